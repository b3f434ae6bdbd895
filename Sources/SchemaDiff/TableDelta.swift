import SchemaModel

/// What differs between two states of one table, renames done.
struct TableDelta {
  struct Alteration {
    var old: ColumnDefinition
    var new: ColumnDefinition
  }

  let old: TableDefinition
  let new: TableDefinition
  /// What a generated column is computed from stands before it.
  let addedColumns: [ColumnDefinition]
  /// A generated column stands before what it is computed from; otherwise the last column first, so that undoing
  /// brings them back in their order.
  let droppedColumns: [ColumnDefinition]
  let alterations: [Alteration]
  let addedElements: [TableElement]
  let droppedElements: [TableElement]

  init(from old: TableDefinition, to new: TableDefinition) {
    self.old = old
    self.new = new
    let before = Dictionary(old.columns.map { ($0.name, $0) }) { first, _ in first }
    let after = Dictionary(new.columns.map { ($0.name, $0) }) { first, _ in first }
    addedColumns = new.columns.filter { before[$0.name] == nil }.inDependencyOrder
    droppedColumns = old.columns.filter { after[$0.name] == nil }.inDependencyOrder.reversed()
    let altered = new.columns.filter { column in before[column.name].map { $0 != column } ?? false }
    // A column that stops depending on others makes way for those that depend on it from now on, and one that no longer
    // counts up for the one that does: MySQL has one in a table.
    let freed = altered.filter { column in
      guard column.mentionedColumns.isEmpty, let earlier = before[column.name] else { return false }
      return !earlier.mentionedColumns.isEmpty || (earlier.identity != nil && column.identity == nil)
    }
    let freedNames = Set(freed.map(\.name))
    let others = altered.filter { !freedNames.contains($0.name) }.inDependencyOrder
    alterations = (freed + others).compactMap { column in
      before[column.name].map { Alteration(old: $0, new: column) }
    }
    addedElements = new.elements(missingIn: old)
    droppedElements = old.elements(missingIn: new)
  }

  var table: ObjectName { new.name }

  /// What brings the columns into the order of the new table, before those that go are dropped from its end, behind those
  /// that are gone by then.
  func reordering(behind departed: Set<String>) -> Change? {
    let order = (old.columns.map(\.name) + addedColumns.map(\.name)).filter { !departed.contains($0) }
    let target = (new.columns.map(\.name) + droppedColumns.reversed().map(\.name)).filter { !departed.contains($0) }
    return order == target ? nil : .reorderColumns(table: table, from: order, to: target)
  }

  /// What brings these columns to the end, from which they are dropped.
  func reordering(before departing: Set<String>) -> Change? {
    let order = old.columns.map(\.name)
    let target = order.filter { !departing.contains($0) } + order.filter(departing.contains)
    return order == target ? nil : .reorderColumns(table: table, from: order, to: target)
  }
}

extension [ColumnDefinition] {
  /// The same columns, each behind those of them that it mentions, and otherwise as they stand.
  fileprivate var inDependencyOrder: [ColumnDefinition] {
    if !contains(where: { !$0.mentionedColumns.isEmpty }) { return self }
    let byName = Dictionary(map { ($0.name, $0) }) { first, _ in first }
    var (ordered, visited): ([ColumnDefinition], Set<String>) = ([], [])
    func visit(_ column: ColumnDefinition) {
      guard visited.insert(column.name).inserted else { return }
      for name in column.mentionedColumns {
        if let mentioned = byName[name] { visit(mentioned) }
      }
      ordered.append(column)
    }
    for column in self { visit(column) }
    return ordered
  }
}
