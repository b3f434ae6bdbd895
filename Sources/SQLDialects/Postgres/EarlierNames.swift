import SchemaModel

/// What the plan's renames were renamed from.
///
/// A migration that was broken off may have left something behind that is named after the objects it was made for. The
/// plan back renames them first, and then has to find it under the names from before.
struct EarlierNames {
  private var tables: [ObjectName: ObjectName] = [:]
  private var columns: [ObjectName: [(old: String, new: String)]] = [:]

  mutating func rename(_ old: ObjectName, to new: ObjectName) {
    tables[new] = tables[old] ?? old
    tables[old] = nil
    columns[new] = columns.removeValue(forKey: old)
  }

  mutating func rename(_ old: String, to new: String, of table: ObjectName) {
    columns[table, default: []].append((old, new))
  }

  /// What it was called, if it was called otherwise.
  func table(_ name: ObjectName) -> ObjectName? { tables[name] }

  func column(_ name: String, of table: ObjectName) -> (table: ObjectName, column: String) {
    let old = (columns[table] ?? []).reversed().reduce(name) { $0 == $1.new ? $1.old : $0 }
    return (tables[table] ?? table, old)
  }

  func element(_ element: TableElement, of table: ObjectName) -> TableElement {
    (columns[table] ?? []).reversed().reduce(element) { $0.renamingColumn($1.new, to: $1.old) }
  }
}
