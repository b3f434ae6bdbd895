import SchemaModel

/// One table of the enforcer: its description, its key and its row.
struct EnforcerTableText {
  let typeName: String
  private let table: EnforcedSchema.Table
  private let namespace: String
  /// By the column's name.
  private let properties: [String: String]

  init(_ table: EnforcedSchema.Table, _ typeName: String, in namespace: String) {
    self.table = table
    self.typeName = typeName
    self.namespace = namespace
    var names = SwiftNames(taken: SwiftNames.propertyNames)
    var properties: [String: String] = [:]
    for column in table.columns { properties[column.name] = names.property(column.name) }
    self.properties = properties
  }

  var text: String {
    let proto = table.isEnforced ? "EnforcedTable" : "KeyedTable"
    var lines = ["// MARK: - \(CommentText.line(table.name.description))", "", "extension \(namespace) {"]
    lines += ["/// `\(CommentText.line(table.name.description))`", "///"].indented(1)
    lines += words.map { "/// - \($0)" }.indented(1)
    lines += ["public enum \(typeName): \(proto) {"].indented(1)
    lines += description.indented(2)
    lines += ["", "public static var schema: ReferentialSchema { \(namespace).schema }", ""].indented(2)
    lines += key.indented(2)
    if table.isEnforced { lines += [""] + row.indented(2) }
    lines += ["  }", "}", ""]
    return lines.joined(separator: "\n")
  }

  /// What references what, for the reader.
  private var words: [String] {
    table.foreignKeys.map { "References \(code(key: $0.columns, $0.referencedTable)): \(actions($0))" }
      + table.referencedBy.map { "Referenced by `\(CommentText.line($0.table.description))`: \(actions($0.key))" }
  }

  private func code(key columns: [String], _ table: ObjectName) -> String {
    "`\(CommentText.line(table.description))` by `\(CommentText.line(columns.joined(separator: ", ")))`"
  }

  private func actions(_ key: ForeignKeyDefinition) -> String {
    var text = "on delete \(PostgresText.action(key.onDelete))"
    if !key.onDeleteColumns.isEmpty { text += " of `\(CommentText.line(key.onDeleteColumns.joined(separator: ", ")))`" }
    if key.onUpdate != .noAction { text += ", on update \(PostgresText.action(key.onUpdate))" }
    return text
  }

  // MARK: Description

  private var description: [String] {
    var lines = ["/// What the enforcer knows of the table.", "public static let table = TableDescription("]
    lines.append("  \(literal(table.name.name)),")
    if let namespace = table.name.namespace { lines.append("  in: \(literal(namespace)),") }
    lines.append("  columns: [")
    lines += table.columns.map { "    KeyColumn(\(literal($0.name)), \(literal($0.castType)))," }
    lines.append("  ],")
    lines.append("  primaryKey: \(list(table.primaryKey))\(table.foreignKeys.isEmpty ? "" : ",")")
    if !table.foreignKeys.isEmpty {
      lines += ["  foreignKeys: ["] + table.foreignKeys.flatMap(foreignKey).indented(2) + ["  ]"]
    }
    return lines + [")"]
  }

  private func foreignKey(_ key: ForeignKeyDefinition) -> [String] {
    var arguments = [
      literal(key.name), list(key.columns), "references: \(literal(key.referencedTable.description))",
      list(key.referencedColumns),
    ]
    if key.onDelete != .noAction { arguments.append("onDelete: .\(key.onDelete.rawValue)") }
    if !key.onDeleteColumns.isEmpty { arguments.append("onDeleteColumns: \(list(key.onDeleteColumns))") }
    if key.onUpdate != .noAction { arguments.append("onUpdate: .\(key.onUpdate.rawValue)") }
    if key.match == .full { arguments.append("match: .full") }
    if key.deferrability == .initiallyDeferred { arguments.append("isDeferred: true") }
    return ["ForeignKey("] + arguments.dropLast().map { "  \($0)," } + ["  \(arguments[arguments.count - 1])", "),"]
  }

  private func list(_ names: [String]) -> String { "[\(names.map(literal).joined(separator: ", "))]" }

  private func literal(_ text: String) -> String { SwiftLiteral.of(text) }

  // MARK: Types

  private var key: [String] {
    let columns = table.primaryKey.compactMap { name in table.columns.first { $0.name == name } }
    return ["/// The primary key."] + type("Key", columns.map { ($0, false) })
  }

  private var row: [String] {
    ["/// The columns that keys are about."] + type("Row", table.columns.map { ($0, isOptional($0)) })
  }

  /// A key that the database makes is not known before the insert.
  private func isMade(_ column: EnforcedSchema.Column) -> Bool {
    table.primaryKey.contains(column.name) && !table.foreignKeys.contains { $0.columns.contains(column.name) }
      && (column.definition.defaultValue != nil || column.definition.identity != nil)
  }

  private func isOptional(_ column: EnforcedSchema.Column) -> Bool {
    column.definition.isNullable || isMade(column)
  }

  private func type(_ name: String, _ columns: [(column: EnforcedSchema.Column, isOptional: Bool)]) -> [String] {
    let fields = columns.map { column, isOptional in
      Field(
        name: properties[column.name] ?? column.name,
        type: Self.swiftType(column.definition.type) + (isOptional ? "?" : ""),
        isOptional: isOptional,
        isMade: isOptional && isMade(column)
      )
    }
    var lines = ["public struct \(name): KeyRowConvertible {"]
    lines += fields.map { field in
      "  public var \(field.name): \(field.type)" + (field.isMade ? "  // nil: not known, the database makes it" : "")
    }
    let parameters = fields.map { "\($0.name): \($0.type)\($0.isMade ? " = nil" : "")" }
    lines += [""] + Self.call("  public init(", parameters, ") {")
    lines += fields.map { "    self.\($0.name) = \($0.name)" }
    lines += ["  }", "", "  public init(values: KeyRow) throws {"]
    lines += fields.enumerated().map { place, field in
      "    \(field.name) = try values.\(field.isOptional ? "optional" : "value")(\(place))"
    }
    let texts = fields.map { "\($0.name)\($0.isOptional ? "?" : "").keyText" }
    lines += ["  }", ""]
    let values = Self.call("  public var values: KeyRow { KeyRow([", texts, "]) }")
    return lines + values + ["}"]
  }

  /// On one line where it fits, else with a line for each argument.
  private static func call(_ head: String, _ arguments: [String], _ tail: String) -> [String] {
    let line = head + arguments.joined(separator: ", ") + tail
    // The type stands four spaces in.
    if line.count <= 116 { return [line] }
    return [head] + arguments.enumerated().map { "    \($1)\($0 == arguments.count - 1 ? "" : ",")" } + ["  " + tail]
  }

  private struct Field {
    var name: String
    var type: String
    var isOptional: Bool
    var isMade: Bool
  }

  /// What has no type here that holds it exactly is the text that Postgres writes: decimals, dates.
  private static func swiftType(_ type: ColumnType) -> String {
    guard case .builtin(let name, _) = type else { return "String" }
    return switch name {
    case "uuid": "UUID"
    case "smallint": "Int16"
    case "integer": "Int32"
    case "bigint": "Int64"
    case "boolean": "Bool"
    default: "String"
    }
  }
}

extension [String] {
  fileprivate func indented(_ levels: Int) -> [String] {
    map { $0.isEmpty ? $0 : String(repeating: "  ", count: levels) + $0 }
  }
}
