import SchemaModel

/// What can be done to keys, constraints, indexes and enumerations.
extension RandomSchema {
  mutating func dropSomeElement(of table: inout TableDefinition) {
    guard let element = random.pick(table.elements) else { return }
    table.removeElement(element.kind, named: element.name)
    release(element.name)
  }

  mutating func renameSomeElement(of table: inout TableDefinition) {
    guard let element = random.pick(table.elements), element.name != "PRIMARY" else { return }
    table.removeElement(element.kind, named: element.name)
    let new = freshElementName(table, element.columns, "again")
    release(element.name)
    table.insert(element.renamed(to: new))
  }

  /// Another definition under the same name.
  mutating func alterSomeElement(of table: inout TableDefinition) {
    guard let element = random.pick(table.elements) else { return }
    switch element {
    case .primaryKey(var key):
      key.columns.reverse()
      table.insert(.primaryKey(key))
    case .unique(var unique):
      unique.columns.reverse()
      unique.includedColumns = []
      table.removeElement(.unique, named: unique.name)
      table.insert(.unique(unique))
    case .foreignKey(var key):
      key.onDelete = key.onDelete == .cascade ? .noAction : .cascade
      table.removeElement(.foreignKey, named: key.name)
      table.insert(.foreignKey(key))
    case .exclusion(var exclusion):
      exclusion.deferrability = exclusion.deferrability == .notDeferrable ? .initiallyDeferred : .notDeferrable
      table.removeElement(.exclusion, named: exclusion.name)
      table.insert(.exclusion(exclusion))
    case .check(var check):
      check.expression.segments.append(.sql(" OR 1 = 1"))
      table.removeElement(.check, named: check.name)
      table.insert(.check(check))
    case .index(var index):
      if dialect == .mysql, !index.isUnique, random.chance(50) {
        index.isInvisible.toggle()
      } else if index.method == nil {
        index.isUnique.toggle()
        index.isInvisible = false
      }
      table.removeElement(.index, named: index.name)
      table.insert(.index(index))
    }
  }

  mutating func changeSomeEnum() {
    if dialect != .postgres { return }
    guard random.chance(80), var definition = random.pick(schema.enumTypes) else {
      addEnum()
      return
    }
    let isDividing = schema.tables.contains { table in
      table.columns.contains { $0.type.enumTypeName == definition.name && divides($0.name, table) }
    }
    switch isDividing ? 0 : random.number(0...4) {
    case 4:
      definition.labels.reverse()
      schema.insert(definition)
    case 0...1:
      guard let label = random.pick(RandomSchemaNames.labels), !definition.labels.contains(label) else { return }
      definition.labels.insert(label, at: random.number(0...definition.labels.count))
      schema.insert(definition)
    case 2:
      if definition.labels.count < 2 { return }
      definition.labels.removeFirst()
      schema.insert(definition)
      forgetDefaults(of: definition.name)
    default:
      if domains.contains(where: { $0.type.enumTypeName == definition.name }) { return }
      for table in schema.tables {
        for column in table.columns where column.type.enumTypeName == definition.name {
          retype(column.name, of: table.name, to: .builtin("text"))
        }
      }
      schema.enumTypes.removeAll { $0.name == definition.name }
      release(definition.name.name)
    }
  }

  private mutating func forgetDefaults(of name: ObjectName) {
    for table in schema.tables.indices {
      for column in schema.tables[table].columns.indices {
        guard schema.tables[table].columns[column].type.enumTypeName == name else { continue }
        schema.tables[table].columns[column].defaultValue = nil
      }
    }
  }
}
