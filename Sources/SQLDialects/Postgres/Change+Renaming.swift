import SchemaModel

/// The same change after something took another name.
extension Change {
  func renamingTable(_ old: ObjectName, to new: ObjectName) -> Change {
    func name(_ name: ObjectName) -> ObjectName { name == old ? new : name }
    return mapping(table: name) { _, definition in
      definition.mappingForeignKeys { $0.referencedTable = name($0.referencedTable) }
    } element: { _, element in
      element.mappingForeignKey { $0.referencedTable = name($0.referencedTable) }
    } object: {
      $0.renamingObject(old, to: new)
    }
  }

  func renamingColumn(of name: ObjectName, _ old: String, to new: String) -> Change {
    func follow(_ key: inout ForeignKeyDefinition) {
      guard key.referencedTable == name else { return }
      key.referencedColumns = key.referencedColumns.map { $0 == old ? new : $0 }
    }
    return mapping { owner, definition in
      (owner == name ? definition.renamingColumn(old, to: new) : definition).mappingForeignKeys(follow)
    } column: { owner, column in
      owner == name ? column.renamingColumn(old, to: new) : column
    } conversion: { owner, conversion in
      owner == name ? conversion.renamingColumn(old, to: new) : conversion
    } element: { owner, element in
      (owner == name ? element.renamingColumn(old, to: new) : element).mappingForeignKey(follow)
    } object: {
      $0.renamingColumn(old, of: name, to: new)
    }
  }

  /// After a domain or a sequence took another name.
  func renaming(_ object: SchemaObject, to new: ObjectName) -> Change {
    let old = object.name
    func follow(_ column: ColumnDefinition) -> ColumnDefinition {
      var column = column
      if object.kind == .domain { column.type = column.type.renamingDomain(old, to: new) }
      return column
    }
    return mapping { _, definition in
      var definition = definition
      definition.columns = definition.columns.map(follow)
      return definition
    } column: { _, column in
      follow(column)
    } object: {
      $0.kind == object.kind && $0.name == old ? $0.renamed(to: new) : $0.renamingObject(old, to: new)
    }
  }

  /// After a namespace took another name.
  func movingNamespace(_ old: String, to new: String) -> Change {
    func moved(_ definition: EnumDefinition) -> EnumDefinition {
      EnumDefinition(definition.name.movingNamespace(old, to: new), definition.labels)
    }
    switch self {
    case .createEnum(let definition): return .createEnum(moved(definition))
    case .dropEnum(let definition): return .dropEnum(moved(definition))
    case .alterEnum(let before, let after): return .alterEnum(from: moved(before), to: moved(after))
    case .renameEnumLabel(let type, let before, let after):
      return .renameEnumLabel(type: type.movingNamespace(old, to: new), from: before, to: after)
    case .renameEnum(let before, let after):
      return .renameEnum(from: before.movingNamespace(old, to: new), to: after.movingNamespace(old, to: new))
    case .renameTable(let before, let after):
      return .renameTable(from: before.movingNamespace(old, to: new), to: after.movingNamespace(old, to: new))
    case .renameObject(let object, let after):
      return .renameObject(object.movingNamespace(old, to: new), to: after.movingNamespace(old, to: new))
    case .alterPartitioning(let table, let before, let after):
      return .alterPartitioning(
        table: table.movingNamespace(old, to: new),
        from: before?.movingNamespace(old, to: new),
        to: after?.movingNamespace(old, to: new)
      )
    default:
      return mapping {
        $0.movingNamespace(old, to: new)
      } definition: {
        $1.movingNamespace(old, to: new)
      } column: {
        $1.movingNamespace(old, to: new)
      } element: {
        $1.movingNamespace(old, to: new)
      } object: {
        $0.movingNamespace(old, to: new)
      }
    }
  }

  func renamingElement(_ element: TableElement, of name: ObjectName, to new: String) -> Change {
    mapping { owner, definition in
      guard owner == name, definition.elements.contains(element) else { return definition }
      var definition = definition
      definition.removeElement(element.kind, named: element.name)
      definition.insert(element.renamed(to: new))
      return definition
    } element: { owner, other in
      owner == name && other == element ? element.renamed(to: new) : other
    }
  }

  func renamingEnum(_ old: ObjectName, to new: ObjectName) -> Change {
    func follow(_ column: ColumnDefinition) -> ColumnDefinition {
      var column = column
      column.type = column.type.renamingEnum(old, to: new)
      return column
    }
    func follow(_ definition: EnumDefinition) -> EnumDefinition {
      definition.name == old ? EnumDefinition(new, definition.labels) : definition
    }
    switch self {
    case .createEnum(let definition): return .createEnum(follow(definition))
    case .dropEnum(let definition): return .dropEnum(follow(definition))
    case .alterEnum(let before, let after): return .alterEnum(from: follow(before), to: follow(after))
    default:
      return mapping { _, definition in
        var definition = definition
        definition.columns = definition.columns.map(follow)
        return definition
      } column: { _, column in
        follow(column)
      } object: {
        $0.renamingObject(old, to: new)
      }
    }
  }

