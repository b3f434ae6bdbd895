import SchemaModel

struct PostgresRules: PostgresFamilyRules {
  let options: DialectOptions
  let title = "Postgres"
  let limits = DialectLimits(nameLength: 63, nameUnit: .bytes, columns: 1600, keyColumns: 32)
  let uniqueIsIndex = false
  let identityTypes: Set = ["smallint", "integer", "bigint"]

  let typeNames: Set = [
    "smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean", "char", "varchar", "text",
    "bytea", "uuid", "date", "time", "timestamptz", "timestamp", "interval", "json", "jsonb", "inet", "vector",
    "tsvector", "[]",
  ]

  func has(_ feature: DialectFeature) -> Bool {
    switch feature {
    case .nullsNotDistinct, .setSomeColumns: options.minimumVersion >= ServerVersion(15)
    case .virtualColumn: options.minimumVersion >= ServerVersion(18)
    case .prefixLength, .invisibleIndex, .indexParser, .columnCharacterSet, .tableCharacterSet: false
    default: true
    }
  }

  func lowered(_ type: DeclaredType) throws(UnavailableType) -> LoweredType {
    switch type {
    case .decimal(let precision, let scale):
      let scales = options.minimumVersion >= ServerVersion(15) ? -1000...1000 : 0...max(0, precision)
      try bounds.checkDecimal(precision, scale, precisions: 1...1000, scales: scales)
      return LoweredType(.builtin("numeric", [precision, scale]))
    case .char(let length):
      try bounds.check(length, of: "char", in: 1...10_485_760, wayOut: "use .text")
      return LoweredType(.builtin("char", [length]))
    case .varchar(let length):
      try bounds.check(length, of: "varchar", in: 1...10_485_760, wayOut: "use .text")
      return LoweredType(.builtin("varchar", [length]))
    case .array(let element):
      let inner = try lowered(element)
      guard inner.constraint == nil else {
        throw UnavailableType(
          reason: "the elements of array(\(element.words)) cannot be held to its limit",
          wayOut: "use an array of a type without one"
        )
      }
      // The number of dimensions is no part of an array's type.
      if case .array = inner.type { return inner }
      return LoweredType(.array(inner.type))
    case .enumeration(let enumeration):
      guard enumeration.storage == .native else { return checkedText(enumeration) }
      return LoweredType(.enumType(ObjectName(enumeration.name, in: enumeration.namespace)))
    case .domain(let name):
      return LoweredType(.domain(name))
    case .inet:
      return LoweredType(.builtin("inet"))
    case .vector(let dimensions):
      try bounds.check(dimensions, of: "vector", in: 1...16_000, wayOut: "choose fewer dimensions")
      return LoweredType(.builtin("vector", [dimensions]))
    case .tsvector:
      return LoweredType(.builtin("tsvector"))
    default:
      if let scalar = try scalar(type) { return scalar }
      throw bounds.unavailable(type.words)
    }
  }

  func identityCache(_ declared: Int?) -> Int? { declared }

  func collation(_ declared: String) -> String? { declared }

  func keyProblem(_ type: ColumnType, method: String?, prefixLength: Int?) -> String? {
    guard method == nil, type == .builtin("json") else { return nil }
    return "a json column has no order and cannot be a key; use .jsonb"
  }
}
