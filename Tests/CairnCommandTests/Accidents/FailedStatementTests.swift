import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Statements that the server refuses.
@Suite struct FailedStatementTests {
  /// Each statement of a file that is one transaction fails in turn: nothing of the file is there.
  @Test(arguments: TargetServer.postgres)
  func aTransactionLeavesNothing(server: TargetServer) async throws {
    let statements = TwelveStatements.list(.postgres, concurrently: false)
    try await server.withDatabase { database in
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-fail-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: temporary) }
      let folder = try MigrationsFolder(in: temporary, .postgres)
      func migrate() throws -> ProcessRun {
        try CairnProcess(["migrate", "--migrations", folder.path], database: database.url).run()
      }
      try #require(try migrate().status == 0)
      let before = try database.schema()
      try folder.append("0001_twelve", "")
      for index in statements.indices {
        var failing = statements
        failing.insert("SELECT 1 / 0", at: index + 1)
        try folder.edit("0001_twelve", TwelveStatements.oneTransaction(failing), seals: true)
        let run = try migrate()
        #expect(run.status == 1, "\(run)")
        #expect(run.errors.contains("division by zero"), "\(run)")
        #expect(run.errors.contains("0001_twelve.sql:\(index + 3)"), "\(run)")
        #expect(run.errors.contains("state: nothing of 0001_twelve was kept"), "\(run)")
        #expect(try database.schema() == before, "behind statement \(index + 1)")
      }
      try folder.edit("0001_twelve", TwelveStatements.oneTransaction(statements), seals: true)
      let run = try migrate()
      #expect(run.status == 0, "\(run)")
      #expect(try database.execute(TwelveStatements.rowsQuery) == TwelveStatements.rows)
    }
  }

  /// A unique index that cannot be built stays behind broken; once the rows are mended, the next run replaces it.
  @Test(arguments: TargetServer.postgres, [true, false])
  func aBrokenIndexIsReplaced(server: TargetServer, isHandWritten: Bool) async throws {
    try await server.withDatabase { database in
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-fail-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: temporary) }
      try database.execute("CREATE TABLE people (name text); INSERT INTO people VALUES ('Ada'), ('Ada');")
      let folder = try MigrationsFolder(in: temporary, .postgres)
      try folder.append("0001_key", isHandWritten ? Self.handWritten : Self.generated, isHandWritten: isHandWritten)
      func migrate() throws -> ProcessRun {
        try CairnProcess(["migrate", "--migrations", folder.path], database: database.url).run()
      }
      let indexes = "SELECT count(*), bool_and(indisvalid) FROM pg_index WHERE indrelid = 'people'::regclass;"
      for _ in 1...2 {
        let failed = try migrate()
        #expect(failed.status == 1 && failed.errors.contains("23505"), "\(failed)")
        #expect(try database.execute(indexes) == "1|f\n")
      }
      try database.execute("UPDATE people SET name = 'Grace' WHERE ctid = (SELECT max(ctid) FROM people);")
      let run = try migrate()
      #expect(run.status == 0, "\(run)")
      #expect(try database.execute(indexes) == "1|t\n")
    }
  }

  private static let handWritten = "CREATE UNIQUE INDEX CONCURRENTLY people_name_key ON people (name);\n"

  /// As the generator writes it (`PostgresOperation`, an index on a table that is in use).
  static let generated = """
    -- =============================================================================
    -- Migration: 0001_key.sql    dialect: postgres (14 and later)
    -- Type:      schema, changes existing tables
    -- =============================================================================

    SET lock_timeout = '2s';
    SET statement_timeout = '10s';

    -- 1/1 people_name_key: build on people.
    DO $cairn$
    BEGIN
      IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('"people_name_key"') AND NOT indisvalid) THEN
        DROP INDEX "people_name_key";
      END IF;
    END
    $cairn$;

    SET lock_timeout = 0;
    SET statement_timeout = 0;
    CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "people_name_key" ON "people" ("name");
    RESET lock_timeout;
    RESET statement_timeout;
    """
}
