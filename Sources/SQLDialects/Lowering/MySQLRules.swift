import SchemaModel

struct MySQLRules: DialectRules {
  let options: DialectOptions
  let title = "MySQL"
  let limits = DialectLimits(nameLength: 64, nameUnit: .characters, columns: 1017, keyColumns: 16, indexes: 64)
  let uniqueIsIndex = false
  let fixedPrimaryKeyName: String? = "PRIMARY"
  let identityTypes: Set = ["smallint", "int", "bigint"]

  private var bounds: TypeBounds { TypeBounds(title: title, dialect: options.name) }

  func has(_ feature: DialectFeature) -> Bool {
    switch feature {
    case .descendingKey, .prefixLength, .columnCollation, .virtualColumn, .indexParameters, .invisibleIndex,
      .indexParser, .indexComment, .columnCharacterSet, .tableCharacterSet, .tableParameters, .partitioning:
      true
    // SET DEFAULT and MATCH FULL are taken and stored, and then not done.
    case .partialIndex, .includedColumns, .nullsNotDistinct, .nullsOrder, .operatorClass, .keyCollation,
      .deferrableForeignKey, .deferrableUnique, .matchFull, .setDefault, .setSomeColumns, .alwaysIdentity,
      .identityOptions, .exclusion, .rowSecurity, .unloggedTable, .namespaces:
      false
    }
  }

  func lowered(_ type: DeclaredType) throws(UnavailableType) -> LoweredType {
    switch type {
    case .smallint: return LoweredType(.builtin("smallint"))
    case .integer: return LoweredType(.builtin("int"))
    case .bigint: return LoweredType(.builtin("bigint"))
    case .real: return LoweredType(.builtin("float"))
    case .double: return LoweredType(.builtin("double"))
    case .decimal(let precision, let scale):
      try bounds.checkDecimal(precision, scale, precisions: 1...65, scales: 0...min(30, max(0, precision)))
      return LoweredType(.builtin("decimal", [precision, scale]))
    case .boolean: return LoweredType(.builtin("tinyint", [1]))
    case .char(let length):
      try bounds.check(length, of: "char", in: 1...255, wayOut: "use .varchar")
      return LoweredType(.builtin("char", [length]))
    case .varchar(let length):
      try bounds.check(length, of: "varchar", in: 1...16_383, wayOut: "use .text")
      return LoweredType(.builtin("varchar", [length]))
    case .text: return LoweredType(.builtin("longtext"))
    case .bytes: return LoweredType(.builtin("longblob"))
    case .varbytes(let length):
      try bounds.check(length, of: "varbytes", in: 1...65_533, wayOut: "use .bytes")
      return LoweredType(.builtin("varbinary", [length]))
    case .uuid: return LoweredType(.builtin("binary", [16]))
    case .date: return LoweredType(.builtin("date"))
    case .time(let digits): return LoweredType(try temporal("time", digits))
    case .timestamp(let digits), .localTimestamp(let digits): return LoweredType(try temporal("datetime", digits))
    case .json, .jsonb: return LoweredType(.builtin("json"))
    case .enumeration(let enumeration):
      guard enumeration.storage == .check else { return LoweredType(.inlineEnum(enumeration.labels)) }
      // The usual collations take 'Active' for 'active', and the check would pass what is no case.
      return LoweredType(
        .builtin("varchar", [enumeration.textLength]),
        constraint: .oneOf(enumeration.labels),
        collation: "utf8mb4_0900_bin"
      )
    case .vector(let dimensions):
      guard options.minimumVersion >= ServerVersion(9) else {
        throw UnavailableType(
          reason: "MySQL has vectors from version 9.0, and the schema is for \(options.minimumVersion) and later",
          wayOut: "say .mysql(from: \"9.0\"), or .on(.mysql, type: \"…\")"
        )
      }
      try bounds.check(dimensions, of: "vector", in: 1...16_383, wayOut: "choose fewer dimensions")
      return LoweredType(.builtin("vector", [dimensions]))
    case .custom(let text): return LoweredType(canonicalType(text))
    case .array:
      throw bounds.unavailable(
        type.words,
        wayOut: "use .json, or a table of its own, or say what it is there with .on(.mysql, type: \"…\")"
      )
    case .interval, .inet, .tsvector, .domain: throw bounds.unavailable(type.words)
    }
  }

  /// Without a number MySQL keeps whole seconds, where the other servers keep microseconds.
  private func temporal(_ name: String, _ digits: Int?) throws(UnavailableType) -> ColumnType {
    try bounds.checkDigits(digits, of: name)
    let digits = digits ?? 6
    return .builtin(name, digits == 0 ? [] : [digits])
  }

