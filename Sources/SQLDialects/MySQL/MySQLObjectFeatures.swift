import SchemaModel

/// Objects that MySQL lacks, and what it lacks of those that it has.
enum MySQLObjectFeatures {
  static func refusals(_ object: SchemaObject) -> [Refusal] {
    switch object {
    case .namespace:
      return [
        refusal(
          object,
          "MySQL has no namespaces inside a database: what it calls a schema is a database",
          "leave it out for MySQL, and put its tables into the database that is selected"
        )
      ]
    case .extension: return [refusal(object, "MySQL has no extensions", "leave it out for MySQL")]
    case .domain:
      return [
        refusal(object, "MySQL has no domains", "give the columns the type itself, and a check of their own")
      ]
    case .sequence:
      return [
        refusal(object, "MySQL has no sequences", "give the column an identity, which becomes AUTO_INCREMENT")
      ]
    case .policy:
      return [
        refusal(
          object,
          "MySQL has no row-level security",
          "leave it out for MySQL, and let views or the application choose the rows"
        )
      ]
    case .routine(let routine): return names(object) + missing(in: routine).map { self.missing(object, $0) }
    case .view(let view): return names(object) + missing(in: view).map { self.missing(object, $0) }
    case .trigger(let trigger): return names(object) + missing(in: trigger).map { self.missing(object, $0) }
    case .grant(let grant): return refusals(object, grant)
    case .raw: return []
    }
  }

  private static func refusal(_ object: SchemaObject, _ reason: String, _ wayOut: String) -> Refusal {
    Refusal(object.key.description, reason, wayOut: wayOut)
  }

  private static func missing(_ object: SchemaObject, _ feature: String) -> Refusal {
    refusal(
      object,
      "MySQL does not have \(feature), which \(object.key) asks for",
      "leave it out for MySQL, or declare another form for it"
    )
  }

  private static func names(_ object: SchemaObject) -> [Refusal] {
    var refusals = MySQLFeatures.refusals(name: object.name.name, of: object.key.description)
    if let namespace = object.name.namespace {
      refusals.append(
        refusal(
          object,
          "MySQL has no namespaces inside a database: '\(namespace)' would be another database",
          "give it a name of its own for MySQL, without a namespace"
        )
      )
    }
    return refusals
  }

  private static func missing(in view: ViewDefinition) -> [String] {
    var features: [String] = []
    if view.isMaterialized { features.append("materialized views") }
    if !view.isMaterialized, !view.indexes.isEmpty { features.append("indexes on views") }
    if view.isSecurityBarrier { features.append("security barriers") }
    if view.comment != nil { features.append("comments on views") }
    return features
  }

  private static func missing(in routine: RoutineDefinition) -> [String] {
    var features: [String] = []
    if routine.language.lowercased() != "sql" { features.append("the language \(routine.language)") }
    if routine.isStrict { features.append("STRICT functions") }
    if routine.volatility == .stable { features.append("STABLE functions (say READS SQL DATA)") }
    for argument in routine.arguments {
      if argument.name == nil { features.append("arguments without a name") }
      if argument.mode == .variadic { features.append("VARIADIC arguments") }
      if argument.defaultValue != nil { features.append("defaults of arguments") }
      if routine.kind == .function, argument.mode != .in { features.append("functions with OUT arguments") }
    }
    if routine.kind == .function, routine.returns == nil { features.append("functions without RETURNS") }
    return features
  }

  private static func missing(in trigger: TriggerDefinition) -> [String] {
    var features: [String] = []
    if trigger.events.count != 1 { features.append("triggers on several events") }
    if trigger.events.contains(.truncate) { features.append("triggers on TRUNCATE") }
    if trigger.timing == .insteadOf { features.append("INSTEAD OF triggers") }
    if trigger.level == .statement { features.append("triggers for each statement") }
    if !trigger.columns.isEmpty { features.append("UPDATE OF columns") }
    if trigger.condition != nil { features.append("a condition of a trigger (put IF into its body)") }
    if trigger.oldTable != nil || trigger.newTable != nil { features.append("tables of changed rows") }
    if trigger.deferrability != nil { features.append("constraint triggers") }
    if case .function = trigger.action { features.append("trigger functions (a trigger holds its own statement)") }
    if trigger.comment != nil { features.append("comments on triggers") }
    return features
  }

  private static func refusals(_ object: SchemaObject, _ grant: GrantDefinition) -> [Refusal] {
    switch grant.target {
    case .relation, .routine: names(object)
    case .sequence: [refusal(object, "MySQL has no sequences", "leave it out for MySQL")]
    case .type: [refusal(object, "MySQL has no types of their own", "leave it out for MySQL")]
    case .namespace:
      [
        refusal(
          object,
          "MySQL has no namespaces inside a database",
          "grant on each table, or grant on the database by hand: --empty"
        )
      ]
    }
  }
}
