import SchemaModel

/// Generated columns that are computed from, or used for, what they cannot be.
enum GeneratedColumns: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables where table.columns.contains(where: { $0.definition.generated != nil }) {
      for (position, column) in table.columns.enumerated() {
        guard let generated = column.definition.generated else { continue }
        let subject = table.subject(column.definition.name)
        let place = column.declaration.generated?.location ?? column.declaration.location
        for problem in sources(of: column, generated, at: position, in: table, schema.dialect) {
          findings.error(place, subject, problem)
        }
        if column.definition.identity != nil {
          findings.error(place, subject, "a column is either generated or an identity; choose one")
        }
      }
      for element in table.elements { check(element, table, schema, &findings) }
    }
    checkReferencedColumns(schema, &findings)
  }

  private static func sources(
    of column: LoweredColumn,
    _ generated: GeneratedValue,
    at position: Int,
    in table: LoweredTable,
    _ dialect: DialectName
  ) -> [String] {
    var seen: Set<String> = []
    return generated.expression.columns.filter { seen.insert($0).inserted }.compactMap { name in
      guard let source = table.column(name)?.definition else { return nil }
      let sourceName = table.subject(name)
      if name == column.definition.name { return "it cannot be computed from itself; mention other columns" }
      if source.generated != nil {
        if dialect != .mysql {
          return "it is computed from '\(sourceName)', which is generated too; repeat that expression in its place"
        }
        if (table.columns.firstIndex { $0.definition.name == name } ?? 0) > position {
          return "MySQL computes columns in order, and '\(sourceName)' comes later (E3107); declare that one first"
        }
      }
      if dialect == .mysql, source.identity != nil {
        return "MySQL cannot compute it from '\(sourceName)', which counts up (E3109); mention other columns"
      }
      return nil
    }
  }

  private static func check(
    _ element: LoweredElement,
    _ table: LoweredTable,
    _ schema: LoweringResult,
    _ findings: inout Findings
  ) {
    let subject = table.subject(of: element)
    func storage(_ name: String) -> GeneratedValue.Storage? { table.column(name)?.definition.generated?.storage }
    let isVirtualKey =
      switch element.element.kind {
      case .primaryKey, .foreignKey: true
      case .unique, .index, .exclusion: schema.dialect == .postgres
      case .check: false
      }
    if schema.rules.has(.virtualColumn), isVirtualKey,
      let name = element.element.columns.first(where: { storage($0) == .virtual })
    {
      findings.error(
        element.location,
        subject,
        "\(schema.rules.title) has no \(element.element.kind.words) on '\(table.subject(name))', which is computed on "
          + "reading; make that column stored"
      )
    }
    guard case .foreignKey(let key) = element.element else { return }
    if key.changesItsColumns, let name = key.columns.first(where: { storage($0) == .stored }) {
      findings.error(
        element.location,
        subject,
        "the foreign key sets '\(table.subject(name))', which is generated; use RESTRICT, NO ACTION, or ON DELETE CASCADE"
      )
    }
    // Only MySQL, which does not compute stored columns anew when a foreign key changes the row (E1215).
    guard schema.dialect == .mysql, key.enforcement == .database, key.changesItsColumns || key.onDelete == .cascade
    else { return }
    for column in table.columns where column.definition.generated?.storage == .stored {
      guard let base = column.definition.mentionedColumns.first(where: key.columns.contains) else { continue }
      findings.error(
        element.location,
        subject,
        "MySQL has no such action on '\(table.subject(base))', for the stored column "
          + "'\(table.subject(column.definition.name))' is computed from it (E1215); make that one virtual, or use RESTRICT "
          + "or NO ACTION"
      )
    }
  }

  private static func checkReferencedColumns(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .foreignKey(let key) = element.element, key.enforcement == .database,
          schema.rules.has(.virtualColumn), let target = schema.table(key.referencedTable),
          let name = key.referencedColumns.first(where: {
            target.column($0)?.definition.generated?.storage == .virtual
          })
        else { continue }
        findings.error(
          element.location,
          table.subject(of: element),
          "\(schema.rules.title) has no foreign key to '\(target.subject(name))', which is computed on reading; make that "
            + "column stored"
        )
      }
    }
  }
}
