import SchemaModel

/// Foreign keys whose columns do not pair with those that they reference, in number or in type.
enum ForeignKeyColumns: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .foreignKey(let key) = element.element else { continue }
        let subject = table.subject(of: element)
        guard key.columns.count == key.referencedColumns.count else {
          findings.error(
            element.location,
            subject,
            "\(columns(key.columns.count)) cannot reference \(columns(key.referencedColumns.count)) of "
              + "'\(key.referencedTable)'; name as many on both sides"
          )
          continue
        }
        guard let target = schema.table(key.referencedTable) else { continue }
        for (name, referenced) in zip(key.columns, key.referencedColumns) {
          guard let from = table.column(name), let to = target.column(referenced) else { continue }
          check(from, table.subject(name), to, target.subject(referenced), element, subject, schema, &findings)
        }
      }
    }
  }

  private static func columns(_ count: Int) -> String { count == 1 ? "1 column" : "\(count) columns" }

  private static func check(
    _ from: LoweredColumn,
    _ fromName: String,
    _ to: LoweredColumn,
    _ toName: String,
    _ element: LoweredElement,
    _ subject: String,
    _ schema: LoweringResult,
    _ findings: inout Findings
  ) {
    let (child, parent) = (from.definition, to.definition)
    if let ours = from.declaration.type.enumeration, let theirs = to.declaration.type.enumeration,
      ours.labels != theirs.labels
    {
      findings.error(
        element.location,
        subject,
        "'\(fromName)' and '\(toName)' are enumerations with other values; use one Swift enum for both"
      )
    } else if !schema.rules.canReference(from: child, to: parent) {
      let mismatch =
        schema.rules.canReference(from: child, to: parent.withoutCollation)
        ? "'\(fromName)' has another collation than '\(toName)'; give both the same .collation(…)"
        : "'\(fromName)' is \(child.type) and '\(toName)' is \(parent.type); give both columns one type"
      findings.error(element.location, subject, mismatch)
    } else if schema.dialect == .mysql, case .builtin(let name, _) = child.type, MySQLStorage.isText(name),
      child.collation != parent.collation
    {
      findings.warning(
        element.location,
        subject,
        "one of '\(fromName)' and '\(toName)' has a collation of its own, and MySQL takes the key only if it is the "
          + "database's too (E3780); give both the same .collation(…)"
      )
    }
  }
}

extension ColumnDefinition {
  fileprivate var withoutCollation: ColumnDefinition {
    var column = self
    column.collation = nil
    return column
  }
}
