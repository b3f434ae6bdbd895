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
    changes.contains { planned in
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

  private func exists(_ target: GrantDefinition.Target) -> String {
    switch target {
    case .relation(let name, let columns):
      columns.isEmpty
        ? PostgresCatalogue.relationExists(name)
        : columns.map { PostgresCatalogue.columnExists($0, of: name) }.joined(separator: " AND ")
    case .sequence(let name): PostgresCatalogue.relationExists(name)
    case .namespace(let name): PostgresCatalogue.namespaceExists(name)
    case .routine(_, let kind, _): PostgresCatalogue.routineExists(routine(target), kind)
    case .type(let name): PostgresCatalogue.typeExists(name)
    }
  }

  // MARK: Words

  /// The kind and the name as SQL.
  private func words(_ target: GrantDefinition.Target) -> String {
    switch target {
    case .relation(let name, _): "TABLE \(PostgresText.name(name))"
    case .sequence(let name): "SEQUENCE \(PostgresText.name(name))"
    case .namespace(let name): "SCHEMA \(PostgresText.quoted(name))"
    case .routine(_, let kind, _): "\(kind.rawValue.uppercased()) \(routine(target))"
    case .type(let name): "TYPE \(PostgresText.name(name))"
    }
  }

  /// With the types as the routine itself has them, if it is one of the schema's.
  private func routine(_ target: GrantDefinition.Target) -> String {
    guard case .routine(let name, let kind, let signature) = target else { return "" }
    for case .routine(let routine) in schema.objects
    where routine.name == name && routine.kind == kind && routine.signature == signature {
      return PostgresText.routine(routine)
    }
    return "\(PostgresText.name(name))(\(signature))"
  }

  private func list(_ privileges: [String]) -> String { privileges.joined(separator: ", ") }

  private static func roleIsThere(_ grant: GrantDefinition) -> String? {
    PostgresText.isPublic(grant.role) ? nil : "Fails if there is no role \(grant.role): roles are made by hand."
  }

  private func proofs(_ grant: GrantDefinition) -> [Verification] {
    if grant.privileges.contains(where: { $0.hasPrefix("ALL") }) { return [] }
    let isPublic = PostgresText.isPublic(grant.role)
    // Words like CURRENT_USER are no names.
    guard isPublic || PostgresText.role(grant.role) == PostgresText.quoted(grant.role) else { return [] }
    let role = PostgresText.literal(isPublic ? "public" : grant.role)
    let conditions = grant.privileges.flatMap { privilege in
      let words = PostgresText.literal(privilege + (grant.withGrantOption ? " WITH GRANT OPTION" : ""))
      return switch grant.target {
      case .relation(let name, let columns):
        columns.isEmpty
          ? ["has_table_privilege(\(role), \(PostgresText.regclass(name)), \(words))"]
          : columns.map { column in
            "has_column_privilege(\(role), \(PostgresText.regclass(name)), \(PostgresText.literal(column)), \(words))"
          }
      case .sequence(let name): ["has_sequence_privilege(\(role), \(PostgresText.regclass(name)), \(words))"]
      case .namespace(let name): ["has_schema_privilege(\(role), \(PostgresText.regnamespace(name)), \(words))"]
      case .routine:
        [
          "has_function_privilege(\(role), to_regprocedure(\(PostgresText.literal(routine(grant.target)))), \(words))"
        ]
      case .type(let name): ["has_type_privilege(\(role), \(PostgresText.regtype(name)), \(words))"]
      }
    }
    return [PostgresCatalogue.proof(conditions.joined(separator: " AND "))]
  }

  /// Privileges stand in the SQL as they are.
  private mutating func areWords(_ grant: GrantDefinition) -> Bool {
    let wrong = grant.privileges.first { privilege in
      privilege.isEmpty || !privilege.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || $0 == " " }
    }
    if wrong == nil, !grant.privileges.isEmpty { return true }
    refuse(
      SchemaObject.grant(grant).key.description,
      wrong.map { "'\($0)' is no privilege" } ?? "it grants nothing",
      wayOut: "name privileges of Postgres: SELECT, INSERT, UPDATE, DELETE, USAGE, EXECUTE …"
    )
    return false
  }
}

extension GrantDefinition {
  /// The server gives these to everybody when it makes the object, and no REVOKE of ours took them away.
  fileprivate var isEverybodysAnyway: Bool {
    guard PostgresText.isPublic(role) else { return false }
    return switch target {
    case .routine: privileges == ["EXECUTE"]
    case .type: privileges == ["USAGE"]
    case .namespace("public"): privileges == ["USAGE"]
    case .relation, .sequence, .namespace: false
    }
  }
}

extension GrantDefinition.Target {
  /// The same object, whichever of its columns.
  fileprivate func isSame(as other: Self) -> Bool {
    if case (.relation(let name, _), .relation(let otherName, _)) = (self, other) { return name == otherName }
    return self == other
  }
}
