import ArgumentParser
import MigrationFiles
import MigrationRunner

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show which migrations the database has. Exit 4 when some are pending, 1 when something does not fit."
  )

  @OptionGroup var database: DatabaseArguments

  func run() async throws {
    let ledger = try await database.withRunner { runner in
      let ledger = try await runner.ledger()
      if database.json {
        try Report.print(StatusReport(runner, ledger))
      } else {
        Terminal.output.put(database.subject(runner))
        for line in Self.table(ledger) { Terminal.output.put(line) }
      }
      return ledger
    }
    if !ledger.findings.isEmpty {
      for finding in ledger.findings { Terminal.error.put(Terminal.error.coloured(finding.line, .red)) }
      throw Ended(code: .failed)
    }
    if !ledger.pending.isEmpty { throw Ended(code: .owed) }
  }

  private static func table(_ ledger: MigrationLedger) -> [String] {
    var table = TextTable()
    for migration in ledger.migrations {
      let row = migration.row
      table.add(
        "  " + migration.state.words,
        migration.head.migration.description,
        row?.appliedAt ?? "",
        row.map { RunDisplay.words(.milliseconds($0.milliseconds)) } ?? "",
        row?.appliedBy ?? ""
      )
    }
    let done = ledger.migrations.count { $0.isDone }
    let states = ledger.migrations
    return table.lines { row, column, text in
      guard column == 0 else { return text }
      return Terminal.output.coloured(
        text,
        states[row].isDone ? .green : states[row].state == .pending ? .yellow : .red
      )
    } + ["\(done) of \(ledger.migrations.count) applied, \(ledger.pending.count) pending"]
  }
}

extension MigrationStatus.State {
  /// One word, or two.
  var words: String {
    switch self {
    case .applied: "applied"
    case .replacing: "replaced"
    case .pending: "pending"
    case .interrupted(let steps): "stopped at step \(steps + 1)"
    case .failed(let steps, _): "failed at step \(steps + 1)"
    case .rollingBack: "half rolled back"
    }
  }
}
