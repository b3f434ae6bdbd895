import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// A transaction of the application holds a table that a migration changes.
@Suite struct BusyTableTests {
  enum File: String, CaseIterable, Sendable {
    case stepByStep, oneTransaction, behindAGeneratedFile
  }

  static let cases = TargetServer.common.flatMap { server in
    File.allCases.filter { server.dialect == .postgres || $0 == .stepByStep }.map { (server, $0) }
  }

  /// The run gets through when the holder ends, and until then lets the others pass: whoever comes behind it waits no longer
  /// than its limit. None of the files has a limit of its own.
  @Test(arguments: cases)
  func theRunWaitsShortlyAndOften(server: TargetServer, file: File) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-busy-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try MigrationsFolder(in: temporary, server.dialect)
    let isMySQL = server.dialect == .mysql
    let limit = Duration.seconds(isMySQL ? 5 : 2)
    if file == .behindAGeneratedFile {
      try folder.append("0001_key", FailedStatementTests.generated, isHandWritten: false)
    }
    let change = "ALTER TABLE busy ADD COLUMN more integer;\n"
    try folder.append("0002_more", file == .oneTransaction ? "BEGIN;\n\(change)COMMIT;\n" : change)

    try await server.withDatabase { database in
      try database.execute(
        "CREATE TABLE busy (id integer); INSERT INTO busy VALUES (1); CREATE TABLE people (name varchar(9));"
      )
      let holding = isMySQL ? "DO SLEEP(9)" : "SELECT pg_sleep(6)"
      // A thread of its own: it blocks, and the tasks of other tests may have all that there are.
      Thread { _ = try? database.execute("BEGIN; SELECT id FROM busy; \(holding); COMMIT;") }.start()
      let isSleeping =
        isMySQL
        ? "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND STATE = 'User sleep';"
        : "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep';"
      try await wait(for: "the holder") { try database.execute(isSleeping) == "1\n" }

      let run = try RunningCairn(CairnProcess(["migrate", "--migrations", folder.path], database: database.url))
      var longest = Duration.zero
      while run.isRunning {
        let start = ContinuousClock.now
        try database.execute("SELECT id FROM busy;")
        longest = max(longest, start.duration(to: .now))
        try await Task.sleep(for: .milliseconds(20))
      }
      let end = run.end()
      #expect(end.status == 0, "\(end)")
      #expect(end.errors.contains("met somebody"), "\(end)")
      #expect(longest < limit + .seconds(1.5), "a query waited \(longest)")
      #expect(longest > .milliseconds(500), "no query waited: \(longest)")
      #expect(try database.execute("SELECT more FROM busy;") == (isMySQL ? "NULL\n" : "\n"))
    }
  }
}
