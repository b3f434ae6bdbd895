package import SchemaModel

extension SQLDialect {
  /// The changes that take others back, on a server whose tables have rows.
  ///
  /// A column that was dropped comes back without its values. Where a row must have one, it comes with a default that
  /// stands in for them, and that goes at once; otherwise nothing could be taken back once there are rows. A reference has
  /// no such value: nobody can say which row it would lead to.
  package func wayBack(of changes: [Change], to before: DatabaseSchema) -> [Change] {
    changes.inverse.flatMap { change -> [Change] in
      guard case .addColumn(let table, let column) = change, column.isRequired,
        before.table(table)?.foreignKeys.contains(where: { $0.columns.contains(column.name) }) == false,
        let value = standIn(for: column.type, in: before)
      else { return [change] }
      var filled = column
      filled.defaultValue = value
      return [.addColumn(table: table, column: filled), .alterColumn(table: table, from: filled, to: column)]
    }
  }
}

extension ColumnDefinition {
  /// A row has a value in it, and only whoever writes the row knows which.
  package var isRequired: Bool { !isNullable && defaultValue == nil && identity == nil && generated == nil }
}
