import SchemaModel

/// What can be done to a column.
extension RandomSchema {
  /// Takes out the expressions that mention a column, since it goes or will be of another type.
  mutating func forget(_ name: String, of tableName: ObjectName) {
    guard var table = schema.table(tableName) else { return }
    for check in table.checks where check.expression.columns.contains(name) {
      table.removeElement(.check, named: check.name)
      release(check.name)
    }
    for index in table.indexes where index.columns.contains(name) && index.keys.map(\.target) != [.column(name)] {
      table.removeElement(.index, named: index.name)
      release(index.name)
    }
    for position in table.columns.indices where table.columns[position].mentionedColumns.contains(name) {
      table.columns[position].generated = nil
      table.columns[position].defaultValue = nil
    }
    schema.insert(table)
  }

  mutating func retype(_ name: String, of tableName: ObjectName, to type: ColumnType) {
    forget(name, of: tableName)
    schema.updateTable(tableName) { table in
      for index in table.indexes where index.columns.contains(name) && index.keys.contains(where: \.isParticular) {
        table.removeElement(.index, named: index.name)
      }
      for position in table.columns.indices where table.columns[position].name == name {
        table.columns[position].type = type
        table.columns[position].defaultValue = nil
        table.columns[position].identity = nil
        table.columns[position].generated = nil
      }
    }
  }

  /// Everything about a column but its type.
  mutating func touchSomeColumn(of table: inout TableDefinition) {
    guard let position = table.columns.indices.randomElement(using: &random) else { return }
    var column = table.columns[position]
    let mayCount = dialect == .mysql || !divides(column.name, table)
    switch random.number(0...5) {
    case 3...4 where !mayCount: column.isNullable.toggle()
    case 0: column.isNullable.toggle()
    case 1: column.defaultValue = column.generated == nil ? randomDefault(for: column.type) : nil
    case 2: column.defaultValue = nil
    case 3:
      if column.identity == nil {
        setIdentity(of: &column)
      } else {
        column.identity = nil
      }
    case 4:
      if column.generated == nil, column.identity == nil, let generated = generatedColumn(column.name, in: table),
        !generated.mentionedColumns.contains(column.name), generated.type == column.type
      {
        column = generated
      } else {
        column.generated = nil
      }
    default: decorate(&column)
    }
    table.columns[position] = column
  }
}

extension IndexKey {
  /// Whether it says something that only some types take.
  fileprivate var isParticular: Bool {
    operatorClass != nil || prefixLength != nil
  }
}
