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
      try folder.append("0001_key", Self.generated, isHandWritten: false)
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
      let probe = Probe(database)
      let end = run.end()
      let longest = probe.end()
      #expect(end.status == 0, "\(end)")
      #expect(end.errors.contains("met somebody"), "\(end)")
      #expect(longest < limit + .seconds(1.5), "a query waited \(longest)")
      #expect(longest > .milliseconds(500), "no query waited: \(longest)")
      #expect(try database.execute("SELECT more FROM busy;") == (isMySQL ? "NULL\n" : "\n"))
    }
  }

  /// It takes away what the session says of limits.
  private static let generated = """
    -- Migration: 0001_key.sql    dialect: postgres (14 and later)
    -- Type:      schema, additive

    SET lock_timeout = '2s';

    -- 1/1 other: create. The table is new.
    CREATE TABLE IF NOT EXISTS other (id integer);
    RESET lock_timeout;
    """
}

/// A query of the application, again and again, on a thread of its own.
///
/// `@unchecked Sendable`: what changes is behind `condition`.
private final class Probe: @unchecked Sendable {
  private let condition = NSCondition()
  private var longest = Duration.zero
  private var isWanted = true
  private var isOver = false

  init(_ database: TargetDatabase) {
    let thread = Thread { [self] in
      while condition.withLock({ isWanted }) {
        let start = ContinuousClock.now
        _ = try? database.execute("SELECT id FROM busy;")
        let time = start.duration(to: .now)
        condition.withLock { longest = max(longest, time) }
      }
      condition.withLock {
        isOver = true
        condition.broadcast()
      }
    }
    thread.start()
  }

  /// Ends it, and says how long the longest of its queries took.
  func end() -> Duration {
    condition.withLock {
      isWanted = false
      while !isOver { condition.wait() }
      return longest
    }
  }
}
