import DatabaseDrivers
import Foundation
import MigrationFiles
import MigrationRunner
import RunnerSupport
import TestSupport
import Testing

/// Amazon Aurora DSQL's rules, on the stand-in that has them.
@Suite(.enabled(if: TargetServer.available.contains(.dsql)))
struct DSQLRunTests {
  /// A statement that takes a while and counts how often it took effect.
  private static func slow(_ seconds: Int) -> String {
    "INSERT INTO done SELECT 1 FROM pg_sleep(\(seconds)) AS waited"
  }

  /// The server wants each DDL statement in a transaction of its own, and none beside DML; a file need not know.
  @Test func runsDefinitionsAndDataOneByOne() async throws {
    try await RunScene.with(.dsql) { scene in
      #expect(throws: (any Error).self) {
        try scene.database.execute("BEGIN; CREATE TABLE a (id integer); INSERT INTO a VALUES (1); COMMIT;")
      }
      try scene.folder.append(
        "0001_people",
        """
        CREATE TABLE people (id integer PRIMARY KEY, name varchar(40));
        CREATE TABLE towns (id integer PRIMARY KEY);
        INSERT INTO people VALUES (1, 'Ada');
        CREATE UNIQUE INDEX ASYNC people_name ON people (name);
        UPDATE people SET name = 'Grace';
        """
      )
      try await scene.migrate()
      #expect(try scene.database.record().last == "0001 5/5 applied")
      #expect(try scene.value("SELECT name FROM people") == "Grace")
    }
  }

  @Test func failsWithTheJobThatFailed() async throws {
    try await RunScene.with(.dsql) { scene in
      try scene.folder.append(
        "0001_people",
        """
        CREATE TABLE people (id integer PRIMARY KEY, name varchar(40));
        INSERT INTO people VALUES (1, 'Ada'), (2, 'Ada');
        CREATE UNIQUE INDEX ASYNC people_name ON people (name);
        """
      )
      let error = try await scene.failure()
      let words = error.description
      #expect(error.code == .failed && words.contains("0001_people.sql:3: error: the server's job "), "\(words)")
      #expect(words.contains("ended as 'failed'") && words.contains("detail: "), "\(words)")
      #expect(try scene.database.record().last == "0001 2/3 open")
    }
  }

  /// OC001: another session's DDL makes the commit fail; the step is done again as a whole, once.
  @Test func repeatsWhatAnothersDefinitionMadeFail() async throws {
    try await RunScene.with(.dsql) { scene in
      try scene.database.execute("CREATE TABLE done (id integer);")
      try scene.folder.append("0001_data", Self.slow(2) + ";\n")
      let retries = Counter()
      var options = RunOptions()
      options.observe = { if case .retrying = $0 { retries.add() } }
      async let run: Void = scene.migrate(options)
      #expect(try await eventually { try scene.isRunning("INSERT INTO done") })
      try scene.database.execute("CREATE TABLE meanwhile (id integer);")
      try await run
      #expect(retries.count >= 1)
      #expect(try scene.value("SELECT count(*) FROM done") == "1")
    }
  }

  // MARK: The record

  /// The server's IF NOT EXISTS looks for a table that another run has not committed yet, and then meets it.
  @Test(arguments: ["42P07", "42710", "23505"]) func meetsAnotherRunThatMakesTheRecord(sqlState: String) async throws {
    try await RunScene.with(.dsql) { scene in
      try scene.refuseTables(times: 2, sqlState)
      try await scene.migrate(Self.impatient)
      #expect(try scene.database.record() == ["0000 2/2 applied"])
    }
  }

  /// What stays in the way is said soon.
  @Test func isTooLateForTheRecordOnlySoOften() async throws {
    try await RunScene.with(.dsql) { scene in
      try scene.refuseTables(times: 100, "42710")
      let error = try await scene.failure(Self.impatient)
      #expect(error.description.contains("was met"), "\(error)")
      #expect(try scene.onBackend("SELECT last_value FROM met;") == "4\n")
    }
  }

  private static var impatient: RunOptions {
    var options = RunOptions()
    options.retry.firstPause = .milliseconds(1)
    return options
  }

  // MARK: The lease

  @Test func takesALeaseThatEnded() async throws {
    try await RunScene.with(.dsql) { scene in
      try await scene.migrate()
      try scene.folder.append("0001_a", "CREATE TABLE a (id integer);\n")
      try scene.takeLease(for: "1 hour")
      var options = RunOptions()
      options.lockTimeout = .seconds(1)
      let error = try await scene.failure(options)
      #expect(error.code == .locked)
      try scene.database.execute("UPDATE schema_migrations_lease SET expires_at = now() - interval '1 second';")
      try await scene.migrate(options)
      #expect(try scene.database.record().last == "0001 1/1 applied")
      #expect(try scene.value("SELECT count(*) FROM schema_migrations_lease") == "0")
    }
  }

  @Test func stopsBeforeTheNextStepWhenItsLeaseWasTaken() async throws {
    try await RunScene.with(.dsql) { scene in
      try scene.database.execute("CREATE TABLE done (id integer);")
      try scene.folder.append("0001_a", "\(Self.slow(3));\nCREATE TABLE behind (id integer);\n")
      let scene = scene
      async let failure = scene.failure()
      #expect(try await eventually { try scene.isRunning("INSERT INTO done") })
      try scene.takeLease(for: "1 hour")
      let words = try await failure.description
      #expect(words.contains("another run has the database"), "\(words)")
      #expect(try scene.value("SELECT to_regclass('behind') IS NULL") == "t")
    }
  }

  /// A step that takes longer than the lease lasts keeps it all the same.
  @Test func renewsItsLeaseWhileAStepRuns() async throws {
    try await RunScene.with(.dsql) { scene in
      try scene.database.execute("CREATE TABLE done (id integer);")
      try scene.folder.append("0001_a", "\(Self.slow(8));\n")
      var options = RunOptions()
      options.leaseDuration = .seconds(3)
      async let run: Void = scene.migrate(options)
      #expect(try await eventually { try scene.isRunning("INSERT INTO done") })
      var other = options
      other.lockTimeout = .seconds(5)
      let error = try await scene.failure(other)
      #expect(error.code == .locked)
      try await run
      #expect(try scene.value("SELECT count(*) FROM done") == "1")
      #expect(try scene.value("SELECT count(*) FROM schema_migrations_lease") == "0")
    }
  }

  // MARK: The connection

  /// A cluster ends each connection after an hour; the run goes on with a new one between two steps.
  @Test func takesANewConnectionBeforeTheServerEndsIt() async throws {
    try await RunScene.with(.dsql) { scene in
      var scene = scene
      // Five minutes before that it is renewed: after two seconds here.
      scene.connection.clusterLifetime = .seconds(302)
      try scene.database.execute("CREATE TABLE sessions (pid integer);")
      let note = "INSERT INTO sessions SELECT pg_backend_pid()"
      let wait = "INSERT INTO sessions SELECT 0 FROM pg_sleep(3) AS waited"
      try scene.folder.append("0001_a", "\(note);\n\(wait);\n\(note);\n")
      try scene.folder.append("0002_b", "\(wait);\n")
      try scene.folder.append("0003_c", "\(note);\n")
      try await scene.migrate()
      #expect(try scene.value("SELECT count(*) FROM sessions") == "5")
      #expect(try scene.value("SELECT count(DISTINCT pid) FROM sessions WHERE pid <> 0") == "3")
      #expect(try scene.database.record().allSatisfy { $0.hasSuffix("applied") })
    }
  }
}

