import SchemaModel

/// The column and primary key that the server gives to a table without one under `sql_generate_invisible_primary_key`.
///
/// They are not of the schema, so that nobody knows of them but the server itself: the file asks.
extension MySQLPlanner {
  private static let column = "my_row_id"

  mutating func replaceGeneratedPrimaryKey(by element: TableElement, of table: ObjectName, at index: Int) {
    if self.table(table).column(Self.column) != nil || created.contains(table) { return }
    let generated = MySQLCatalogue.column(table, Self.column).and("COLUMN_KEY = 'PRI'")
      .and("EXTRA LIKE '%auto_increment%'").and("EXTRA LIKE '%INVISIBLE%'")
    let name = MySQLSyntax.name(Self.column)
    step(
      MySQLAlteration(
        table: table,
        title: "\(table): the primary key takes the place of one that the server made by itself",
        clauses: [],
        operation: .replacePrimaryKey,
        conditions: [generated.exists]
          + outlook.presence(ofColumnsOf: element, on: table, after: index, in: changes),
        changes: [],
        remark: "Usually there is none: see sql_generate_invisible_primary_key."
      ),
      clauses: ["DROP PRIMARY KEY", "DROP COLUMN \(name)", MySQLSyntax.adding(element)],
      operation: .replacePrimaryKey,
      at: index
    )
  }
}
