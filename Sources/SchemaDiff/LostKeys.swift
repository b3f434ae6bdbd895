import SchemaModel

/// The keys whose values go or become others: a foreign key to one that was dropped does not come back over the values
/// that referenced it.
struct LostKeys {
  private let tables: Set<ObjectName>
  private var convertedColumns: [ObjectName: Set<String>] = [:]

  init(of deltas: [TableDelta], and droppedTables: [TableDefinition]) {
    tables = Set(droppedTables.map(\.name))
    for delta in deltas {
      let converted = delta.alterations.filter { $0.old.type != $0.new.type }
      if !converted.isEmpty { convertedColumns[delta.table] = Set(converted.map(\.new.name)) }
    }
  }

  func contains(_ key: ForeignKeyDefinition) -> Bool {
    guard key.enforcement == .database else { return false }
    return tables.contains(key.referencedTable)
      || convertedColumns[key.referencedTable].map { !$0.isDisjoint(with: key.referencedColumns) } ?? false
  }
}
