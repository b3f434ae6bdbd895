import SQLDialects
import SchemaModel

extension MySQLTableReader {
  mutating func readColumn() throws(InspectionError) -> ColumnDefinition {
    guard let name = tokens.takeName() else { throw unreadable("a column") }
    let type = try readType()
    var column = ColumnDefinition(name, type.type, isNullable: true)
    var attributes: [String] = []
    var defaultsToNull = false
    while !tokens.isAt(mark: ","), !tokens.isAt(mark: ")"), !tokens.isAtEnd {
      if tokens.take("CHARACTER", "SET") {
        column.characterSet = tokens.takeName()
      } else if tokens.take("COLLATE") {
        column.collation = tokens.takeName()
      } else if tokens.take("GENERATED", "ALWAYS", "AS") {
        let expression = try readExpression()
        let isStored = tokens.take("STORED")
        guard isStored || tokens.take("VIRTUAL") else { throw unreadable("STORED or VIRTUAL") }
        column.generated = GeneratedValue(expression, isStored ? .stored : .virtual)
      } else if tokens.take("NOT", "NULL") {
        column.isNullable = false
      } else if tokens.take("NULL") {
        column.isNullable = true
      } else if tokens.take("DEFAULT", "NULL") {
        defaultsToNull = true
      } else if tokens.take("DEFAULT") {
        column.defaultValue = try readDefault(of: type.text)
      } else if tokens.take("AUTO_INCREMENT") {
        column.identity = Identity()
      } else if tokens.take("COMMENT") {
        column.comment = tokens.takeText()
      } else {
        attributes.append(try readAttribute())
      }
    }
    moveUpdate(&attributes, to: &column)
    if !attributes.isEmpty {
      column.type = .verbatim(([type.text] + attributes).joined(separator: " "))
    }
    // Such a column says only where it differs from the table.
    if column.characterSet == nil { column.collation = nil }
    if column.isNullable, !defaultsToNull, column.defaultValue == nil, showsMissingDefault(column, type.text) {
      objects.append(.raw(withoutDefault(name)))
    }
    return column
  }

  /// The type in its server's words, and as the model has it.
  private mutating func readType() throws(InspectionError) -> (text: String, type: ColumnType) {
    let start = tokens.position
    guard let word = tokens.takeToken()?.lowercased() else { throw unreadable("a type") }
    let arguments = tokens.takeParentheses()
    while tokens.isAt("UNSIGNED") || tokens.isAt("ZEROFILL") { tokens.position += 1 }
    let text = tokens.text(start..<tokens.position)
    guard word == "enum", let arguments else { return (text, MySQLDialect.columnType(text)) }
    var labels: [String] = []
    for token in tokens.tokens[arguments] where token.kind == .text {
      labels.append(MySQLTokens.value(tokens.text(token)))
    }
    return (text, .inlineEnum(labels))
  }

  /// What the model has no form for, in the words of the server: it becomes part of the type's text.
  private mutating func readAttribute() throws(InspectionError) -> String {
    let start = tokens.position
    if tokens.take("INVISIBLE") || tokens.take("NOT", "SECONDARY") { return tokens.text(start..<tokens.position) }
    if tokens.take("ON", "UPDATE") {
      guard tokens.take("CURRENT_TIMESTAMP") else { throw unreadable("CURRENT_TIMESTAMP") }
      _ = tokens.takeParentheses()
      return tokens.text(start..<tokens.position)
    }
    let isKnown =
      tokens.take("SRID") || tokens.take("STORAGE") || tokens.take("COLUMN_FORMAT") || tokens.take("ENGINE_ATTRIBUTE")
      || tokens.take("SECONDARY_ENGINE_ATTRIBUTE")
    guard isKnown, tokens.takeToken() != nil else { throw unreadable("an attribute of a column that is known") }
    return tokens.text(start..<tokens.position)
  }

  /// The model has CURRENT_TIMESTAMP and its ON UPDATE in one text.
  private func moveUpdate(_ attributes: inout [String], to column: inout ColumnDefinition) {
    guard let index = attributes.firstIndex(where: { $0.hasPrefix("ON UPDATE") }),
      case .expression(let value) = column.defaultValue, value.description.hasPrefix("CURRENT_TIMESTAMP")
    else { return }
    let update = attributes.remove(at: index)
    column.defaultValue = .expression(
      ColumnExpression([.sql("\(value.description) \(update)")], origin: .inspected)
    )
  }

  // MARK: Defaults

