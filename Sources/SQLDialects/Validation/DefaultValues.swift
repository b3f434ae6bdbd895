import SchemaModel

/// Defaults that a server freezes or refuses, or that no row could hold.
enum DefaultValues: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for column in table.columns {
        guard let declared = column.declaration.defaultValue else { continue }
        let subject = table.subject(column.definition.name)
        let problem =
          owner(column.definition) ?? frozen(declared, column.definition.type, schema.dialect)
          ?? literal(declared, column, schema) ?? mention(column, table, schema)
        if let problem { findings.error(column.declaration.location, subject, problem) }
      }
    }
  }

  private static func owner(_ column: ColumnDefinition) -> String? {
    if column.identity != nil { return "a column that counts up has no default; remove .default(…)" }
    if column.generated != nil { return "a generated column has no default; remove .default(…)" }
    return nil
  }

  // MARK: 'now'

  private static let moments: Set = ["now", "today", "tomorrow", "yesterday"]
  private static let temporalTypes: Set = ["date", "time", "timestamp", "timestamptz", "datetime"]
  private static let castWords: Set = [
    "date", "time", "timestamp", "timestamptz", "cast", "as", "with", "without", "zone",
  ]

  /// `'now'` is read once, when the default is declared. A cast of it is no better.
  private static func frozen(_ value: DeclaredDefault, _ type: ColumnType, _ dialect: DialectName) -> String? {
    guard case .builtin(let name, _) = type, temporalTypes.contains(name) else { return nil }
    let text: String
    switch value {
    case .literal(.string(let literal)): text = literal
    case .sql(let expression):
      let tokens = SQLScanner(expression.lowered(for: dialect), for: dialect).tokens
      let strings = tokens.compactMap { if case .string(let text) = $0 { text } else { nil } }
      let isCast = tokens.allSatisfy { token in
        switch token {
        case .string: true
        case .word(let word): castWords.contains(word)
        case .symbol(let symbol): ["::", "(", ")"].contains(symbol)
        default: false
        }
      }
      guard strings.count == 1, isCast else { return nil }
      text = strings[0]
    default: return nil
    }
    guard text.lowercased().split(whereSeparator: \.isWhitespace).contains(where: { moments.contains(String($0)) })
    else { return nil }
    return
      "the default '\(text)' is not the moment of each row: Postgres and DSQL keep that of the migration for ever, "
      + "MySQL refuses it; use .default(.now)"
  }

  // MARK: Constants

  private static func literal(_ value: DeclaredDefault, _ column: LoweredColumn, _ schema: LoweringResult) -> String? {
    guard case .literal(let literal) = value else { return nil }
    let type = column.definition.type
    if schema.dialect == .mysql, case .builtin(let name, _) = type, ["longtext", "longblob", "json"].contains(name) {
      let text = if case .string(let string) = literal, isPlain(string) { "'\(string)'" } else { "'…'" }
      return "a \(name) has no constant as its default on MySQL (E1101); write it as an expression: "
        + ".default(.sql(\"\(text)\", on: [.mysql: \"(\(text))\"]))"
    }
    if case .string(let text) = literal, schema.dialect != .mysql, text.unicodeScalars.contains("\0") {
      return "the default has a NUL character, which Postgres and DSQL refuse; leave it out"
    }
    if case .enumeration(let enumeration) = column.declaration.type, case .string(let text) = literal,
      column.declaration.typeOverrides[schema.dialect] == nil, !enumeration.labels.contains(text)
    {
      return "the default '\(text)' is no value of enumeration '\(enumeration.name)'; choose one of its cases"
    }
    return tooLarge(literal, type, column.declaration.type)
  }

  /// It looks the same in Swift and in every dialect.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !"'\"\\".unicodeScalars.contains($0) }
  }

  private static func tooLarge(_ literal: Literal, _ type: ColumnType, _ declared: DeclaredType) -> String? {
    switch (literal, type) {
    case (.string(let text), .builtin("varchar", let length)), (.string(let text), .builtin("char", let length)):
      let count = text.unicodeScalars.reversed().drop { $0 == " " }.count
      guard let limit = length.first, count > limit else { return nil }
      return "the default has \(count) characters, and the column takes \(limit); shorten it, or make the column longer"
    case (.integer(let value), .builtin(let name, let arguments)):
      if let range = integers[name], !range.contains(value) {
        return "the default \(value) is no \(name), which goes from \(range.lowerBound) to \(range.upperBound); choose "
          + "another, or a larger type"
      }
      return tooManyDigits(String(value), name, arguments)
    case (.number(let digits), .builtin(let name, let arguments)):
      return tooManyDigits(digits, name, arguments)
    case (.bytes(let bytes), _):
      let limit: Int? =
        switch (declared, type) {
        case (.varbytes(let length), _): length
        case (_, .builtin("binary", let length)), (_, .builtin("varbinary", let length)): length.first
        default: nil
        }
      guard let limit, bytes.count > limit else { return nil }
      return
        "the default has \(bytes.count) bytes, and the column takes \(limit); shorten it, or make the column longer"
    default: return nil
    }
  }

  private static let integers: [String: ClosedRange<Int64>] = [
    "smallint": -32_768...32_767, "integer": -2_147_483_648...2_147_483_647, "int": -2_147_483_648...2_147_483_647,
  ]

  /// `1234.5` in a column of type numeric(5, 2), which has three digits before the point.
  private static func tooManyDigits(_ text: String, _ name: String, _ arguments: [Int]) -> String? {
    guard name == "numeric" || name == "decimal", arguments.count == 2,
      text.utf8.allSatisfy({ "+-.0123456789".utf8.contains($0) })
    else { return nil }
    let whole = text.drop { "+-0".contains($0) }.prefix { $0 != "." }.count
    guard whole > max(0, arguments[0] - arguments[1]) else { return nil }
    return "the default \(text) is no \(name)(\(arguments[0]), \(arguments[1])); choose another, or a larger type"
  }

  // MARK: Other columns

  private static func mention(_ column: LoweredColumn, _ table: LoweredTable, _ schema: LoweringResult) -> String? {
    guard schema.dialect != .mysql, case .expression(let expression)? = column.definition.defaultValue,
      let name = expression.columns.first
    else { return nil }
    return "a default cannot be computed from another column like '\(table.subject(name))'; use a generated column"
  }
}
