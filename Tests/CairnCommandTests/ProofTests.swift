import Foundation
import GeneratorSupport
import MigrationFiles
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

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
      let cases = try Self.cases(ofJUnit: junit)
      #expect(cases.filter { $0 == "failure" } == [] && cases.contains("resumes"), "\(cases)")
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
  func aServerThatIsMissingKeepsNoOtherFromProving() throws {
    try Self.withRepository("postgres") { folder, _ in
      try FileManager.default.copyItem(
        at: MigrationsFolder.package.appendingPathComponent("Generated/mysql"),
        to: folder.appendingPathComponent("mysql")
      )
      let verify = ["verify", "--all", "--major", "15", "--migrations", folder.path]
      let run = try CairnProcess(verify).run()
      #expect(run.status == 1 && run.errors.contains("there is no MySQL 15 server on this machine"), "\(run)")
      #expect(run.output.contains("2 of 2 migrations tried") && run.output.contains("on Postgres 15."), "\(run)")
      let report = try CairnProcess(verify + ["--json"]).run()
      #expect(report.status == 1 && report.output.contains(#"/Generated/postgres""#), "\(report)")
      #expect(!report.output.contains(#"/Generated/mysql""#), "\(report)")
    }
  }

  @Test(arguments: TargetServer.available.filter { $0 == .postgres15 || $0 == .mysql })
  func aFailureIsSaidAndItsServerKept(server: TargetServer) throws {
    let (dialect, major) = (server.dialect.rawValue, server == .mysql ? "9" : "15")
    try Self.withRepository(dialect) { folder, _ in
      let side = folder.appendingPathComponent(dialect)
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
      let report = try CairnProcess(["verify", "--all", "--major", major, "--json", "--migrations", folder.path]).run()
      #expect(report.status == 5 && report.output.contains(#""failures":1"#), "\(report)")
      #expect(report.output.contains("already exists"))
      let junit = folder.appendingPathComponent("junit.xml").path
      let keeping = ["verify", "--all", "--major", major, "--keep", "--junit", junit, "--migrations", folder.path]
      let kept = try CairnProcess(keeping).run()
      #expect(kept.status == 5 && kept.output.contains("again: FAILED"), "\(kept)")
      #expect(try Self.cases(ofJUnit: junit).contains("failure"))
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

  /// The names of the cases, in their order, each followed by what it holds: `failure`, `skipped`.
  private static func cases(ofJUnit path: String) throws -> [String] {
    final class Reader: NSObject, XMLParserDelegate {
      var cases: [String] = []

      func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
      ) {
        switch element {
        case "testcase": cases.append(attributes["name"] ?? "")
        case "testsuites", "testsuite": break
        default: cases.append(element)
        }
      }
    }
    let reader = Reader()
    let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.cases
  }

  /// One that makes nothing of what an older state lacks is right on the newest state, and wrong on that one alone.
  @Test(.enabled(if: hasPostgres, "there is no Postgres"))
  func aReconciliationIsTriedFromOlderStates() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let both = Branches.schema(Branches.Users.self, Branches.Tags.self)
      try #require(project.generate(Branches.schema(Branches.Users.self)).code == 0)
      try #require(project.generate(both).code == 0)
      try #require(project.generate(both, "--reconcile").code == 0)
      let side = project.generated.appendingPathComponent("postgres")
      let verify = ["verify", "--all", "--major", "15", "--json", "--migrations", side.path]
      let right = try CairnProcess(verify).run()
      #expect(right.status == 0, "\(right)")
      #expect(right.output.contains(#"{"check":"reconciles","outcome":"passed""#), "\(right)")

      let file = side.appendingPathComponent("0003_reconcile.sql")
      let text = try String(contentsOf: file, encoding: .utf8)
      let wrong = text.replacing(#"CREATE TABLE IF NOT EXISTS "tags""#, with: #"CREATE TABLE IF NOT EXISTS "users""#)
      try #require(wrong != text)
      try Data(wrong.utf8).write(to: file)
      let history = side.appendingPathComponent("history.jsonl")
      let lines = try String(contentsOf: history, encoding: .utf8)
        .replacing(Checksum.hex(Data(text.utf8)), with: Checksum.hex(Data(wrong.utf8)))
      try Data(lines.utf8).write(to: history)
      let run = try CairnProcess(verify).run()
      #expect(run.status == 5, "\(run)")
      #expect(run.output.contains(#"{"check":"reconciles","lines":["from 0000_schema_migrations"#), "\(run)")
      #expect(run.output.contains(#""failures":1"#), "\(run)")
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
