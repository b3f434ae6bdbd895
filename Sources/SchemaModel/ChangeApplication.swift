/// A change that does not fit the schema it is applied to.
package struct ChangeError: Error, Hashable, Sendable, CustomStringConvertible {
  package var change: Change
  package var reason: String

  package var description: String { "cannot \(change): \(reason)" }
}

extension DatabaseSchema {
  /// The schema after these changes, one behind the other.
  ///
  /// - Throws: `ChangeError` when a change speaks of something that is not there, or makes what is there already.
  package func applying(_ changes: [Change]) throws(ChangeError) -> DatabaseSchema {
    var schema = self
    for change in changes { try schema.apply(change) }
    return schema
  }

  package mutating func apply(_ change: Change) throws(ChangeError) {
    func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(ChangeError) {
      if !condition { throw ChangeError(change: change, reason: reason()) }
    }
    if let name = change.table {
      if case .createTable = change {
        try require(table(name) == nil, "table \(name) is there already")
      } else {
        try require(table(name) != nil, "there is no table \(name)")
      }
    }
    switch change {
    case .createEnum(let definition):
      try require(enumType(definition.name) == nil, "enum type \(definition.name) is there already")
      insert(definition)
    case .dropEnum(let definition):
      try require(enumType(definition.name) == definition, "there is no such enum type \(definition.name)")
      enumTypes.removeAll { $0.name == definition.name }
    case .renameEnum(let old, let new):
      try require(enumType(old) != nil, "there is no enum type \(old)")
      try require(enumType(new) == nil, "enum type \(new) is there already")
      renameEnum(old, to: new)
    case .alterEnum(let old, let new):
      try require(enumType(old.name) == old && old.name == new.name, "there is no such enum type \(old.name)")
      insert(new)
    case .renameEnumLabel(let name, let old, let new):
      let labels = enumType(name)?.labels
      try require(labels?.contains(old) == true, "it has no value '\(old)'")
      try require(labels?.contains(new) == false, "it has the value '\(new)' already")
      renameEnumLabel(name, old, to: new)
    case .createObject(let object):
      try require(self.object(object.key) == nil, "it is there already")
      insert(object)
    case .dropObject(let object):
      try require(self.object(object.key) == object, "there is no such object")
      removeObject(object.key)
    case .alterObject(let old, let new):
      try require(object(old.key) == old && old.key == new.key, "there is no such object")
      insert(new)
    case .renameObject(let object, let name):
      // Its definition may be another one by now.
      guard let current = self.object(object.key) else {
        throw ChangeError(change: change, reason: "there is no such object")
      }
      try require(self.object(object.renamed(to: name).key) == nil, "\(name) is taken")
      rename(current, to: name)
    case .createTable(let table):
      insert(table)
    case .dropTable(let table):
      removeTable(table.name)
    case .renameTable(let old, let new):
      try require(table(new) == nil, "table \(new) is there already")
      renameTable(old, to: new)
    case .setTableComment(let name, _, let comment):
      updateTable(name) { $0.comment = comment }
    case .setTableAttributes(let name, let old, let new):
      try require(table(name)?.attributes == old, "the table has others")
      updateTable(name) { $0.attributes = new }
    case .alterPartitioning(let name, let old, let new):
      try require(table(name)?.partitioning == old, "the table is divided in another way")
      updateTable(name) { $0.partitioning = new }
    case .renameColumnLabel(let name, let column, _, _):
      try require(table(name)?.column(column) != nil, "there is no such column")
    case .reorderColumns(let name, let old, let new):
      try require(table(name)?.columns.map(\.name) == old, "the columns stand in another order")
      try require(old.sorted() == new.sorted(), "they are other columns")
      updateTable(name) { table in table.columns = new.compactMap { table.column($0) } }
    case .addColumn(let name, let column):
      try require(table(name)?.column(column.name) == nil, "the column is there already")
      updateTable(name) { $0.columns.append(column) }
    case .dropColumn(let name, let column):
      try require(table(name)?.column(column.name) != nil, "there is no such column")
      updateTable(name) { table in table.columns.removeAll { $0.name == column.name } }
    case .renameColumn(let name, let old, let new):
      try require(table(name)?.column(old) != nil, "there is no column \(old)")
      try require(table(name)?.column(new) == nil, "column \(new) is there already")
      renameColumn(of: name, old, to: new)
    case .alterColumn(let name, let old, let new, _):
      try require(table(name)?.column(old.name) == old && old.name == new.name, "the column is another one")
      updateTable(name) { table in table.columns = table.columns.map { $0.name == new.name ? new : $0 } }
    case .addElement(let name, let element):
      try require(table(name)?.element(element.kind, named: element.name) == nil, "the name is taken")
      updateTable(name) { $0.insert(element) }
    case .dropElement(let name, let element):
      try require(table(name)?.element(element.kind, named: element.name) == element, "it is another one")
      updateTable(name) { $0.removeElement(element.kind, named: element.name) }
    case .renameElement(let name, let element, let newName):
      try require(table(name)?.element(element.kind, named: element.name) == element, "it is another one")
      try require(table(name)?.element(element.kind, named: newName) == nil, "\(newName) is taken")
      updateTable(name) {
        $0.removeElement(element.kind, named: element.name)
        $0.insert(element.renamed(to: newName))
      }
    }
  }

