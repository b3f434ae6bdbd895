import SchemaModel

/// Columns that count up where they cannot.
enum IdentityColumns: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      let columns = table.columns.filter { $0.definition.identity != nil }
      for column in columns {
        let subject = table.subject(column.definition.name)
        if column.definition.isNullable {
          findings.error(
            column.declaration.location,
            subject,
            "a column that counts up is never NULL; remove .nullable()"
          )
        }
        if let problem = cacheProblem(column.definition.identity?.cache, schema.dialect) {
          findings.error(column.declaration.location, subject, problem)
        }
      }
      if schema.dialect == .mysql, !columns.isEmpty { checkMySQL(columns, table, &findings) }
    }
  }

  private static func cacheProblem(_ cache: Int?, _ dialect: DialectName) -> String? {
    guard let cache else { return nil }
    if dialect == .dsql, cache != 1, cache < 65_536 {
      return "DSQL takes a cache of 1, or of 65536 and more, not \(cache); choose one of them"
    }
    return cache < 1 ? "a cache holds at least one number, not \(cache); choose 1 or more" : nil
  }

  private static func checkMySQL(_ columns: [LoweredColumn], _ table: LoweredTable, _ findings: inout Findings) {
    for column in columns.dropFirst() {
      findings.error(
        column.declaration.location,
        table.subject(column.definition.name),
        "MySQL counts up in one column a table (E1075), and '\(table.subject(columns[0].definition.name))' is that one; let "
          + "the application number this one"
      )
    }
    let leading = Set(table.elements.compactMap { leadingColumn($0.element) })
    for column in columns where !leading.contains(column.definition.name) {
      findings.error(
        column.declaration.location,
        table.subject(column.definition.name),
        "MySQL counts up only in a column that a key begins with (E1075); make it the primary key, or .unique()"
      )
    }
    for element in table.elements {
      guard case .check(let check) = element.element,
        let column = columns.first(where: { check.expression.columns.contains($0.definition.name) })
      else { continue }
      findings.error(
        element.location,
        table.subject(of: element),
        "MySQL has no check on '\(table.subject(column.definition.name))', which counts up (E3818); leave it out there with "
          + ".only"
      )
    }
  }

  private static func leadingColumn(_ element: TableElement) -> String? {
    switch element {
    case .primaryKey(let key): key.columns.first
    case .unique(let unique): unique.columns.first
    case .index(let index):
      if case .column(let name)? = index.keys.first?.target { name } else { nil }
    case .foreignKey, .check, .exclusion: nil
    }
  }
}
