import Foundation
import RunnerSupport
import TestSupport
import Testing

/// The way that everybody takes: apply, look, take back.
@Suite struct MigrateTests {
  static let people = """
    CREATE TABLE people (id integer PRIMARY KEY, name varchar(40) NOT NULL);
    INSERT INTO people (id, name) VALUES (1, 'Ada; -- not a comment');

    -- VERIFY ----------------------------------------------------------------------
    -- SELECT count(*) FROM people;   -- expect 1
    -- ROLLBACK --------------------------------------------------------------------
    -- Loses data: people: all rows of the table
    -- DROP TABLE people;
    """

  @Test(arguments: TargetServer.available)
  func appliesAndTakesBack(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let folder = try MigrationsFolder(in: temporary, server.dialect)
        try folder.append("0001_people", Self.people)
        func cairn(_ arguments: String...) throws -> ProcessRun {
          try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
        }
        #expect(try cairn("status").status == 4)
        let plan = try cairn("plan", "--sql")
        #expect(plan.status == 0, "\(plan)")
        #expect(plan.output.contains("INSERT INTO people"))

        let migrated = try cairn("migrate")
        #expect(migrated.status == 0, "\(migrated)")
        #expect(try database.record().map { $0.hasSuffix("applied") } == [true, true])
        #expect(try database.execute("SELECT name FROM people;") == "Ada; -- not a comment\n")
        #expect(try cairn("status").status == 0)
        let again = try cairn("migrate")
        #expect(again.status == 0 && again.output.contains("nothing to do"), "\(again)")

        let refused = try cairn("rollback")
        #expect(refused.status == 3 && refused.errors.contains("people: all rows of the table"), "\(refused)")
        #expect(try cairn("rollback", "--dry-run").status == 0)
        let back = try cairn("rollback", "--allow-data-loss")
        #expect(back.status == 0, "\(back)")
        #expect(try database.record().count == 1)
        #expect(throws: (any Error).self) { try database.execute("SELECT name FROM people;") }
        #expect(try cairn("up", "--steps", "1").status == 0)
        #expect(try cairn("status").status == 0)
      }
    }
  }
}
