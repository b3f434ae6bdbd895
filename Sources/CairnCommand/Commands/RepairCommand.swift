import ArgumentParser
import MigrationFiles
import MigrationRunner

struct RepairCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract:
      "Bring the record in line with files that were edited, renamed or failed. Without --apply it only says what.",
    discussion: "It changes the record and no table. Exit 4 when there is something to apply, 1 when people must look."
  )

  @OptionGroup var database: DatabaseArguments
  @OptionGroup var run: RunArguments

  @Option(
    help: ArgumentHelp(
      "The step in which a run was stopped took effect: done; or it did not: undone. For a step of which only you can tell.",
      valueName: "done|undone"
    )
  )
  var stoppedStep: StoppedStep?

  @Option(
    help: ArgumentHelp(
      "The steps that were done of a file of your own before it was edited: keep goes on behind them, again begins anew.",
      valueName: "keep|again"
    )
  )
  var doneSteps: DoneSteps?

  @Option(
    help: ArgumentHelp(
      "Forget the record of a migration that has no file any more, and whose effect is gone or does no harm.",
      valueName: "migration"
    )
  )
  var forget: [String] = []

  @Flag(help: "Do it.")
  var apply = false

  func run() async throws {
    let isWriting = apply && !run.dryRun
    let code: MigrationFiles.ExitCode = try await WatchedRun.run(run.options()) { options in
      try await database.withRunner(options) { runner in
        let rows = try await runner.rows()
        let ledger = runner.ledger(of: rows)
        let answers = RepairAnswers(stoppedStep: stoppedStep, doneSteps: doneSteps, forgotten: Set(forget))
        let repairs = try runner.repairs(ledger, rows: rows, answers)
        if isWriting, !repairs.isEmpty { try await runner.apply(repairs) }
        let doubts = stoppedStep == nil ? try runner.doubts(ledger) : []
        let rest = runner.rest(of: ledger, behind: repairs) + doubts
        if database.json {
          try Report.print(RepairReport(runner, repairs, rest, isApplied: isWriting))
        } else {
          Terminal.output.put("\(database.subject(runner)): \(repairs.count) to repair")
          for repair in repairs { Terminal.output.put("  \(repair.message)\(isWriting ? ": done" : "")") }
        }
        for finding in rest { Terminal.error.put(Terminal.error.coloured(finding.line, .red)) }
        return !rest.isEmpty ? .failed : isWriting || repairs.isEmpty ? .done : .owed
      }
    }
    if code == .owed, !database.json { Terminal.error.put("next: cairn repair --apply") }
    if code != .done { throw Ended(code: code) }
  }
}

extension StoppedStep: ExpressibleByArgument {}
extension DoneSteps: ExpressibleByArgument {}
