package import SchemaModel

/// `checks/orphans.sql`: for each foreign key a query that finds the rows that lead nowhere. For reading and for a psql at
/// hand; `cairn orphans` asks the same in portions.
package struct OrphanChecksFile {
  private let schema: EnforcedSchema

  package init(_ schema: DatabaseSchema) { self.schema = EnforcedSchema(schema) }

  /// Nil when there is no foreign key.
  package var text: String? {
    let checks = schema.tables.flatMap { table in table.foreignKeys.map { check($0, table) } }
    if checks.isEmpty { return nil }
    return "-- Written by generate-migration from the schema. Do not edit: the next run writes it anew.\n"
      + "-- Each query finds rows whose foreign key leads nowhere; none is expected to return any.\n\n"
      + checks.joined(separator: "\n")
  }

  private func check(_ key: ForeignKeyDefinition, _ table: EnforcedSchema.Table) -> String {
    let child = key.columns.map { "c.\(PostgresText.quoted($0))" }
    let pairs = zip(key.referencedColumns, child).map { "p.\(PostgresText.quoted($0)) = \($1)" }
    let isFull = key.match == .full && child.count > 1
    let whole = child.map { "\($0) IS NOT NULL" }.joined(separator: isFull ? " OR " : " AND ")
    let primaryKey = table.primaryKey.map { "c.\(PostgresText.quoted($0))" }
    var columns = primaryKey
    for column in child where !columns.contains(column) { columns.append(column) }
    return """
      -- \(CommentText.line(key.name)): \(CommentText.line(table.name.description)) → \(CommentText.line(key.referencedTable.description))
      SELECT \(columns.joined(separator: ", "))
      FROM \(PostgresText.name(table.name)) AS c
      WHERE \(isFull ? "(\(whole))" : whole)
        AND NOT EXISTS (SELECT 1 FROM \(PostgresText.name(key.referencedTable)) AS p WHERE \(pairs.joined(separator: " AND ")))
      ORDER BY \(primaryKey.joined(separator: ", "));

      """
  }
}
