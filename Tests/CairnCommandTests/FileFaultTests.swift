import Foundation
import MigrationFiles
import RunnerSupport
import TestSupport
import Testing

/// What can be wrong with the files: each says what, where and what to do, and the database stays as it is.
@Suite struct FileFaultTests {
  static let table = "CREATE TABLE a (id integer PRIMARY KEY);\n"

  @Test(arguments: TargetServer.available)
  func editedMissingAndStrangeFiles(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.table)
      #expect(try session.cairn("migrate").status == 0)

      try session.folder.edit("0001_a", Self.table + "-- more\n")
      for verb in ["status", "migrate", "plan"] {
        try session.expect(
          verb,
          endsWith: 1,
          saying: "0001_a.sql: error: it was edited after it was written",
          "restore"
        )
      }
      try session.folder.edit("0001_a", Self.table.replacing("\n", with: "\r\n"))
      try session.expect("status", endsWith: 1, saying: "0001_a.sql: error: its line ends were changed to CRLF")

      // The history was changed with the file: then the record knows.
      try session.folder.edit("0001_a", Self.table + "-- more\n", seals: true)
      for verb in ["status", "migrate"] {
        try session.expect(
          verb,
          endsWith: 1,
          saying: "0001_a: error: the file is not the one that was applied",
          "cairn repair"
        )
      }
      try session.folder.edit("0001_a", Self.table, seals: true)
      #expect(try session.cairn("status").status == 0)

