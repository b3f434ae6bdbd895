import SchemaModel

extension RenameHint {
  /// The hint as Swift: `.renamed(from: "bio")`.
  var code: String {
    let literal = SwiftLiteral.of(oldName)
    switch self {
    case .enumType(let old, let new):
      let name = "static var renamedFrom: String? { \(literal) }"
      if old.namespace == new.namespace { return name }
      let namespace = "static var formerNamespace: String? { \(Self.literal(old.namespace)) }"
      return old.name == new.name ? namespace : "\(name) and \(namespace)"
    case .enumLabel(_, _, let new), .columnLabel(_, _, _, let new):
      return "static var renamedLabels: [String: String] { [\(literal): \(SwiftLiteral.of(new))] }"
    case .table(let old, let new), .object(_, let old, let new):
      if old == new.before(old.name) { return ".renamed(from: \(literal))" }
      return ".renamed(from: \(literal), namespace: \(Self.literal(old.namespace)))"
    case .column, .element: return ".renamed(from: \(literal))"
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

  private static func literal(_ namespace: String?) -> String { namespace.map(SwiftLiteral.of) ?? "nil" }

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
