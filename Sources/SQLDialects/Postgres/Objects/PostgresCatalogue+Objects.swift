import SchemaModel

extension PostgresCatalogue {
  static func namespaceExists(_ namespace: String) -> String {
    "\(PostgresText.regnamespace(namespace)) IS NOT NULL"
  }

  static func extensionExists(_ name: String, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = \(PostgresText.literal(name))"
      + "\(condition.map { " AND \($0)" } ?? ""))"
  }

  /// A relation of one of these kinds, by their letters in pg_class.
  static func relationExists(_ relation: ObjectName, ofKind kinds: [String]) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = \(PostgresText.regclass(relation)) "
      + "AND relkind IN (\(kinds.map(PostgresText.literal).joined(separator: ", "))))"
  }

  static func domainExists(_ domain: ObjectName, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = \(PostgresText.regtype(domain)) AND typtype = 'd'"
      + "\(condition.map { " AND \($0)" } ?? ""))"
  }

  static func arrayColumnExists(of domain: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON typarray = atttypid "
      + "WHERE pg_type.oid = \(PostgresText.regtype(domain)) AND NOT attisdropped)"
  }

  static func domainConstraintExists(_ name: String, on domain: ObjectName, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = \(PostgresText.regtype(domain)) "
      + "AND conname = \(PostgresText.literal(name))\(condition.map { " AND \($0)" } ?? ""))"
  }

  /// A routine by its name and its types, which are asked for first where the schema has them: before version 16
  /// `to_regprocedure` fails on a type that is not there.
  static func routineExists(_ routine: RoutineDefinition) -> String { routineExists(routine, nil) }

  static func routineExists(_ routine: RoutineDefinition, _ condition: String?) -> String {
    let isToldAll = routine.dependencies.isEmpty
    var types: [String] = []
    for argument in routine.arguments where argument.mode != .out {
      let type = PostgresText.text(argument.type)
      let mayGo = !isToldAll || !argument.type.mentionedObjects.isEmpty
      if mayGo, !types.contains(type) { types.append(type) }
    }
    let areThere = types.map { "to_regtype(\(PostgresText.literal($0))) IS NOT NULL" }.joined(separator: " AND ")
    let found = "to_regprocedure(\(PostgresText.literal(PostgresText.routine(routine))))"
    return routineExists(areThere.isEmpty ? found : "CASE WHEN \(areThere) THEN \(found) END", routine.kind, condition)
  }

  /// A routine that the schema does not have, by what stands before its types and the types themselves.
  static func routineExists(_ routine: String, signature: String, _ kind: RoutineDefinition.Kind) -> String {
    routineExists("to_regprocedure(\(PostgresText.literal("\(routine)(\(signature))")))", kind)
  }

  private static func routineExists(
    _ oid: String,
    _ kind: RoutineDefinition.Kind,
    _ condition: String? = nil
  ) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = \(oid) AND prokind = '\(kind == .function ? "f" : "p")'"
      + "\(condition.map { " AND \($0)" } ?? ""))"
  }

  /// Whether a routine is not the second yet, by what CREATE OR REPLACE does not change; nil where pg_proc says that in no
  /// plain form, as of RETURNS TABLE.
  static func routineDiffers(_ old: RoutineDefinition, from new: RoutineDefinition) -> String? {
    var conditions: [String] = []
    if old.argumentNames != new.argumentNames, let names = new.argumentNames {
      let array = names.map(PostgresText.literal).joined(separator: ", ")
      conditions.append("proargnames IS DISTINCT FROM \(names.isEmpty ? "NULL" : "ARRAY[\(array)]")")
    }
    if old.countOfDefaults != new.countOfDefaults { conditions.append("pronargdefaults <> \(new.countOfDefaults)") }
    if old.returns != new.returns, let returns = new.returns, !new.arguments.contains(where: { $0.mode == .out }) {
      let (text, set) = (PostgresText.text(returns), "SETOF ")
      if !text.hasPrefix("TABLE(") {
        let isSet = text.hasPrefix(set)
        let type = PostgresText.literal(isSet ? String(text.dropFirst(set.count)) : text)
        conditions.append("prorettype IS DISTINCT FROM to_regtype(\(type))::oid OR proretset <> \(isSet)")
      }
    }
    return conditions.isEmpty ? nil : "(\(conditions.joined(separator: " OR ")))"
  }

  static func triggerExists(_ trigger: TriggerDefinition) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = \(PostgresText.regclass(trigger.table)) "
      + "AND tgname = \(PostgresText.literal(trigger.name)) AND NOT tgisinternal)"
  }

  static func policyExists(_ policy: PolicyDefinition) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = \(PostgresText.regclass(policy.table)) "
      + "AND polname = \(PostgresText.literal(policy.name)))"
  }
}

extension RoutineDefinition {
  /// As pg_proc has them: none where no argument has a name; nil where the columns of a result are among them.
  fileprivate var argumentNames: [String]? {
    if returns.map(PostgresText.text)?.hasPrefix("TABLE(") == true { return nil }
    return arguments.contains { $0.name != nil } ? arguments.map { $0.name ?? "" } : []
  }

  fileprivate var countOfDefaults: Int { arguments.count { $0.defaultValue != nil } }
}