  private mutating func readDefault(of type: String) throws(InspectionError) -> DefaultValue {
    if tokens.isAt(mark: "(") {
      let expression = try readExpression()
      // Without parentheses it would be CURRENT_TIMESTAMP, which is stored as something else.
      return .expression(Self.isNow(expression) ? expression.inParentheses : expression)
    }
    let start = tokens.position
    if let text = tokens.takeText() { return .literal(Self.literal(text, of: type)) }
    guard let word = tokens.takeToken() else { throw unreadable("a default") }
    switch word.lowercased() {
    case "current_timestamp":
      _ = tokens.takeParentheses()
      let text = tokens.text(start..<tokens.position)
      return .expression(ColumnExpression([.sql(text)], origin: .inspected))
    case "b":
      guard let digits = tokens.takeText(), let bytes = Self.bytes(ofBits: digits) else { throw unreadable("bits") }
      return .literal(.bytes(bytes))
    default:
      guard word.hasPrefix("0x"), let bytes = Self.bytes(ofHexadecimal: word.dropFirst(2)) else {
        throw unreadable("a default")
      }
      // Text with characters that the catalogue cannot hold is printed as bytes, too.
      let isText = ["char", "varchar", "enum", "set"].contains { type.hasPrefix($0) }
      if isText, let text = String(validating: bytes, as: UTF8.self) { return .literal(.string(text)) }
      return .literal(.bytes(bytes))
    }
  }

  private static func literal(_ text: String, of type: String) -> Literal {
    let word = type.prefix { $0 != "(" && $0 != " " }
    switch word {
    case "tinyint" where type == "tinyint(1)" && ["0", "1"].contains(text): return .boolean(text == "1")
    case "tinyint", "smallint", "mediumint", "int", "bigint": return Int64(text).map(Literal.integer) ?? .number(text)
    case "decimal", "float", "double": return .number(text)
    default: return .string(text)
    }
  }

  private static func isNow(_ expression: ColumnExpression) -> Bool {
    ["now(", "current_timestamp", "localtime"].contains { expression.description.lowercased().hasPrefix($0) }
  }

  private static func bytes(ofBits digits: String) -> [UInt8]? {
    guard let number = UInt64(digits, radix: 2) else { return nil }
    let count = max(1, (digits.count + 7) / 8)
    return (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
  }

  private static func bytes(ofHexadecimal digits: Substring) -> [UInt8]? {
    let digits = Array(digits)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(digits[index...(index + 1)]), radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// TEXT and BLOB never show DEFAULT NULL, and what is generated has no default.
  private func showsMissingDefault(_ column: ColumnDefinition, _ type: String) -> Bool {
    let word = type.prefix { $0 != "(" && $0 != " " }
    return column.generated == nil && column.identity == nil && !word.hasSuffix("text") && !word.hasSuffix("blob")
  }

  /// A column that takes NULL and wants to be given it, as DROP DEFAULT leaves one.
  private func withoutDefault(_ column: String) -> RawDefinition {
    let alter = "ALTER TABLE \(dialect.quoted(name)) ALTER COLUMN \(dialect.quoted(column))"
    return RawDefinition(
      ObjectName("\(name).\(column) without a default"),
      create: SQLText(inspected: "\(alter) DROP DEFAULT"),
      drop: SQLText(inspected: "\(alter) SET DEFAULT NULL"),
      dependencies: [ObjectName(name)]
    )
  }

  // MARK: Expressions

  /// What stands in the parentheses that come next.
  mutating func readExpression() throws(InspectionError) -> ColumnExpression {
    guard let range = tokens.takeParentheses() else { throw unreadable("an expression") }
    return expression(range)
  }

  /// Every name in backticks is a column of the table: the server takes nothing else there.
  func expression(_ range: Range<Int>) -> ColumnExpression {
    guard let first = range.first, let last = range.last else { return ColumnExpression([], origin: .inspected) }
    var segments: [ColumnExpression.Segment] = []
    var place = tokens.tokens[first].range.lowerBound
    var text = ""
    func copy(to end: Int) {
      if place < end { text += String(decoding: tokens.bytes[place..<end], as: UTF8.self) }
    }
    for index in range {
      let token = tokens.tokens[index]
      if token.kind == .name {
        copy(to: token.range.lowerBound)
        if !text.isEmpty { segments.append(.sql(text)) }
        text = ""
        segments.append(.column(MySQLTokens.name(tokens.text(token))))
        place = token.range.upperBound
      } else if range.contains(index + 3), isNegativeNumber(from: index) {
        copy(to: token.range.upperBound)
        place = tokens.tokens[index + 2].range.lowerBound
        copy(to: tokens.tokens[index + 2].range.upperBound)
        place = tokens.tokens[index + 3].range.upperBound
      }
    }
    copy(to: tokens.tokens[last].range.upperBound)
    if !text.isEmpty { segments.append(.sql(text)) }
    return ColumnExpression(segments, origin: .inspected)
  }

  /// `-(5)`: as MySQL prints -5 at first, and as `-5` when the table was altered since (seen on 9.7).
  private func isNegativeNumber(from index: Int) -> Bool {
    let four = tokens.tokens[index..<index + 4]
    return four.map(\.kind) == [.mark, .mark, .word, .mark]
      && four.map(tokens.text).enumerated().allSatisfy { place, text in
        place == 2 ? text.utf8.allSatisfy { (48...57).contains($0) } : text == ["-", "(", "", ")"][place]
      }
  }
}

extension ColumnExpression {
  fileprivate var inParentheses: ColumnExpression {
    ColumnExpression([.sql("(")] + segments + [.sql(")")], origin: origin)
  }
}
