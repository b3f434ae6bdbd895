import ArgumentParser
import MigrationRunner

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Apply the migrations that the database does not have.",
    aliases: ["up", "apply"]
  )

  @OptionGroup var database: DatabaseArguments
  @OptionGroup var run: RunArguments

  @Option(help: ArgumentHelp("The last migration to apply.", valueName: "number"))
  var to: Int?

  @Option(help: ArgumentHelp("How many to apply.", valueName: "number"))
  var steps: Int?

  @Flag(help: "Apply what was left out behind a newer migration.")
  var fillGaps = false

  @Flag(help: "With --dry-run: print the SQL as well.")
  var sql = false

  func validate() throws {
    try RunRange.validate(to: to, steps: steps)
  }

  func run() async throws {
    var options = run.options()
    options.target = to
    options.count = steps
    options.fillsGaps = fillGaps
    if run.dryRun { return try await PlanCommand.show(options, database, withSQL: sql) }
    try await WatchedRun.run(options) { options in
      try await database.withRunner(options) { runner in
        let applied = try await runner.migrate()
        if database.json {
          try Report.print(AppliedReport(command: "migrate", runner, applied))
        } else {
          Terminal.output.put(
            applied.isEmpty
              ? "\(database.subject(runner)): nothing to do"
              : "\(database.subject(runner)): \(applied.count) applied"
          )
        }
      }
    }
  }
}
