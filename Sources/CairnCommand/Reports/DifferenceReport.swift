import CairnGenerator
import MigrationFiles
import SchemaModel
import Verification

/// What leads from one schema to another, for programs.
struct DifferenceReport: Encodable {
  var changes: [String]
  /// Drops that may be renames.
  var questions: [String]
  var losses: [String]
  /// What may fail on the rows that are there, or gives them values that nobody chose.
  var risks: [String]
  /// Changes without a safe form, each with its way out.
  var refusals: [String]
  /// The migration; empty where there is none.
  var sql: String

  init(_ migration: MigrationBetween) {
    changes = migration.changes.map(\.description)
    questions = migration.questions
    losses = migration.losses
    risks = migration.risks
    refusals = migration.refusals
    sql = migration.text
  }
}

struct DiffReport: Encodable {
  var version = Report.version
  var command = "diff"
  var from: String
  var to: String
  var server: String?
  var difference: DifferenceReport

  init(_ comparison: SchemaComparison) {
    (from, to, server) = (comparison.from, comparison.to, comparison.server)
    difference = DifferenceReport(comparison.migration)
  }
}

struct DriftReport: Encodable {
  var version = Report.version
  var command = "drift"
  var server: String
  var folder: String
  /// The migration that the database says it is at.
  var at: String
  var isDrifted: Bool
  /// What is there and no query uses.
  var invalid: [String]
  /// From what the migrations made to what is there.
  var done: DifferenceReport
  /// The way back.
  var undone: DifferenceReport

  init(_ drift: Drift, folder: String) {
    server = drift.server
    self.folder = folder
    at = drift.version.description
    isDrifted = drift.isThere
    invalid = drift.invalid
    done = DifferenceReport(drift.done)
    undone = DifferenceReport(drift.undone)
  }
}
