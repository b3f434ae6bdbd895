import SchemaModel

/// `.renamed(from:)` with an old name that something still has, or that two claim.
enum RenamedElements: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    check(
      schema.tables.map { table in
        Renamed(
          name: table.name.description,
          oldName: table.declaration.renamedFrom?.description,
          subject: table.name.description,
          kind: "table",
          location: table.declaration.location
        )
      },
      &findings
    )
    for table in schema.tables where isAnythingRenamed(in: table) {
      check(
        table.columns.map { column in
          Renamed(
            name: column.definition.name,
            oldName: column.declaration.renamedFrom,
            subject: table.subject(column.definition.name),
            kind: "column",
            location: column.declaration.location
          )
        },
        &findings
      )
      for kind in TableElement.Kind.allCases where kind != .primaryKey {
        check(
          table.elements.filter { $0.element.kind == kind }.map { element in
            Renamed(
              name: element.element.name,
              oldName: element.options.renamedFrom,
              subject: table.subject(of: element),
              kind: kind.words,
              location: element.location
            )
          },
          &findings
        )
      }
    }
  }

  /// Most tables have nothing to say here.
  private static func isAnythingRenamed(in table: LoweredTable) -> Bool {
    table.columns.contains { $0.declaration.renamedFrom != nil }
      || table.elements.contains { $0.options.renamedFrom != nil }
  }

  private struct Renamed {
    var name: String
    var oldName: String?
    var subject: String
    var kind: String
    var location: SourceLocation
  }

  /// One migration that gives a name up and takes it again could not be run twice.
  private static func inTurn(_ old: String, _ kind: String) -> String {
    "it is renamed from '\(old)', and the \(kind) that has that name now is renamed, too; rename them in turn, in a "
      + "migration each, the first one to a name that nothing has, and take out each .renamed(from:) once its migration "
      + "is there"
  }

  private static func check(_ all: [Renamed], _ findings: inout Findings) {
    guard all.contains(where: { $0.oldName != nil }) else { return }
    let names = Set(all.map(\.name))
    let oldNames = Dictionary(all.map { ($0.name, $0.oldName) }) { first, _ in first }
    var claimed: [String: String] = [:]
    for renamed in all {
      guard let old = renamed.oldName, old != renamed.name else { continue }
      if let other = oldNames[old] ?? nil, other != old {
        findings.error(renamed.location, renamed.subject, inTurn(old, renamed.kind))
      } else if names.contains(old) {
        findings.error(
          renamed.location,
          renamed.subject,
          "it is renamed from '\(old)', and there still is a \(renamed.kind) of that name; remove one of the two"
        )
      } else if let other = claimed.updateValue(renamed.subject, forKey: old) {
        findings.error(
          renamed.location,
          renamed.subject,
          "it is renamed from '\(old)' like '\(other)'; only one can have been that \(renamed.kind)"
        )
      }
    }
  }
}
