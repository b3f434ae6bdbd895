import SchemaModel

/// Something called like the sequence that the server makes behind a column that counts up: `CREATE … IF NOT EXISTS` takes
/// the one for the other, and passes over it without an error (a notice on Postgres 15 and on DSQL's stand-in).
enum IdentitySequences: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    guard schema.dialect.indexesAreRelations else { return }
    var owners: [ObjectName: String] = [:]
    for table in schema.tables {
      for column in table.columns where column.definition.identity != nil {
        let name = PostgresIdentitySequence.name(table: table.name.name, column: column.definition.name)
        owners[ObjectName(name, in: table.name.namespace)] = table.subject(column.definition.name)
      }
    }
    if owners.isEmpty { return }
    func report(_ name: ObjectName, at location: SourceLocation?, _ subject: String) {
      guard let owner = owners[name] else { return }
      findings.error(
        location,
        subject,
        "the server calls the sequence behind '\(owner)' '\(name)' too; give this another name"
      )
    }
    for table in schema.tables {
      report(table.name, at: table.declaration.location, "\(table.name)")
      for element in table.elements
      where schema.rules.scopes(of: element.element.kind, in: table.name).contains(where: { $0.kind == .relations }) {
        let name = ObjectName(element.element.name, in: table.name.namespace)
        report(name, at: element.location, table.subject(of: element))
      }
    }
    for object in schema.objects where [.view, .sequence].contains(object.object.kind) {
      report(object.object.name, at: object.declaration.location, object.declaration.subject)
    }
  }
}
