import Foundation
import RunnerSupport
import TestSupport
import Testing

/// Taking back what was not applied, or not wholly.
@Suite struct RollbackOfPartTests {
  private static let accounts = "CREATE TABLE acc (id integer PRIMARY KEY, bal integer);\n"

  private static func balance(_ session: CairnSession) throws -> String {
    try session.database.execute("SELECT bal FROM acc;")
  }

  /// What a transaction did not keep is not taken back.
  @Test(arguments: TargetServer.common)
  func ofWhatLeftNothing(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_acc", Self.accounts + "INSERT INTO acc VALUES (1, 100);\n")
      let back = "-- ROLLBACK ---\n-- UPDATE acc SET bal = bal / 2;\n"
      try session.folder.append(
        "0002_double",
        "BEGIN;\nUPDATE acc SET bal = bal * 2;\nINSERT INTO nowhere VALUES (1);\nCOMMIT;\n" + back
      )
      #expect(try session.cairn("migrate").status == 1)
      let plan = try session.cairn("rollback", "--dry-run")
      #expect(plan.status == 0 && !plan.output.contains("UPDATE"), "\(plan)")
      let run = try session.cairn("rollback")
      #expect(run.status == 0 && run.output.contains("1 rolled back"), "\(run)")
      #expect((run.output + run.errors).contains("nothing of it is to be taken back"), "\(run)")
      #expect(try Self.balance(session) == "100\n")
      #expect(try session.database.record().last == "0001 2/2 applied")
    }
  }

  /// Nor is a file of one's own whose first statement was refused; it needs no ROLLBACK block for that.
  @Test(arguments: TargetServer.available)
  func ofAFirstStatementThatFailed(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_acc", Self.accounts)
      try session.folder.append("0002_wrong", "ALTER TABLE nowhere ADD COLUMN a integer;\n")
      #expect(try session.cairn("migrate").status == 1)
      let run = try session.cairn("rollback")
      #expect(run.status == 0, "\(run)")
      #expect(try session.database.record().last == "0001 1/1 applied")
    }
  }

  @Test(arguments: TargetServer.common)
  func ofSomeSteps(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_acc", Self.accounts + "INSERT INTO acc VALUES (1, 100);\n")
      try session.folder.append(
        "0002_more",
        "UPDATE acc SET bal = bal + 1;\nINSERT INTO nowhere VALUES (1);\nUPDATE acc SET bal = bal + 10;\n"
          + "-- ROLLBACK ---\n-- UPDATE acc SET bal = bal - 11;\n"
      )
      #expect(try session.cairn("migrate").status == 1)
      try session.expect("rollback", endsWith: 1, saying: "1 of its 3 steps are done", "--partly-applied")
      try session.expect("rollback", "--dry-run", endsWith: 1, saying: "--partly-applied")
      let run = try session.cairn("rollback", "--partly-applied")
      #expect(run.status == 0, "\(run)")
      #expect(try Self.balance(session) == "90\n")
      #expect(try session.database.record().last == "0001 2/2 applied")
    }
  }

  /// A rollback that is refused in its first statement leaves the migration applied, since when it was.
  @Test(arguments: TargetServer.available)
  func thatDidNothing(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append(
        "0001_acc",
        Self.accounts + "-- ROLLBACK ---\n-- ALTER TABLE nowhere ADD COLUMN a integer;\n-- DROP TABLE acc;\n"
      )
      try session.folder.append("0002_b", "CREATE TABLE b (id integer PRIMARY KEY);\n")
      #expect(try session.cairn("migrate", "--to", "1").status == 0)
      let before = try session.state()
      Thread.sleep(forTimeInterval: 1.1)
      let run = try session.cairn("rollback")
      #expect(run.status == 1 && run.errors.contains("no step of the rollback"), "\(run)")
      #expect(try session.database.record().last == "0001 1/1 applied")
      // `2026-11-22 20:45:12`
      let time = try session.database.execute("SELECT applied_at FROM schema_migrations WHERE version = '0001';")
        .prefix(19)
      #expect(before.contains(time), "\(time): \(before)")
      let next = try session.cairn("migrate")
      #expect(next.status == 0 && next.output.contains("1 applied"), "\(next)")
    }
  }

  /// What was generated goes forward again behind a rollback that was refused at once.
  @Test(arguments: TargetServer.common)
  func ofAGeneratedFileThatDidNothing(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      let text = """
        -- 1/2 a: create.
        CREATE TABLE IF NOT EXISTS a (id integer PRIMARY KEY);
        -- 2/2 b: create.
        CREATE TABLE IF NOT EXISTS b (id integer PRIMARY KEY);
        -- ROLLBACK ---
        -- -- 1/2 b: drop.
        -- ALTER TABLE nowhere ADD COLUMN a integer;
        -- DROP TABLE IF EXISTS b;
        -- -- 2/2 a: drop.
        -- DROP TABLE IF EXISTS a;

        """
      try session.folder.append("0001_ab", text, isHandWritten: false)
      #expect(try session.cairn("migrate").status == 0)
      #expect(try session.cairn("rollback").status == 1)
      let run = try session.cairn("migrate")
      #expect(run.status == 0 && run.output.contains("1 applied"), "\(run)")
      #expect(try session.database.record().last == "0001 2/2 applied")
    }
  }
}
