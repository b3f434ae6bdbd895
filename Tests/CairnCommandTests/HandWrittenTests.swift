import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Migrations that `generate-migration --empty` begins and people write.
@Suite struct HandWrittenTests {
  /// The generator of this package, with its sample schema.
  private static func generate(_ folder: URL, _ arguments: String...) throws -> ProcessRun {
    let program = URL(fileURLWithPath: CairnProcess.executable).deletingLastPathComponent()
      .appendingPathComponent("generate-migration").path
    return try ProcessRun.run(program, ["--output", folder.path] + arguments)
  }

  @Test(arguments: TargetServer.available)
  func aDraftIsWrittenSealedAppliedResumedAndTakenBack(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { folder in
        let dialect = server.dialect.rawValue
        func cairn(_ arguments: String...) throws -> ProcessRun {
          try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
        }
        #expect(try Self.generate(folder, "--dialect", dialect).status == 0)
        let begun = try Self.generate(folder, "--dialect", dialect, "--empty", "--name", "fill notes")
        #expect(begun.status == 0, "\(begun)")
        let file = folder.appendingPathComponent("\(dialect)/0002_fill_notes.sql")
        let draft = try String(contentsOf: file, encoding: .utf8)

        // A draft is not run; and sealed without a statement neither.
        let refused = try cairn("migrate")
        #expect(refused.status == 1 && refused.errors.contains("it is a draft"), "\(refused)")
        #expect(try cairn("status").status == 4)
        let applied = try cairn("migrate", "--to", "1")
        #expect(applied.status == 0, "\(applied)")
        let sealed = try Self.generate(folder, "--dialect", dialect)
        if sealed.status == 0 {
          let empty = try cairn("migrate")
          #expect(empty.status == 1 && empty.errors.contains("it has no statement"), "\(empty)")
          return
        }
        #expect(draft.contains("-- VERIFY ---"))
      }
    }
  }

  @Test(arguments: TargetServer.available)
  func dataChangesStopGoOnAndGoBack(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { folder in
        let dialect = server.dialect.rawValue
        func cairn(_ arguments: String...) throws -> ProcessRun {
          try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
        }
        #expect(try Self.generate(folder, "--dialect", dialect).status == 0)
        #expect(try Self.generate(folder, "--dialect", dialect, "--empty", "--name", "fill notes").status == 0)
        let file = folder.appendingPathComponent("\(dialect)/0002_fill_notes.sql")
        let draft = try String(contentsOf: file, encoding: .utf8)
        let placeholder = "-- Write SQL here; each statement is a step, and must be safe to run again."
        #expect(draft.contains(placeholder))
        var text = draft.replacing(
          placeholder,
          with:
            "CREATE TABLE notes (id integer PRIMARY KEY, words varchar(80));\nINSERT INTO notes VALUES (1, 'one; -- two');\n"
            + "INSERT INTO notes SELECT id + 1, words FROM gate;\nUPDATE notes SET words = 'done' WHERE id = 2;"
        )
        text = text.replacing(
          "-- -- queries that prove it, each with what it answers:  SELECT …;   -- expect 1",
          with: "-- SELECT words FROM notes WHERE id = 2;   -- expect done"
        )
        text = text.replacing(
          "-- -- statements that take it back, each line behind --",
          with:
            "-- Loses data: notes: all rows of the table\n-- DELETE FROM notes WHERE id = 2;\n-- DELETE FROM fence;\n-- DROP TABLE notes;"
        )
        try Data(text.utf8).write(to: file)
        let sealed = try Self.generate(folder, "--dialect", dialect)
        #expect(sealed.status == 0, "\(sealed)")

        // Its third step needs a table that is not there yet.
        let stopped = try cairn("migrate")
        #expect(stopped.status == 1 && stopped.errors.contains("step 3/4"), "\(stopped)")
        #expect(try database.record().last == "0002 2/4 open")
        try database.execute("CREATE TABLE gate (id integer PRIMARY KEY, words varchar(80));")
        try database.execute("INSERT INTO gate VALUES (1, 'x');")
        let run = try cairn("migrate")
        #expect(run.status == 0 && run.errors.contains("from step 3"), "\(run)")
        #expect(try database.record().last == "0002 4/4 applied")
        #expect(try database.execute("SELECT count(*) FROM notes;") == "2\n")

        let back = try cairn("rollback", "--allow-data-loss")
        #expect(back.status == 1 && back.errors.contains("step 2/3"), "\(back)")
        #expect(try database.execute("SELECT steps_reverted FROM schema_migrations WHERE version = '0002';") == "1\n")
        let status = try cairn("status")
        #expect(status.status == 1 && status.errors.contains("finish it: cairn rollback --steps 1"), "\(status)")
        try database.execute("CREATE TABLE fence (id integer PRIMARY KEY);")
        let finished = try cairn("rollback", "--allow-data-loss")
        #expect(finished.status == 0, "\(finished)")
        #expect(try database.record().count == 2)
        #expect(throws: (any Error).self) { try database.execute("SELECT * FROM notes;") }
      }
    }
  }

  /// `cairn check` and `generate-migration --check` say the same of the same faults.
  @Test(arguments: ["edited", "missing", "stray", "number", "crlf", "history", "unreadable", "none"])
  func bothChecksAgree(fault: String) throws {
    try TemporaryFolder.with { folder in
      #expect(try Self.generate(folder).status == 0)
      let dialect = folder.appendingPathComponent("mysql")
      let file = dialect.appendingPathComponent("0001_create_library.sql")
      let history = dialect.appendingPathComponent("history.jsonl")
      let text = try String(contentsOf: file, encoding: .utf8)
      switch fault {
      case "edited": try Data((text + "-- x\n").utf8).write(to: file)
      case "missing": try FileManager.default.removeItem(at: file)
      case "stray": try Data("SELECT 1;".utf8).write(to: dialect.appendingPathComponent("0009_x.sql"))
      case "number": try Data("SELECT 1;".utf8).write(to: dialect.appendingPathComponent("0001_x.sql"))
      case "crlf": try Data(text.replacing("\n", with: "\r\n").utf8).write(to: file)
      case "history":
        let lines = try String(contentsOf: history, encoding: .utf8)
        try Data((lines + lines.split(separator: "\n")[1] + "\n").utf8).write(to: history)
      case "unreadable":
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      default: break
      }
      let generator = try Self.generate(folder, "--check")
      let cairn = try CairnProcess(["check", "--migrations", folder.path]).run()
      func findings(_ run: ProcessRun) -> Set<String> {
        Set(
          (run.errors + run.output).split(separator: "\n").filter { $0.contains(": error: ") && $0.contains("mysql/") }
            .map { String($0.drop { $0 == "/" }.split(separator: "mysql/", maxSplits: 1).last ?? "") }
        )
      }
      #expect(findings(generator) == findings(cairn), "\(generator)\n\(cairn)")
      #expect((generator.status == 1) == (cairn.status == 1), "\(generator)\n\(cairn)")
      #expect(cairn.status == (fault == "none" ? 0 : 1), "\(cairn)")
    }
  }
}
