import SchemaModel

/// An enumeration as the file of its Swift type.
struct EnumWriter {
  let names: ImportNames.EnumNames

  func text() -> String {
    let definition = names.definition
    var lines = ["enum \(names.type): String, DatabaseEnum {"]
    if definition.labels.isEmpty { return withoutCases() }
    if !names.isInline { lines += database(definition.name) }
    if lines.count > 1 { lines.append("") }
    for label in definition.labels {
      let name = names.cases[label] ?? label
      lines.append("  case \(SwiftName.escaped(name))\(name == label ? "" : " = \(label.quoted)")")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private func database(_ name: ObjectName) -> [String] {
    var lines: [String] = []
    if snakeCase(names.type) != name.name { lines.append("  static let databaseName = \(name.name.quoted)") }
    if let namespace = name.namespace { lines.append("  static let namespace: String? = \(namespace.quoted)") }
    return lines
  }

  /// Swift gives raw values only to enums that have any.
  private func withoutCases() -> String {
    let lines =
      ["enum \(names.type): DatabaseEnum {"] + database(names.definition.name) + [
        "  static var allCases: [\(names.type)] { [] }",
        "  var rawValue: String { switch self {} }",
        "",
        "  init?(rawValue: String) { nil }",
        "}",
      ]
    return lines.joined(separator: "\n") + "\n"
  }
}
