import SchemaModel

/// One table: its columns in each dialect, its keys, constraints and indexes, and what refers to it.
struct TableSection {
  /// The same table in each dialect, the first one's first.
  private var variants: [(dialect: String, table: TableDefinition)]
  private var referencedBy: [ForeignKeyUse]
  private var names: EntityNames

  /// A foreign key seen from the table that it leads to.
  struct ForeignKeyUse {
    var table: ObjectName
    var columns: [String]
  }

  init(_ variants: [(dialect: String, table: TableDefinition)], referencedBy: [ForeignKeyUse], _ names: EntityNames) {
    self.variants = variants
    self.referencedBy = referencedBy
    self.names = names
  }

  var text: String {
    guard let table = variants.first?.table else { return "" }
    var blocks = ["### <a id=\"table-\(names[table.name])\"></a>\(MarkdownText.text(table.name.description))"]
    if let comment = variants.lazy.compactMap(\.table.comment).first { blocks.append(MarkdownText.paragraph(comment)) }
    blocks.append(columns(of: table))
    let elements = elementLines
    if !elements.isEmpty { blocks.append(elements.map { "- \($0)" }.joined(separator: "\n")) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func columns(of table: TableDefinition) -> String {
    let dialects = variants.map(\.dialect)
    let header = ["column"] + (dialects.count == 1 ? ["type"] : dialects) + ["null", "default", "comment"]
    var rows = [MarkdownText.row(header), "|" + String(repeating: "---|", count: header.count)]
    for (index, column) in table.columns.enumerated() {
      let all = variants.map { variant in
        let columns = variant.table.columns
        let isInPlace = index < columns.count && columns[index].name == column.name
        return (variant.dialect, isInPlace ? columns[index] : variant.table.column(column.name))
      }
      let cells =
        [MarkdownText.code(column.name)] + all.map { $0.1?.typeWords ?? "" } + [
          DialectVariants(all.map { ($0.0, $0.1?.isNullable == true ? "null" : nil) }).lines.joined(),
          DialectVariants(all.map { ($0.0, $0.1?.valueWords) }).lines.joined(separator: "<br>"),
          all.lazy.compactMap { $0.1?.comment }.first.map(MarkdownText.prose) ?? "",
        ]
      rows.append(MarkdownText.row(cells))
    }
    return rows.joined(separator: "\n")
  }

  private var elementLines: [String] {
    let words = ElementWords(names)
    var lines: [String] = []
    for kind in TableElement.Kind.allCases {
      let byName = variants.map { ($0.dialect, Self.elements(kind, of: $0.table)) }
      for name in Set(byName.flatMap(\.1.keys)).sorted() {
        lines += words.lines(byName.map { ($0.0, $0.1[name]) })
      }
    }
    if !referencedBy.isEmpty {
      let uses = referencedBy.map { "\(names.link(to: $0.table)) \(MarkdownText.code($0.columns))" }
      lines.append("Referenced by: \(uses.joined(separator: ", "))")
    }
    return lines
  }

  /// A primary key has no name here: each server has its own for it.
  private static func elements(_ kind: TableElement.Kind, of table: TableDefinition) -> [String: TableElement] {
    let pairs = table.elements.filter { $0.kind == kind }.map { (kind == .primaryKey ? "" : $0.name, $0) }
    return Dictionary(pairs) { first, _ in first }
  }
}
