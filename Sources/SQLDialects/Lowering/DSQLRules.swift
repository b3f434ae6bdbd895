import SchemaModel

/// Aurora DSQL: Postgres' language on a distributed engine that leaves a good part of it out.
struct DSQLRules: PostgresFamilyRules {
  let options: DialectOptions
  let title = "DSQL"
  let limits = DialectLimits(
    nameLength: 63,
    nameUnit: .bytes,
    columns: 255,
    keyColumns: 8,
    indexes: 24,
    namespaces: DSQLObstacles.namespaces
  )
  /// `CREATE UNIQUE INDEX ASYNC IF NOT EXISTS` is the one form of UNIQUE that can be run again: a constraint can only be
  /// made from an index that is finished, and that has no IF NOT EXISTS.
  let uniqueIsIndex = true
  let identityTypes: Set = ["bigint"]

  let typeNames: Set = [
    "smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean", "char", "varchar", "text",
    "bytea", "uuid", "date", "time", "timestamptz", "timestamp", "interval", "json", "jsonb",
  ]

  func has(_ feature: DialectFeature) -> Bool {
    switch feature {
    case .partialIndex, .includedColumns, .nullsNotDistinct, .nullsOrder, .deferrableForeignKey, .matchFull,
      .setDefault, .setSomeColumns, .alwaysIdentity, .identityOptions, .indexComment, .namespaces:
      true
    case .descendingKey, .operatorClass, .keyCollation, .prefixLength, .columnCollation, .deferrableUnique,
      .virtualColumn, .exclusion, .indexParameters, .invisibleIndex, .indexParser, .columnCharacterSet,
      .tableCharacterSet, .tableParameters, .rowSecurity, .unloggedTable, .partitioning:
      false
    }
  }

  func lowered(_ type: DeclaredType) throws(UnavailableType) -> LoweredType {
    switch type {
    case .decimal(let precision, let scale):
      try bounds.checkDecimal(precision, scale, precisions: 1...1000, scales: -1000...1000)
      return LoweredType(.builtin("numeric", [precision, scale]))
    case .char(let length):
      try bounds.check(length, of: "char", in: 1...4096, wayOut: "use .varchar or .text")
      return LoweredType(.builtin("char", [length]))
    case .varchar(let length):
      try bounds.check(length, of: "varchar", in: 1...65_535, wayOut: "use .text")
      return LoweredType(.builtin("varchar", [length]))
    case .enumeration(let enumeration):
      // There is no CREATE TYPE.
      return checkedText(enumeration)
    case .domain(let name):
      return LoweredType(.domain(name))
    case .array, .inet, .vector, .tsvector:
      throw bounds.unavailable(type.words)
    default:
      if let scalar = try scalar(type) { return scalar }
      throw bounds.unavailable(type.words)
    }
  }

  /// An identity column wants a cache of 1 or of at least 65,536; the small one makes every insert wait for its turn.
  func identityCache(_ declared: Int?) -> Int? { declared ?? 65_536 }

  /// Databases are in collation C, and no column can have another.
  func collation(_ declared: String) -> String? { declared == "C" ? nil : declared }

  func keyProblem(_ type: ColumnType, method: String?, prefixLength: Int?) -> String? {
    guard case .builtin(let name, _) = type, ["interval", "bytea", "json", "jsonb"].contains(name) else { return nil }
    return "DSQL cannot have a column of type \(name) in a key; index an expression of it, or leave it out"
  }
}
