import SchemaModel

/// A table as a database in an older state has it.
extension TableDefinition {
  /// What differs in an older state of the table: columns and elements of another form, and those that went.
  mutating func takeOlderForms(of old: TableDefinition, end: TableDefinition) {
    for column in old.columns {
      guard let now = end.column(column.name) else {
        if self.column(column.name) == nil { columns.append(column) }
        continue
      }
      if now != column { columns = columns.map { $0.name == column.name ? column : $0 } }
    }
    for element in old.elements {
      let now = end.element(element.kind, named: element.name)
      if now == element { continue }
      removeElement(element.kind, named: element.name)
      insert(element)
    }
    if old.comment != end.comment { comment = old.comment }
    if old.attributes != end.attributes { attributes = old.attributes }
    if old.partitioning != end.partitioning { partitioning = old.partitioning }
  }

  /// Its columns as an older state had them, each new one behind what stands before it.
  mutating func takeOrder(of old: TableDefinition) {
    var order = old.columns.map(\.name).filter { column($0) != nil }
    var previous: String?
    for name in columns.map(\.name) {
      if !order.contains(name) {
        order.insert(name, at: previous.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
      }
      previous = name
    }
    columns = order.compactMap { column($0) }
  }

  /// Another table's foreign keys that are not this one's, and the keys and indexes that they stand on.
  mutating func takeFormerForeignKeys(of old: TableDefinition, end: TableDefinition) -> [TableElement] {
    let former = old.foreignKeys.filter { key in
      end.element(.foreignKey, named: key.name) != .foreignKey(key) && key.columns.allSatisfy { column($0) != nil }
    }
    for element in old.elements where !former.isEmpty && (element.kind == .index || element.kind == .unique) {
      if element.columns.allSatisfy({ column($0) != nil }) { insert(element) }
    }
    return former.map(TableElement.foreignKey)
  }
}
