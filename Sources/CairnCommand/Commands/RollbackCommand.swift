import ArgumentParser
import MigrationRunner

struct RollbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Take back the newest migration, or several, newest first.",
    aliases: ["down"]
  )

  @OptionGroup var database: DatabaseArguments
  @OptionGroup var run: RunArguments

  @Option(help: ArgumentHelp("The migration that is to be the newest afterwards.", valueName: "number"))
  var to: Int?

  @Option(help: ArgumentHelp("How many to take back. Defaults to 1.", valueName: "number"))
  var steps: Int?

  @Flag(help: "Consent to the loss of the data that the rollback destroys.")
  var allowDataLoss = false

  @Flag(help: "Run the ROLLBACK block of a file of your own of which only some steps were done.")
  var partlyApplied = false

  @Flag(help: "With --dry-run: print the SQL as well.")
  var sql = false

  func validate() throws {
    try RunRange.validate(to: to, steps: steps)
  }

  func run() async throws {
    var options = run.options()
    options.target = to
    options.count = steps
    options.takesBackPart = partlyApplied
    options.allowsDataLoss = allowDataLoss || run.dryRun
    if run.dryRun {
      return try await database.withRunner(options) { runner in
        let planned = try runner.plannedRollback(try await runner.ledger())
        if database.json {
          return try Report.print(PlanReport(command: "rollback", runner, planned, isRollback: true, withSQL: sql))
        }
        Terminal.output.put("\(database.subject(runner)): \(planned.count) to roll back")
        for line in PlanText(planned, isRollback: true, withSQL: sql).lines { Terminal.output.put(line) }
      }
    }
    try await WatchedRun.run(options) { options in
      try await database.withRunner(options) { runner in
        let reverted = try await runner.rollback()
        if database.json {
          try Report.print(AppliedReport(command: "rollback", runner, reverted))
        } else {
          Terminal.output.put(
            reverted.isEmpty
              ? "\(database.subject(runner)): nothing to roll back"
              : "\(database.subject(runner)): \(reverted.count) rolled back"
          )
        }
      }
    }
  }
}
