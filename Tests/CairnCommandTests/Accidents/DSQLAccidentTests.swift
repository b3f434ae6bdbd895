import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Accidents with what is DSQL's own, on its stand-in: jobs that outlive the run that began them, and COMMITs without an answer.
@Suite(.enabled(if: TargetServer.available.contains(.dsql)))
struct DSQLAccidentTests {
  private struct Scene {
    var folder: MigrationsFolder
    var database: TargetDatabase

    func migrate() throws -> ProcessRun {
      // What a dead run held it holds until its time is over.
      _ = try? database.execute("UPDATE schema_migrations_lease SET expires_at = now() - interval '1 second';")
      return try CairnProcess(["migrate", "--migrations", folder.path], database: database.url).run()
    }

    /// Runs `cairn migrate` until it would send this, and kills it.
    func kill(before isBorder: @escaping @Sendable (String) -> Bool) async throws {
      let proxy = try database.proxy { isBorder($0.text) ? .hold : .forward }
      defer { proxy.end() }
      let arguments = ["migrate", "--migrations", folder.path]
      let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
      try await wait(for: "the place to kill it at") { proxy.heldRequest != nil || !run.isRunning }
      try #require(proxy.heldRequest != nil, "\(run.text)")
      run.kill()
    }

    func onBackend(_ script: String) throws -> String {
      guard case .dsql(let database) = database else { return "" }
      return try database.executeOnBackend(script)
    }

    static func with(_ statements: String, _ body: (Scene) async throws -> Void) async throws {
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-dsql-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: temporary) }
      try await TargetServer.dsql.withDatabase { database in
        let folder = try MigrationsFolder(in: temporary, .dsql)
        try folder.append("0001_people", statements)
        try await body(Scene(folder: folder, database: database))
      }
    }
  }

  private static let people = """
    CREATE TABLE people (id integer PRIMARY KEY, name varchar(40));
    INSERT INTO people VALUES (1, 'Ada'), (2, 'Grace');

    """

  @Test(arguments: ["people_name ", "IF NOT EXISTS people_name "])
  func aJobThatEndedWithoutItsRunIsFound(name: String) async throws {
    try await Scene.with(Self.people + "CREATE UNIQUE INDEX ASYNC \(name)ON people (name);\n") { scene in
      try await scene.kill { $0.hasPrefix("CALL sys.wait_for_job") }
      #expect(try scene.database.record().last == "0001 2/3 open")
      let next = try scene.migrate()
      #expect(next.status == 0, "\(next)")
      #expect(try scene.database.record().last == "0001 3/3 applied")
      #expect(try scene.onBackend("SELECT count(*) FROM pg_indexes WHERE tablename = 'people';") == "2\n")
    }
  }

  /// The index is there, and its job could not make it whole.
  @Test(arguments: ["people_name ", "IF NOT EXISTS people_name "])
  func anIndexThatAJobLeftBrokenIsNotTakenForDone(name: String) async throws {
    try await Scene.with(Self.people + "CREATE UNIQUE INDEX ASYNC \(name)ON people (name);\n") { scene in
      try await scene.kill { $0.hasPrefix("CALL sys.wait_for_job") }
      _ = try scene.onBackend("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'people_name'::regclass;")
      let next = try scene.migrate()
      #expect(next.status == 1 && next.errors.contains("people_name is there and broken"), "\(next)")
      #expect(try scene.database.record().last == "0001 2/3 open")
      _ = try scene.onBackend("DROP INDEX people_name;")
      #expect(try scene.migrate().status == 0)
      #expect(try scene.database.record().last == "0001 3/3 applied")
    }
  }

  @Test func aJobThatFailedWithoutItsRunFailsAgain() async throws {
    let twice = Self.people.replacing("Grace", with: "Ada")
    try await Scene.with(twice + "CREATE UNIQUE INDEX ASYNC people_name ON people (name);\n") { scene in
      try await scene.kill { $0.hasPrefix("CALL sys.wait_for_job") }
      let next = try scene.migrate()
      #expect(next.status == 1 && next.errors.contains("ended as 'failed'"), "\(next)")
      #expect(try scene.database.record().last == "0001 2/3 open")
    }
  }

  @Test func anIndexWithoutANameIsNotBuiltTwice() async throws {
    try await Scene.with(Self.people + "CREATE INDEX ASYNC ON people (name);\n") { scene in
      try await scene.kill { $0.hasPrefix("CALL sys.wait_for_job") }
      let next = try scene.migrate()
      #expect(next.status == 1 && next.errors.contains("it makes an index without a name"), "\(next)")
      #expect(try scene.onBackend("SELECT count(*) FROM pg_indexes WHERE tablename = 'people';") == "2\n")
    }
  }

  /// The COMMIT of a step that changes rows got to the server, or it did not: the record, which is in the same transaction,
  /// tells the next run which.
  @Test(arguments: [true, false])
  func aCommitWithoutAnAnswerIsFoundOut(arrives: Bool) async throws {
    try await Scene.with(Self.people + "UPDATE people SET id = id + 10;\n") { scene in
      let isNext = Flag()
      let proxy = try scene.database.proxy { request in
        if request.text.hasPrefix("UPDATE people") { isNext.isSet = true }
        return isNext.isSet && request.text == "COMMIT" ? (arrives ? .cutBehindAnswer : .cut) : .forward
      }
      defer { proxy.end() }
      let arguments = ["migrate", "--migrations", scene.folder.path]
      let run = try CairnProcess(arguments, database: scene.database.url(through: proxy)).run()
      #expect(run.status == 1, "\(run)")
      #expect(
        run.errors.contains("the connection broke at the COMMIT of step 3, and whether it took effect is unknown")
      )
      let next = try scene.migrate()
      #expect(next.status == 0, "\(next)")
      #expect(try scene.database.execute("SELECT id FROM people ORDER BY id;") == "11\n12\n")
      #expect(try scene.database.record().last == "0001 3/3 applied")
    }
  }
}
