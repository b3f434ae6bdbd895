import SchemaModel

/// Keys, indexes and expressions that mention a column of another table, one that is not there, or one twice.
enum MentionedColumns: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        let subject = table.subject(of: element)
        check(columns(of: element), in: table, element.location, subject, &findings)
        checkDistinct(element, schema.dialect, subject, &findings)
      }
      for use in table.expressions(for: schema.dialect) {
        let references: [DeclaredColumnReference] = use.declared.segments(for: schema.dialect).compactMap {
          if case .column(let reference) = $0 { reference } else { nil }
        }
        check(references, in: table, use.location, use.subject, &findings)
      }
    }
  }

  private static func columns(of element: LoweredElement) -> [DeclaredColumnReference] {
    switch element.source {
    case .primaryKey(let key): key.columns
    case .unique(let unique): unique.columns + unique.includedColumns
    case .foreignKey(let key): key.columns
    case .index(let index):
      index.keys.compactMap { if case .column(let reference) = $0.target { reference } else { nil } }
        + index.includedColumns
    case .exclusion(let exclusion):
      exclusion.elements.compactMap { if case .column(let reference) = $0.key.target { reference } else { nil } }
    case .check, .columnType: []
    }
  }

  private static func check(
    _ references: [DeclaredColumnReference],
    in table: LoweredTable,
    _ location: SourceLocation,
    _ subject: String,
    _ findings: inout Findings
  ) {
    var seen: Set<DeclaredColumnReference> = []
    for reference in references where seen.insert(reference).inserted {
      if let other = reference.table {
        findings.error(
          location,
          subject,
          "'\(other).\(reference.column)' is a column of another table; mention columns of '\(table.name)' only"
        )
      } else if table.column(reference.column) == nil {
        findings.error(
          location,
          subject,
          "there is no column '\(reference.column)' in '\(table.name)'; mention one that is declared there"
        )
      }
    }
  }

  /// Postgres takes a column twice in an index, and nobody takes it twice in a key.
  private static func checkDistinct(
    _ element: LoweredElement,
    _ dialect: DialectName,
    _ subject: String,
    _ findings: inout Findings
  ) {
    let columns: [String]
    switch element.element {
    case .primaryKey(let key): columns = key.columns
    case .unique(let unique): columns = unique.columns
    case .foreignKey(let key): columns = dialect == .mysql ? key.columns : []
    case .index(let index):
      guard dialect == .mysql else { return }
      columns = index.keys.compactMap { if case .column(let name) = $0.target { name } else { nil } }
    case .check, .exclusion: return
    }
    var seen: Set<String> = []
    if columns.isEmpty, element.element.columns.isEmpty {
      findings.error(element.location, subject, "the \(element.element.kind.words) is on no column; name one")
    }
    for column in columns where !seen.insert(column).inserted {
      findings.error(
        element.location,
        subject,
        "the \(element.element.kind.words) has '\(column)' twice; name it once"
      )
    }
  }
}
