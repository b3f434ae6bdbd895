extension DatabaseSchema {
  /// Everything in one namespace moves to another: `ALTER SCHEMA … RENAME TO …`.
  mutating func renameNamespace(_ old: String, to new: String) {
    enumTypes = enumTypes.map { EnumDefinition($0.name.movingNamespace(old, to: new), $0.labels) }
      .sorted { $0.name < $1.name }
    tables = tables.map { $0.movingNamespace(old, to: new) }.sorted { $0.name < $1.name }
    objects = objects.map { $0.movingNamespace(old, to: new) }.sorted { $0.key < $1.key }
  }
}

extension ObjectName {
  package func movingNamespace(_ old: String, to new: String) -> ObjectName {
    namespace == old ? ObjectName(name, in: new) : self
  }
}

extension ColumnDefinition {
  package func movingNamespace(_ old: String, to new: String) -> ColumnDefinition {
    var column = self
    if let name = type.enumTypeName {
      column.type = column.type.renamingEnum(name, to: name.movingNamespace(old, to: new))
    }
    if let name = type.domainName {
      column.type = column.type.renamingDomain(name, to: name.movingNamespace(old, to: new))
    }
    return column
  }
}

extension PartitioningDefinition {
  package func movingNamespace(_ old: String, to new: String) -> PartitioningDefinition {
    var partitioning = self
    for index in partitions.indices {
      partitioning.partitions[index].name = partitions[index].name.movingNamespace(old, to: new)
    }
    return partitioning
  }
}

extension TableElement {
  package func movingNamespace(_ old: String, to new: String) -> TableElement {
    guard case .foreignKey(var key) = self else { return self }
    key.referencedTable = key.referencedTable.movingNamespace(old, to: new)
    return .foreignKey(key)
  }
}

extension TableDefinition {
  package func movingNamespace(_ old: String, to new: String) -> TableDefinition {
    var table = self
    table.name = name.movingNamespace(old, to: new)
    for index in foreignKeys.indices {
      table.foreignKeys[index].referencedTable = foreignKeys[index].referencedTable.movingNamespace(old, to: new)
    }
    table.columns = columns.map { $0.movingNamespace(old, to: new) }
    table.partitioning = partitioning?.movingNamespace(old, to: new)
    return table
  }
}

extension SchemaObject {
  /// The object after a namespace took another name, as the server then holds it.
  package func movingNamespace(_ old: String, to new: String) -> SchemaObject {
    var object = self
    for name in mentionedObjects.sorted() where name.namespace == old {
      object = object.renamingObject(name, to: name.movingNamespace(old, to: new))
    }
    switch object {
    case .extension(var definition):
      if definition.namespace == old { definition.namespace = new }
      return .extension(definition)
    case .grant(var definition):
      if definition.target == .namespace(old) { definition.target = .namespace(new) }
      return .grant(definition)
    case .domain, .sequence, .routine, .view, .raw:
      return object.renamed(to: object.name.movingNamespace(old, to: new))
    case .namespace, .trigger, .policy:
      return object
    }
  }
}
