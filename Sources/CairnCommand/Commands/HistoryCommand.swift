import ArgumentParser
import DatabaseDrivers
import MigrationRunner

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what the database has recorded, whatever files there are."
  )

  @OptionGroup var database: DatabaseArguments

  func run() async throws {
    try await database.withRunner { runner in
      let rows = try await runner.rows()
      if database.json { return try Report.print(HistoryReport(runner, rows)) }
      Terminal.output.put("\(runner.connection.server): \(rows.count) recorded")
      var table = TextTable()
      for row in rows {
        table.add(
          "  " + row.appliedAt,
          row.migration,
          row.success ? "applied" : row.error == nil ? "stopped" : "failed",
          "\(row.stepsApplied)/\(row.stepsTotal)",
          RunDisplay.words(.milliseconds(row.milliseconds)),
          row.appliedBy,
          row.error ?? ""
        )
      }
      for line in table.lines() { Terminal.output.put(line) }
    }
  }
}
