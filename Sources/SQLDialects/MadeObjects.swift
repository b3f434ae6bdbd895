import SchemaModel

/// What a plan makes, where a step that drops something of the same name has to know it.
struct MadeObjects {
  /// What Cairn has only the text of.
  private(set) var texts: [RawDefinition] = []
  /// Also those that are kept as text.
  private(set) var tables: Set<ObjectName> = []
  /// Postgres: the partitions of tables that are made or divided otherwise.
  private(set) var partitions: Set<ObjectName> = []
  /// Columns that come with a default which is for the rows that are there alone, and goes at once.
  private(set) var standIns: Set<RenamedObject> = []

  /// What the step says that adds such a column.
  static let standInRemark =
    "Its values are gone: the rows that are there get the default in their place, which then goes."

  init(_ changes: some Sequence<Change>) {
    for change in changes {
      switch change {
      case .createTable(let table):
        tables.insert(table.name)
        partitions.formUnion(table.partitioning?.partitions.map(\.name) ?? [])
      case .alterPartitioning(_, _, let new): partitions.formUnion(new?.partitions.map(\.name) ?? [])
      case .createObject(.raw(let raw)), .alterObject(_, .raw(let raw)):
        texts.append(raw)
        if raw.isTable { tables.insert(raw.name) }
      case .alterColumn(let table, let old, let new, _) where old.defaultValue != nil && new.isRequired:
        var without = old
        without.defaultValue = nil
        if without == new { standIns.insert(.column(table, new.name)) }
      default: break
      }
    }
  }
}

extension Refusal {
  /// To make the table anew would lose its rows.
  static func changeOfTableKeptAsText(_ name: ObjectName) -> Refusal {
    Refusal(
      name.description,
      "Cairn has no form for this table, before the change or after it, and does not know how a table kept as text changes",
      wayOut: "write the change by hand: generate-migration --by-hand --name WORDS"
    )
  }
}
