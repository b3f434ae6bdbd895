import SchemaModel
import TestSupport

/// Two transactions that are about the same parent: one writes a child, the other deletes the parent or changes its key.
struct Contention {
  let schema: DatabaseSchema
  let rows: [TableRows]
  var random: SplitMix64
  private var fresh = 100

  init(_ schema: DatabaseSchema, _ rows: [TableRows], _ random: SplitMix64) {
    self.schema = schema
    self.rows = rows
    self.random = random
  }

  /// Nil when no table that is referenced has a row.
  mutating func units() -> [[KeyStatement]]? {
    var candidates: [(child: Int, key: ForeignKeyDefinition, parent: Int, row: [String?])] = []
    for (child, table) in schema.tables.enumerated() {
      for key in table.foreignKeys {
        guard let parent = place(key.referencedTable) else { continue }
        for row in rows[parent].values.sorted(by: { "\($0)" < "\($1)" })
        where !values(key.referencedColumns, of: row, schema.tables[parent]).contains(nil) {
          candidates.append((child, key, parent, row))
        }
      }
    }
    guard let chosen = random.pick(candidates) else { return nil }
    let inserts = childStatement(chosen.child, chosen.key, chosen.row)
    let table = schema.tables[chosen.parent]
    let primaryKey = values(table.primaryKey?.columns ?? [], of: chosen.row, table)
    fresh += 1
    let removal: KeyStatement =
      random.chance(60)
      ? .delete(table: chosen.parent, keys: [primaryKey])
      : .update(
        table: chosen.parent,
        keys: [primaryKey],
        values: [random.pick(chosen.key.referencedColumns) ?? "id": String(fresh)]
      )
    return [[inserts], [removal]]
  }

  private mutating func childStatement(_ place: Int, _ key: ForeignKeyDefinition, _ parent: [String?]) -> KeyStatement {
    let table = schema.tables[place]
    var row = newRow(table, key, parent)
    let existing = random.pick(rows[place].keys.sorted { "\($0)" < "\($1)" })
    let isOwn = !key.columns.contains { table.primaryKey?.columns.contains($0) ?? false }
    if random.chance(40), isOwn, let existing {
      var changed: [String: String?] = [:]
      for column in key.columns { changed[column] = row[column] ?? nil }
      return .update(table: place, keys: [existing], values: changed)
    }
    for column in table.columns where row[column.name] == nil { row[column.name] = .some(nil) }
    return .insert(table: place, rows: [table.columns.map { row[$0.name] ?? nil }])
  }

  /// A row that references this parent, and by its other foreign keys some rows that are there.
  private mutating func newRow(
    _ table: TableDefinition,
    _ key: ForeignKeyDefinition,
    _ parent: [String?]
  ) -> [String: String?] {
    var row: [String: String?] = [:]
    for other in [key] + table.foreignKeys.filter({ $0.name != key.name }) {
      guard let place = place(other.referencedTable), other.columns.allSatisfy({ row[$0] == nil }) else { continue }
      let found = other.name == key.name ? parent : random.pick(rows[place].values.sorted { "\($0)" < "\($1)" })
      guard let found else { continue }
      let referenced = values(other.referencedColumns, of: found, schema.tables[place])
      if referenced.contains(nil) { continue }
      for (column, value) in zip(other.columns, referenced) { row[column] = value }
    }
    for column in table.columns where row[column.name] == nil && !column.isNullable {
      fresh += 1
      row[column.name] = String(fresh)
    }
    return row
  }

  private func place(_ name: ObjectName) -> Int? { schema.tables.firstIndex { $0.name == name } }

  private func values(_ columns: [String], of row: [String?], _ table: TableDefinition) -> [String?] {
    columns.map { name in table.columns.firstIndex { $0.name == name }.flatMap { row[$0] } }
  }
}
