/// One difference between two schemas, as a value that can be applied, undone, stored and shown.
///
/// Names are those at the moment the change is applied: what stands behind a rename speaks of the new name.
package enum Change: Hashable, Codable, Sendable {
  case createEnum(EnumDefinition)
  case dropEnum(EnumDefinition)
  case renameEnum(from: ObjectName, to: ObjectName)
  /// Other labels under the same name.
  case alterEnum(from: EnumDefinition, to: EnumDefinition)

  case createTable(TableDefinition)
  case dropTable(TableDefinition)
  case renameTable(from: ObjectName, to: ObjectName)
  case setTableComment(table: ObjectName, from: String?, to: String?)

  case addColumn(table: ObjectName, column: ColumnDefinition)
  case dropColumn(table: ObjectName, column: ColumnDefinition)
  case renameColumn(table: ObjectName, from: String, to: String)
  /// Anything about a column but its name.
  case alterColumn(table: ObjectName, from: ColumnDefinition, to: ColumnDefinition)

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
    case .createTable(let table): .dropTable(table)
    case .dropTable(let table): .createTable(table)
    case .renameTable(let old, let new): .renameTable(from: new, to: old)
    case .setTableComment(let table, let old, let new): .setTableComment(table: table, from: new, to: old)
    case .addColumn(let table, let column): .dropColumn(table: table, column: column)
    case .dropColumn(let table, let column): .addColumn(table: table, column: column)
    case .renameColumn(let table, let old, let new): .renameColumn(table: table, from: new, to: old)
    case .alterColumn(let table, let old, let new): .alterColumn(table: table, from: new, to: old)
    case .addElement(let table, let element): .dropElement(table: table, element: element)
    case .dropElement(let table, let element): .addElement(table: table, element: element)
    case .renameElement(let table, let element, let name):
      .renameElement(table: table, element: element.renamed(to: name), to: element.name)
    }
  }

  /// The table that it is about, by the name the table has before the change.
  package var table: ObjectName? {
    switch self {
    case .createEnum, .dropEnum, .renameEnum, .alterEnum: nil
    case .createTable(let table), .dropTable(let table): table.name
    case .renameTable(let old, _): old
    case .setTableComment(let table, _, _), .addColumn(let table, _), .dropColumn(let table, _),
      .renameColumn(let table, _, _), .alterColumn(let table, _, _), .addElement(let table, _),
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
    case .createTable(let table): "create table \(table.name)"
    case .dropTable(let table): "drop table \(table.name)"
    case .renameTable(let old, let new): "rename table \(old) to \(new)"
    case .setTableComment(let table, _, _): "comment table \(table)"
    case .addColumn(let table, let column): "add \(table).\(column.name)"
    case .dropColumn(let table, let column): "drop \(table).\(column.name)"
    case .renameColumn(let table, let old, let new): "rename \(table).\(old) to \(new)"
    case .alterColumn(let table, let old, let new):
      "change \(table).\(new.name): \(old.differences(from: new).joined(separator: ", "))"
    case .addElement(let table, let element): "add \(element.kind.words) \(element.name) on \(table)"
    case .dropElement(let table, let element): "drop \(element.kind.words) \(element.name) on \(table)"
    case .renameElement(let table, let element, let name):
      "rename \(element.kind.words) \(element.name) on \(table) to \(name)"
    }
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
    if comment != other.comment { names.append("comment") }
    return names
  }
}
