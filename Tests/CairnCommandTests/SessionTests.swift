import Foundation
import RunnerSupport
import TestSupport
import Testing

/// A file may do to the session what it likes: the record is where it was, and the next file begins as if alone.
@Suite struct SessionTests {
  @Test(arguments: TargetServer.common)
  func whatAFileSetsEndsWithIt(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let isMySQL = server == .mysql
        let folder = try MigrationsFolder(in: temporary, server.dialect)
        let elsewhere = isMySQL ? "mysql" : "pg_catalog"
        try folder.append(
          "0001_elsewhere",
          """
          \(isMySQL ? "USE mysql;\nSET SESSION sql_mode = 'ANSI_QUOTES';" : "CREATE SCHEMA other;\nSET search_path = other;")
          SELECT 1;
          -- VERIFY ------------
          -- SELECT \(isMySQL ? "DATABASE()" : "current_schema()");   -- expect \(isMySQL ? "mysql" : "other")
          -- ROLLBACK ----------
          -- \(isMySQL ? "USE \(elsewhere)" : "SET search_path = \(elsewhere)");
          -- SELECT 2;
          """
        )
        try folder.append(
          "0002_home",
          """
          CREATE TABLE here (id integer);
          -- ROLLBACK ----------
          -- DROP TABLE here;
          """
        )
        func cairn(_ arguments: String...) throws -> ProcessRun {
          try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
        }
        let migrated = try cairn("migrate")
        #expect(migrated.status == 0, "\(migrated)")
        #expect(try database.record().count { $0.hasSuffix("applied") } == 3)
        #expect(try database.execute("SELECT count(*) FROM here;") == "0\n")
        let back = try cairn("rollback", "--to", "0")
        #expect(back.status == 0, "\(back)")
        #expect(try database.record().count == 1)
      }
    }
  }
}
