import SchemaModel

/// Which foreign keys stand on their columns as `.references(…)`, and which in the body of their table.
///
/// A reference on a column makes the type of the one depend on that of the other: the two must be the same, and no way
/// from column to column may lead back to where it began.
struct ReferencePlan {
  private var leading: [ColumnPlace: [ColumnPlace]] = [:]
  private var onColumns: Set<ElementPlace> = []

  private struct ElementPlace: Hashable {
    var table: ObjectName
    var name: String
  }

  init(_ schema: DatabaseSchema, _ types: TypeWriter) {
    var values: [ColumnPlace: String] = [:]
    for table in schema.tables {
      for column in table.columns {
        let place = ColumnPlace(table: table.name, column: column.name)
        values[place] = types.type(of: column, in: table.name).value
        // A default that mentions a column does so by its key path.
        if case .expression(let expression) = column.defaultValue {
          leading[place, default: []] += expression.columns.map { ColumnPlace(table: table.name, column: $0) }
        }
      }
    }
    for table in schema.tables {
      for key in table.foreignKeys where key.columns.count == 1 && key.referencedColumns.count == 1 {
        let place = ColumnPlace(table: table.name, column: key.columns[0])
        let target = ColumnPlace(table: key.referencedTable, column: key.referencedColumns[0])
        guard let value = values[place], value == values[target], allows(key, in: table),
          !leads(from: target, to: place)
        else { continue }
        leading[place, default: []].append(target)
        onColumns.insert(ElementPlace(table: table.name, name: key.name))
      }
    }
  }

  /// What the compiler refuses on the column, and the validation of the schema in the body.
  private func allows(_ key: ForeignKeyDefinition, in table: TableDefinition) -> Bool {
    guard let column = table.column(key.columns[0]), key.onDeleteColumns.isEmpty else { return false }
    let actions = [key.onDelete, key.onUpdate]
    return (column.isNullable || !actions.contains(.setNull))
      && (column.defaultValue != nil || !actions.contains(.setDefault))
  }

  private func leads(from start: ColumnPlace, to end: ColumnPlace) -> Bool {
    var (open, seen): ([ColumnPlace], Set<ColumnPlace>) = ([start], [])
    while let place = open.popLast() {
      if place == end { return true }
      if seen.insert(place).inserted { open += leading[place] ?? [] }
    }
    return false
  }

  func isOnColumn(_ key: ForeignKeyDefinition, of table: ObjectName) -> Bool {
    onColumns.contains(ElementPlace(table: table, name: key.name))
  }
}
