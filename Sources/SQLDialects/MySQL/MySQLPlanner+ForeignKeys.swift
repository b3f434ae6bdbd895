import SchemaModel

/// A foreign key that is away while a column or key that it needs becomes another one.
struct MySQLSuspendedForeignKey {
  var foreignKey: MySQLForeignKey
  /// The last change that it would be in the way of.
  var until: Int
  /// The index made for it, which stays.
  var keptIndex: MySQLSupportIndexes.Index?
}

extension MySQLPlanner {
  /// Drops the foreign keys that a change of this column would break (E1832, E1833, E3780), its own and those to it.
  mutating func suspendForeignKeys(
    on column: String,
    of table: ObjectName,
    while condition: String?,
    at index: Int
  ) {
    let own = self.table(table).databaseForeignKeys
      .filter { $0.columns.contains(column) }
      .map { MySQLForeignKey(table: table, key: $0) }
    let others = references.foreignKeys(to: table, in: state).filter { $0.key.referencedColumns.contains(column) }
    for foreignKey in own + others.filter({ !own.contains($0) }) {
      suspend(foreignKey, because: "\(table).\(column)", while: condition, at: index)
    }
  }

  /// Drops the foreign keys for which this key is the only one on their referenced columns (E1553).
  mutating func suspendForeignKeys(
    needing element: TableElement,
    of table: ObjectName,
    without replacement: TableElement?,
    while condition: String,
    at index: Int
  ) {
    guard element.kind != .check, element.kind != .foreignKey else { return }
    var after = self.table(table)
    let before = after.uniqueColumnLists
    after.removeElement(element.kind, named: element.name)
    if let replacement { after.insert(replacement) }
    let lost = before.filter { !after.uniqueColumnLists.contains($0) }
    if lost.isEmpty { return }
    for foreignKey in references.foreignKeys(to: table, in: state) where lost.contains(foreignKey.key.referencedColumns)
    {
      suspend(foreignKey, because: "\(table).\(element.name)", while: condition, at: index)
    }
  }

  private mutating func suspend(
    _ foreignKey: MySQLForeignKey,
    because reason: String,
    while condition: String?,
    at index: Int
  ) {
    let (table, key) = (foreignKey.table, foreignKey.key)
    refusals += MySQLFeatures.refusals(.foreignKey(key), of: table)
    let before = MySQLSupportIndexes.of(self.table(table))
    apply([.dropElement(table: table, element: .foreignKey(key))])
    let after = MySQLSupportIndexes.of(self.table(table))
    // Its own index stays, unless another foreign key stands on it too and must have one of its own name.
    var kept = before.first { !after.contains($0) }
    if after != before.filter({ $0 != kept }) { kept = nil }
    let moved = kept == nil ? MySQLSupportIndexes.clauses(from: before, to: after) : []
    suspended.append(
      MySQLSuspendedForeignKey(
        foreignKey: foreignKey,
        until: lastHindrance(of: foreignKey, after: index),
        keptIndex: kept
      )
    )
    step(
      MySQLAlteration(
        table: table,
        title: "\(table): drop foreign key \(key.name) while \(reason) changes",
        clauses: [],
        operation: .dropForeignKey,
        conditions: [MySQLCatalogue.element(table, .foreignKey, key.name).exists] + (condition.map { [$0] } ?? []),
        changes: [],
        remark: "It is added again below; until then nothing keeps rows from referencing nothing.",
        alsoLocked: [key.referencedTable]
      ),
      clauses: [MySQLSyntax.dropping(.foreignKey(key))] + moved,
      operation: moved.isEmpty ? .dropForeignKey : .replaceIndex,
      at: index
    )
  }

  /// The last change, behind this one, of a column or key that the foreign key stands on.
  private func lastHindrance(of foreignKey: MySQLForeignKey, after index: Int) -> Int {
    let key = foreignKey.key
    let own = outlook.changes(of: foreignKey.table, after: index).filter { later in
      if case .alterColumn(_, _, let column) = changes[later] { key.columns.contains(column.name) } else { false }
    }
    let referenced = outlook.changes(of: key.referencedTable, after: index).filter { later in
      switch changes[later] {
      case .alterColumn(_, _, let column): key.referencedColumns.contains(column.name)
      case .addElement(_, let element): element.kind != .foreignKey && element.columns == key.referencedColumns
      default: false
      }
    }
    return max(index, own.last ?? index, referenced.last ?? index)
  }

  /// Adds again what nothing hinders any more.
  mutating func restoreForeignKeys(after index: Int) {
    guard !suspended.isEmpty else { return }
    let ready = suspended.filter { $0.until <= index }
    suspended.removeAll { $0.until <= index }
    for foreignKey in ready { restore(foreignKey, at: index) }
  }

  /// Adds again what a change that is to come speaks of.
  mutating func restoreForeignKeys(touching table: ObjectName, at index: Int) {
    let touched = { (suspended: MySQLSuspendedForeignKey) in
      suspended.foreignKey.table == table || suspended.foreignKey.key.referencedTable == table
    }
    let ready = suspended.filter(touched)
    suspended.removeAll(where: touched)
    for foreignKey in ready { restore(foreignKey, at: index) }
  }

  private mutating func restore(_ suspended: MySQLSuspendedForeignKey, at index: Int) {
    let (table, key) = (suspended.foreignKey.table, suspended.foreignKey.key)
    let element = TableElement.foreignKey(key)
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): add foreign key \(key.name) again",
        clauses: [MySQLSyntax.adding(element)],
        operation: .addForeignKey,
        conditions: [MySQLCatalogue.element(table, .foreignKey, key.name).isMissing],
        changes: [.addElement(table: table, element: element)],
        remark: element.rowsThatFail.map { "Fails while \($0), and then changes nothing." },
        verifications: verification(of: element, on: table, isThere: true),
        alsoLocked: [key.referencedTable]
      ),
      at: index,
      keptIndexes: suspended.keptIndex.map { [$0] } ?? []
    )
  }
}
