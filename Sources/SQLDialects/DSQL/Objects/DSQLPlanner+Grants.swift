import SchemaModel

/// Each GRANT and REVOKE is DDL to DSQL: a transaction of its own (facts/dsql.md, section 1.5). All of them may run twice.
extension DSQLPlanner {
  mutating func createGrant(_ grant: GrantDefinition) {
    let target = PostgresGrantText.words(grant.target, in: schema)
    add(
      "\(SchemaObject.grant(grant).key): \(list(grant.privileges))",
      .grant,
      [PostgresObjectStatements.grant(grant, on: target, grant.privileges)],
      note: PostgresGrantText.roleIsThere(grant),
      proofs: PostgresGrantText.proofs(grant, in: schema)
    )
  }

  mutating func alterGrant(from old: GrantDefinition, to new: GrantDefinition) {
    let target = PostgresGrantText.words(new.target, in: schema)
    let gone = old.privileges.filter { !new.privileges.contains($0) }
    var statements: [String] = []
    if !gone.isEmpty { statements.append(PostgresObjectStatements.revoke(old, on: target, gone)) }
    let kept = new.privileges.filter(old.privileges.contains)
    if old.withGrantOption, !new.withGrantOption, !kept.isEmpty {
      statements.append(PostgresObjectStatements.revoke(old, on: target, kept, optionOnly: true))
    }
    // Said in full, so that it holds again when the file runs twice: ALL takes the others along.
    statements.append(PostgresObjectStatements.grant(new, on: target, new.privileges))
    if !gone.isEmpty { statements += grantsBeside(old) }
    add(
      "\(SchemaObject.grant(new).key): \(list(old.privileges)) becomes \(list(new.privileges))",
      .grant,
      statements,
      note: PostgresGrantText.roleIsThere(new),
      proofs: PostgresGrantText.proofs(new, in: schema)
    )
  }

  /// REVOKE has no IF EXISTS. Where the plan drops what the grant is on, the grant goes with it.
  mutating func dropGrant(_ grant: GrantDefinition) {
    if droppedTargets.contains(grant.target.kindAndName) || losesColumns(grant.target) { return }
    let target = PostgresGrantText.words(grant.target, in: schema)
    let title = "\(SchemaObject.grant(grant).key): revoke \(list(grant.privileges))"
    if grant.isEverybodysAnyway {
      let statement = PostgresObjectStatements.grant(grant, on: target, grant.privileges)
      return add(title, .grant, [statement], note: "Everybody has it by default, and keeps it.")
    }
    let revoke = PostgresObjectStatements.revoke(grant, on: target, grant.privileges)
    add(title, .grant, [revoke] + grantsBeside(grant), note: PostgresGrantText.roleIsThere(grant))
  }

  private func losesColumns(_ target: GrantDefinition.Target) -> Bool {
    guard case .relation(let name, let columns) = target, let gone = droppedColumns[name] else { return false }
    return !columns.isEmpty && gone.isSuperset(of: columns)
  }

  /// REVOKE on a table takes the rights on its columns along, and two grants may give the same right: what others give
  /// is given again.
  private func grantsBeside(_ grant: GrantDefinition) -> [String] {
    let key = SchemaObject.grant(grant).key
    return schema.objects.compactMap { object in
      guard case .grant(let other) = object, object.key != key, other.role == grant.role,
        other.target.isSame(as: grant.target), !changes.contains(.dropObject(object))
      else { return nil }
      let target = PostgresGrantText.words(other.target, in: schema)
      return PostgresObjectStatements.grant(other, on: target, other.privileges)
    }
  }

  private func list(_ privileges: [String]) -> String { privileges.joined(separator: ", ") }
}

extension GrantDefinition.Target {
  /// What is dropped as a whole takes its grants along.
  var kindAndName: String {
    switch self {
    case .relation(let name, _): "relation \(name)"
    case .sequence(let name): "sequence \(name)"
    case .namespace(let name): "namespace \(name)"
    case .routine(let name, _, let signature): "routine \(name)(\(signature))"
    case .type(let name): "type \(name)"
    }
  }
}

extension Change {
  /// What it drops, as `kindAndName` says it.
  var droppedTarget: String? {
    switch self {
    case .dropTable(let table): "relation \(table.name)"
    case .dropObject(.view(let view)): "relation \(view.name)"
    case .dropObject(.sequence(let sequence)): "sequence \(sequence.name)"
    case .dropObject(.namespace(let namespace)): "namespace \(namespace.name)"
    case .dropObject(.routine(let routine)): "routine \(routine.name)(\(routine.signature))"
    case .dropObject(.domain(let domain)): "type \(domain.name)"
    default: nil
    }
  }
}
