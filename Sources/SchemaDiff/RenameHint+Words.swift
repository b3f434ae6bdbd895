import SchemaModel

extension RenameHint {
  /// The hint as Swift: `.renamed(from: "bio")`.
  var code: String {
    let literal = Self.swiftLiteral(oldName)
    switch self {
    case .enumType: return "static var renamedFrom: String? { \(literal) }"
    case .enumLabel(_, _, let new), .columnLabel(_, _, _, let new):
      return "static var renamedLabels: [String: String] { [\(literal): \(Self.swiftLiteral(new))] }"
    case .table, .column, .element, .object: return ".renamed(from: \(literal))"
    }
  }

  /// What kind of thing it renames, as people say it.
  var noun: String {
    switch self {
    case .table: "table"
    case .enumType: "enum type"
    case .enumLabel, .columnLabel: "value"
    case .object(let kind, _, _): kind.rawValue
    case .column: "column"
    case .element(_, let kind, _, _): kind.words
    }
  }

  private var oldName: String {
    switch self {
    case .table(let old, _), .enumType(let old, _), .object(_, let old, _): old.name
    case .column(_, let old, _), .element(_, _, let old, _), .enumLabel(_, let old, _),
      .columnLabel(_, _, let old, _):
      old
    }
  }

  private static func swiftLiteral(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where scalar.value < 0x20: literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
