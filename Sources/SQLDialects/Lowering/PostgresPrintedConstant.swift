import SchemaModel

/// A constant as Postgres prints it for a default: `3`, `true`, `'open'::character varying`.
///
/// The server adds the type by itself (pg_get_expr), so the constant alone makes the same default.
struct PostgresPrintedConstant {
  var text: String
  var type: ColumnType

  /// The constant; nil where the text is more than that, or of another type than the column.
  var literal: Literal? {
    switch type {
    case .builtin("boolean", _): text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    case .builtin("smallint", _), .builtin("integer", _), .builtin("bigint", _):
      Int64(number ?? "").map { .integer($0) }
    case .builtin("numeric", _), .verbatim("numeric"), .builtin("real", _), .builtin("double precision", _):
      number.map { .number($0) }
    default: string.map { .string($0) }
    }
  }

  /// Digits, which stand between quotes where there is a sign before them.
  private var number: String? {
    let digits = string ?? text
    let unsigned = digits.hasPrefix("-") ? digits.dropFirst() : digits[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }
    return isNumber ? digits : nil
  }

  /// What stands between the quotes of a constant with this very type behind it.
  private var string: String? {
    guard text.hasPrefix("'"), let end = text.ranges(of: "'::").last else { return nil }
    let inside = text[text.index(after: text.startIndex)..<end.lowerBound]
    guard end.lowerBound > text.startIndex, names.contains(String(text[end.upperBound...])) else { return nil }
    let parts = inside.split(separator: "''", omittingEmptySubsequences: false)
    return parts.contains { $0.contains("'") } ? nil : parts.joined(separator: "'")
  }

  /// What the server calls the type.
  private var names: Set<String> { Self.names(of: type) }

  private static func names(of type: ColumnType) -> Set<String> {
    switch type {
    case .builtin(let name, _):
      switch name {
      case "varchar": ["character varying"]
      case "char": ["bpchar"]
      case "timestamptz": ["timestamp with time zone"]
      case "timestamp": ["timestamp without time zone"]
      case "text", "smallint", "integer", "bigint", "numeric", "real", "double precision", "date", "jsonb", "json",
        "uuid",
        "inet", "interval":
        [name]
      default: []
      }
    case .verbatim("varchar"): ["character varying"]
    case .verbatim(let name) where name.allSatisfy { $0.isLetter || $0 == "_" }: [name, "public.\(name)"]
    case .enumType(let name):
      Set(
        [name.name, "\(name.namespace ?? "public").\(name.name)"].filter { $0.allSatisfy { $0 != "\"" && $0 != " " } }
      )
    case .array(let element): Set(names(of: element).map { "\($0)[]" })
    case .verbatim, .domain, .inlineEnum: []
    }
  }
}
