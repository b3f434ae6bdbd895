import SchemaModel

/// Whole statements about namespaces, extensions, domains and sequences, and comments on all objects.
enum PostgresObjectStatements {
  /// `COMMENT ON VIEW "v" IS …`; `object` is the kind and the name as SQL.
  static func comment(on object: String, _ comment: String?) -> String {
    "COMMENT ON \(object) IS \(comment.map(PostgresText.literal) ?? "NULL")"
  }

  static func createNamespace(_ namespace: NamespaceDefinition) -> String {
    "CREATE SCHEMA IF NOT EXISTS \(PostgresText.quoted(namespace.name))"
  }

  static func createExtension(_ definition: ExtensionDefinition) -> String {
    var statement = "CREATE EXTENSION IF NOT EXISTS \(PostgresText.quoted(definition.name))"
    if let namespace = definition.namespace { statement += " SCHEMA \(PostgresText.quoted(namespace))" }
    if let version = definition.version { statement += " VERSION \(PostgresText.quoted(version))" }
    return statement
  }

  // MARK: Domains

  static func createDomain(_ domain: DomainDefinition) -> String {
    var statement = "CREATE DOMAIN \(PostgresText.name(domain.name)) AS \(PostgresText.type(domain.type))"
    if let collation = domain.collation { statement += " COLLATE \(PostgresText.quoted(collation))" }
    if let value = domain.defaultValue { statement += " DEFAULT \(PostgresText.defaultValue(value))" }
    if !domain.isNullable { statement += " NOT NULL" }
    return statement + domain.checks.filter(\.isValidated).map { " \(PostgresClauses.check($0))" }.joined()
  }

  static func alterDomain(_ domain: ObjectName, _ action: String) -> String {
    "ALTER DOMAIN \(PostgresText.name(domain)) \(action)"
  }

  // MARK: Sequences

  static func createSequence(_ sequence: SequenceDefinition) -> String {
    let clauses = options(sequence.options)
    return
      (["CREATE SEQUENCE IF NOT EXISTS \(PostgresText.name(sequence.name)) AS \(PostgresText.type(sequence.type))"]
      + clauses).joined(separator: " ")
  }

  /// The options that were said, in the order of the documentation: of a sequence, or of an identity column.
  static func options(_ options: SequenceOptions) -> [String] {
    [
      options.increment.map { "INCREMENT BY \($0)" }, options.minimum.map { "MINVALUE \($0)" },
      options.maximum.map { "MAXVALUE \($0)" }, options.start.map { "START WITH \($0)" },
      options.cache.map { "CACHE \($0)" }, options.cycles.map { $0 ? "CYCLE" : "NO CYCLE" },
    ].compactMap { $0 }
  }

  /// What leads from one sequence to the other. Limits are said where they return to the server's own: with another type
  /// it may take NO MAXVALUE of a descending sequence for that of an ascending one.
  static func alterations(from old: SequenceDefinition, to new: SequenceDefinition) -> [String] {
    var clauses: [String] = []
    let (before, after) = (old.options, new.options)
    if old.type != new.type { clauses.append("AS \(PostgresText.type(new.type))") }
    if before.increment != after.increment { clauses.append("INCREMENT BY \(after.increment ?? 1)") }
    let isTurned = before.isDescending != after.isDescending
    if before.minimum != after.minimum || isTurned || old.type != new.type {
      clauses.append("MINVALUE \(after.minimum ?? (after.isDescending ? new.type.limits.lowerBound : 1))")
    }
    if before.maximum != after.maximum || isTurned || old.type != new.type {
      clauses.append("MAXVALUE \(after.maximum ?? (after.isDescending ? -1 : new.type.limits.upperBound))")
    }
    if before.firstValue != after.firstValue { clauses.append("START WITH \(after.firstValue)") }
    if before.cache != after.cache { clauses.append("CACHE \(after.cache ?? 1)") }
    if before.cycles != after.cycles { clauses.append(after.cycles == true ? "CYCLE" : "NO CYCLE") }
    return clauses
  }
}

extension SequenceOptions {
  var isDescending: Bool { (increment ?? 1) < 0 }

  /// Where it starts, said or not.
  var firstValue: Int64 { start ?? (isDescending ? maximum ?? -1 : minimum ?? 1) }
}

extension ColumnType {
  /// What a sequence of the type can count through.
  fileprivate var limits: ClosedRange<Int64> {
    switch self {
    case .builtin("smallint", []): Int64(Int16.min)...Int64(Int16.max)
    case .builtin("integer", []): Int64(Int32.min)...Int64(Int32.max)
    default: Int64.min...Int64.max
    }
  }
}
