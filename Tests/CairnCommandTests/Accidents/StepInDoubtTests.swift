import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// A statement that would take effect twice without the server's saying so: a run that was killed around it does not run it
/// again, and asks.
@Suite(.enabled(if: TargetServer.available.contains(.mysql)))
struct StepInDoubtTests {
  private static func folder(_ statement: String, in temporary: URL) throws -> MigrationsFolder {
    let folder = try MigrationsFolder(in: temporary, .mysql)
    try folder.append("0001_t", "CREATE TABLE t (a integer);\n")
    try folder.append("0002_in_doubt", "INSERT INTO t VALUES (1);\n\(statement);\nINSERT INTO t VALUES (2);\n")
    return folder
  }

  /// Of the table `t`.
  private static func indexes(_ database: TargetDatabase) throws -> String {
    try database.execute(
      "SELECT count(*) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't';"
    )
  }

  private static func outcome(_ database: TargetDatabase) throws -> String {
    try database.schema() + database.execute("SELECT a FROM t ORDER BY a;") + database.record().joined(separator: "\n")
  }

  @Test(arguments: ["ALTER TABLE t ADD INDEX (a)", "ALTER TABLE t ADD CHECK (a > 0), COMMENT 'checked'"])
  func isNotRunTwice(statement: String) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-doubt-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try Self.folder(statement, in: temporary)
    var (before, expected) = ("", "")
    try await TargetServer.mysql.withDatabase { database in
      func cairn(_ arguments: String...) throws -> ProcessRun {
        try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
      }
      try #require(try cairn("migrate", "--to", "1").status == 0)
      before = try database.schema()
      try #require(try cairn("migrate").status == 0)
      expected = try Self.outcome(database)
    }
    var (border, doubts, isOver) = (0, Set<String>(), false)
    while !isOver {
      border += 1
      try await TargetServer.mysql.withDatabase { database in
        func cairn(_ arguments: String...) throws -> ProcessRun {
          try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
        }
        try #require(try cairn("migrate", "--to", "1").status == 0)
        let proxy = try database.proxy { [border] in $0.number == border ? .hold : .forward }
        defer { proxy.end() }
        let run = try RunningCairn(
          CairnProcess(["migrate", "--migrations", folder.path], database: database.url(through: proxy))
        )
        try await wait(for: "message \(border)") { proxy.heldRequest != nil || !run.isRunning }
        guard let held = proxy.heldRequest else {
          isOver = true
          return
        }
        run.kill()
        proxy.end()
        var next = try cairn("migrate")
        if next.status != 0 {
          // It stops each time, until somebody has said how it is.
          for _ in 0..<2 {
            try #require(next.status == 1 && next.errors.contains("whether it took effect cannot be known"), "\(next)")
            #expect(next.errors.contains("0002_in_doubt.sql:2: error:") && next.errors.contains("add"), "\(next)")
            next = try cairn("migrate")
          }
          let asked = try cairn("repair")
          #expect(asked.status == 1 && asked.errors.contains("--stopped-step done, or undone"), "\(asked)")
          let isDone = try database.schema() != before
          doubts.insert(isDone ? "done" : "undone")
          let answer = ["repair", "--stopped-step", isDone ? "done" : "undone", "--migrations", folder.path]
          #expect(try CairnProcess(answer, database: database.url).run().status == 4)
          let told = try CairnProcess(answer + ["--apply"], database: database.url).run()
          #expect(told.status == 0, "\(told)")
          next = try cairn("migrate")
        }
        try #require(next.status == 0, "killed in front of \(held): \(next)")
        let outcome = try Self.outcome(database)
        try #require(outcome == expected, "killed in front of \(held)")
      }
    }
    #expect(doubts == ["done", "undone"])
  }

  /// The author can let the server tell.
  @Test func asksTheServerWhereTheFileSaysWhat() async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-doubt-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let question = """
      -- Done when: SELECT CASE WHEN count(*) > 0 THEN 'true' END FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't'
      ALTER TABLE t ADD INDEX (a)
      """
    let folder = try Self.folder(question, in: temporary)
    try await TargetServer.mysql.withDatabase { database in
      let isDone = Flag()
      let proxy = try database.proxy { request in
        if isDone.isSet { return .hold }
        isDone.isSet = request.text.hasPrefix("ALTER TABLE t")
        return .forward
      }
      defer { proxy.end() }
      let arguments = ["migrate", "--migrations", folder.path]
      let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
      try await wait(for: "the record of the index") { proxy.heldRequest != nil || !run.isRunning }
      run.kill()
      proxy.end()
      let next = try CairnProcess(arguments, database: database.url).run()
      #expect(next.status == 0, "\(next)")
      #expect(try Self.indexes(database) == "1\n")
    }
  }

  @Test func isAskedAboutOnTheWayBackToo() async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-doubt-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try MigrationsFolder(in: temporary, .mysql)
    let back = "-- ROLLBACK ---\n-- ALTER TABLE t ADD INDEX (a);\n-- INSERT INTO t VALUES (7);\n"
    try folder.append("0001_t", "CREATE TABLE t (a integer);\n\(back)")
    try await TargetServer.mysql.withDatabase { database in
      func cairn(_ arguments: String...) throws -> ProcessRun {
        try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
      }
      try #require(try cairn("migrate").status == 0)
      let isDone = Flag()
      let proxy = try database.proxy { request in
        if isDone.isSet { return .hold }
        isDone.isSet = request.text.hasPrefix("ALTER TABLE t")
        return .forward
      }
      defer { proxy.end() }
      let run = try RunningCairn(
        CairnProcess(["rollback", "--migrations", folder.path], database: database.url(through: proxy))
      )
      try await wait(for: "the record of the index") { proxy.heldRequest != nil || !run.isRunning }
      run.kill()
      proxy.end()
      let next = try cairn("rollback")
      #expect(next.status == 1 && next.errors.contains("cairn rollback --steps 1 again"), "\(next)")
      _ = try cairn("repair", "--stopped-step", "done", "--apply")
      let last = try cairn("rollback")
      #expect(last.status == 0, "\(last)")
      #expect(try database.execute("SELECT a FROM t;") == "7\n")
      #expect(try Self.indexes(database) == "1\n")
    }
  }
}
