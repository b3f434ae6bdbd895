import Cairn
import Foundation
import GeneratorSupport
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// `--reconcile` behind a history in which objects made way for a change below them and came back: what one part of the
/// file drops and another makes again is there at its end, and its own VERIFY block says so.
@Suite struct ReconciledProofTests {
  private static let touch = Function(
    "touch",
    returns: "trigger",
    language: "plpgsql",
    body: "BEGIN RETURN NEW; END"
  )

  private struct Short: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let email = Column(.varchar(100))
    var body: TableBody {
      Trigger("touch_users", .before, .update, calls: touch).of(email)
      Trigger("mend_users", .before, .update, runs: "SET NEW.\(email) = lower(NEW.\(email))")
      Policy("own", for: .select, using: "\(email) = current_user")
      RowSecurity()
    }
  }

  private struct Long: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let email = Column(.varchar(120))
    var body: TableBody {
      Trigger("touch_users", .before, .update, calls: touch).of(email)
      Trigger("mend_users", .before, .update, runs: "SET NEW.\(email) = lower(NEW.\(email))")
      Policy("own", for: .select, using: "\(email) = current_user")
      RowSecurity()
    }
  }

  private struct Mail: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let mail = Column(.varchar(120)).renamed(from: "email")
    var body: TableBody {
      Trigger("touch_users", .before, .update, calls: touch).of(mail)
      Trigger("mend_users", .before, .update, runs: "SET NEW.\(mail) = lower(NEW.\(mail))")
      Policy("own", for: .select, using: "\(mail) = current_user")
      RowSecurity()
    }
  }

  private static func schema(_ table: any Table.Type, _ query: SQL) -> Schema {
    Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
      touch.only(.postgres)
      TableEntry(table)
      View("names", as: query)
      View("kept_names", as: query).materialized().only(.postgres)
    }
  }

  private static let history = [
    schema(Short.self, "SELECT \(\Short.id), \(\Short.email) FROM \(Short.self)"),
    schema(Long.self, "SELECT \(\Long.id), \(\Long.email) FROM \(Long.self)"),
    schema(Mail.self, "SELECT \(\Mail.id), \(\Mail.mail) FROM \(Mail.self)"),
  ]

  @Test(arguments: TargetServer.common, [2, 3])
  func whatIsRemadeIsProven(on server: TargetServer, migrations: Int) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let side = ["--dialect", server.dialect.rawValue]
      for schema in Self.history.prefix(migrations) {
        let (code, transcript) = project.generate(schema, side)
        try #require(code == 0, "\(transcript.text)")
      }
      let (code, transcript) = project.generate(Self.history[migrations - 1], side + ["--reconcile"])
      try #require(code == 0, "\(transcript.text)")
      let run = try CairnProcess([
        "verify", "--all", "--major", server.major, "--json", "--migrations",
        project.generated.appendingPathComponent(server.dialect.rawValue).path,
      ]).run()
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains(#"{"check":"reconciles","outcome":"passed""#), "\(run)")
    }
  }

  private struct Tags: Table {
    let id = Column(.bigint).primaryKey()
    let word = Column(.varchar(50))
  }

  private struct RenamedTags: Table {
    static let name = "tags"
    let id = Column(.bigint).primaryKey()
    let text = Column(.varchar(50)).renamed(from: "word")
    let kind = Column(.varchar(10)).default("tag")
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "there is no stand-in for DSQL"))
  func whatIsRemadeOnAClusterIsProven() async throws {
    func schema(_ table: any Table.Type, _ query: SQL) -> Schema {
      Schema("app", dialects: .dsql(foreignKeys: .application)) {
        TableEntry(table)
        View("words", as: query)
      }
    }
    let before = schema(Tags.self, "SELECT \(\Tags.word) FROM \(Tags.self)")
    let after = schema(RenamedTags.self, "SELECT \(\RenamedTags.text) FROM \(RenamedTags.self)")
    try await ClusterProof.expect([(before, []), (after, []), (after, ["--reconcile"])])
  }
}

extension TargetServer {
  /// As `cairn verify --major` takes it.
  fileprivate var major: String {
    switch self {
    case .postgres15: "15"
    case .postgres18: "18"
    case .mysql, .dsql: "9"
    }
  }
}
