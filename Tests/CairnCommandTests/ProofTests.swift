import Foundation
import MigrationFiles
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// `cairn verify`, as it is called.
@Suite struct ProofTests {
  private static let hasPostgres = PostgresServer.fromEnvironment != nil

  /// A repository with the sample's migrations of one dialect, committed on `main`.
  private static func withRepository(
    _ dialect: String,
    _ body: (_ folder: URL, _ git: ([String]) throws -> Void) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      func git(_ arguments: [String]) throws {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
        let run = try ProcessRun.run("git", ["-C", folder.path] + identity + arguments)
        try #require(run.status == 0, "\(run)")
      }
      try git(["init", "--quiet", "--initial-branch=main"])
      try git(["commit", "--quiet", "--allow-empty", "--message=begin"])
      let generated = folder.appendingPathComponent("Generated")
      try FileManager.default.createDirectory(at: generated, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: MigrationsFolder.package.appendingPathComponent("Generated/\(dialect)"),
        to: generated.appendingPathComponent(dialect)
      )
      try body(generated, git)
    }
  }

  @Test(.enabled(if: hasPostgres, "there is no Postgres"))
  func whatIsNotOnTheBaseIsProven() throws {
    try Self.withRepository("postgres") { folder, git in
      let junit = folder.appendingPathComponent("junit.xml").path
      let markdown = folder.appendingPathComponent("verify.md").path
      let run = try CairnProcess([
        "verify", "--migrations", folder.path, "--major", "15", "--junit", junit, "--markdown", markdown,
      ]).run()
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("2 of 2 migrations tried"), "\(run)")
      #expect(run.output.contains("on Postgres 15."))
      let xml = try String(contentsOfFile: junit, encoding: .utf8)
      #expect(xml.contains(#"failures="0""#) && xml.contains(#"name="resumes""#), "\(xml)")
      #expect(try String(contentsOfFile: markdown, encoding: .utf8).contains("| 0001\\_create\\_library | ok |"))

      try git(["add", "."])
      try git(["commit", "--quiet", "--message=migrations"])
      let merged = try CairnProcess(["verify", "--migrations", folder.path]).run()
      #expect(merged.status == 0 && merged.output.contains("0 of 2 migrations tried; 2 are on main"), "\(merged)")
      let absent = try CairnProcess(["verify", "--migrations", folder.path, "--base", "nowhere"]).run()
      #expect(absent.status == 1 && absent.errors.contains("no branch nowhere"), "\(absent)")
    }
  }

  @Test(.enabled(if: hasPostgres, "there is no Postgres"))
  func aFailureIsSaidAndItsServerKept() throws {
    try Self.withRepository("postgres") { folder, _ in
      let side = folder.appendingPathComponent("postgres")
      let file = side.appendingPathComponent("0001_create_library.sql")
      let right = try Data(contentsOf: file)
      let text = String(decoding: right, as: UTF8.self)
      let wrong = Data(text.replacing("CREATE TABLE IF NOT EXISTS", with: "CREATE TABLE", maxReplacements: 1).utf8)
      try wrong.write(to: file)
      let edited = try CairnProcess(["verify", "--all", "--migrations", folder.path]).run()
      #expect(edited.status == 1 && edited.errors.contains("0001_create_library.sql"), "\(edited)")

      let history = side.appendingPathComponent("history.jsonl")
      let lines = try String(contentsOf: history, encoding: .utf8)
      try lines.replacing(Checksum.hex(right), with: Checksum.hex(wrong)).write(
        to: history,
        atomically: true,
        encoding: .utf8
      )
      let report = try CairnProcess(["verify", "--all", "--major", "15", "--json", "--migrations", folder.path]).run()
      #expect(report.status == 5 && report.output.contains(#""failures":1"#), "\(report)")
      #expect(report.output.contains("already exists"))
      let kept = try CairnProcess(["verify", "--all", "--major", "15", "--keep", "--migrations", folder.path]).run()
      #expect(kept.status == 5 && kept.output.contains("again: FAILED"), "\(kept)")
      let ending = try #require(kept.output.split(separator: "\n").first { $0.hasPrefix("end it: ") })
      let looking = try #require(kept.output.split(separator: "\n").first { $0.hasPrefix("look at it: ") })
      let look = try CairnProcess(
        ["status", "--migrations", folder.path],
        database: String(looking.dropFirst("look at it: ".count))
      ).run()
      #expect(look.output.contains("0001_create_library"), "\(look)")
      let end = try ProcessRun.run("sh", ["-c", String(ending.dropFirst("end it: ".count))])
      #expect(end.status == 0, "\(end)")
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "there is no stand-in for DSQL"))
  func aClusterIsTriedAndLeftEmpty() async throws {
    let generated = MigrationsFolder.generated(.dsql).path
    let rules = try CairnProcess(["verify", "--all", "--migrations", generated]).run()
    #expect(rules.status == 0 && rules.output.contains("by rules, on no server"), "\(rules)")
    try await TargetServer.dsql.withDatabase { database in
      let run = try CairnProcess(["verify", "--all", "--migrations", generated, "--database", database.url]).run()
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("2 of 2 migrations tried"), "\(run)")
      let left = try database.execute(
        "SELECT count(*) FROM pg_catalog.pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
      )
      #expect(left.hasPrefix("0"), "\(left)")
      try database.execute("CREATE TABLE stray (id int PRIMARY KEY)")
      let full = try CairnProcess(["verify", "--all", "--migrations", generated, "--database", database.url]).run()
      #expect(full.status == 1 && full.errors.contains("is not empty: create table stray"), "\(full)")
    }
  }
}
