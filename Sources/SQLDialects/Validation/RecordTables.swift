import SchemaModel

/// What has the name of Cairn's own record of migrations, which the migration 0000 takes.
enum RecordTables: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    let taken = schema.dialect.recordNames
    for table in schema.tables.map(\.declaration) where taken.contains(table.name) {
      findings.error(table.location, table.name.description, message)
    }
    for object in schema.objects
    where [.view, .sequence].contains(object.object.kind) && taken.contains(object.object.name) {
      findings.error(object.declaration.location, object.declaration.subject, message)
    }
  }

  private static let message =
    "Cairn keeps its record of migrations under this name; give this another name, or another namespace"
}
