import Foundation
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// Where the statements of a file end, as psql has it.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES"))
struct PostgresSplitterTests {
  static let dialect = DialectOptions(.postgres, from: ServerVersion(13)).dialect

  /// The statements that psql sends are those of the splitter, but for comments around them.
  /// False when the splitter refuses the file, as a quote is open at its end: the client sends such a rest as it is.
  @discardableResult
  static func expectAgreement(_ script: String, _ database: PostgresServer.Database, in folder: URL) throws -> Bool {
    let sent = try ScriptRecording.statements(sentBy: database, of: script, in: folder)
      .compactMap(StatementEdges.postgres.withoutLeadingComments)
    guard let parts = try? dialect.parts(of: script) else { return false }
    let ours = parts.compactMap { part in
      if case .statement(let statement) = part {
        StatementEdges.postgres.withoutLeadingComments(statement.text)
      } else {
        nil
      }
    }
    let isSame = ours.count == sent.count && zip(ours, sent).allSatisfy { StatementEdges.postgres.areSame($0, $1) }
    #expect(isSame, "\(String(reflecting: script))\nours \(ours)\nsent \(sent)")
    return true
  }

  @Test(arguments: PostgresServer.oldestAndNewest)
  func hostileFiles(server: PostgresServer) throws {
    try server.withDatabase { database in
      try TemporaryFolder.with { folder in
        var agreed = 0
        for seed in 1...200 as ClosedRange<UInt64> {
          if try Self.expectAgreement(HostileScript.postgres(seed: seed), database, in: folder) { agreed += 1 }
        }
        #expect(agreed > 150)
      }
    }
  }

  @Test func generatedFiles() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try server.withDatabase { database in
      try TemporaryFolder.with { folder in
        for script in Self.generated {
          let isRead = try Self.expectAgreement(script, database, in: folder)
          #expect(isRead)
        }
      }
    }
  }

  /// Generated/, and what the scenarios of the other suites become.
  static var generated: [String] {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let files = ["postgres", "dsql"].flatMap { dialect in
      TemporaryFolder.contents(of: package.appendingPathComponent("Generated/\(dialect)"))
        .filter { $0.key.hasSuffix(".sql") }.sorted { $0.key < $1.key }.map(\.value)
    }
    let tables =
      PostgresScenario.tables + PostgresScenario.columns + PostgresScenario.types + PostgresScenario.enums
      + PostgresScenario.attributes + PostgresScenario.partitions + PostgresScenario.newest + PostgresScenario.elements
      + PostgresScenario.names
    let objects = PostgresObjectScenario.all.map { scenario in
      scenario.dialect.plan(
        SchemaDiffer.difference(from: scenario.before, to: scenario.after, renames: scenario.hints).changes,
        from: scenario.before
      ).script
    }
    return files + tables.map { $0.dialect.plan($0.changes, from: $0.before).script } + objects
  }

  /// pg_dump forbids psql its own commands from its first line to its last.
  @Test func whatPgDumpSaysToPsqlIsNoStatement() throws {
    let parts = try Self.dialect.parts(of: "-- dump\n\\restrict abcDEF\n\nSELECT 1;\n\\unrestrict abcDEF\n")
    let lines = parts.compactMap { if case .statement(let statement) = $0 { statement.line } else { nil } }
    #expect(lines == [4])
    #expect(throws: ScriptError.self) { try Self.dialect.parts(of: "\\connect other\nSELECT 1;") }
  }

  @Test func rowsForPsqlAreRefusedWhereTheyBegin() throws {
    let error = #expect(throws: ScriptError.self) {
      try Self.dialect.parts(of: "SELECT 1;\nCOPY t (a) FROM stdin;\n1\n\\.\n")
    }
    #expect(error?.line == 2)
    #expect(error?.message.contains("pg_dump --schema-only") == true, "\(String(describing: error))")
    #expect(try Self.dialect.parts(of: "COPY t (stdin) FROM '/from/stdin.csv';").count == 1)
  }

  /// psql reads a continued string line by line and loses its escapes; the server does not.
  @Test(arguments: [#"SELECT E'a'\#n  '\';b'"#, #"SELECT E'a' -- it's; one\#n '\';b'"#, "SELECT E'a'\r'\\';'"])
  func aContinuedStringIsReadAsTheServerReadsIt(statement: String) throws {
    let server = try #require(PostgresServer.fromEnvironment)
    let parts = try Self.dialect.parts(of: statement + ";\nSELECT 2;")
    #expect(parts.count == 2)
    try server.withDatabase { database in
      // The server gets the whole text and takes it apart itself: two statements, both without an error.
      let run = try ProcessRun.run(
        database.psql.program,
        database.psql.arguments.dropLast(2) + ["-c", statement + ";\nSELECT 2;"]
      )
      #expect(run.status == 0 && run.output.hasSuffix("\n2\n"), "\(run)")
    }
  }
}
