import SchemaModel

/// What Postgres and DSQL, which speaks its language, have in common.
protocol PostgresFamilyRules: DialectRules {
  /// The names of the types that the servers have, in canonical spelling.
  var typeNames: Set<String> { get }
}

extension PostgresFamilyRules {
  var bounds: TypeBounds { TypeBounds(title: title, dialect: options.name) }

  /// A type that both have; nil for those that differ.
  func scalar(_ type: DeclaredType) throws(UnavailableType) -> LoweredType? {
    switch type {
    case .smallint: return LoweredType(.builtin("smallint"))
    case .integer: return LoweredType(.builtin("integer"))
    case .bigint: return LoweredType(.builtin("bigint"))
    case .real: return LoweredType(.builtin("real"))
    case .double: return LoweredType(.builtin("double precision"))
    case .boolean: return LoweredType(.builtin("boolean"))
    case .text: return LoweredType(.builtin("text"))
    case .bytes: return LoweredType(.builtin("bytea"))
    case .varbytes(let length):
      try bounds.check(length, of: "varbytes", in: 1...1_073_741_823, wayOut: "use .bytes")
      return LoweredType(.builtin("bytea"), constraint: .maximumBytes(length))
    case .uuid: return LoweredType(.builtin("uuid"))
    case .date: return LoweredType(.builtin("date"))
    case .time(let digits): return LoweredType(try temporal("time", digits))
    case .timestamp(let digits): return LoweredType(try temporal("timestamptz", digits))
    case .localTimestamp(let digits): return LoweredType(try temporal("timestamp", digits))
    case .interval: return LoweredType(.builtin("interval"))
    case .json, .jsonb: return LoweredType(.builtin("jsonb"))
    case .custom(let text): return LoweredType(canonicalType(text))
    case .decimal, .char, .varchar, .array, .enumeration, .inet, .vector, .tsvector, .domain: return nil
    }
  }

  private func temporal(_ name: String, _ digits: Int?) throws(UnavailableType) -> ColumnType {
    try bounds.checkDigits(digits, of: name)
    return .builtin(name, digits.map { [$0] } ?? [])
  }

  func checkedText(_ enumeration: EnumerationDeclaration) -> LoweredType {
    LoweredType(.builtin("varchar", [enumeration.textLength]), constraint: .oneOf(enumeration.labels))
  }

  func canonicalType(_ text: String) -> ColumnType {
    if text.hasSuffix("[]") {
      let element = canonicalType(String(text.dropLast(2)))
      if case .verbatim = element { return .verbatim(text) }
      return typeNames.contains("[]") ? .array(element) : .verbatim(text)
    }
    guard let parsed = TypeText(text) else { return .verbatim(text) }
    var arguments = parsed.arguments
    let name = PostgresTypeWords.canonical[parsed.name] ?? parsed.name
    if name == "numeric", arguments.count == 1 { arguments.append(0) }
    if name == "char", arguments.isEmpty { arguments = [1] }
    guard typeNames.contains(name), PostgresTypeWords.argumentCounts[name, default: 0...0].contains(arguments.count)
    else {
      return .verbatim(text)
    }
    return .builtin(name, arguments)
  }

  func now(for type: ColumnType) -> String? {
    guard case .builtin(let name, _) = type else { return nil }
    return switch name {
    case "timestamptz": "now()"
    // now() would do, but it is an instant that the server turns into a local time unseen.
    case "timestamp": "LOCALTIMESTAMP"
    case "date": "CURRENT_DATE"
    case "time": "LOCALTIME"
    default: nil
    }
  }

  func random(for type: ColumnType) -> String? {
    switch type {
    case .builtin("uuid", _): "gen_random_uuid()"
    case .builtin("text", _): "gen_random_uuid()::text"
    case .builtin("varchar", let length) where (length.first ?? 0) >= 36: "gen_random_uuid()::text"
    case .builtin("char", [36]): "gen_random_uuid()::text"
    default: nil
    }
  }

  func constant(printed text: String, for type: ColumnType) -> Literal? {
    PostgresPrintedConstant(text: text, type: type).literal
  }

  func uuidDefault(_ digits: String, for type: ColumnType) -> DefaultValue? { nil }

  func scopes(of kind: TableElement.Kind, in table: ObjectName) -> [NameScope] {
    let relations = NameScope(kind: .relations, namespace: table.namespace)
    let constraints = NameScope(kind: .constraints, namespace: table.namespace, table: table.name)
    return switch kind {
    case .primaryKey, .unique, .exclusion: [relations, constraints]
    case .index: [relations]
    case .check, .foreignKey: [constraints]
    }
  }

  func folded(_ name: String) -> String { name }

  var fixedPrimaryKeyName: String? { nil }

  func defaultNulls(isDescending: Bool) -> IndexKey.NullsOrder { isDescending ? .first : .last }

  func literal(_ string: String) -> String { PostgresText.literal(string) }

  /// Types between which the server finds an equality for a foreign key: tried pair by pair on Postgres 15.
  func canReference(from: ColumnDefinition, to: ColumnDefinition) -> Bool {
    guard case .builtin(let child, _) = from.type, case .builtin(let parent, _) = to.type else {
      if case .verbatim = from.type { return true }
      if case .verbatim = to.type { return true }
      if case .array(.verbatim) = from.type { return true }
      return from.type == to.type
    }
    if child == parent { return true }
    let integers: Set = ["smallint", "integer", "bigint"]
    return switch parent {
    case "smallint", "integer", "bigint": integers.contains(child)
    case "real", "double precision":
      integers.contains(child) || ["real", "double precision", "numeric"].contains(child)
    case "numeric": integers.contains(child)
    case "text", "varchar", "char": ["text", "varchar", "char"].contains(child)
    case "date": ["timestamp", "timestamptz"].contains(child)
    case "timestamp": ["date", "timestamptz"].contains(child)
    case "timestamptz": ["date", "timestamp"].contains(child)
    case "interval": child == "time"
    default: false
    }
  }
}

/// Of types in words, made once: an extension of a protocol stores nothing.
private enum PostgresTypeWords {
  static let canonical = [
    "int": "integer", "int2": "smallint", "int4": "integer", "int8": "bigint", "float4": "real",
    "float8": "double precision", "float": "double precision", "bool": "boolean", "decimal": "numeric",
    "character": "char", "character varying": "varchar", "timestamp with time zone": "timestamptz",
    "timestamp without time zone": "timestamp", "time without time zone": "time",
  ]

  /// How many arguments the canonical form has; others have none.
  static let argumentCounts: [String: ClosedRange<Int>] = [
    "numeric": 2...2, "char": 1...1, "varchar": 1...1, "vector": 1...1, "time": 0...1, "timestamp": 0...1,
    "timestamptz": 0...1,
  ]
}
