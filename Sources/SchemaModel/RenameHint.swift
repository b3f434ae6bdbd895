/// What the author says about the way here: what was called otherwise before, `.renamed(from:)`, and how values of another
/// type become those of the present one, `.converted(from:)`.
///
/// A hint speaks of the names in the schema it came with; once the old name, or the old type, is gone from the snapshot it
/// says nothing.
package enum RenameHint: Hashable, Sendable {
  case table(from: ObjectName, to: ObjectName)
  case enumType(from: ObjectName, to: ObjectName)
  /// A value of an enumeration type, by the type's name in the new schema.
  case enumLabel(type: ObjectName, from: String, to: String)
  /// A value of an enumeration that a column itself holds, by the column's names in the new schema.
  case columnLabel(table: ObjectName, column: String, from: String, to: String)
  /// A namespace, sequence or domain.
  case object(SchemaObject.Kind, from: ObjectName, to: ObjectName)
  /// `table` is the table's name in the new schema.
  case column(table: ObjectName, from: String, to: String)
  /// All names are those in the new schema.
  case conversion(table: ObjectName, column: String, from: ColumnType, ColumnConversion)
  /// `table` is the table's name in the new schema.
  case element(table: ObjectName, kind: TableElement.Kind, from: String, to: String)
}
