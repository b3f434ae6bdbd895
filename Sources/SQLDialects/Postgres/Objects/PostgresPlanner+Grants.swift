import SchemaModel

extension PostgresPlanner {
  mutating func createGrant(_ grant: GrantDefinition) {
    guard areWords(grant) else { return }
    let target = words(grant.target)
    add(
      "\(SchemaObject.grant(grant).key): \(list(grant.privileges))",
      .grant,
      [PostgresObjectStatements.grant(grant, on: target, grant.privileges)],
      note: Self.roleIsThere(grant),
      proofs: proofs(grant)
    )
  }

  mutating func alterGrant(from old: GrantDefinition, to new: GrantDefinition) {
    guard areWords(old), areWords(new) else { return }
    let target = words(new.target)
    let gone = old.privileges.filter { !new.privileges.contains($0) }
    var statements: [String] = []
    if !gone.isEmpty { statements.append(PostgresObjectStatements.revoke(old, on: target, gone)) }
    let kept = new.privileges.filter(old.privileges.contains)
    if old.withGrantOption, !new.withGrantOption, !kept.isEmpty {
      statements.append(PostgresObjectStatements.revoke(old, on: target, kept, optionOnly: true))
    }
    let isWider = new.withGrantOption && !old.withGrantOption
    // ALL takes the others along.
    let isAllGone = gone.contains { $0.hasPrefix("ALL") }
    let added = isWider || isAllGone ? new.privileges : new.privileges.filter { !old.privileges.contains($0) }
    if !added.isEmpty { statements.append(PostgresObjectStatements.grant(new, on: target, added)) }
    if !gone.isEmpty { statements += grantsBeside(old) }
    add(
      "\(SchemaObject.grant(new).key): \(list(old.privileges)) becomes \(list(new.privileges))",
      gone.isEmpty ? .grant : .revoke,
      statements.count > 1 ? [PostgresStatements.block(statements)] : statements,
      note: Self.roleIsThere(new),
      proofs: proofs(new)
    )
  }

  mutating func dropGrant(_ grant: GrantDefinition) {
    guard areWords(grant) else { return }
    let target = words(grant.target)
    let title = "\(SchemaObject.grant(grant).key): revoke \(list(grant.privileges))"
    if grant.isEverybodysAnyway {
      let statement = PostgresObjectStatements.grant(grant, on: target, grant.privileges)
      add(title, .grant, guarded([statement], grant), note: "Everybody has it by default, and keeps it.")
      return
    }
    let revoke = PostgresObjectStatements.revoke(grant, on: target, grant.privileges)
    add(title, .revoke, guarded([revoke] + grantsBeside(grant), grant), note: Self.roleIsThere(grant))
  }

  // MARK: What is not to be touched

  /// REVOKE on a table takes the rights on its columns along, and two grants may give the same right: what others give
  /// is given again.
  private func grantsBeside(_ grant: GrantDefinition) -> [String] {
    let key = SchemaObject.grant(grant).key
    return schema.objects.compactMap { object in
      guard case .grant(let other) = object, object.key != key, other.role == grant.role,
        other.target.isSame(as: grant.target), !isDropped(object)
      else { return nil }
      return PostgresObjectStatements.grant(other, on: words(other.target), other.privileges)
    }
  }

  private func isDropped(_ object: SchemaObject) -> Bool {
    changes.contains { $0.change == .dropObject(object) }
  }

  /// Run again, what the rights were on may be gone.
  private func guarded(_ statements: [String], _ grant: GrantDefinition) -> [String] {
    guard targetGoes(grant.target) else {
      return statements.count == 1 ? statements : [PostgresStatements.block(statements)]
    }
    return [PostgresStatements.block(if: exists(grant.target), statements)]
  }

  private func targetGoes(_ target: GrantDefinition.Target) -> Bool {
    // A partition, or a table that is kept as text.
    if case .relation(let name, _) = target, schema.table(name) == nil,
      !schema.objects.contains(where: { $0.kind == .view && $0.name == name })
    {
      return true
    }
    return changes.contains { planned in
      switch (planned.change, target) {
      case (.dropTable(let table), .relation(let name, _)): table.name == name
      case (.dropColumn(let table, let column), .relation(let name, let columns)):
        table == name && columns.contains(column.name)
      case (.dropEnum(let definition), .type(let name)): definition.name == name
      case (.dropObject(.view(let view)), .relation(let name, _)): view.name == name
      case (.dropObject(.sequence(let sequence)), .sequence(let name)): sequence.name == name
      case (.dropObject(.namespace(let namespace)), .namespace(let name)): namespace.name == name
      case (.dropObject(.routine(let routine)), .routine(let name, _, _)): routine.name == name
      case (.dropObject(.domain(let domain)), .type(let name)): domain.name == name
      default: false
      }
    }
  }

  private func exists(_ target: GrantDefinition.Target) -> String { PostgresGrantText.exists(target, in: schema) }

  // MARK: Words

  private func words(_ target: GrantDefinition.Target) -> String { PostgresGrantText.words(target, in: schema) }

  private func list(_ privileges: [String]) -> String { privileges.joined(separator: ", ") }

  private static func roleIsThere(_ grant: GrantDefinition) -> String? { PostgresGrantText.roleIsThere(grant) }

  private func proofs(_ grant: GrantDefinition) -> [Verification] { PostgresGrantText.proofs(grant, in: schema) }

  /// Privileges stand in the SQL as they are.
  private mutating func areWords(_ grant: GrantDefinition) -> Bool {
    guard let reason = PostgresGrantText.obstacle(grant) else { return true }
    refuse(SchemaObject.grant(grant).key.description, reason, wayOut: PostgresGrantText.privileges)
    return false
  }
}

extension GrantDefinition.Target {
  /// The same object, whichever of its columns.
  func isSame(as other: Self) -> Bool {
    if case (.relation(let name, _), .relation(let otherName, _)) = (self, other) { return name == otherName }
    return self == other
  }
}
