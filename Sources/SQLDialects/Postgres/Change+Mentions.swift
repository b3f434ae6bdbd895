import SchemaModel

extension Change {
  /// The keys, constraints and indexes that it adds, drops or renames, with their tables.
  var elements: [(table: ObjectName, element: TableElement)] {
    switch self {
    case .addElement(let table, let element), .dropElement(let table, let element): [(table, element)]
    case .renameElement(let table, let element, let new): [(table, element), (table, element.renamed(to: new))]
    case .createTable(let table), .dropTable(let table): table.elements.map { (table.name, $0) }
    default: []
    }
  }

  /// The objects that it makes, changes or drops.
  var objects: [SchemaObject] {
    switch self {
    case .createObject(let object), .dropObject(let object): [object]
    case .alterObject(let old, let new): [old, new]
    default: []
    }
  }

  func mentions(table name: ObjectName) -> Bool {
    if table == name { return true }
    if objects.contains(where: { $0.isRelation(name) || $0.boundObjects.contains(name) }) { return true }
    return elements.contains { _, element in
      if case .foreignKey(let key) = element { key.referencedTable == name } else { false }
    }
  }

  func mentions(column name: String, of table: ObjectName) -> Bool {
    switch self {
    case .createTable(let definition) where definition.name == table,
      .dropTable(let definition) where definition.name == table:
      return definition.column(name) != nil
    case .addColumn(table, let column), .dropColumn(table, let column):
      return column.name == name || column.mentionedColumns.contains(name)
    case .alterColumn(table, let old, let new, let conversion):
      return old.name == name || old.mentionedColumns.contains(name) || new.mentionedColumns.contains(name)
        || conversion?.columns.contains(name) == true
    case .createObject, .dropObject, .alterObject:
      return objects.contains { $0.mentions(column: name, of: table) }
    default:
      return elements.contains { owner, element in
        if owner == table, element.columns.contains(name) { return true }
        guard case .foreignKey(let key) = element else { return false }
        return key.referencedTable == table && key.referencedColumns.contains(name)
      }
    }
  }

  /// An enumeration type or a domain.
  func mentions(enumType name: ObjectName) -> Bool {
    switch self {
    case .createEnum(let definition), .dropEnum(let definition), .alterEnum(let definition, _): definition.name == name
    case .createTable(let table), .dropTable(let table): table.columns.contains { $0.type.uses(name) }
    case .addColumn(_, let column), .dropColumn(_, let column): column.type.uses(name)
    case .alterColumn(_, let old, let new, _): old.type.uses(name) || new.type.uses(name)
    case .createObject, .dropObject, .alterObject:
      objects.contains { $0.kind == .domain && $0.name == name || $0.boundObjects.contains(name) }
    default: false
    }
  }

  /// It speaks of the namespace, or of anything in it.
  func mentions(namespace: String) -> Bool {
    if objects.contains(where: { $0.uses(namespace: namespace) }) { return true }
    var names = [table].compactMap { $0 }
    switch self {
    case .createEnum(let definition), .dropEnum(let definition), .alterEnum(let definition, _):
      names.append(definition.name)
    case .renameEnum(let old, let new), .renameTable(let old, let new): names += [old, new]
    case .renameObject(let object, let new): names += [object.name, new]
    case .createTable(let table), .dropTable(let table): names += table.columns.compactMap(\.type.ownName)
    case .addColumn(_, let column), .dropColumn(_, let column): names += [column.type.ownName].compactMap { $0 }
    case .alterColumn(_, let old, let new, _): names += [old.type.ownName, new.type.ownName].compactMap { $0 }
    default: break
    }
    for case (_, .foreignKey(let key)) in elements { names.append(key.referencedTable) }
    return names.contains { $0.namespace == namespace }
  }
}

extension Change {
  func mentions(label: String, of type: ObjectName) -> Bool {
    renamingLabel(label, of: type, to: label + "'") != self
  }
}

extension ColumnType {
  /// The enumeration type or domain that it is, or is an array of.
  fileprivate var ownName: ObjectName? { enumTypeName ?? domainName }

  fileprivate func uses(_ name: ObjectName) -> Bool { ownName == name }
}

extension SchemaObject {
  /// It is itself a relation of this name.
  fileprivate func isRelation(_ name: ObjectName) -> Bool {
    (kind == .view || kind == .sequence) && self.name == name
  }

  fileprivate func uses(namespace: String) -> Bool {
    switch self {
    case .namespace(let definition): definition.name == namespace
    case .extension(let definition): definition.namespace == namespace
    case .grant(let definition) where definition.target == .namespace(namespace): true
    default: boundObjects.union([name]).contains { $0.namespace == namespace }
    }
  }
}
