import RunnerSupport
import TestSupport
import Testing

/// Files that were edited when some of their steps were done.
@Suite struct RepairOfBegunTests {
  private static let accounts = "CREATE TABLE acc (bal integer);\n"

  private static func balance(_ session: CairnSession) throws -> String {
    try session.database.execute("SELECT bal FROM acc;")
  }

  /// All of it is committed; only its VERIFY waits for an answer.
  @Test(arguments: TargetServer.available)
  func whatIsCommittedIsNotForgotten(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_acc", Self.accounts)
      try session.folder.append("0002_row", "INSERT INTO acc VALUES (100);\n")
      let text =
        "BEGIN;\nUPDATE acc SET bal = bal + 1;\nCOMMIT;\n-- VERIFY ---\n-- SELECT count(*) FROM acc;  -- expect "
      try session.folder.append("0003_more", text + "3\n")
      #expect(try session.cairn("migrate").status == 5)
      try session.expect("repair", endsWith: 0)
      #expect(try session.cairn("repair", "--apply").status == 0)
      #expect(try session.cairn("migrate").status == 5)
      #expect(try Self.balance(session) == "101\n")

      // Only its author knows that the steps are the same.
      try session.folder.edit("0003_more", text + "1\n", seals: true)
      try session.expect("repair", "--apply", endsWith: 1, saying: "--done-steps keep", "--done-steps again")
      let repaired = try session.cairn("repair", "--done-steps", "keep", "--apply")
      #expect(repaired.status == 0, "\(repaired)")
      #expect(try session.cairn("migrate").status == 0)
      #expect(try Self.balance(session) == "101\n")
    }
  }

  /// The failure says that the next run goes on at the step that stopped, and so it does.
  @Test(arguments: TargetServer.available, ["keep", "again"])
  func aMendedStep(server: TargetServer, steps: String) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_acc", Self.accounts)
      try session.folder.append("0002_row", "INSERT INTO acc VALUES (100);\n")
      let first = "UPDATE acc SET bal = bal + 1;\n"
      try session.folder.append("0003_more", first + "INSERT INTO nowhere VALUES (1);\n")
      #expect(try session.cairn("migrate").status == 1)
      try session.folder.edit("0003_more", first + "UPDATE acc SET bal = bal + 10;\n", seals: true)
      let repaired = try session.cairn("repair", "--done-steps", steps, "--apply")
      #expect(repaired.status == 0, "\(repaired)")
      #expect(try session.cairn("migrate").status == 0)
      #expect(try Self.balance(session) == (steps == "keep" ? "111\n" : "112\n"))
    }
  }

  @Test(arguments: TargetServer.common)
  func aMendedRollback(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      let text =
        "CREATE TABLE a (i integer);\nCREATE TABLE b (i integer);\nCREATE TABLE c (i integer);\n-- ROLLBACK ---\n"
      try session.folder.append("0001_abc", text + "-- DROP TABLE c;\n-- DROP TABLE bb;\n-- DROP TABLE a;\n")
      #expect(try session.cairn("migrate").status == 0)
      #expect(try session.cairn("rollback").status == 1)
      let mended = "-- DROP TABLE IF EXISTS b;\n-- DROP TABLE IF EXISTS c;\n-- DROP TABLE a;\n"
      try session.folder.edit("0001_abc", text + mended, seals: true)
      let repaired = try session.cairn("repair", "--done-steps", "again", "--apply")
      #expect(repaired.output.contains("its rollback begins with its first step again"), "\(repaired)")
      let run = try session.cairn("rollback")
      #expect(run.status == 0, "\(run)")
      #expect(try session.cairn("migrate").status == 0)
    }
  }
}
