import SchemaModel

/// Other labels in an enumeration column.
///
/// MySQL keeps values by label: appended labels are free, inserted and reordered ones copy the table, and under strict
/// mode a removed one that a row still has makes the statement fail and changes nothing. Renamed ones take three
/// statements: the column takes both, the rows change over, the old label goes.
struct MySQLEnumChange {
  struct Rename: Hashable {
    var old: String
    var new: String
  }

  let old: ColumnDefinition
  let new: ColumnDefinition
  let renames: [Rename]
  private let before: [String]
  private let after: [String]

  /// Nil where the column is no enumeration before and afterwards.
  init?(from old: ColumnDefinition, to new: ColumnDefinition, renames: [Rename]) {
    guard case .inlineEnum(let before) = old.type, case .inlineEnum(let after) = new.type else { return nil }
    (self.old, self.new, self.before, self.after) = (old, new, before, after)
    self.renames = renames.filter { before.contains($0.old) && after.contains($0.new) }
  }

  /// The column with the labels of both, the new ones at the end, where they cost nothing.
  var widened: ColumnDefinition {
    var column = old
    column.type = .inlineEnum(before + renames.map(\.new).filter { !before.contains($0) })
    return column
  }

  /// The labels that no row may have any more.
  var removed: [String] {
    let renamed = Set(renames.map(\.old))
    return before.filter { !after.contains($0) && !renamed.contains($0) }
  }

  func losses(of table: ObjectName) -> [Loss] {
    if removed.isEmpty { return [] }
    let column = MySQLSyntax.name(new.name)
    let labels = removed.map(MySQLQuoting.literal).joined(separator: ", ")
    return [
      Loss(
        "\(table).\(new.name)",
        .mayFail,
        "the values \(removed.map { "'\($0)'" }.joined(separator: ", "))",
        wayOut: """
          give these rows other values first: UPDATE \(MySQLSyntax.table(table)) SET \(column) = … \
          WHERE \(column) IN (\(labels)); or say which value each was renamed to; the statement changes nothing when it \
          fails
          """
      )
    ]
  }
}

extension MySQLPlanner {
  /// The rows take the new value. Of an enumeration that the column holds, the change of the column sees to it.
  mutating func renameLabel(
    of column: String,
    of table: ObjectName,
    from old: String,
    to new: String,
    _ change: Change,
    at index: Int
  ) {
    apply([change])
    let name = MySQLColumnName(table: table, column: column)
    if case .inlineEnum = self.table(table).column(column)?.type {
      labelRenames[name, default: []].append(MySQLEnumChange.Rename(old: old, new: new))
      return
    }
    updateLabel(of: column, of: table, from: old, to: new, while: [], at: index)
  }

  /// The label changes of the column that were met already, or stand behind this change.
  mutating func takeLabelRenames(of name: MySQLColumnName, after index: Int) -> [MySQLEnumChange.Rename] {
    var renames = labelRenames.removeValue(forKey: name) ?? []
    for later in outlook.changes(of: name.table, after: index) where !done.contains(later) {
      guard case .renameColumnLabel(_, name.column, let old, let new) = changes[later] else { continue }
      done.insert(later)
      renames.append(MySQLEnumChange.Rename(old: old, new: new))
    }
    return renames
  }

  /// Makes the column take the new labels beside the old ones, and moves the rows over; answers the column as it is then.
  mutating func widen(_ change: MySQLEnumChange, of table: ObjectName, at index: Int) -> ColumnDefinition {
    let (old, wide) = (change.old, change.widened)
    let query = MySQLCatalogue.column(table, old.name)
    let presence = outlook.conditions(forColumn: old.name, of: table, after: index)
    let pending = MySQLTypes.catalogueSpelling(change.new.type).map { "COLUMN_TYPE <> \(MySQLQuoting.literal($0))" }
    suspendForeignKeys(on: old.name, of: table, while: query.and(pending ?? "TRUE").exists, at: index)
    let spelling = { (column: ColumnDefinition) in
      MySQLTypes.catalogueSpelling(column.type).map { "COLUMN_TYPE = \(MySQLQuoting.literal($0))" } ?? "TRUE"
    }
    if wide != old {
      let step = MySQLColumnChange(from: old, to: wide, in: self.table(table))
      let labels = change.renames.map { "'\($0.new)'" }.joined(separator: ", ")
      alter(
        MySQLAlteration(
          table: table,
          title: "\(table).\(old.name): take \(labels) too",
          clauses: [step.clause],
          // Where the catalogue cannot tell, a second run meets the new labels and must be free to copy.
          operation: MySQLTypes.catalogueSpelling(old.type) == nil ? .changeType : step.operation,
          conditions: presence + [query.and(spelling(old)).exists],
          changes: [.alterColumn(table: table, from: old, to: wide)]
        ),
        at: index
      )
    }
    for rename in change.renames {
      let conditions = presence + [query.and(spelling(wide)).exists]
      updateLabel(of: old.name, of: table, from: rename.old, to: rename.new, while: conditions, at: index)
    }
    return wide
  }

  private mutating func updateLabel(
    of column: String,
    of table: ObjectName,
    from old: String,
    to new: String,
    while conditions: [String],
    at index: Int
  ) {
    let name = MySQLSyntax.name(column)
    var conditions = conditions + outlook.conditions(forColumn: column, of: table, after: index)
    if conditions.isEmpty, outlook.vanishes(column, of: table, after: index, in: changes) {
      conditions = [MySQLCatalogue.column(table, column).exists]
    }
    append(
      MySQLAlteration(
        table: table,
        title: "\(table).\(column): rename the value '\(old)' to '\(new)' in the rows",
        clauses: [],
        operation: .renameLabel,
        conditions: conditions,
        changes: [],
        remark: [
          "Rows that get the old value later make the next change of the column fail: run the file again then.",
          firedTriggersRemark(of: table),
        ].compactMap(\.self).joined(separator: " ")
      ),
      statement: update(
        table,
        set: column,
        to: MySQLQuoting.literal(new),
        where: "\(name) = \(MySQLQuoting.literal(old))"
      ),
      operation: .renameLabel,
      at: index
    )
  }
}
