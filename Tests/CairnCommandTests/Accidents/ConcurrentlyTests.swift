import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// What Postgres does outside of a transaction in several of its own, broken off in the middle: the next run makes the rest,
/// and takes away what was left.
@Suite struct ConcurrentlyTests {
  enum Accident: CaseIterable, Sendable {
    case killed, interrupted
  }

  private func check(
    _ database: TargetDatabase,
    _ statement: String,
    _ accident: Accident,
    isHalfDone query: String
  ) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-half-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try MigrationsFolder(in: temporary, .postgres)
    try folder.append("0001_half", statement + ";\n")
    let cairn = CairnProcess(["migrate", "--migrations", folder.path], database: database.url)
    try #require(CairnProcess(cairn.arguments + ["--to", "0"], database: database.url).run().status == 0)
    // A snapshot that the statement has to wait for.
    let reader = try LockHolder(database, "BEGIN; SELECT count(*) FROM t, parted; SELECT pg_sleep(60);")
    defer { reader.end() }
    let output = temporary.appendingPathComponent("output")
    let run = try cairn.start(output: output)
    try eventually("the statement is half done") { try database.execute(query) == "t\n" }
    if accident == .killed { run.terminateAtOnce() } else { run.interrupt() }
    try eventually("the run and its statement end") { try !run.isRunning && !database.waitsForLock() }
    #expect(try database.execute(query) == "t\n")
    reader.end()
    let next = try cairn.run()
    #expect(next.status == 0, "\(next)")
    #expect(try database.execute(query) == "f\n")
    #expect(try database.execute("SELECT count(*) FROM pg_index WHERE NOT indisvalid;") == "0\n")
    #expect(try database.record().last == "0001 1/1 applied")
  }

  private static let tables = """
    CREATE TABLE t (a integer, b integer);
    INSERT INTO t SELECT i, i FROM generate_series(1, 100) AS i;
    CREATE INDEX "t A" ON t (a);
    CREATE INDEX t_b ON t (b);
    CREATE TABLE parted (id integer) PARTITION BY RANGE (id);
    CREATE TABLE "parted 1" PARTITION OF parted FOR VALUES FROM (0) TO (10);
    INSERT INTO parted VALUES (1);

    """

  @Test(
    arguments: TargetServer.postgres.flatMap { server in Accident.allCases.map { (server, $0) } },
    [#"REINDEX INDEX CONCURRENTLY "t A""#, "REINDEX (VERBOSE) TABLE CONCURRENTLY public.t"]
  )
  func indexesAreBuiltAgain(at: (server: TargetServer, accident: Accident), statement: String) async throws {
    try await at.server.withDatabase { database in
      try database.execute(Self.tables)
      let left = "SELECT EXISTS (SELECT FROM pg_class WHERE relname LIKE 't%ccnew%');"
      try await check(database, statement, at.accident, isHalfDone: left)
    }
  }

  /// What a broken build left has its name and serves nobody: IF NOT EXISTS would take it for the index.
  @Test(arguments: TargetServer.postgres)
  func anIndexInAnotherNamespaceIsBuiltAgain(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try database.execute(
        "CREATE SCHEMA billing; CREATE TABLE billing.t (a integer); INSERT INTO billing.t VALUES (1), (1);"
      )
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-index-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: temporary) }
      let folder = try MigrationsFolder(in: temporary, .postgres)
      try folder.append("0001_index", #"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "t  a" ON billing.t (a);"#)
      let cairn = CairnProcess(["migrate", "--migrations", folder.path], database: database.url)
      #expect(try cairn.run().status == 1)
      let invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid;"
      #expect(try database.execute(invalid) == "1\n")
      try database.execute("DELETE FROM billing.t WHERE ctid = '(0,1)';")
      let next = try cairn.run()
      #expect(next.status == 0, "\(next)")
      #expect(try database.execute(invalid) == "0\n")
    }
  }

  @Test(arguments: TargetServer.postgres, Accident.allCases)
  func aPartitionIsDetachedToTheEnd(server: TargetServer, accident: Accident) async throws {
    try await server.withDatabase { database in
      try database.execute(Self.tables)
      let pending = "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhdetachpending);"
      let statement = #"ALTER TABLE public.parted DETACH PARTITION "parted 1" CONCURRENTLY"#
      try await check(database, statement, accident, isHalfDone: pending)
      #expect(try database.execute(#"SELECT count(*) FROM parted; SELECT count(*) FROM "parted 1";"#) == "0\n1\n")
    }
  }
}

extension Process {
  /// SIGKILL.
  func terminateAtOnce() {
    ProcessSignal.kill(processIdentifier)
  }
}
