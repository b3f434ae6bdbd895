import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// `cairn drift` and `cairn diff`, as they are called.
@Suite struct DriftTests {
  private static let servers: [TargetServer] = TargetServer.available.filter {
    [.postgres15, .mysql, .dsql].contains($0)
  }

  @Test(arguments: servers)
  func whatSomebodyDidIsFound(server: TargetServer) async throws {
    try await server.withDatabase { database in
      let generated = MigrationsFolder.package.appendingPathComponent("Generated").path
      let arguments = ["--migrations", generated]
      try #require(CairnProcess(["migrate"] + arguments, database: database.url).run().status == 0)
      let none = try CairnProcess(["drift"] + arguments, database: database.url).run()
      #expect(none.status == 0, "\(none)")
      #expect(none.output.contains("nothing differs"))

      try database.execute("ALTER TABLE users ADD COLUMN surprise integer;")
      try database.execute("CREATE TABLE stray (id integer PRIMARY KEY);")
      let found = try CairnProcess(["drift"] + arguments, database: database.url).run()
      #expect(found.status == 5, "\(found)")
      #expect(found.output.contains("add users.surprise"))
      #expect(found.output.contains("create table stray"))
      try TemporaryFolder.with { folder in
        try Data("# theirs\nstray\n\nusers\n".utf8).write(to: folder.appendingPathComponent(".cairnignore"))
        let listed = try ProcessRun.run(
          CairnProcess.executable,
          ["drift"] + arguments,
          environment: ["DATABASE_URL": database.url],
          directory: folder
        )
        #expect(listed.status == 0, "\(listed)")
      }
      let ignoring = try CairnProcess(["drift", "--ignore", "stray", "--sql"] + arguments, database: database.url).run()
      #expect(ignoring.status == 5 && !ignoring.output.contains("create table stray"), "\(ignoring)")
      #expect(ignoring.output.contains("loses data: users.surprise") || ignoring.output.contains("DROP COLUMN"))

      let side = "\(generated)/\(server.dialect.rawValue)"
      let diff = try CairnProcess(
        [
          "diff", "--from", "\(side)/snapshot.json", "--to", database.url, "--ignore", "stray", "--exit-code", "--json",
        ],
        database: nil
      ).run()
      #expect(diff.status == 5, "\(diff)")
      #expect(diff.output.contains(#""changes":["add users.surprise"]"#))
      let script = try TemporaryFolder.with { folder in
        let file = folder.appendingPathComponent("stray.sql")
        try Data("CREATE TABLE stray (id integer PRIMARY KEY);\n".utf8).write(to: file)
        return try CairnProcess(
          ["diff", "--from", file.path, "--to", database.url, "--ignore", "users", "--json"],
          database: nil
        ).run()
      }
      #expect(script.status == 0 && !script.output.contains("table stray"), "\(script)")
      let declared = try CairnProcess(["diff", "--from", "\(side)@0000", "--to", side], database: nil).run()
      #expect(declared.status == 0 && declared.output.contains("create table users"), "\(declared)")
    }
  }

  /// The Postgres that prints alike has no ASYNC.
  @Test func theFilesOfAClusterAreRead() throws {
    let side = MigrationsFolder.package.appendingPathComponent("Generated/dsql").path
    let names = try FileManager.default.contentsOfDirectory(atPath: side).filter { $0.hasSuffix(".sql") }.sorted()
    let text = try names.map { try String(contentsOfFile: "\(side)/\($0)", encoding: .utf8) }.joined()
    try #require(text.contains("CREATE UNIQUE INDEX ASYNC"))
    try TemporaryFolder.with { folder in
      let (all, more) = (folder.appendingPathComponent("all.sql"), folder.appendingPathComponent("more.sql"))
      try Data(text.utf8).write(to: all)
      let checked = """
        ALTER TABLE "users" ADD CONSTRAINT "named" CHECK (length(email) > 2) NOT VALID;
        ALTER TABLE ASYNC "users" VALIDATE CONSTRAINT "named";

        """
      try Data((text + checked).utf8).write(to: more)
      func diff(_ from: String, _ to: String) throws -> ProcessRun {
        try CairnProcess(["diff", "--from", from, "--to", to, "--dialect", "dsql", "--json"], database: nil).run()
      }
      let same = try diff(all.path, side)
      #expect(same.status == 0 && same.output.contains(#""changes":[]"#), "\(same)")
      let other = try diff(all.path, more.path)
      #expect(other.status == 0 && other.output.contains(#""changes":["add check named on users"]"#), "\(other)")
    }
  }

