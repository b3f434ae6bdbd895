import SchemaModel

/// What is known of MySQL's types by their canonical names.
enum MySQLTypes {
  /// TEXT, BLOB, JSON and GEOMETRY take an expression only (E1101); of an unknown type nothing is promised.
  static func takesLiteralDefault(_ type: ColumnType) -> Bool {
    switch type {
    case .builtin(let name, _): !["longtext", "longblob", "json", "vector"].contains(name)
    case .inlineEnum: true
    case .verbatim(let text):
      // The first word: a SET may have such a word among its values.
      !["text", "blob", "json", "geometry", "point", "linestring", "polygon", "vector", "collection"].contains {
        firstWord(text).contains($0)
      }
    case .enumType, .domain, .array: false
    }
  }

  static func isTimestamp(_ type: ColumnType) -> Bool {
    switch type {
    case .builtin(let name, _): name == "datetime" || name == "timestamp"
    case .verbatim(let text): ["datetime", "timestamp"].contains { text.lowercased().hasPrefix($0) }
    case .inlineEnum, .enumType, .domain, .array: false
    }
  }

  /// Whether a table can be divided by its values as they are.
  static func isWholeNumber(_ type: ColumnType) -> Bool {
    [
      "tinyint", "smallint", "mediumint", "middleint", "int", "integer", "bigint", "bit", "year", "bool", "boolean",
      "int1", "int2", "int3", "int4", "int8", "serial",
    ].contains(firstWord(MySQLSyntax.type(type)))
  }

  /// TEXT, BLOB and what is stored as they are.
  static func isLong(_ type: ColumnType) -> Bool {
    let word = firstWord(MySQLSyntax.type(type))
    return word.hasSuffix("text") || word.hasSuffix("blob") || word == "json" || word == "vector" || word == "long"
  }

  /// What rows get in a NOT NULL column that is added without a default: tried on MySQL 9.7 with each of its types. Nil
  /// where the statement fails, as it does for a date (E1292) and a shape (E1138).
  static func emptyValue(of type: ColumnType) -> String? {
    if isSpatial(type) { return nil }
    if case .inlineEnum(let labels) = type { return "'\(labels.first ?? "")'" }
    let word = firstWord(MySQLSyntax.type(type))
    switch word {
    case "date", "datetime": return nil
    case "timestamp": return "'0000-00-00 00:00:00'"
    case "time": return "'00:00:00'"
    case "json": return "the JSON value null"
    case "binary": return "zero bytes"
    case "enum": return "the first of its values"
    case "float", "double", "real", "decimal", "dec", "numeric", "fixed": return "0"
    default: return isWholeNumber(type) ? "0" : "an empty value"
    }
  }

  private static func firstWord(_ text: String) -> String {
    String(text.prefix { $0 != "(" && !$0.isWhitespace }).lowercased()
  }

  /// A type's text, and the attributes of a column in it, which MySQL takes only behind the character set and what the
  /// column is computed from: `point SRID 4326`, `int unsigned INVISIBLE`.
  static func parts(of text: String) -> (type: String, attributes: String?) {
    guard text.contains(" ") else { return (text, nil) }
    var depth = 0
    var quote: Character?
    var wordStart: String.Index?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"", "`": quote = character
      case "(": depth += 1
      case ")": depth -= 1
      case " " where depth == 0: wordStart = text.index(after: index)
      default: break
      }
      guard depth == 0, let start = wordStart, start == index else { continue }
      let word = text[start...].prefix { !$0.isWhitespace }.uppercased()
      if attributeWords.contains(word) {
        return (String(text[..<start].dropLast()), String(text[start...]))
      }
    }
    return (text, nil)
  }

  static func hasAttributes(_ type: ColumnType) -> Bool {
    if case .verbatim(let text) = type { parts(of: text).attributes != nil } else { false }
  }

  private static let attributeWords: Set = [
    "SRID", "INVISIBLE", "VISIBLE", "STORAGE", "COLUMN_FORMAT", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE", "ON",
    "NOT", "NULL",
  ]

  static func isSpatial(_ type: ColumnType) -> Bool {
    guard case .verbatim(let text) = type, let word = text.lowercased().split(separator: " ").first else {
      return false
    }
    return [
      "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
      "geometrycollection", "geomcollection",
    ].contains { word.prefix { $0 != "(" } == $0 }
  }

  /// As `information_schema.COLUMNS.COLUMN_TYPE` spells it; nil for the author's own text.
  static func catalogueSpelling(_ type: ColumnType) -> String? {
    switch type {
    case .builtin: MySQLSyntax.type(type)
    case .inlineEnum(let labels):
      // The catalogue shows a `?` for what is outside the Basic Multilingual Plane.
      labels.contains(where: isBeyondBasicPlane)
        ? nil : "enum(\(labels.map(catalogueLabel).joined(separator: ",")))"
    case .verbatim, .enumType, .domain, .array: nil
    }
  }

  /// The catalogue keeps its own texts as utf8mb3.
  static func isBeyondBasicPlane(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value > 0xFFFF }
  }

  /// There a quote is doubled, and some characters are escaped, but control-Z is not.
  private static func catalogueLabel(_ label: String) -> String {
    let parts = label.unicodeScalars.split(separator: "\u{1A}", omittingEmptySubsequences: false)
    let quoted = parts.map { MySQLQuoting.literal(String($0)).dropFirst().dropLast() }
    return "'\(quoted.joined(separator: "\u{1A}"))'"
  }

  /// The most bytes that a value of a variable length takes, which decide how long the length itself is: one byte up to
  /// 255, two beyond. Nil for other types and unknown character sets.
  static func maximumBytes(_ column: ColumnDefinition, in table: TableDefinition) -> Int? {
    guard case .builtin(let name, let arguments) = column.type, let length = arguments.first else { return nil }
    switch name {
    case "varbinary": return length
    case "varchar":
      let characterSet = column.effectiveCharacterSet(in: table)
      if characterSet == "utf8mb4" { return length * 4 }
      return characterSet == "latin1" || characterSet == "ascii" ? length : nil
    default: return nil
    }
  }

  /// Collations of one character set: `utf8mb4_bin` and the default one.
  static func haveSameCharacterSet(
    _ left: ColumnDefinition,
    _ right: ColumnDefinition,
    in table: TableDefinition
  ) -> Bool {
    left.effectiveCharacterSet(in: table) == right.effectiveCharacterSet(in: table)
  }

  static let textTypes = ["char", "varchar", "tinytext", "text", "mediumtext", "longtext"]
}

extension ColumnDefinition {
  /// Its own, or the one that it has from its table.
  func effectiveCharacterSet(in table: TableDefinition) -> String {
    characterSet ?? collation.map { String($0.prefix { $0 != "_" }) }
      ?? MySQLCollation(of: table.attributes).characterSet
  }
}

extension ColumnType {
  /// Without the words that say whether `SELECT *` shows the column, which are nothing to its values.
  var withoutVisibility: ColumnType {
    guard case .verbatim(let text) = self else { return self }
    let (type, attributes) = MySQLTypes.parts(of: text)
    guard let attributes else { return self }
    let words = attributes.split(separator: " ").filter { !["INVISIBLE", "VISIBLE"].contains($0.uppercased()) }
    return MySQLDialect.columnType(([Substring(type)] + words).joined(separator: " "))
  }
}
