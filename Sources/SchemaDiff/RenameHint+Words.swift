import SchemaModel

extension RenameHint {
  /// The hint as Swift: `.renamed(from: "bio")`.
  var code: String {
    let literal = SwiftLiteral.of(oldName)
    switch self {
    case .enumType: return "static var renamedFrom: String? { \(literal) }"
    case .enumLabel(_, _, let new), .columnLabel(_, _, _, let new):
      return "static var renamedLabels: [String: String] { [\(literal): \(SwiftLiteral.of(new))] }"
    case .table, .column, .element, .object: return ".renamed(from: \(literal))"
    case .conversion: return ".converted(from:)"
    }
  }

  /// What kind of thing it renames, as people say it.
  var noun: String {
    switch self {
    case .table: "table"
    case .enumType: "enum type"
    case .enumLabel, .columnLabel: "value"
    case .object(let kind, _, _): kind.rawValue
    case .column, .conversion: "column"
    case .element(_, let kind, _, _): kind.words
    }
  }

  private var oldName: String {
    switch self {
    case .table(let old, _), .enumType(let old, _), .object(_, let old, _): old.name
    case .column(_, let old, _), .element(_, _, let old, _), .enumLabel(_, let old, _),
      .columnLabel(_, _, let old, _):
      old
    case .conversion(_, let column, _, _): column
    }
  }
}
