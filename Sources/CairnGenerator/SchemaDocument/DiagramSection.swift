import SchemaModel

/// The entity-relationship diagram; of a large schema an overview and several that each show a part.
struct DiagramSection {
  private typealias Diagram = EntityRelationshipDiagram
  private typealias Limit = EntityRelationshipDiagram.Limit

  private var tables: [TableDefinition]
  private var names: EntityNames

  init(_ tables: [TableDefinition], _ names: EntityNames) {
    self.tables = tables
    self.names = names
  }

  var text: String {
    if tables.isEmpty { return "" }
    let parts = tables.map { Diagram.Part.fitting($0, names) }
    if let whole = diagram(of: parts, tables: Limit.tables) { return "## Diagram\n\n\(whole.text(names))\n" }
    return "## Diagrams\n\n\(overview)\(groups(of: parts))"
  }

  /// All parts in one diagram, if it can hold them.
  private func diagram(of parts: [Diagram.Part], tables limit: Int) -> Diagram? {
    var diagram = Diagram()
    for part in parts {
      guard diagram.hasRoom(for: part), diagram.tables < limit else { return nil }
      diagram.add(part)
    }
    return diagram
  }

  /// Tables without columns; where they are too many, namespaces.
  private var overview: String {
    let parts = tables.map { Diagram.Part($0, columns: .none, names) }
    let whole = diagram(of: parts, tables: Limit.tablesWithoutColumns)?.text(names) ?? NamespaceDiagram(tables).text
    return whole.map { "### Overview\n\n\($0)\n\n" } ?? ""
  }

  /// Each namespace by itself, and in as many diagrams as it needs.
  private func groups(of parts: [Diagram.Part]) -> String {
    var sections: [String] = []
    var rest = parts[...]
    while let first = rest.first {
      let namespace = first.table.namespace
      var diagram = Diagram()
      var last = first.table
      while let part = rest.first, part.table.namespace == namespace {
        guard diagram.tables == 0 || (diagram.hasRoom(for: part) && diagram.tables < Limit.tables) else { break }
        diagram.add(part)
        last = part.table
        rest.removeFirst()
      }
      let range = last == first.table ? "\(last)" : "\(first.table) to \(last)"
      sections.append("### \(MarkdownText.text(range))\n\n\(diagram.text(names))\n")
    }
    return sections.joined(separator: "\n")
  }
}

/// The namespaces of a schema, and how many foreign keys lead from one to another.
private struct NamespaceDiagram {
  private var namespaces: [String]
  private var counts: [Pair: Int] = [:]

  private struct Pair: Hashable, Comparable {
    var from: String
    var to: String

    static func < (left: Pair, right: Pair) -> Bool { (left.from, left.to) < (right.from, right.to) }
  }

  init(_ tables: [TableDefinition]) {
    namespaces = Set(tables.map { $0.name.namespace ?? "" }).sorted()
    for table in tables {
      for key in table.foreignKeys {
        let pair = Pair(from: table.name.namespace ?? "", to: key.referencedTable.namespace ?? "")
        if pair.from != pair.to { counts[pair, default: 0] += 1 }
      }
    }
  }

  /// Nil when there is nothing to see.
  var text: String? {
    let limit = EntityRelationshipDiagram.Limit.self
    guard namespaces.count > 1, namespaces.count <= limit.tablesWithoutColumns, counts.count <= limit.relations else {
      return nil
    }
    let shown = namespaces.map { ObjectName($0.isEmpty ? "(default)" : $0) }
    let names = EntityNames(shown)
    let entity = Dictionary(uniqueKeysWithValues: zip(namespaces, shown.map { names[$0] }))
    let relations = counts.sorted { $0.key < $1.key }.compactMap { pair, count -> String? in
      guard let from = entity[pair.from], let to = entity[pair.to] else { return nil }
      return "  \(to) ||..o{ \(from) : \(MermaidText.quoted(count == 1 ? "1 foreign key" : "\(count) foreign keys"))"
    }
    let lines = shown.map { "  " + names.declaration(of: $0) } + relations
    return "```mermaid\nerDiagram\n\(lines.joined(separator: "\n"))\n```"
  }
}
