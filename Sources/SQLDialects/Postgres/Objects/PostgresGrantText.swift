import SchemaModel

/// Grants as SQL, and what the catalogue is asked about them: Postgres and Aurora DSQL.
enum PostgresGrantText {
  static let privileges = "name privileges of Postgres: SELECT, INSERT, UPDATE, DELETE, USAGE, EXECUTE …"

  /// The kind and the name of what a grant is on.
  static func words(_ target: GrantDefinition.Target, in schema: DatabaseSchema) -> String {
    switch target {
    case .relation(let name, _): "TABLE \(PostgresText.name(name))"
    case .sequence(let name): "SEQUENCE \(PostgresText.name(name))"
    case .namespace(let name): "SCHEMA \(PostgresText.quoted(name))"
    case .routine(_, let kind, _): "\(kind.rawValue.uppercased()) \(routine(target, in: schema))"
    case .type(let name): "TYPE \(PostgresText.name(name))"
    }
  }

  static func exists(_ target: GrantDefinition.Target, in schema: DatabaseSchema) -> String {
    switch target {
    case .relation(let name, let columns):
      columns.isEmpty
        ? PostgresCatalogue.relationExists(name)
        : columns.map { PostgresCatalogue.columnExists($0, of: name) }.joined(separator: " AND ")
    case .sequence(let name): PostgresCatalogue.relationExists(name)
    case .namespace(let name): PostgresCatalogue.namespaceExists(name)
    case .routine(let name, let kind, let signature):
      schema.routine(of: target).map(PostgresCatalogue.routineExists)
        ?? PostgresCatalogue.routineExists(PostgresText.name(name), signature: signature, kind)
    case .type(let name): PostgresCatalogue.typeExists(name)
    }
  }

  /// With the types as the routine itself has them, if it is one of the schema's.
  private static func routine(_ target: GrantDefinition.Target, in schema: DatabaseSchema) -> String {
    guard case .routine(let name, _, let signature) = target else { return "" }
    return schema.routine(of: target).map(PostgresText.routine) ?? "\(PostgresText.name(name))(\(signature))"
  }

  static func roleIsThere(_ grant: GrantDefinition) -> String? {
    PostgresText.isPublic(grant.role) ? nil : "Fails if there is no role \(grant.role): roles are made by hand."
  }

  /// Privileges stand in the SQL as they are: why these cannot.
  static func obstacle(_ grant: GrantDefinition) -> String? {
    if grant.privileges.isEmpty { return "it grants nothing" }
    return grant.privileges.first { privilege in
      privilege.isEmpty || !privilege.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || $0 == " " }
    }.map { "'\($0)' is no privilege" }
  }

  static func proofs(_ grant: GrantDefinition, in schema: DatabaseSchema) -> [Verification] {
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
          "has_function_privilege(\(role), "
            + "to_regprocedure(\(PostgresText.literal(routine(grant.target, in: schema)))), \(words))"
        ]
      case .type(let name): ["has_type_privilege(\(role), \(PostgresText.regtype(name)), \(words))"]
      }
    }
    return [PostgresCatalogue.proof(conditions.joined(separator: " AND "))]
  }
}

extension DatabaseSchema {
  fileprivate func routine(of target: GrantDefinition.Target) -> RoutineDefinition? {
    guard case .routine(let name, let kind, let signature) = target else { return nil }
    for case .routine(let routine) in objects
    where routine.name == name && routine.kind == kind && routine.signature == signature {
      return routine
    }
    return nil
  }
}

extension GrantDefinition {
  /// The server gives these to everybody when it makes the object, and no REVOKE of ours took them away.
  var isEverybodysAnyway: Bool {
    guard PostgresText.isPublic(role) else { return false }
    return switch target {
    case .routine: privileges == ["EXECUTE"]
    case .type: privileges == ["USAGE"]
    case .namespace("public"): privileges == ["USAGE"]
    case .relation, .sequence, .namespace: false
    }
  }
}