extension RunScene {
  /// Whether a statement that begins so is running.
  fileprivate func isRunning(_ beginning: String) throws -> Bool {
    let query =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' "
      + "AND query LIKE '\(beginning)%' AND pid <> pg_backend_pid();"
    return try onBackend(query) == "1\n"
  }

  fileprivate func onBackend(_ script: String) throws -> String {
    guard case .dsql(let database) = database else { return "" }
    return try database.executeOnBackend(script)
  }

  /// The first statements that make tables meet somebody, as the server says it.
  fileprivate func refuseTables(times: Int, _ sqlState: String) throws {
    _ = try onBackend(
      """
      CREATE SEQUENCE met;
      CREATE FUNCTION meet() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF nextval('met') <= \(times) THEN
          RAISE EXCEPTION 'somebody was met' USING ERRCODE = '\(sqlState)', SCHEMA = 'pg_catalog';
        END IF;
      END $$;
      CREATE EVENT TRIGGER meet ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION meet();
      """
    )
  }

  /// As another run has it.
  fileprivate func takeLease(for time: String) throws {
    try database.execute("DELETE FROM schema_migrations_lease;")
    try database.execute(
      "INSERT INTO schema_migrations_lease (id, holder, expires_at) VALUES (1, 'other', now() + interval '\(time)');"
    )
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  func add() { lock.withLock { value += 1 } }

  var count: Int { lock.withLock { value } }
}
