import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport

/// Two schemas, and the migration between them as a whole file.
struct LawPair: Sendable {
  var seed: UInt64
  var old: DatabaseSchema
  var new: DatabaseSchema
  var hints: [RenameHint]

  init(seed: UInt64, old: DatabaseSchema, new: DatabaseSchema, hints: [RenameHint]) {
    self.seed = seed
    self.old = old
    self.new = new
    self.hints = hints
  }

  init(seed: UInt64, on server: some LawServer) {
    let pair = RandomSchemaPair(seed: seed, dialect: server.dialect.name, options: server.options)
    self = LawPair(seed: seed, old: pair.old, new: pair.new, hints: pair.hints).takingTheWayOut(in: server.dialect)
  }

  var changes: [Change] {
    SchemaDiffer.difference(from: old, to: new, renames: hints).changes
  }
}

/// A pair's migration and what it is made of.
struct LawMigration {
  let changes: [Change]
  let plan: Plan
  let rollback: Plan
  /// The whole file.
  let text: String
  /// The file as its readers take it apart.
  let file: MigrationText

  init(_ pair: LawPair, in dialect: any SQLDialect) throws(LawFailure) {
    changes = pair.changes
    plan = dialect.plan(changes, from: pair.old)
    do {
      let end = try pair.old.applying(changes)
      guard end.ignoringColumnOrder == pair.new.ignoringColumnOrder else {
        throw LawFailure(.planning, "the changes lead to another schema:\n\(changes)")
      }
      rollback = dialect.plan(changes.inverse, from: end)
    } catch let failure as LawFailure {
      throw failure
    } catch {
      throw LawFailure(.planning, "\(error)")
    }
    let document = MigrationDocument(
      MigrationName(number: 2, words: "law"),
      dialect: dialect.options,
      purpose: "lead from one random schema to another",
      plan: plan,
      rollback: rollback,
      requires: MigrationName(number: 1, words: "build"),
      created: "2026-11-21"
    )
    text = document.text
    file = MigrationText(text)
  }

  /// The script that makes a schema of nothing.
  static func creation(of schema: DatabaseSchema, in dialect: any SQLDialect) throws(LawFailure) -> String {
    let nothing = DatabaseSchema(dialect: schema.dialect)
    let changes = SchemaDiffer.difference(from: nothing, to: schema).changes
    let plan = dialect.plan(changes, from: nothing)
    if let refusal = plan.refusals.first {
      throw LawFailure(.building, "\(refusal.object): \(refusal.reason)")
    }
    return plan.script
  }
}
