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

extension GeneratedMigration {
  /// Why it cannot be written: each change that has no form, with the way out.
  struct Impossible: Error {
    var problems: [String]
  }

  /// Writes the migration that makes these changes on a server that holds `before`.
  init(
    from before: DatabaseSchema,
    by changes: [Change],
    in dialect: any SQLDialect,
    _ name: MigrationName,
    purpose: String,
    requires: MigrationName?,
    created: String,
    replaces: [ReplacedMigration] = []
  ) throws(Impossible) {
    let plan = dialect.plan(changes, from: before)
    guard plan.refusals.isEmpty else {
      throw Impossible(problems: plan.refusals.map { "'\($0.object)': \($0.reason); \($0.wayOut)" })
    }
    let after: DatabaseSchema
    do {
      after = try before.applying(changes)
    } catch {
      throw Impossible(problems: ["\(error); this is a defect of Cairn, please report it"])
    }
    let rollback = dialect.plan(dialect.wayBack(of: changes, to: before), from: after)
    // The ROLLBACK block is a comment, and a carriage return ends a comment for psql.
    let torn = (plan.steps + rollback.steps).filter { $0.statements.contains { $0.utf8.contains(13) } }
    guard torn.isEmpty else {
      throw Impossible(
        problems: torn.map {
          "'\($0.title)': its SQL holds a carriage return, which would end a comment; write it as chr(13)"
        }
      )
    }
    var document = MigrationDocument(
      name,
      dialect: dialect.options,
      purpose: purpose,
      plan: plan,
      rollback: rollback,
      requires: requires,
      created: created
    )
    document.replaces = replaces
    self.init(name: name, changes: changes, plan: plan, text: document.text, schema: after)
  }
}
