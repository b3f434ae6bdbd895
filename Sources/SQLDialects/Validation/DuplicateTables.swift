import SchemaModel

/// Two tables of one name.
enum DuplicateTables: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    var first: [ObjectName: TableDeclaration] = [:]
    for table in schema.tables.map(\.declaration) {
      guard let other = first[table.name] else {
        first[table.name] = table
        continue
      }
      findings.error(
        table.location,
        table.name.description,
        "'\(other.typeName)' and '\(table.typeName)' are one table by name; give one of them another: "
          + "static let name = \"…\""
      )
    }
  }
}
