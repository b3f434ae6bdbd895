package import SchemaModel

/// What becomes of the columns of a schema in a migration: under which names their values are found again, and which of
/// them must be the same.
package struct RowFates: Sendable {
  private struct Fate {
    var oldTable: ObjectName
    var oldColumn: String
    var table: ObjectName
    var column: String
    var isConverted = false
    /// What a loss may call it.
    var objects: Set<String>
  }

  /// The columns that keep their values, where they were and where they are after the migration.
  package private(set) var untouched: [(before: RowSelection, after: RowSelection)] = []
  /// The columns that have their values again after the way back.
  package private(set) var kept: [(before: RowSelection, after: RowSelection)] = []
  /// The tables that a change of the wanted kind is about, by their old names.
  package private(set) var marked: Set<ObjectName> = []

  /// - Parameters:
  ///   - old: The schema before.
  ///   - changes: What the migration changes in it.
  ///   - lost: The objects whose values the migration destroys.
  ///   - lostBack: Those that the way back destroys.
  ///   - marks: The kind of change whose tables are marked.
  package init(
    _ old: DatabaseSchema,
    _ changes: [Change],
    lost: Set<String>,
    lostBack: Set<String>,
    marking marks: (Change) -> Bool = { _ in false }
  ) {
    var tables: [(old: ObjectName, new: ObjectName, parts: Set<String>)] = old.tables.map {
      ($0.name, $0.name, Self.parts(of: $0.name, $0.partitioning))
    }
    var fates = old.tables.flatMap { table in
      table.columns.map { column in
        Fate(
          oldTable: table.name,
          oldColumn: column.name,
          table: table.name,
          column: column.name,
          objects: ["\(table.name)", "\(table.name).\(column.name)"]
        )
      }
    }
    for change in changes {
      if marks(change) { marked.formUnion(tables.filter { $0.new == change.table }.map(\.old)) }
      switch change {
      case .dropTable(let table):
        fates.removeAll { $0.table == table.name }
        tables.removeAll { $0.new == table.name }
      case .alterPartitioning(let table, let old, let new):
        let parts = Self.parts(of: table, old).union(Self.parts(of: table, new))
        for index in tables.indices where tables[index].new == table { tables[index].parts.formUnion(parts) }
      case .renameObject(.namespace(let namespace), let new):
        for index in tables.indices {
          tables[index].new = tables[index].new.movingNamespace(namespace.name, to: new.name)
        }
        for index in fates.indices {
          fates[index].table = fates[index].table.movingNamespace(namespace.name, to: new.name)
          fates[index].objects.formUnion(["\(fates[index].table)", "\(fates[index].table).\(fates[index].column)"])
        }
      case .renameTable(let old, let new):
        for index in tables.indices where tables[index].new == old { tables[index].new = new }
        for index in fates.indices where fates[index].table == old {
          fates[index].table = new
          fates[index].objects.formUnion(["\(new)", "\(new).\(fates[index].column)"])
        }
      case .dropColumn(let table, let column):
        fates.removeAll { $0.table == table && $0.column == column.name }
      case .renameColumn(let table, let old, let new):
        for index in fates.indices where fates[index].table == table && fates[index].column == old {
          fates[index].column = new
          fates[index].objects.formUnion(["\(table).\(new)", "\(fates[index].oldTable).\(new)"])
        }
      case .alterColumn(let table, _, let new, _) where change.convertsValues:
        for index in fates.indices where fates[index].table == table && fates[index].column == new.name {
          fates[index].isConverted = true
        }
      case .renameEnumLabel, .renameColumnLabel:
        for index in fates.indices {
          let type = old.table(fates[index].oldTable)?.column(fates[index].oldColumn)?.type
          if type?.isEnumeration == true || type?.domainName != nil { fates[index].isConverted = true }
        }
      default: break
      }
    }
    Self.follow(&fates, old)
    let lostBack = lost.union(lostBack)
    for (name, newName, parts) in tables {
      let columns = fates.filter { $0.oldTable == name }
      let same = columns.filter { !$0.isConverted && $0.objects.isDisjoint(with: lost) }
      if parts.isDisjoint(with: lost) {
        untouched.append(
          (
            RowSelection(table: name, columns: same.map(\.oldColumn)),
            RowSelection(table: newName, columns: same.map(\.column))
          )
        )
      }
      let back = RowSelection(
        table: name,
        columns: columns.filter { $0.objects.isDisjoint(with: lostBack) }.map(\.oldColumn)
      )
      if parts.isDisjoint(with: lostBack) { kept.append((back, back)) }
    }
  }

  /// What is computed from other columns shares their fate. A generated column that another one is computed from stands
  /// before it.
  private static func follow(_ fates: inout [Fate], _ old: DatabaseSchema) {
    let tables = old.tables.filter { table in table.columns.contains { $0.generated != nil } }
    if tables.isEmpty { return }
    var places: [ObjectName: [String: Int]] = [:]
    for (index, fate) in fates.enumerated() { places[fate.oldTable, default: [:]][fate.oldColumn] = index }
    for table in tables {
      for column in table.columns where column.generated != nil {
        guard let index = places[table.name]?[column.name] else { continue }
        for source in column.mentionedColumns.compactMap({ places[table.name]?[$0] }) {
          fates[index].objects.formUnion(fates[source].objects)
          if fates[source].isConverted { fates[index].isConverted = true }
        }
      }
    }
  }

  /// All that must be known of the rows at the start.
  package var wholeStart: [RowSelection] { Array(Set(untouched.map(\.before) + kept.map(\.before))) }

  package static func all(of schema: DatabaseSchema) -> [RowSelection] {
    schema.tables.map { RowSelection(table: $0.name, columns: $0.columns.map(\.name)) }
  }

  /// What a loss may call the parts of a table.
  private static func parts(of table: ObjectName, _ partitioning: PartitioningDefinition?) -> Set<String> {
    Set(partitioning?.partitions.flatMap { ["\($0.name)", "\(table).\($0.name.name)"] } ?? [])
  }
}

extension Change {
  /// Whether the values of a column become others, which anything may be built on.
  package var convertsValues: Bool {
    guard case .alterColumn(_, let old, let new, _) = self else { return false }
    return old.type != new.type || old.generated != new.generated || old.collation != new.collation
      || old.characterSet != new.characterSet
  }
}

extension ColumnType {
  fileprivate var isEnumeration: Bool {
    if case .inlineEnum = self { true } else { enumTypeName != nil }
  }
}

/// The values of some columns of a table.
package struct RowSelection: Hashable, Sendable {
  package var table: ObjectName
  package var columns: [String]

  package init(table: ObjectName, columns: [String]) {
    self.table = table
    self.columns = columns
  }
}