  private mutating func renameEnum(_ old: ObjectName, to new: ObjectName) {
    guard let definition = enumType(old) else { return }
    enumTypes.removeAll { $0.name == old }
    insert(EnumDefinition(new, definition.labels))
    updateObjects { $0.renamingObject(old, to: new) }
    for table in tables.indices {
      for column in tables[table].columns.indices where tables[table].columns[column].type.enumTypeName == old {
        tables[table].columns[column].type = tables[table].columns[column].type.renamingEnum(old, to: new)
      }
    }
  }

  private mutating func renameEnumLabel(_ name: ObjectName, _ old: String, to new: String) {
    guard var definition = enumType(name) else { return }
    definition.labels = definition.labels.map { $0 == old ? new : $0 }
    insert(definition)
    for table in tables.indices {
      for column in tables[table].columns.indices where tables[table].columns[column].type == .enumType(name) {
        guard tables[table].columns[column].defaultValue == .literal(.string(old)) else { continue }
        tables[table].columns[column].defaultValue = .literal(.string(new))
      }
    }
  }

  private mutating func rename(_ object: SchemaObject, to new: ObjectName) {
    removeObject(object.key)
    insert(object.renamed(to: new))
    switch object.kind {
    case .namespace: renameNamespace(object.name.name, to: new.name)
    case .domain:
      for table in tables.indices {
        for column in tables[table].columns.indices {
          tables[table].columns[column].type = tables[table].columns[column].type.renamingDomain(object.name, to: new)
        }
      }
      updateObjects { $0.renamingObject(object.name, to: new) }
    default: updateObjects { $0.renamingObject(object.name, to: new) }
    }
  }

  private mutating func updateObjects(_ update: (SchemaObject) -> SchemaObject) {
    if objects.isEmpty { return }
    objects = objects.map(update).sorted { $0.key < $1.key }
  }

  private mutating func renameTable(_ old: ObjectName, to new: ObjectName) {
    guard var renamed = table(old) else { return }
    renamed.name = new
    removeTable(old)
    insert(renamed)
    updateForeignKeys(to: old) { $0.referencedTable = new }
    updateObjects { $0.renamingObject(old, to: new) }
  }

  private mutating func renameColumn(of name: ObjectName, _ old: String, to new: String) {
    updateTable(name) { $0 = $0.renamingColumn(old, to: new) }
    updateForeignKeys(to: name) { key in
      key.referencedColumns = key.referencedColumns.map { $0 == old ? new : $0 }
    }
    updateObjects { $0.renamingColumn(old, of: name, to: new) }
  }

  private mutating func updateForeignKeys(to name: ObjectName, _ update: (inout ForeignKeyDefinition) -> Void) {
    for table in tables.indices {
      for key in tables[table].foreignKeys.indices where tables[table].foreignKeys[key].referencedTable == name {
        update(&tables[table].foreignKeys[key])
      }
    }
  }
}
