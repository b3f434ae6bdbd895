import ArgumentParser
import CairnGenerator
import Introspection
import MigrationFiles
import MigrationRunner
import Verification

struct DriftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Compare a live database with the version that it says it is at. Exit 5 where they differ.",
    discussion: """
      A throwaway server of the same version is started from this machine's programs, the schema of that version is built \
      on it, and both are read with the same queries. The database is only read.
      """
  )

  @OptionGroup var database: DatabaseArguments

  @OptionGroup var ignored: IgnoreArguments

  @Flag(help: "Print the SQL of either way: back to what the migrations made, and what somebody did.")
  var sql = false

  func run() async throws {
    let scope = try ignored.scope()
    let (drift, subject) = try await database.withRunner { runner in
      let ledger = try await runner.ledger()
      if !ledger.findings.isEmpty { throw RunError(.failed, ledger.findings.map(\.line)) }
      let applied = ledger.migrations.filter { $0.isDone }.map(\.head.migration)
      let drift = try await ComparisonFailure.said {
        try await Drift(
          of: runner.connection,
          runner.source.folder,
          applied: applied,
          scope
        )
      }
      return (drift, database.subject(runner))
    }
    if database.json {
      try Report.print(DriftReport(drift, folder: database.migrations))
    } else {
      show(drift, subject)
    }
    if drift.isThere { throw Ended(code: .drift) }
  }

  private func show(_ drift: Drift, _ subject: String) {
    Terminal.output.put("\(subject), at \(drift.version)")
    for line in DifferenceLines.of(drift.done) where drift.invalid.isEmpty || !drift.done.changes.isEmpty {
      Terminal.output.put(line)
    }
    for object in drift.invalid { Terminal.output.put("  invalid: \(object), a build of it was broken off") }
    guard drift.isThere, sql else {
      if drift.isThere { Terminal.output.put("next: cairn drift --sql shows the way back, and what to take over") }
      return
    }
    Terminal.output.put("\n-- The way back to what the migrations made:\n\n\(drift.undone.text)")
    Terminal.output.put("\n-- What somebody did, to take over:\n\n\(drift.done.text)")
  }
}
