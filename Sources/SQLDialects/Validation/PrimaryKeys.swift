import SchemaModel

/// No primary key, more than one, or one that may be NULL.
enum PrimaryKeys: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      let keys = table.elements.compactMap { element in
        if case .primaryKey(let key) = element.element { (key: key, location: element.location) } else { nil }
      }
      if keys.isEmpty { reportMissing(table, schema.dialect, &findings) }
      for key in keys.dropFirst() {
        findings.error(
          key.location,
          table.name.description,
          "the table has more than one primary key; name all columns of it in one PrimaryKey(…)"
        )
      }
      for key in keys {
        for name in key.key.columns {
          guard let column = table.column(name), column.definition.isNullable else { continue }
          findings.error(
            column.declaration.location,
            table.subject(name),
            "a column of the primary key is never NULL; remove .nullable()"
          )
        }
      }
    }
  }

  private static func reportMissing(_ table: LoweredTable, _ dialect: DialectName, _ findings: inout Findings) {
    let wayOut = "mark a column with .primaryKey(), or add PrimaryKey(…) to the body"
    let subject = table.name.description
    if dialect == .dsql {
      findings.error(
        table.declaration.location,
        subject,
        "the table has no primary key, and DSQL can never add one later; \(wayOut)"
      )
    } else {
      findings.warning(table.declaration.location, subject, "the table has no primary key; \(wayOut)")
    }
  }
}
