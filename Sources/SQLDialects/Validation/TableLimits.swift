import SchemaModel

/// More columns, indexes or keys of an index than a server takes.
enum TableLimits: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    let (rules, limits) = (schema.rules, schema.rules.limits)
    for table in schema.tables {
      let (place, subject) = (table.declaration.location, table.name.description)
      if table.columns.count > limits.columns {
        findings.error(
          place,
          subject,
          "the table has \(table.columns.count) columns, and \(rules.title) takes \(limits.columns); move some to another table"
        )
      }
      if table.columns.isEmpty, schema.dialect == .mysql {
        findings.error(place, subject, "the table has no columns, and MySQL wants one at least; declare one")
      }
      let indexes = table.elements.count { [.primaryKey, .unique, .index].contains($0.element.kind) }
      if let limit = limits.indexes, indexes > limit {
        findings.error(
          place,
          subject,
          "the table has \(indexes) indexes with its keys, and \(rules.title) takes \(limit); drop some"
        )
      }
      for element in table.elements {
        let count = keyColumns(element.element, schema.dialect)
        if count > limits.keyColumns {
          findings.error(
            element.location,
            table.subject(of: element),
            "the \(element.element.kind.words) has \(count) columns, and \(rules.title) takes \(limits.keyColumns); name fewer"
          )
        }
      }
    }
  }

  private static func keyColumns(_ element: TableElement, _ dialect: DialectName) -> Int {
    // Postgres counts included columns too; whether DSQL does is not known.
    switch element {
    case .primaryKey(let key): key.columns.count
    case .unique(let unique): unique.columns.count + (dialect == .postgres ? unique.includedColumns.count : 0)
    case .index(let index): index.keys.count + (dialect == .postgres ? index.includedColumns.count : 0)
    case .foreignKey(let key): key.enforcement == .database ? key.columns.count : 0
    case .exclusion(let exclusion): exclusion.elements.count + exclusion.includedColumns.count
    case .check: 0
    }
  }
}
