import Foundation
import RunnerSupport
import TestSupport
import Testing

/// What people see of a long step at a terminal, and what a log gets.
@Suite struct ProgressTests {
  /// Runs `cairn` at a terminal, and gives back all that it wrote there.
  private static func atTerminal(
    _ folder: MigrationsFolder,
    _ database: TargetDatabase,
    environment: [String: String] = [:]
  ) throws -> ProcessRun {
    // `swift test` sets NO_COLOR where its own output is no terminal.
    let own = ["DATABASE_URL": database.url, "TERM": "xterm", "NO_COLOR": ""]
    let command = "'\(CairnProcess.executable)' migrate --migrations '\(folder.path)'"
    return try ProcessRun.run(
      "script",
      ["-qec", command, "/dev/null"],
      environment: environment.merging(own) { first, _ in first }
    )
  }

  @Test(arguments: TargetServer.postgres)
  func showsHowFarAnIndexIs(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let folder = try MigrationsFolder(in: temporary, server.dialect)
        // As slow on every machine: a millisecond a row.
        try database.execute(
          """
          CREATE FUNCTION slowly(id integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS
            $$ BEGIN PERFORM pg_sleep(0.001); RETURN id; END $$;
          CREATE TABLE big AS SELECT id, repeat('x', 500) AS filler FROM generate_series(1, 3000) AS id;
          """
        )
        try folder.append("0001_index", "CREATE INDEX CONCURRENTLY big_idx ON big (slowly(id));\n")
        let run = try Self.atTerminal(folder, database)
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains(/building index[^\n]*, \d+ % \(\d+ of \d+\)/), "\(run)")
        #expect(run.output.contains("\u{1B}[32mapplied 0001_index"))
      }
    }
  }

  /// The servers of the tests have no performance schema, from which the figures come: the stage is there without.
  @Test(arguments: TargetServer.available.filter { $0 == .mysql })
  func showsTheStageOfACopy(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let folder = try MigrationsFolder(in: temporary, server.dialect)
        // As slow on every machine: as many rows as take it four seconds.
        let value = "LENGTH(SHA2(REPEAT(filler, 20000), 512))"
        let start = ContinuousClock.now
        try database.execute("SELECT SUM(\(value)) FROM (VALUES \(Self.rows(100))) AS big (id, filler);")
        let rows = min(20_000, Int(100 * (.seconds(4) / start.duration(to: .now))))
        try database.execute(
          "CREATE TABLE big (id integer PRIMARY KEY, filler varchar(50) NOT NULL); INSERT INTO big VALUES \(Self.rows(rows));"
        )
        let column = "more integer GENERATED ALWAYS AS (\(value)) STORED"
        try folder.append("0001_copy", "ALTER TABLE big ADD COLUMN \(column), ALGORITHM=COPY;\n")
        let run = try Self.atTerminal(folder, database)
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("  copy to tmp table"), "\(run)")
      }
    }
  }

  private static func rows(_ count: Int) -> String {
    (1...count).map { "ROW(\($0), REPEAT('x', 50))" }.joined(separator: ", ")
  }

  /// Without a terminal a line is a line, whatever takes long.
  @Test(arguments: TargetServer.available)
  func writesNoControlCharactersToALog(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let slow = try SlowMigration(server, database, in: temporary, seconds: 2)
        let run = try slow.cairn("migrate").run()
        #expect(run.status == 0, "\(run)")
        let said = run.output + run.errors
        #expect(said.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 }, "\(run)")
        #expect(said.contains("2/3 INSERT INTO done"))
      }
    }
  }

  @Test(arguments: TargetServer.available.filter { $0 == .postgres15 })
  func hasNoColoursWhereNobodyWantsThem(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let folder = try MigrationsFolder(in: temporary, server.dialect)
        let run = try Self.atTerminal(folder, database, environment: ["NO_COLOR": "1"])
        #expect(run.status == 0 && run.output.contains("applied 0000_schema_migrations"), "\(run)")
        #expect(!run.output.contains(/\u{1B}\[[0-9;]*m/), "\(run)")
      }
    }
  }
}
