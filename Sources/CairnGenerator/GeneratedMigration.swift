import MigrationFiles
import SQLDialects
import SchemaModel

/// One migration that is to be written: its file and what is known of it.
struct GeneratedMigration {
  var name: MigrationName
  var changes: [Change]
  var plan: Plan
  var text: String
  /// The schema after it.
  var schema: DatabaseSchema
  var reconciles = false

  var losses: [Loss] { plan.steps.flatMap(\.losses) }
}