  /// What is lost for good is told from what may fail, or gets a value that nobody chose.
  @Test(arguments: TargetServer.available)
  func lossesAreNoRisks(_ server: TargetServer) throws {
    try TemporaryFolder.with { folder in
      let (from, to) = (folder.appendingPathComponent("from.sql"), folder.appendingPathComponent("to.sql"))
      try Data("CREATE TABLE t (id int PRIMARY KEY, a int, gone text);\n".utf8).write(to: from)
      let filled = server == .mysql ? ", filled int NOT NULL" : ""
      try Data("CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL\(filled));\n".utf8).write(to: to)
      let sides = ["diff", "--from", from.path, "--to", to.path, "--dialect", server.dialect.rawValue]
      let words = try CairnProcess(sides, database: nil).run()
      let report = try CairnProcess(sides + ["--json"], database: nil).run()
      let loss = "t.gone: all values of the column"
      #expect(words.output.contains("  loses \(loss)\n"), "\(words)")
      #expect(report.output.contains(#""losses":["\#(loss)"],"#), "\(report)")
      let filling = server == .mysql ? ["t.filled: gives the rows that are there 0, as the column has no default"] : []
      let failing = server == .dsql ? "with NULL in the column" : "in which it is NULL"
      let risks = filling + ["t.a: fails while there are rows \(failing)"]
      #expect(words.output.contains(risks.map { "  risk: \($0)\n" }.joined()), "\(words)")
      #expect(report.output.contains(#""risks":["\#(risks.joined(separator: #"",""#))"]"#), "\(report)")
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.mysql), "there is no MySQL"))
  func aBodyThatIsCutIsExplained() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("t.sql").path
      func diff(_ text: String) throws -> ProcessRun {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return try CairnProcess(["diff", "--from", file, "--to", file, "--dialect", "mysql"], database: nil).run()
      }
      let body = "CREATE TABLE t (id int);\n%CREATE PROCEDURE p() BEGIN\n  SELECT 1;\nEND"
      let cut = try diff(body.replacing("%", with: "") + ";\n")
      #expect(cut.status == 1 && cut.errors.contains("t.sql:2: error: MySQL "), "\(cut)")
      #expect(cut.errors.contains("next: write DELIMITER // before a body with semicolons"), "\(cut)")
      let whole = try diff(body.replacing("%", with: "DELIMITER //\n") + "//\nDELIMITER ;\n")
      #expect(whole.status == 0, "\(whole)")
      let other = try diff("CREATE TABLE t (id);\n")
      #expect(other.status == 1 && !other.errors.contains("DELIMITER"), "\(other)")
    }
  }

  @Test func sidesThatAreNone() throws {
    for (side, words) in [
      ("nowhere", "it is no URL, no .json, no .sql"), ("nowhere.sql", "it cannot be read"),
      ("\(MigrationsFolder.package.path)/Generated/postgres@9999", "has no migration 9999"),
    ] {
      let run = try CairnProcess(["diff", "--from", side, "--to", side], database: nil).run()
      #expect(run.status == 2, "\(run)")
      #expect(run.errors.contains(words), "\(run)")
    }
    let side = MigrationsFolder.package.appendingPathComponent("Generated/mysql").path
    let run = try CairnProcess(["diff", "--from", side, "--to", side, "--dialect", "dsql"], database: nil).run()
    #expect(run.status == 2 && run.errors.contains("--dialect says dsql, and mysql is what the sides are of"), "\(run)")
  }
}
