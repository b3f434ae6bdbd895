import SchemaModel

/// The pieces of MySQL's SQL: names, constants, types, columns. Keys and constraints stand in `MySQLSyntax+Elements`.
enum MySQLSyntax {
  static func name(_ name: String) -> String { MySQLQuoting.identifier(name) }

  /// Always in the selected database: a name with a namespace is refused before it gets here.
  static func table(_ table: ObjectName) -> String { name(table.name) }

  static func names(_ names: [String]) -> String {
    "(\(names.map(name).joined(separator: ", ")))"
  }

  static func expression(_ expression: ColumnExpression) -> String {
    expression.rendered(quote: name)
  }

  static func literal(_ literal: Literal) -> String {
    switch literal {
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .integer(let value): String(value)
    case .number(let digits): isNumber(digits) ? digits : MySQLQuoting.literal(digits)
    case .string(let text): MySQLQuoting.literal(text)
    case .bytes(let bytes): "X'\(bytes.map(hexadecimal).joined())'"
    }
  }

  static func type(_ type: ColumnType) -> String {
    switch type {
    case .builtin(let name, let arguments):
      arguments.isEmpty ? name : "\(name)(\(arguments.map(String.init).joined(separator: ",")))"
    case .inlineEnum(let labels): "enum(\(labels.map(MySQLQuoting.literal).joined(separator: ",")))"
    case .verbatim(let text): text
    // Refused by `MySQLFeatures`.
    case .enumType, .domain, .array: type.description
    }
  }

  /// `name type …` in the order in which MySQL takes the attributes.
  static func column(_ column: ColumnDefinition) -> String {
    let whole = type(column.type)
    let isSplit = column.characterSet != nil || column.collation != nil || column.generated != nil
    let (type, attributes) = isSplit ? MySQLTypes.parts(of: whole) : (whole, nil)
    var parts = [name(column.name), type]
    if let characterSet = column.characterSet { parts.append("CHARACTER SET \(name(characterSet))") }
    if let collation = column.collation ?? column.characterSet.flatMap({ MySQLCollation.defaults[$0] }) {
      parts.append("COLLATE \(name(collation))")
    }
    if let generated = column.generated {
      let storage = generated.storage == .stored ? "STORED" : "VIRTUAL"
      parts.append("GENERATED ALWAYS AS (\(expression(generated.expression))) \(storage)")
    }
    if !column.isNullable { parts.append("NOT NULL") }
    if let attributes { parts.append(attributes) }
    if let value = column.defaultValue { parts.append("DEFAULT \(defaultValue(value, of: column.type))") }
    if column.identity != nil { parts.append("AUTO_INCREMENT") }
    if let comment = column.comment { parts.append("COMMENT \(MySQLQuoting.literal(comment))") }
    return parts.joined(separator: " ")
  }

  /// Behind DEFAULT in CREATE TABLE and ALTER TABLE.
  static func characterSet(_ attributes: TableAttributes) -> String {
    let collation = MySQLCollation(of: attributes)
    let name = "CHARSET=\(collation.characterSet)"
    return collation.collation.map { "\(name) COLLATE=\($0)" } ?? name
  }

  static func defaultValue(_ value: DefaultValue, of type: ColumnType) -> String {
    switch value {
    case .literal(let constant):
      // E1101: these types take a default in parentheses only.
      MySQLTypes.takesLiteralDefault(type) ? literal(constant) : "(\(literal(constant)))"
    case .expression(let text):
      isCurrentTimestamp(text, of: type) ? expression(text) : "(\(expression(text)))"
    }
  }

  /// `CURRENT_TIMESTAMP`, in parentheses, would be another default: it is stored as `(now())`.
  static func isCurrentTimestamp(_ text: ColumnExpression, of type: ColumnType) -> Bool {
    guard MySQLTypes.isTimestamp(type), text.columns.isEmpty else { return false }
    let words = text.description.uppercased().split(whereSeparator: \.isWhitespace)
    let isNow = { (word: Substring) in
      ["CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP"].contains(word.prefix { $0 != "(" })
    }
    return switch words.count {
    case 1: isNow(words[0])
    case 4: isNow(words[0]) && words[1] == "ON" && words[2] == "UPDATE" && isNow(words[3])
    default: false
    }
  }

  /// `NULL`, `_utf8mb4'x'`, `DATE'2026-01-01'`, `(1)`
  static func isConstant(_ text: ColumnExpression) -> Bool {
    SQLScanner(text, for: .mysql).tokens.allSatisfy { token in
      switch token {
      case .number, .string, .doubleQuoted: true
      case .word(let word):
        ["null", "true", "false", "date", "time", "timestamp", "x", "b", "n"].contains(word) || word.hasPrefix("_")
      case .symbol(let symbol): ["(", ")", "+"].contains(symbol)
      case .backquoted, .column: false
      }
    }
  }

  private static func isNumber(_ digits: String) -> Bool {
    !digits.isEmpty && digits.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0\(digits)" : digits
  }
}