  func canonicalType(_ text: String) -> ColumnType {
    guard let parsed = TypeText(text) else { return .verbatim(text) }
    switch (parsed.name, parsed.arguments.count) {
    case ("smallint", 0), ("bigint", 0), ("float", 0), ("double", 0), ("longtext", 0), ("longblob", 0), ("date", 0),
      ("json", 0), ("decimal", 2), ("char", 1), ("varchar", 1), ("varbinary", 1), ("binary", 1), ("vector", 1):
      return .builtin(parsed.name, parsed.arguments)
    case ("int", 0), ("integer", 0): return .builtin("int")
    case ("boolean", 0), ("bool", 0): return .builtin("tinyint", [1])
    case ("tinyint", 1) where parsed.arguments == [1]: return .builtin("tinyint", [1])
    case ("numeric", 2): return .builtin("decimal", parsed.arguments)
    case ("decimal", 1), ("numeric", 1): return .builtin("decimal", parsed.arguments + [0])
    case ("time", 0...1), ("datetime", 0...1):
      return .builtin(parsed.name, parsed.arguments == [0] ? [] : parsed.arguments)
    default: return .verbatim(text)
    }
  }

  func now(for type: ColumnType) -> String? {
    let parsed: TypeText? = if case .verbatim(let text) = type { TypeText(text) } else { TypeText(type.description) }
    guard let parsed else { return nil }
    // The digits must be those of the column (E1067).
    let digits = parsed.arguments.first.map { "(\($0))" } ?? ""
    return switch parsed.name {
    case "datetime", "timestamp": "CURRENT_TIMESTAMP\(digits)"
    case "time": digits.isEmpty ? "curtime()" : "curtime\(digits)"
    case "date": "curdate()"
    default: nil
    }
  }

  func random(for type: ColumnType) -> String? {
    switch type {
    // The parts of the time first, so that new keys stand beside each other.
    case .builtin("binary", [16]), .builtin("varbinary", [16]): "uuid_to_bin(uuid(), 1)"
    case .builtin("varchar", let length) where (length.first ?? 0) >= 36: "uuid()"
    case .builtin("char", let length) where (length.first ?? 0) >= 36: "uuid()"
    default: nil
    }
  }

  /// The sixteen bytes in the order that the text has: the order in which an application sends them.
  func uuidDefault(_ digits: String, for type: ColumnType) -> DefaultValue? {
    guard type == .builtin("binary", [16]) || type == .builtin("varbinary", [16]) else { return nil }
    return .expression(ColumnExpression(sql: "uuid_to_bin('\(digits)')"))
  }

  func scopes(of kind: TableElement.Kind, in table: ObjectName) -> [NameScope] {
    switch kind {
    case .primaryKey: []
    case .unique, .index: [NameScope(kind: .indexes, namespace: table.namespace, table: table.name)]
    case .check, .exclusion: [NameScope(kind: .checks, namespace: table.namespace)]
    case .foreignKey: [NameScope(kind: .foreignKeys, namespace: table.namespace)]
    }
  }

  func folded(_ name: String) -> String { name.lowercased() }

  func defaultNulls(isDescending: Bool) -> IndexKey.NullsOrder { isDescending ? .last : .first }

  /// A cache is how Postgres and DSQL hand out numbers; it means nothing here.
  func identityCache(_ declared: Int?) -> Int? { nil }

  func collation(_ declared: String) -> String? { declared }

  func literal(_ string: String) -> String { MySQLQuoting.literal(string) }

  /// It tells constants from expressions by itself.
  func constant(printed text: String, for type: ColumnType) -> Literal? { nil }

  func keyProblem(_ type: ColumnType, method: String?, prefixLength: Int?) -> String? {
    guard case .builtin(let name, _) = type else { return nil }
    switch name {
    case "longtext", "longblob":
      guard prefixLength == nil, method != "fulltext" else { return nil }
      return
        "MySQL indexes a \(name) only up to a prefix (E1170); use .varchar or .varbytes, or give the index a prefix "
        + "length"
    case "json": return "MySQL has no index on a json column (E3152); index a generated column, or an expression of it"
    case "vector": return "MySQL has no index on a vector column (E6134); leave it out with .only"
    default: return nil
    }
  }

  func canReference(from: ColumnDefinition, to: ColumnDefinition) -> Bool {
    switch (from.type, to.type) {
    case (.verbatim, _), (_, .verbatim): true
    case (.inlineEnum, .inlineEnum): true
    case (.builtin(let child, let childSize), .builtin(let parent, let parentSize)):
      // Lengths and digits may differ, kinds may not (E3780); CHAR and VARCHAR are one kind, each with its collation.
      if MySQLStorage.isText(child), MySQLStorage.isText(parent) {
        from.collation == nil || to.collation == nil || from.collation == to.collation
      } else if MySQLStorage.isBinary(child), MySQLStorage.isBinary(parent) {
        true
      } else {
        child == parent && (child != "tinyint" || childSize == parentSize)
      }
    default: false
    }
  }
}
