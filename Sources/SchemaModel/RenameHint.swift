/// What the author says was called otherwise before: `.renamed(from:)`.
///
/// A hint speaks of the names in the schema it came with; once the old name is gone from the snapshot it says nothing.
package enum RenameHint: Hashable, Sendable {
  case table(from: ObjectName, to: ObjectName)
  case enumType(from: ObjectName, to: ObjectName)
  /// `table` is the table's name in the new schema.
  case column(table: ObjectName, from: String, to: String)
  /// `table` is the table's name in the new schema.
  case element(table: ObjectName, kind: TableElement.Kind, from: String, to: String)
}
