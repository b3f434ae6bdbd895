import Foundation
import RunnerSupport
import SchemaModel
import TestSupport

/// A migration in which one statement takes as long as the table `pause` says.
enum LongStatement: String, CaseIterable, Sendable {
  case update, oneTransaction, createTable

  static func all(_ servers: [TargetServer]) -> [(TargetServer, LongStatement)] {
    servers.flatMap { server in
      allCases.filter { server.dialect == .postgres || $0 != .oneTransaction }.map { (server, $0) }
    }
  }

  static let rowsAfterwards = "1 11\ncopies 1\n"

  var steps: Int { 6 }

  private func text(_ dialect: DialectName) -> String {
    let (pause, isOver) =
      dialect == .mysql
      ? ("SET @pause = (SELECT seconds FROM pause)", "SLEEP(@pause) = 0")
      : ("SET search_path = public", "(SELECT pg_sleep(seconds) IS NOT NULL FROM pause)")
    let (update, create) = self == .createTable ? ("", " WHERE \(isOver)") : (" WHERE \(isOver)", "")
    let statements = [
      "CREATE TABLE counters (id integer PRIMARY KEY, n integer NOT NULL)",
      "INSERT INTO counters (id, n) VALUES (1, 0)",
      pause,
      "UPDATE counters SET n = n + 1\(update)",
      "CREATE TABLE copies AS SELECT id FROM counters\(create)",
      "UPDATE counters SET n = n + 10",
    ]
    let all = statements.joined(separator: ";\n") + ";\n"
    return self == .oneTransaction ? "BEGIN;\n\(all)COMMIT;\n" : all
  }

  func withFolder(_ database: TargetDatabase, _ body: (MigrationsFolder) async throws -> Void) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-long-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    try database.execute("CREATE TABLE pause (seconds integer); INSERT INTO pause VALUES (40);")
    let folder = try MigrationsFolder(in: temporary, database.dialect)
    try folder.append("0001_long", text(database.dialect))
    try await body(folder)
  }

  func waitForMiddle(_ database: TargetDatabase, _ run: RunningCairn) async throws {
    let query =
      database.dialect == .mysql
      ? "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND STATE = 'User sleep';"
      : "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep';"
    try await wait(for: "the middle of the statement: \(run.text)") {
      guard run.isRunning else { throw Missing(description: "it ended: \(run.text)") }
      return try database.execute(query) == "1\n"
    }
  }

  func makeShort(_ database: TargetDatabase) throws {
    try database.execute("UPDATE pause SET seconds = 0;")
  }

  func rows(_ database: TargetDatabase) throws -> String {
    try database.execute(
      "SELECT concat(id, ' ', n) FROM counters; SELECT concat('copies ', count(*)) FROM copies;"
    )
  }
}
