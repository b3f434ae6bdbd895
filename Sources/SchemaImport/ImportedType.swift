import SchemaModel

/// A column's type as the DSL writes it: `.varchar(255)`, whose values are `String`s.
struct ImportedType {
  var text: String
  /// The Swift type of the column's values.
  var value: String
  var declared: DeclaredType

  init(_ text: String, _ value: String, _ declared: DeclaredType) {
    self.text = text
    self.value = value
    self.declared = declared
  }

  /// The server's own name for it.
  static func custom(_ name: String) -> ImportedType {
    let value = value(of: name)
    return ImportedType(".custom(\(name.quoted), as: \(value).self)", value, .custom(name))
  }

  /// The words of the DSL, in the order in which they are tried: what says less of the values comes first, as a server's
  /// type says nothing of what it is used for.
  static func words(for name: String, _ arguments: [Int]) -> [ImportedType] {
    guard let first = arguments.first else { return plain(name) }
    if arguments.count == 2 {
      return [
        ImportedType(
          ".decimal(\(first), \(arguments[1]))",
          "Decimal",
          .decimal(precision: first, scale: arguments[1])
        )
      ]
    }
    return [
      ImportedType(".varchar(\(first))", "String", .varchar(first)),
      ImportedType(".char(\(first))", "String", .char(first)),
      ImportedType(".varbytes(\(first))", "[UInt8]", .varbytes(first)),
    ] + plain(name) + [
      ImportedType(".time(\(first))", "TimeOfDay", .time(digits: first)),
      ImportedType(".localTimestamp(\(first))", "Date", .localTimestamp(digits: first)),
      ImportedType(".timestamp(\(first))", "Date", .timestamp(digits: first)),
      ImportedType(".vector(\(first))", "[Float]", .vector(first)),
    ]
  }

  private static func plain(_ name: String) -> [ImportedType] {
    [
      ImportedType(".smallint", "Int16", .smallint), ImportedType(".integer", "Int32", .integer),
      ImportedType(".bigint", "Int64", .bigint), ImportedType(".real", "Float", .real),
      ImportedType(".double", "Double", .double), ImportedType(".boolean", "Bool", .boolean),
      ImportedType(".text", "String", .text), ImportedType(".bytes", "[UInt8]", .bytes),
      ImportedType(".date", "CalendarDate", .date), ImportedType(".time", "TimeOfDay", .time(digits: nil)),
      ImportedType(".time(0)", "TimeOfDay", .time(digits: 0)),
      ImportedType(".localTimestamp", "Date", .localTimestamp(digits: nil)),
      ImportedType(".localTimestamp(0)", "Date", .localTimestamp(digits: 0)),
      ImportedType(".timestamp", "Date", .timestamp(digits: nil)),
      ImportedType(".interval", "CalendarInterval", .interval), ImportedType(".inet", "InternetAddress", .inet),
      ImportedType(".tsvector", "TextSearchVector", .tsvector),
    ] + [
      // Where both are the same, the one that is called as the server calls it.
      name == "jsonb" ? ImportedType(".jsonb", "JSONDocument", .jsonb) : ImportedType(".json", "JSONDocument", .json)
    ]
  }

  static let uuid = ImportedType(".uuid", "UUID", .uuid)

  /// The Swift type that holds what a type of a server's holds; text, where nothing is known of it.
  private static func value(of name: String) -> String {
    let words = name.lowercased()
    if words.hasSuffix("[]") { return "[\(value(of: String(name.dropLast(2))))]" }
    let isUnsigned = words.contains(" unsigned")
    switch words.prefix(while: { $0.isLetter || $0.isNumber }) {
    case "tinyint": return isUnsigned ? "UInt8" : "Int8"
    case "smallint", "year": return isUnsigned ? "UInt16" : "Int16"
    case "mediumint", "int", "integer", "int4": return isUnsigned ? "UInt32" : "Int32"
    case "bigint", "int8": return isUnsigned ? "UInt64" : "Int64"
    case "decimal", "numeric": return "Decimal"
    case "float", "real": return "Float"
    case "double": return "Double"
    case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob": return "[UInt8]"
    case "timestamp", "timestamptz", "datetime": return "Date"
    case "time": return "TimeOfDay"
    case "uuid": return "UUID"
    case "json", "jsonb": return "JSONDocument"
    default: return "String"
    }
  }
}
