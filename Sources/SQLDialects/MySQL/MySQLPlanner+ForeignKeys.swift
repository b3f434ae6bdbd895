import SchemaModel

/// A foreign key that is away while a column or key that it needs becomes another one.
struct MySQLSuspendedForeignKey {
  /// As it will be added again.
  var foreignKey: MySQLForeignKey
  /// The index made for it, which stays.
  var keptIndex: MySQLSupportIndexes.Index?
  /// It was not there before.
  var isNew = false
}

extension ForeignKeyDefinition {
  /// Whether the server writes to its columns.
  fileprivate var isWriter: Bool {
    [onDelete, onUpdate].contains { $0 != .noAction && $0 != .restrict }
  }

  /// Whether a column is one of its own or computed from one.
  fileprivate func concerns(_ column: ColumnDefinition) -> Bool {
    ([column.name] + column.mentionedColumns).contains(where: columns.contains)
  }
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
    if let later = laterChange(of: foreignKey, after: index), case .dropElement = changes[later] {
      // It would go anyway.
      done.insert(later)
      dropElement(.foreignKey(key), of: table, at: index)
      return
    }
    let before = MySQLSupportIndexes.of(self.table(table))
    apply([.dropElement(table: table, element: .foreignKey(key))])
    let after = MySQLSupportIndexes.of(self.table(table))
    // Its own index stays, unless another foreign key stands on it too and must have one of its own name.
    var kept = before.first { !after.contains($0) }
    if after != before.filter({ $0 != kept }) { kept = nil }
    let moved = kept == nil ? MySQLSupportIndexes.clauses(from: before, to: after) : []
    var restored = foreignKey
    if let later = laterChange(of: foreignKey, after: index), case .renameElement(_, _, let name) = changes[later] {
      done.insert(later)
      restored.key.name = name
    }
    suspended.append(MySQLSuspendedForeignKey(foreignKey: restored, keptIndex: kept))
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

  /// The change behind this one that drops or renames the foreign key itself.
  private func laterChange(of foreignKey: MySQLForeignKey, after index: Int) -> Int? {
    outlook.changes(of: foreignKey.table, after: index).first { later in
      switch changes[later] {
      case .dropElement(_, let element), .renameElement(_, let element, _):
        !done.contains(later) && element.kind == .foreignKey && element.name == foreignKey.key.name
      default: false
      }
    }
  }

  /// Leaves a foreign key for later, where what it stands on is still to change.
  mutating func postponeForeignKey(_ element: TableElement, of table: ObjectName, at index: Int) -> Bool {
    guard case .foreignKey(let key) = element else { return false }
    let foreignKey = MySQLForeignKey(table: table, key: key)
    guard isHindered(foreignKey, after: index) else { return false }
    suspended.append(MySQLSuspendedForeignKey(foreignKey: foreignKey, isNew: true))
    return true
  }

  /// Drops the foreign keys that write to what a stored generated column is computed from (E1215, E3104).
  mutating func suspendForeignKeys(
    writingForStored column: ColumnDefinition,
    of table: ObjectName,
    while condition: String,
    at index: Int
  ) {
    guard column.generated?.storage == .stored else { return }
    for key in self.table(table).databaseForeignKeys where key.isWriter && key.concerns(column) {
      let foreignKey = MySQLForeignKey(table: table, key: key)
      suspend(foreignKey, because: "\(table).\(column.name)", while: condition, at: index)
    }
  }

  /// Whether a change behind this one is about a column or key that the foreign key stands on.
  private func isHindered(_ foreignKey: MySQLForeignKey, after index: Int) -> Bool {
    let key = foreignKey.key
    let touches = { (change: Change, columns: [String]) in
      switch change {
      case .alterColumn(_, _, let column, _): columns.contains(column.name)
      case .renameColumn(_, let old, _): columns.contains(old)
      case .renameColumnLabel(_, let column, _, _): columns.contains(column)
      case .setTableAttributes(_, let old, let new):
        old.characterSet != new.characterSet || old.collation != new.collation
      default: false
      }
    }
    // A stored column takes no base that a foreign key writes to.
    let isInTheWay = { (change: Change) in
      switch change {
      case .dropColumn(_, let column), .alterColumn(_, let column, _, _):
        key.isWriter && column.generated?.storage == .stored && key.concerns(column)
      default: false
      }
    }
    return outlook.changes(of: foreignKey.table, after: index).contains { later in
      !done.contains(later) && (touches(changes[later], key.columns) || isInTheWay(changes[later]))
    }
      || outlook.changes(of: key.referencedTable, after: index).contains { later in
        if case .addElement(_, let element) = changes[later], element.kind != .foreignKey {
          return element.columns == key.referencedColumns
        }
        return !done.contains(later) && touches(changes[later], key.referencedColumns)
      }
  }

  /// Adds again what nothing hinders any more.
  mutating func restoreForeignKeys(after index: Int) {
    guard !suspended.isEmpty else { return }
    let ready = suspended.filter { !isHindered($0.foreignKey, after: index) }
    suspended = suspended.filter { isHindered($0.foreignKey, after: index) }
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

  /// A suspended foreign key comes back with the new name of a column.
  mutating func renameInSuspended(_ old: String, to new: String, of table: ObjectName) {
    let renamed = { (columns: [String]) in columns.map { $0 == old ? new : $0 } }
    for position in suspended.indices {
      var key = suspended[position].foreignKey.key
      if suspended[position].foreignKey.table == table { key.columns = renamed(key.columns) }
      if key.referencedTable == table { key.referencedColumns = renamed(key.referencedColumns) }
      suspended[position].foreignKey.key = key
    }
  }

  private mutating func restore(_ suspended: MySQLSuspendedForeignKey, at index: Int) {
    let (table, key) = (suspended.foreignKey.table, suspended.foreignKey.key)
    let element = TableElement.foreignKey(key)
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): add foreign key \(key.name)\(suspended.isNew ? "" : " again")",
        clauses: [MySQLSyntax.adding(element)],
        operation: .addForeignKey,
        conditions: [MySQLCatalogue.element(table, .foreignKey, key.name).isMissing]
          + outlook.presence(ofColumnsOf: element, on: table, after: index, in: changes),
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
