import ArgumentParser
import MigrationRunner

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what migrate would do: files, steps, locks, risk. It is migrate --dry-run."
  )

  @OptionGroup var database: DatabaseArguments

  @Option(help: ArgumentHelp("The last migration to show.", valueName: "number"))
  var to: Int?

  @Option(help: ArgumentHelp("How many to show.", valueName: "number"))
  var steps: Int?

  @Flag(help: "Also what was left out behind a newer migration.")
  var fillGaps = false

  @Flag(help: "Print the SQL as well.")
  var sql = false

  func validate() throws {
    try RunRange.validate(to: to, steps: steps)
  }

  func run() async throws {
    var options = RunOptions()
    options.target = to
    options.count = steps
    options.fillsGaps = fillGaps
    try await Self.show(options, database, withSQL: sql)
  }

  static func show(_ options: RunOptions, _ database: DatabaseArguments, withSQL: Bool) async throws {
    try await database.withRunner(options) { runner in
      let planned = try runner.planned(try await runner.ledger())
      if database.json {
        return try Report.print(PlanReport(command: "plan", runner, planned, isRollback: false, withSQL: withSQL))
      }
      let text = PlanText(planned, isRollback: false, withSQL: withSQL)
      Terminal.output.put("\(database.subject(runner)): \(planned.count) to apply")
      for line in text.lines { Terminal.output.put(line) }
    }
  }
}
