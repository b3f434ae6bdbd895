import SchemaModel

/// What can be done with a column of a type.
enum RandomTypeFamily: Hashable {
  case integer
  case number(scale: Int)
  case float
  case boolean
  /// At most so many characters; nil without a limit.
  case text(Int?)
  /// Exactly or at most so many bytes; nil without a limit.
  case bytes(Int?)
  case uuid
  case date, time, timestamp
  case enumeration([String])
  /// Found by a gin index only.
  case document
  /// No index, no expression.
  case other
}

extension RandomSchema {
  /// MySQL: a column that a spatial index takes.
  static let shape = ColumnType.verbatim("point SRID 4326")

  mutating func randomType() -> ColumnType {
    let digits = random.number(0...6)
    let length = random.number(1...100)
    let precision = random.number(1...12)
    let scale = random.number(0...min(4, precision))
    if dialect != .mysql, options.usesObjects, random.chance(10), let domain = random.pick(domains) {
      return dialect == .postgres && random.chance(15) ? .array(.domain(domain.name)) : .domain(domain.name)
    }
    switch dialect {
    case .postgres:
      if hasExtension("citext"), random.chance(15) { return .verbatim("citext") }
      if random.chance(12), let definition = random.pick(schema.enumTypes) {
        return random.chance(80) ? .enumType(definition.name) : .array(.enumType(definition.name))
      }
      if random.chance(5) { return .array(.builtin(random.chance(50) ? "text" : "integer")) }
      if random.chance(8), let name = random.pick(["jsonb", "tsvector", "inet"]) { return .builtin(name) }
      return commonPostgresType(digits: digits, length: length, precision: precision, scale: scale)
    case .dsql:
      return commonPostgresType(digits: digits, length: length, precision: precision, scale: scale)
    case .mysql:
      if options.usesObjects, random.chance(4) { return Self.shape }
      if random.chance(10) {
        return .inlineEnum(random.pick(random.number(1...4), of: RandomSchemaNames.labels))
      }
      let choices: [ColumnType] = [
        .builtin("smallint"), .builtin("int"), .builtin("bigint"), .builtin("bigint"), .builtin("float"),
        .builtin("double"), .builtin("decimal", [precision, scale]), .builtin("tinyint", [1]),
        .builtin("char", [length]), .builtin("varchar", [length]), .builtin("varchar", [length]),
        .builtin("longtext"), .builtin("longblob"), .builtin("varbinary", [length]), .builtin("binary", [16]),
        .builtin("date"), .builtin("time", digits == 0 ? [] : [digits]), .builtin("datetime", [6]),
        .builtin("datetime", digits == 0 ? [] : [digits]), .builtin("json"),
      ]
      return random.pick(choices) ?? .builtin("int")
    }
  }

  private mutating func commonPostgresType(digits: Int, length: Int, precision: Int, scale: Int) -> ColumnType {
    let choices: [ColumnType] = [
      .builtin("smallint"), .builtin("integer"), .builtin("bigint"), .builtin("bigint"), .builtin("real"),
      .builtin("double precision"), .builtin("numeric", [precision, scale]), .builtin("boolean"),
      .builtin("char", [length]), .builtin("varchar", [length]), .builtin("text"), .builtin("text"),
      .builtin("bytea"), .builtin("uuid"), .builtin("uuid"), .builtin("date"),
      .builtin("time", digits == 6 ? [] : [digits]), .builtin("timestamptz"),
      .builtin("timestamptz", digits == 6 ? [] : [digits]), .builtin("timestamp"), .builtin("interval"),
      .builtin("json"),
    ]
    return random.pick(choices) ?? .builtin("integer")
  }

  func family(of type: ColumnType) -> RandomTypeFamily {
    switch type {
    case .inlineEnum(let labels): .enumeration(labels)
    case .enumType(let name): .enumeration(schema.enumType(name)?.labels ?? [])
    case .array: .document
    case .domain(let name): domains.first { $0.name == name }.map { family(of: $0.type) } ?? .other
    case .verbatim: .other
    case .builtin(let name, let arguments):
      switch name {
      case "smallint", "integer", "int", "bigint": .integer
      case "numeric", "decimal": .number(scale: arguments.last ?? 0)
      case "real", "double precision", "float", "double": .float
      case "boolean", "tinyint": .boolean
      case "char", "varchar": .text(arguments.first)
      case "text", "longtext": .text(nil)
      case "bytea", "longblob": .bytes(nil)
      case "binary", "varbinary": .bytes(arguments.first)
      case "uuid": .uuid
      case "date": .date
      case "time": .time
      case "timestamptz", "timestamp", "datetime": .timestamp
      case "jsonb", "tsvector": .document
      default: .other
      }
    }
  }

  /// Whether every index, key and foreign key takes such a column as it is.
  func isKeyType(_ type: ColumnType) -> Bool {
    // Postgres finds no = for a domain over an enumeration: neither foreign keys nor exclusions take it (42804, 42883).
    if type.domainName != nil, case .enumeration = family(of: type) { return false }
    return switch family(of: type) {
    case .integer, .number, .uuid, .date, .timestamp, .enumeration: true
    case .text(let length): length != nil || dialect != .mysql
    case .bytes(let length): length != nil
    case .boolean, .float, .time, .document, .other: false
    }
  }

  mutating func randomDefault(for type: ColumnType) -> DefaultValue? {
    switch family(of: type) {
    case .integer: return .literal(.integer(Int64(random.number(-5...100))))
    case .number(let scale):
      let fraction = String(repeating: "5", count: scale)
      return scale == 0 ? .literal(.integer(7)) : .literal(.number("0.\(fraction)"))
    case .float: return .literal(.number("1.5"))
    case .boolean: return .literal(.boolean(random.chance(50)))
    case .text(let length):
      if dialect == .mysql, length == nil { return nil }
      let text = random.pick(RandomSchemaNames.texts) ?? ""
      // A space at the end has no meaning in char(n), so servers do not keep it.
      let cut = String(text.prefix(length ?? 40))
      return .literal(.string(cut.last == " " ? "x" : cut))
    case .bytes(let length):
      if dialect == .mysql, length == nil { return nil }
      return .literal(.bytes([UInt8](repeating: 0xab, count: length ?? 3)))
    case .uuid: return .expression(ColumnExpression(sql: "gen_random_uuid()"))
    case .date: return .literal(.string("2024-02-29"))
    case .time: return .literal(.string("10:30:00"))
    case .timestamp:
      guard dialect == .mysql else { return .expression(ColumnExpression(sql: "now()")) }
      guard case .builtin(_, let digits) = type else { return nil }
      let precision = digits.first.map { "(\($0))" } ?? ""
      return .expression(ColumnExpression(sql: "CURRENT_TIMESTAMP\(precision)"))
    case .enumeration(let labels): return random.pick(labels).map { .literal(.string($0)) }
    case .document, .other: return nil
    }
  }
}
