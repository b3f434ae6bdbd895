import ArgumentParser
import MigrationFiles
import MigrationRunner

struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Record migrations as applied on a database that had their effect before Cairn came."
  )

  @OptionGroup var database: DatabaseArguments
  @OptionGroup var run: RunArguments

  @Argument(help: "The last migration whose effect the database has.")
  var number: Int

  func run() async throws {
    let options = run.options()
    if run.dryRun {
      return try await database.withRunner(options) { runner in
        let planned = try runner.plannedBaseline(number, try await runner.rows()).map(\.migration)
        try show(runner, planned, "would be recorded as applied")
      }
    }
    try await WatchedRun.run(options) { options in
      try await database.withRunner(options) { runner in
        try show(runner, try await runner.baseline(number), "recorded as applied")
      }
    }
  }

  private func show(_ runner: Runner, _ names: [MigrationName], _ what: String) throws {
    if database.json { return try Report.print(AppliedReport(command: "baseline", runner, names)) }
    Terminal.output.put("\(database.subject(runner)): \(names.count) \(what)")
    for name in names { Terminal.output.put("  \(name)") }
  }
}
