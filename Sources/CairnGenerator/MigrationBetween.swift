package import MigrationFiles
package import SQLDialects
import SchemaDiff
package import SchemaModel

/// The migration that leads from one schema to another, as `generate-migration` would write it.
package struct MigrationBetween: Sendable {
  package let changes: [Change]
  /// Its file: header, steps, proof, the way back. Empty where nothing differs or something is refused.
  package private(set) var text = ""
  /// Its steps alone, each statement as it is run.
  package private(set) var statements: [String] = []
  /// Changes that have no safe form, each with the object, the reason and the way out.
  package private(set) var refusals: [String] = []
  /// What is lost on the way, by object.
  package private(set) var losses: [String] = []
  /// What may fail on the rows that are there, or gives them values that nobody chose, by object.
  package private(set) var risks: [String] = []
  /// Its steps with all that is known of them.
  package private(set) var steps: [Step] = []
  /// Drops that may be renames, in words.
  package let questions: [String]

  /// Compares the two, and plans.
  package init(
    from before: DatabaseSchema,
    to after: DatabaseSchema,
    for options: DialectOptions,
    named name: MigrationName,
    requires: MigrationName? = nil
  ) {
    let difference = SchemaDiffer.difference(from: before, to: after)
    changes = difference.changes
    questions = difference.questions.map { question in
      "\(question.object) may be \(question.candidates.map(\.object).joined(separator: " or ")) now, under another name"
    }
    guard !changes.isEmpty else { return }
    do {
      let migration = try GeneratedMigration(
        from: before,
        by: changes,
        in: options.dialect,
        name,
        purpose: MigrationTitle.purpose(of: changes, schemaName: "", isFirst: false),
        requires: requires,
        created: CreationDate.text()
      )
      text = migration.text
      steps = migration.plan.steps
      statements = migration.plan.preamble + migration.plan.steps.flatMap(\.statements) + migration.plan.epilogue
      losses = migration.losses.filter { $0.kind == .destroys }.map { "\($0.object): \($0.what)" }
      risks = migration.losses.filter { $0.kind != .destroys }.map { "\($0.object): \($0.words)" }
    } catch {
      refusals = error.problems
    }
  }
}
