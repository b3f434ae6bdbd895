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
    let primaryKey = table.primaryKey.map { "c.\(PostgresText.quoted($0))" }
    var columns = primaryKey
    for name in key.columns.map({ "c.\(PostgresText.quoted($0))" }) where !columns.contains(name) {
      columns.append(name)
    }
    let title = "\(key.name): \(table.name.description) → \(key.referencedTable.description)"
    return """
      -- \(CommentText.line(title))
      SELECT \(columns.joined(separator: ", "))
      \(Self.source(key, of: table.name))
      ORDER BY \(primaryKey.joined(separator: ", "));

      """
  }

  /// `FROM … AS c WHERE …`: the rows whose foreign key leads nowhere.
  static func source(_ key: ForeignKeyDefinition, of table: ObjectName) -> String {
    let child = key.columns.map { "c.\(PostgresText.quoted($0))" }
    let pairs = zip(key.referencedColumns, child).map { "p.\(PostgresText.quoted($0)) = \($1)" }
    let isFull = key.match == .full && child.count > 1
    let whole = child.map { "\($0) IS NOT NULL" }.joined(separator: isFull ? " OR " : " AND ")
    let parent = PostgresText.name(key.referencedTable)
    return """
      FROM \(PostgresText.name(table)) AS c
      WHERE \(isFull ? "(\(whole))" : whole)
        AND NOT EXISTS (SELECT 1 FROM \(parent) AS p WHERE \(pairs.joined(separator: " AND ")))
      """
  }
}
