import SchemaModel

/// What columns have of the domain that is their type.
extension DatabaseSchema {
  /// A change of type to or from a domain is one of the types below it, and the domain's rules come to it.
  func typeChange(from old: ColumnType, to new: ColumnType) -> PostgresTypeChange {
    let (before, after) = (typeBelow(old), typeBelow(new))
    let change = before == after ? .free() : PostgresTypeChange(from: before, to: after)
    guard isConstrained(new) else { return change }
    let values = PostgresTypeChange.Values.mayFail("values that \(new) refuses")
    return switch change {
    case .free(.kept, let needsUTC), .free(.mayFail, let needsUTC): .rewriting(values, needsUTC: needsUTC)
    case .free(let values, let needsUTC): .rewriting(values, needsUTC: needsUTC)
    case .rewriting(.kept, let cast, let needsUTC): .rewriting(values, cast: cast, needsUTC: needsUTC)
    case .rewriting, .needsAuthor: change
    }
  }

  /// The type of a domain that is one of this name, all the way down.
  private func typeBelow(_ type: ColumnType) -> ColumnType {
    guard let domain = domain(type) else { return type }
    return typeBelow(domain.type)
  }

  /// The server holds every row against the domain, also where the column's value is NULL.
  func isConstrained(_ type: ColumnType) -> Bool {
    guard let domain = domain(type) else { return false }
    return !domain.isNullable || !domain.checks.isEmpty || isConstrained(domain.type)
  }

  private func domain(_ type: ColumnType) -> DomainDefinition? {
    guard case .domain(let name) = type else { return nil }
    for case .domain(let domain) in objects where domain.name == name { return domain }
    return nil
  }
}
