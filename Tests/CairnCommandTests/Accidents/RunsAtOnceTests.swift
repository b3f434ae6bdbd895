import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Several runs on one database: one works, and the others wait for it or find nothing to do.
@Suite(.serialized) struct RunsAtOnceTests {
  @Test(arguments: TargetServer.available, [2, 8])
  func oneWorksAndTheOthersWait(server: TargetServer, count: Int) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-once-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try AccidentForm.stepByStep.folder(in: temporary, server.dialect)
    try await server.withDatabase { database in
      let runs = try (0..<count).map { _ in
        try RunningCairn(CairnProcess(["migrate", "--migrations", folder.path], database: database.url))
      }
      let ends = runs.map { $0.end() }
      #expect(ends.allSatisfy { $0.status == 0 }, "\(ends)")
      #expect(ends.count { $0.errors.contains("applied 0001_twelve") } == 1, "\(ends)")
      #expect(try database.execute(TwelveStatements.rowsQuery) == TwelveStatements.rows)
      #expect(try database.record().map { $0.hasSuffix("applied") } == [true, true])
    }
  }

  /// Who does not wish to wait any longer ends with 7 and has done nothing.
  @Test(arguments: TargetServer.common)
  func patienceEnds(server: TargetServer) async throws {
    let statement = LongStatement.update
    try await server.withDatabase { database in
      try await statement.withFolder(database) { folder in
        let arguments = ["migrate", "--migrations", folder.path]
        let first = try RunningCairn(CairnProcess(arguments, database: database.url))
        try await statement.waitForMiddle(database, first)
        let second = try CairnProcess(arguments + ["--lock-timeout", "1"], database: database.url).run()
        #expect(second.status == 7, "\(second)")
        #expect(second.errors.contains("state: nothing was done"), "\(second)")
      }
    }
  }

  /// DSQL has no locks that end with a session: the lease of a run that died ends by itself.
  @Test(.enabled(if: TargetServer.available.contains(.dsql)))
  func aLeaseEnds() async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-lease-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try MigrationsFolder(in: temporary, .dsql)
    try await TargetServer.dsql.withDatabase { database in
      func migrate(_ arguments: String...) throws -> ProcessRun {
        try CairnProcess(["migrate", "--migrations", folder.path] + arguments, database: database.url).run()
      }
      try #require(try migrate().status == 0)
      try folder.append("0001_more", "CREATE TABLE more (id integer PRIMARY KEY);\n")
      try database.execute(
        """
        INSERT INTO schema_migrations_lease (id, holder, expires_at)
        VALUES (1, 'a dead run', now() + interval '8 seconds');
        """
      )
      let refused = try migrate("--lock-timeout", "1")
      #expect(refused.status == 7 && refused.errors.contains("its lease ends at"), "\(refused)")
      let run = try migrate()
      #expect(run.status == 0 && run.errors.contains("waiting for it"), "\(run)")
    }
  }
}
