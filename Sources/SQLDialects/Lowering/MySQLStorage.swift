import SchemaModel

/// How many bytes MySQL counts for a column, in a row and in a key.
enum MySQLStorage {
  static func isText(_ name: String) -> Bool { ["char", "varchar", "longtext"].contains(name) }

  static func isBinary(_ name: String) -> Bool { ["binary", "varbinary", "longblob"].contains(name) }

  /// The bytes of one character in the column's character set; nil where the collation's name does not say it.
  static func bytesPerCharacter(_ collation: String?) -> Int? {
    guard let collation else { return 4 }
    return switch collation.split(separator: "_").first {
    case "utf8mb4": 4
    case "utf8mb3", "utf8": 3
    case "latin1", "ascii", "binary": 1
    default: nil
    }
  }

  /// The bytes in a key, whose limit is 3,072 over all columns; nil when not known.
  static func keyBytes(_ column: ColumnDefinition, prefixLength: Int? = nil) -> Int? {
    switch column.type {
    case .builtin(let name, let arguments) where isText(name):
      guard let length = prefixLength ?? arguments.first, let width = bytesPerCharacter(column.collation)
      else { return nil }
      return length * width
    case .builtin(let name, let arguments) where isBinary(name): return prefixLength ?? arguments.first
    default: return fixedBytes(column.type)
    }
  }

  /// The bytes in a row, whose limit is 65,535 over all columns; nil when not known.
  static func rowBytes(_ column: ColumnDefinition) -> Int? {
    guard case .builtin(let name, let arguments) = column.type else { return fixedBytes(column.type) }
    switch name {
    // A pointer and a length; the rest lies elsewhere.
    case "longtext", "longblob", "json", "vector": return 12
    case "binary": return arguments.first
    case "char": return bytesPerCharacter(column.collation).flatMap { width in arguments.first.map { $0 * width } }
    case "varbinary", "varchar":
      guard let length = arguments.first, let width = name == "varchar" ? bytesPerCharacter(column.collation) : 1
      else { return nil }
      return length * width + (length * width > 255 ? 2 : 1)
    default: return fixedBytes(column.type)
    }
  }

  private static func fixedBytes(_ type: ColumnType) -> Int? {
    switch type {
    case .inlineEnum(let labels): return labels.count > 255 ? 2 : 1
    case .builtin(let name, let arguments):
      let fraction = ((arguments.first ?? 0) + 1) / 2
      switch name {
      case "tinyint": return 1
      case "smallint": return 2
      case "int", "float": return 4
      case "bigint", "double": return 8
      case "date": return 3
      case "time": return 3 + fraction
      case "datetime": return 5 + fraction
      case "decimal":
        guard arguments.count == 2 else { return nil }
        return digitBytes(arguments[0] - arguments[1]) + digitBytes(arguments[1])
      default: return nil
      }
    case .enumType, .domain, .array, .verbatim: return nil
    }
  }

  /// Nine decimal digits take four bytes, fewer take what they need.
  private static func digitBytes(_ digits: Int) -> Int {
    guard digits > 0 else { return 0 }
    return digits / 9 * 4 + [0, 1, 1, 2, 2, 3, 3, 4, 4][digits % 9]
  }
}
