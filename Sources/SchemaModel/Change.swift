/// One difference between two schemas, as a value that can be applied, undone, stored and shown.
///
/// Names are those at the moment the change is applied: what stands behind a rename speaks of the new name.
package enum Change: Hashable, Codable, Sendable {
  case createEnum(EnumDefinition)
  case dropEnum(EnumDefinition)
  case renameEnum(from: ObjectName, to: ObjectName)
  /// Other labels under the same name.
  case alterEnum(from: EnumDefinition, to: EnumDefinition)

  /// A value of an enumeration type under another name; rows and defaults follow.
  case renameEnumLabel(type: ObjectName, from: String, to: String)

  case createObject(SchemaObject)
  case dropObject(SchemaObject)
  /// Another definition of the same object, where that needs nothing else to go first.
  case alterObject(from: SchemaObject, to: SchemaObject)
  /// A namespace, sequence or domain under another name; what uses it follows. `object` still has the old name.
  case renameObject(SchemaObject, to: ObjectName)

  case createTable(TableDefinition)
  case dropTable(TableDefinition)
  case renameTable(from: ObjectName, to: ObjectName)
  case setTableComment(table: ObjectName, from: String?, to: String?)
  case setTableAttributes(table: ObjectName, from: TableAttributes, to: TableAttributes)
  /// Other partitions, or another way to divide the table.
  case alterPartitioning(table: ObjectName, from: PartitioningDefinition?, to: PartitioningDefinition?)

  case addColumn(table: ObjectName, column: ColumnDefinition)
  case dropColumn(table: ObjectName, column: ColumnDefinition)
  case renameColumn(table: ObjectName, from: String, to: String)
  /// Anything about a column but its name. `conversion` is what the author says about the values of another type.
  case alterColumn(
    table: ObjectName,
    from: ColumnDefinition,
    to: ColumnDefinition,
    conversion: ColumnConversion? = nil
  )
  /// A value of an enumeration that the column itself holds: rows that have it get the new one. The change of the
  /// column's type or check stands beside it.
  case renameColumnLabel(table: ObjectName, column: String, from: String, to: String)
  /// The same columns in another order: servers that can move columns.
  case reorderColumns(table: ObjectName, from: [String], to: [String])

  case addElement(table: ObjectName, element: TableElement)
  case dropElement(table: ObjectName, element: TableElement)
  /// `element` still has the old name.
  case renameElement(table: ObjectName, element: TableElement, to: String)
}

extension Change {
  /// The change that takes this one back.
  package var inverse: Change {
    switch self {
    case .createEnum(let definition): .dropEnum(definition)
    case .dropEnum(let definition): .createEnum(definition)
    case .renameEnum(let old, let new): .renameEnum(from: new, to: old)
    case .alterEnum(let old, let new): .alterEnum(from: new, to: old)
    case .renameEnumLabel(let type, let old, let new): .renameEnumLabel(type: type, from: new, to: old)
    case .createObject(let object): .dropObject(object)
    case .dropObject(let object): .createObject(object)
    case .alterObject(let old, let new): .alterObject(from: new, to: old)
    case .renameObject(let object, let name): .renameObject(object.renamed(to: name), to: object.name)
    case .createTable(let table): .dropTable(table)
    case .dropTable(let table): .createTable(table)
    case .renameTable(let old, let new): .renameTable(from: new, to: old)
    case .setTableComment(let table, let old, let new): .setTableComment(table: table, from: new, to: old)
    case .setTableAttributes(let table, let old, let new): .setTableAttributes(table: table, from: new, to: old)
    case .alterPartitioning(let table, let old, let new): .alterPartitioning(table: table, from: new, to: old)
    case .addColumn(let table, let column): .dropColumn(table: table, column: column)
    case .dropColumn(let table, let column): .addColumn(table: table, column: column)
    case .renameColumn(let table, let old, let new): .renameColumn(table: table, from: new, to: old)
    case .alterColumn(let table, let old, let new, let conversion):
      .alterColumn(table: table, from: new, to: old, conversion: conversion?.inverse)
    case .renameColumnLabel(let table, let column, let old, let new):
      .renameColumnLabel(table: table, column: column, from: new, to: old)
    case .reorderColumns(let table, let old, let new): .reorderColumns(table: table, from: new, to: old)
    case .addElement(let table, let element): .dropElement(table: table, element: element)
    case .dropElement(let table, let element): .addElement(table: table, element: element)
    case .renameElement(let table, let element, let name):
      .renameElement(table: table, element: element.renamed(to: name), to: element.name)
    }
  }

