import SchemaModel

/// A value of an enumeration that a column itself holds, and what it was called before.
struct LabelHint {
  let table: ObjectName
  let column: String
  let old: String
  let new: String

  init?(_ hint: RenameHint) {
    guard case .columnLabel(let table, let column, let old, let new) = hint else { return nil }
    (self.table, self.column, self.old, self.new) = (table, column, old, new)
  }

  var change: Change { .renameColumnLabel(table: table, column: column, from: old, to: new) }

  /// Whether the column had the old value and not the new one, and it is the other way round now.
  func applies(to delta: TableDelta) -> Bool {
    holds(old, delta.old) && !holds(new, delta.old) && holds(new, delta.new) && !holds(old, delta.new)
  }

  private func holds(_ label: String, _ table: TableDefinition) -> Bool {
    if case .inlineEnum(let labels) = table.column(column)?.type { return labels.contains(label) }
    let literal = "'\(label.replacing("'", with: "''"))'"
    return table.checks.contains { check in
      Set(check.expression.columns) == [column] && check.expression.description.contains(literal)
    }
  }
}
