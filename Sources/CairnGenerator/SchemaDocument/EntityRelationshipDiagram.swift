import SchemaModel

/// One Mermaid diagram: tables, and the foreign keys that lead from them.
struct EntityRelationshipDiagram {
  /// Mermaid draws nothing above 50,000 characters or 500 relations; the rest is for people, who see no more than so many
  /// tables at once.
  enum Limit {
    static let bytes = 45_000
    static let relations = 400
    static let tables = 60
    static let tablesWithoutColumns = 200
  }

  private var lines: [String] = []
  private var drawn: Set<ObjectName> = []
  private var mentioned: Set<ObjectName> = []
  private var bytes = "erDiagram\n".utf8.count
  private(set) var relations = 0

  var tables: Int { drawn.count }

  /// The diagram in a block of Markdown.
  func text(_ names: EntityNames) -> String {
    // A table that stands in another diagram is here by its name alone.
    let others = mentioned.subtracting(drawn).sorted().map { "  " + names.declaration(of: $0) }
    return "```mermaid\nerDiagram\n\((lines + others).joined(separator: "\n"))\n```"
  }

  mutating func add(_ part: Part) {
    lines += part.lines
    bytes += part.bytes
    relations += part.relations
    drawn.insert(part.table)
    mentioned.formUnion(part.mentioned)
  }

  func hasRoom(for part: Part) -> Bool {
    bytes + part.bytes <= Limit.bytes && relations + part.relations <= Limit.relations
  }

  /// What one table brings into a diagram.
  struct Part {
    var table: ObjectName
    /// The tables that its foreign keys lead to.
    var mentioned: Set<ObjectName>
    var lines: [String]
    var relations: Int
    var bytes: Int

    init(_ table: TableDefinition, columns shown: Columns, _ names: EntityNames) {
      let keys = table.foreignKeys.prefix(Limit.relations)
      self.table = table.name
      mentioned = Set(keys.map(\.referencedTable))
      relations = keys.count
      lines = Self.entity(table, shown, names) + keys.map { Self.relation(of: table, $0, names) }
      bytes = lines.reduce(0) { $0 + $1.utf8.count + 1 }
      bytes += mentioned.reduce(0) { $0 + names.declaration(of: $1).utf8.count + 3 }
    }

    /// All columns, or as many as one diagram can hold.
    static func fitting(_ table: TableDefinition, _ names: EntityNames) -> Part {
      for shown in [Columns.all, .keys] {
        let part = Part(table, columns: shown, names)
        if EntityRelationshipDiagram().hasRoom(for: part) { return part }
      }
      return Part(table, columns: .none, names)
    }

    private static func entity(_ table: TableDefinition, _ shown: Columns, _ names: EntityNames) -> [String] {
      let declaration = "  " + names.declaration(of: table.name)
      let keys = KeyColumns(table)
      let columns = shown == .none ? [] : table.columns.filter { shown == .all || keys.words(of: $0.name) != nil }
      if columns.isEmpty { return [declaration] }
      let attributes = columns.map { column in
        let word = MermaidText.word(column.name)
        var line = "    \(MermaidText.type(column.type)) \(word)"
        if let words = keys.words(of: column.name) { line += " \(words)" }
        // Between two underscores, a label is emphasised and loses them.
        if word != column.name || (word.hasPrefix("_") && word.hasSuffix("_")) {
          line += " \(MermaidText.quoted(column.name))"
        }
        return line
      }
      return ["\(declaration) {"] + attributes + ["  }"]
    }

    /// `teams |o..o{ users : "team_id"`: how many rows of the referenced table a row has, and the other way round; a full
    /// line where the reference is part of the row's own key.
    private static func relation(of table: TableDefinition, _ key: ForeignKeyDefinition, _ names: EntityNames) -> String
    {
      let columns = Set(key.columns)
      let isOptional = key.columns.contains { table.column($0)?.isNullable ?? true }
      let primary = Set(table.primaryKey?.columns ?? [])
      let isUnique = primary == columns || table.uniques.contains { Set($0.columns) == columns }
      let line = columns.isSubset(of: primary) ? "--" : ".."
      let label = MermaidText.quoted(key.columns.joined(separator: ", "))
      return "  \(names[key.referencedTable]) \(isOptional ? "|o" : "||")\(line)\(isUnique ? "o|" : "o{") "
        + "\(names[table.name]) : \(label)"
    }
  }

  enum Columns {
    case all, keys, none
  }
}

/// Which columns of a table are in its keys.
private struct KeyColumns {
  private var primary: Set<String>
  private var foreign: Set<String>
  private var unique: Set<String>

  init(_ table: TableDefinition) {
    primary = Set(table.primaryKey?.columns ?? [])
    foreign = Set(table.foreignKeys.flatMap(\.columns))
    unique = Set(table.uniques.filter { $0.columns.count == 1 }.flatMap(\.columns))
  }

  /// `PK, FK`; nil for a column in no key.
  func words(of column: String) -> String? {
    let words = [("PK", primary), ("FK", foreign), ("UK", unique)].filter { $0.1.contains(column) }.map(\.0)
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