      try FileManager.default.removeItem(at: session.file("0001_a"))
      for verb in ["status", "migrate"] {
        try session.expect(verb, endsWith: 1, saying: "0001_a.sql: error: it is missing; restore it")
      }
      // Root reads what it likes; a folder nobody reads.
      try FileManager.default.createDirectory(at: session.file("0001_a"), withIntermediateDirectories: true)
      for verb in ["status", "migrate", "check"] {
        let run = try CairnProcess([verb, "--migrations", session.folder.path], database: session.database.url).run()
        #expect(run.status == 1 && run.errors.contains("0001_a.sql: error: it cannot be read"), "\(run)")
      }
      try FileManager.default.removeItem(at: session.file("0001_a"))
      try session.folder.edit("0001_a", Self.table)
      try Data("SELECT 1;".utf8).write(to: session.file("0001_b"))
      try session.expect("migrate", endsWith: 1, saying: "0001_b.sql: error: number 0001 is taken by 0001_a.sql")
      try FileManager.default.removeItem(at: session.file("0001_b"))
      #expect(try session.cairn("status").status == 0)
    }
  }

  @Test(arguments: TargetServer.available)
  func historyAndDatabaseApart(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.table)
      try session.folder.append("0002_b", Self.table.replacing(" a ", with: " b "))
      try session.folder.append("0003_c", Self.table.replacing(" a ", with: " c "))
      let all = try session.folder.entries()

      // A gap: the second file comes from a branch that was merged later.
      try session.folder.writeHistory([all[0], all[1], all[3]])
      let (file, text) = (session.file("0002_b"), try session.folder.text(of: "0002_b"))
      try FileManager.default.removeItem(at: file)
      #expect(try session.cairn("migrate").status == 0)
      try session.folder.edit("0002_b", text)
      try session.folder.writeHistory(all)
      for verb in ["status", "migrate", "plan"] {
        try session.expect(
          verb,
          endsWith: 1,
          saying: "0002_b: error: it was not applied, and 0003_c behind it was",
          "--fill-gaps"
        )
      }
      let filled = try session.cairn("migrate", "--fill-gaps")
      #expect(filled.status == 0 && filled.output.contains("1 applied"), "\(filled)")
      #expect(try session.cairn("status").status == 0)

      // Files older than the database, and a file that vanished with its line.
      try session.folder.writeHistory(Array(all.prefix(3)))
      try FileManager.default.removeItem(at: session.file("0003_c"))
      for verb in ["status", "migrate", "rollback"] {
        try session.expect(
          verb,
          endsWith: 1,
          saying: "0003_c: error: this database has it, and",
          "deploy from the commit"
        )
      }
      try session.folder.writeHistory([all[0], all[1], all[3]])
      try session.folder.edit("0003_c", Self.table.replacing(" a ", with: " c "))
      try FileManager.default.removeItem(at: file)
      try session.expect("status", endsWith: 1, saying: "0002_b: error: this database has it, and", "restore the file")

      // A number that stands twice.
      var twice = all
      twice[3].migration = try MigrationName("0002_c").required("name")
      try session.folder.writeHistory(twice)
      try session.expect("status", endsWith: 1, saying: "number 0002 is taken by 0002_b.sql", "generated anew")
      try Data("{bad\n".utf8).write(to: session.folder.url.appendingPathComponent("history.jsonl"))
      try session.expect("migrate", endsWith: 1, saying: "history.jsonl:1: error: it is no line of a history")
      try Data().write(to: session.folder.url.appendingPathComponent("history.jsonl"))
      try session.expect("migrate", endsWith: 1, saying: "there is no history.jsonl that knows it, or it is empty")
    }
  }

  /// Bytes that no server takes are refused before anything is done.
  @Test(arguments: TargetServer.common)
  func bytes(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      #expect(try session.cairn("migrate").status == 0)
      let known = try session.folder.entries()
      func expectRefusal(_ bytes: [UInt8], _ words: String, at location: SourceLocation = #_sourceLocation) throws {
        try session.folder.writeHistory(known)
        try session.folder.append("0001_a", bytes: Data(bytes))
        try session.expect("migrate", endsWith: 1, saying: "0001_a.sql", words, at: location)
        try session.expect("plan", endsWith: 1, saying: words, at: location)
        try session.expect("check", endsWith: 1, saying: words, at: location)
      }
      try expectRefusal(Array("SELECT 1;\n-- ".utf8) + [0xE9, 0x0A], "0001_a.sql:2: error: it is not UTF-8 here")
      try expectRefusal(
        Array("SELECT 1;\n\nSELECT 'a".utf8) + [0] + Array("b';".utf8),
        "0001_a.sql:3: error: it has a NUL"
      )
      try expectRefusal([], "0001_a.sql:1: error: it has no statement; write its SQL")
      try expectRefusal(Array("-- nothing yet\n/* nor here */\n;\n".utf8), "it has no statement; write its SQL")
      try expectRefusal(Array("SELECT 'a;\n".utf8), "0001_a.sql:1: error: a quote opens here")
    }
  }

  @Test(arguments: TargetServer.available)
  func carriageReturnsAByteOrderMarkAndNoHeader(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      let text = """
        CREATE TABLE a (id integer PRIMARY KEY, t varchar(40)); -- no header
        INSERT INTO a VALUES (1, 'x');
        -- VERIFY ---
        -- SELECT count(*)
        --   FROM a;   -- expect 1
        -- ROLLBACK ---
        -- Loses data: a: all rows
        -- DROP TABLE a;
        """
      // Without a line break at the end.
      try session.folder.append("0001_a", "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
      let run = try session.cairn("migrate")
      #expect(run.status == 0, "\(run)")
      #expect(try session.database.record().last == "0001 2/2 applied")
      let refused = try session.cairn("rollback")
      #expect(refused.status == 3 && refused.errors.contains("a: all rows"), "\(refused)")
      let back = try session.cairn("rollback", "--allow-data-loss")
      #expect(back.status == 0, "\(back)")
      #expect(try session.database.record().count == 1)
    }
  }

  @Test(arguments: TargetServer.common)
  func fiftyMegabytes(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      let row = "(1, '\(String(repeating: "it''s; ", count: 140))')"
      let insert = "INSERT INTO a VALUES\n\(Array(repeating: row, count: 1_000).joined(separator: ",\n"));\n"
      let text = "CREATE TABLE a (id integer, t text);\nBEGIN;\n\(String(repeating: insert, count: 50))COMMIT;\n"
      #expect(text.utf8.count > 48_000_000)
      try session.folder.append("0001_a", text)
      let run = try session.cairn("migrate")
      #expect(run.status == 0, "\(run.errors.suffix(2_000))")
      #expect(
        try session.database.execute("SELECT count(*), min(length(t)) FROM a;").split { $0 == "|" || $0 == "\t" } == [
          "50000", "840\n",
        ]
      )
    }
  }
}