  /// The table that it is about, by the name the table has before the change.
  package var table: ObjectName? {
    switch self {
    case .createEnum, .dropEnum, .renameEnum, .alterEnum, .renameEnumLabel: nil
    case .createObject, .dropObject, .alterObject, .renameObject: nil
    case .createTable(let table), .dropTable(let table): table.name
    case .renameTable(let old, _): old
    case .setTableComment(let table, _, _), .setTableAttributes(let table, _, _), .alterPartitioning(let table, _, _),
      .addColumn(let table, _), .dropColumn(let table, _), .renameColumnLabel(let table, _, _, _),
      .reorderColumns(let table, _, _),
      .renameColumn(let table, _, _), .alterColumn(let table, _, _, _), .addElement(let table, _),
      .dropElement(let table, _), .renameElement(let table, _, _):
      table
    }
  }
}

extension [Change] {
  /// The changes that take these back, in the order that undoes them.
  package var inverse: [Change] {
    reversed().map(\.inverse)
  }
}

extension Change: CustomStringConvertible {
  /// One line for people: `add users.nickname`.
  package var description: String {
    switch self {
    case .createEnum(let definition): "create enum type \(definition.name)"
    case .dropEnum(let definition): "drop enum type \(definition.name)"
    case .renameEnum(let old, let new): "rename enum type \(old) to \(new)"
    case .alterEnum(_, let new): "change the values of enum type \(new.name)"
    case .renameEnumLabel(let type, let old, let new): "rename value '\(old)' of enum type \(type) to '\(new)'"
    case .createObject(let object): "create \(object.key)"
    case .dropObject(let object): "drop \(object.key)"
    case .alterObject(_, let new): "change \(new.key)"
    case .renameObject(let object, let name): "rename \(object.key) to \(name)"
    case .createTable(let table): "create table \(table.name)"
    case .dropTable(let table): "drop table \(table.name)"
    case .renameTable(let old, let new): "rename table \(old) to \(new)"
    case .setTableComment(let table, _, _): "comment table \(table)"
    case .setTableAttributes(let table, let old, let new):
      "change table \(table): \(old.differences(from: new).joined(separator: ", "))"
    case .alterPartitioning(let table, _, _): "change the partitions of table \(table)"
    case .addColumn(let table, let column): "add \(table).\(column.name)"
    case .dropColumn(let table, let column): "drop \(table).\(column.name)"
    case .renameColumn(let table, let old, let new): "rename \(table).\(old) to \(new)"
    case .alterColumn(let table, let old, let new, _):
      "change \(table).\(new.name): \(old.differences(from: new).joined(separator: ", "))"
    case .renameColumnLabel(let table, let column, let old, let new):
      "rename value '\(old)' of \(table).\(column) to '\(new)'"
    case .reorderColumns(let table, _, _): "change the order of the columns of \(table)"
    case .addElement(let table, let element): "add \(element.kind.words) \(element.name) on \(table)"
    case .dropElement(let table, let element): "drop \(element.kind.words) \(element.name) on \(table)"
    case .renameElement(let table, let element, let name):
      "rename \(element.kind.words) \(element.name) on \(table) to \(name)"
    }
  }
}

extension TableAttributes {
  /// The names of the properties in which two tables differ.
  package func differences(from other: TableAttributes) -> [String] {
    var names: [String] = []
    if characterSet != other.characterSet { names.append("character set") }
    if collation != other.collation { names.append("collation") }
    names += Set(parameters.keys).union(other.parameters.keys).filter { parameters[$0] != other.parameters[$0] }
      .sorted()
    if rowSecurity != other.rowSecurity { names.append("row-level security") }
    if isUnlogged != other.isUnlogged { names.append("unlogged") }
    return names
  }
}

extension ColumnDefinition {
  /// The names of the properties in which two columns differ.
  package func differences(from other: ColumnDefinition) -> [String] {
    var names: [String] = []
    if type != other.type { names.append("type") }
    if isNullable != other.isNullable { names.append("null") }
    if defaultValue != other.defaultValue { names.append("default") }
    if identity != other.identity { names.append("identity") }
    if generated != other.generated { names.append("generated") }
    if collation != other.collation { names.append("collation") }
    if characterSet != other.characterSet { names.append("character set") }
    if comment != other.comment { names.append("comment") }
    return names
  }
}