  /// Labels and defaults follow; the text of expressions is the author's.
  func renamingLabel(_ old: String, of type: ObjectName, to new: String) -> Change {
    func follow(_ column: ColumnDefinition) -> ColumnDefinition {
      var column = column
      if column.type == .enumType(type), column.defaultValue == .literal(.string(old)) {
        column.defaultValue = .literal(.string(new))
      }
      return column
    }
    func follow(_ definition: EnumDefinition) -> EnumDefinition {
      if definition.name != type { return definition }
      return EnumDefinition(type, definition.labels.map { $0 == old ? new : $0 })
    }
    switch self {
    case .createEnum(let definition): return .createEnum(follow(definition))
    case .dropEnum(let definition): return .dropEnum(follow(definition))
    case .alterEnum(let before, let after): return .alterEnum(from: follow(before), to: follow(after))
    default:
      return mapping { _, definition in
        var definition = definition
        definition.columns = definition.columns.map(follow)
        return definition
      } column: { _, column in
        follow(column)
      }
    }
  }

  /// The change with every table name, definition, column and element put through a function.
  private func mapping(
    table name: (ObjectName) -> ObjectName = { $0 },
    definition: (ObjectName, TableDefinition) -> TableDefinition,
    column: (ObjectName, ColumnDefinition) -> ColumnDefinition = { $1 },
    conversion: (ObjectName, ColumnConversion) -> ColumnConversion = { $1 },
    element: (ObjectName, TableElement) -> TableElement = { $1 },
    object: (SchemaObject) -> SchemaObject = { $0 }
  ) -> Change {
    func whole(_ table: TableDefinition) -> TableDefinition {
      var table = definition(table.name, table)
      table.name = name(table.name)
      return table
    }
    switch self {
    case .createTable(let table): return .createTable(whole(table))
    case .dropTable(let table): return .dropTable(whole(table))
    case .setTableComment(let table, let old, let new):
      return .setTableComment(table: name(table), from: old, to: new)
    case .addColumn(let table, let added): return .addColumn(table: name(table), column: column(table, added))
    case .dropColumn(let table, let dropped): return .dropColumn(table: name(table), column: column(table, dropped))
    case .alterColumn(let table, let old, let new, let converted):
      return .alterColumn(
        table: name(table),
        from: column(table, old),
        to: column(table, new),
        conversion: converted.map { conversion(table, $0) }
      )
    case .addElement(let table, let added): return .addElement(table: name(table), element: element(table, added))
    case .dropElement(let table, let dropped): return .dropElement(table: name(table), element: element(table, dropped))
    case .renameColumn(let table, let old, let new): return .renameColumn(table: name(table), from: old, to: new)
    case .renameElement(let table, let renamed, let new):
      return .renameElement(table: name(table), element: element(table, renamed), to: new)
    case .setTableAttributes(let table, let old, let new):
      return .setTableAttributes(table: name(table), from: old, to: new)
    case .alterPartitioning(let table, let old, let new):
      return .alterPartitioning(table: name(table), from: old, to: new)
    case .renameColumnLabel(let table, let column, let old, let new):
      return .renameColumnLabel(table: name(table), column: column, from: old, to: new)
    case .reorderColumns(let table, let old, let new):
      return .reorderColumns(table: name(table), from: old, to: new)
    case .createObject(let created): return .createObject(object(created))
    case .dropObject(let dropped): return .dropObject(object(dropped))
    case .alterObject(let old, let new): return .alterObject(from: object(old), to: object(new))
    case .renameObject(let renamed, let new): return .renameObject(object(renamed), to: new)
    case .createEnum, .dropEnum, .renameEnum, .alterEnum, .renameEnumLabel, .renameTable: return self
    }
  }
}

extension TableElement {
  fileprivate func mappingForeignKey(_ update: (inout ForeignKeyDefinition) -> Void) -> TableElement {
    guard case .foreignKey(var key) = self else { return self }
    update(&key)
    return .foreignKey(key)
  }
}

extension TableDefinition {
  fileprivate func mappingForeignKeys(_ update: (inout ForeignKeyDefinition) -> Void) -> TableDefinition {
    var table = self
    for index in table.foreignKeys.indices { update(&table.foreignKeys[index]) }
    return table
  }
}
