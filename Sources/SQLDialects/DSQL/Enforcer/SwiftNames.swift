/// Swift names for tables and columns: `user_devices` → `UserDevices`, `user_id` → `userID`.
struct SwiftNames {
  private var taken: Set<String>

  /// - Parameter taken: Names that mean something else where these are used.
  init(taken: Set<String>) { self.taken = taken }

  /// A type's name that no other one has.
  mutating func type(_ words: String) -> String {
    let name = Self.parts(words).map(Self.capitalized).joined()
    return unique(Self.identifier(name, or: "Table"), "Table")
  }

  /// A property's name that no other one has.
  mutating func property(_ words: String) -> String {
    let parts = Self.parts(words)
    let name = (parts.first?.lowercased() ?? "") + parts.dropFirst().map(Self.capitalized).joined()
    return unique(Self.identifier(name, or: "column"), "Column")
  }

  private mutating func unique(_ name: String, _ suffix: String) -> String {
    var candidate = name
    var number = 2
    if taken.contains(candidate) { candidate += suffix }
    while !taken.insert(candidate).inserted {
      candidate = "\(name)\(number)"
      number += 1
    }
    return candidate
  }

  private static func parts(_ words: String) -> [String] {
    words.unicodeScalars.split { !$0.properties.isXIDContinue || $0 == "_" }.map { String($0) }
  }

  private static func capitalized(_ part: String) -> String {
    ["id", "url", "uuid", "ip"].contains(part.lowercased())
      ? part.uppercased() : part.prefix(1).uppercased() + part.dropFirst()
  }

  private static func identifier(_ name: String, or fallback: String) -> String {
    guard let first = name.unicodeScalars.first else { return fallback }
    return first.properties.isXIDStart ? name : "_\(name)"
  }

  /// What a table's namespace would hide from the code inside it, or what Swift does not take as a type's name.
  static let typeNames: Set = [
    "Any", "Bool", "EnforcedTable", "ForeignKey", "ForeignKeyEnforcer", "ForeignKeys", "Foundation", "Int16", "Int32",
    "Int64", "Key", "KeyColumn", "KeyRow", "KeyRowConvertible", "KeyedTable", "Protocol", "ReferentialSchema", "Row",
    "Self", "String", "Swift", "TableDescription", "Type", "UUID", "FoundationEssentials",
  ]

  /// Keywords, and what a key has already.
  static let propertyNames: Set = [
    "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
    "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "hash", "hashValue",
    "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "package", "private", "protocol",
    "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw",
    "throws", "true", "try", "typealias", "values", "var", "where", "while",
  ]
}
