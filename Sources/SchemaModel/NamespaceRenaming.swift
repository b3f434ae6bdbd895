extension DatabaseSchema {
  /// Everything in one namespace moves to another: `ALTER SCHEMA … RENAME TO …`.
  mutating func renameNamespace(_ old: String, to new: String) {
    func moved(_ name: ObjectName) -> ObjectName {
      name.namespace == old ? ObjectName(name.name, in: new) : name
    }
    let names = Set(enumTypes.map(\.name) + tables.map(\.name) + objects.map(\.name)).filter { $0.namespace == old }
    enumTypes = enumTypes.map { EnumDefinition(moved($0.name), $0.labels) }.sorted { $0.name < $1.name }
    for index in tables.indices {
      tables[index].name = moved(tables[index].name)
      for key in tables[index].foreignKeys.indices {
        tables[index].foreignKeys[key].referencedTable = moved(tables[index].foreignKeys[key].referencedTable)
      }
      for column in tables[index].columns.indices {
        var type = tables[index].columns[column].type
        if let name = type.enumTypeName { type = type.renamingEnum(name, to: moved(name)) }
        if let name = type.domainName { type = type.renamingDomain(name, to: moved(name)) }
        tables[index].columns[column].type = type
      }
      if var partitioning = tables[index].partitioning {
        for partition in partitioning.partitions.indices {
          partitioning.partitions[partition].name = moved(partitioning.partitions[partition].name)
        }
        tables[index].partitioning = partitioning
      }
    }
    tables.sort { $0.name < $1.name }
    objects = objects.map { object in
      var object = object
      for name in names.sorted() { object = object.renamingObject(name, to: moved(name)) }
      if object.owner == nil, object.name.namespace == old { object = object.renamed(to: moved(object.name)) }
      if case .extension(var definition) = object, definition.namespace == old {
        definition.namespace = new
        object = .extension(definition)
      }
      if case .grant(var definition) = object, definition.target == .namespace(old) {
        definition.target = .namespace(new)
        object = .grant(definition)
      }
      return object
    }.sorted { $0.key < $1.key }
  }
}
