import SchemaModel

/// Rows of more than 65,535 bytes on MySQL (E1118).
enum RowSizes: ValidationRule {
  static let limit = 65_535

  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    guard schema.dialect == .mysql else { return }
    for table in schema.tables {
      let columns = table.columns.map(\.definition)
      let nullBytes = (columns.count(where: \.isNullable) + 7) / 8
      let bytes = nullBytes + columns.reduce(0) { $0 + (MySQLStorage.rowBytes($1) ?? 0) }
      if bytes > limit {
        findings.error(
          table.declaration.location,
          table.name.description,
          "a row is up to \(bytes) bytes long, and MySQL takes \(limit) (E1118), counting 4 for each character; make long "
            + "columns .text or .bytes, which lie outside the row"
        )
      }
    }
  }
}
