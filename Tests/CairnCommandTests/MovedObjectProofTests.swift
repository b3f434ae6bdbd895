import Cairn
import Foundation
import GeneratorSupport
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// What moves to another namespace keeps its rows: `.renamed(from:)` says where it was, and `cairn verify` proves the way
/// there and back.
@Suite struct MovedObjectProofTests {
  private enum Mood: String, DatabaseEnum {
    case calm, cross
  }

  private enum MovedMood: String, DatabaseEnum {
    case calm, cross
    static let databaseName = "mood"
    static let namespace: String? = "billing"
    static let formerNamespace: String? = nil
  }

  private struct Invoices: Table {
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
    let mood = Column(.enumeration(Mood.self))
    var body: TableBody { Index(note) }
  }

  private struct Payments: Table {
    let id = Column(.bigint).primaryKey()
    let invoiceID = Column(.bigint).references(\Invoices.id)
    var body: TableBody { Index(invoiceID) }
  }

  private struct MovedInvoices: Table {
    static let name = "invoices"
    static let namespace: String? = "billing"
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
    let mood = Column(.enumeration(MovedMood.self))
    var body: TableBody { Index(note) }
  }

  private struct MovedPayments: Table {
    static let name = "payments"
    let id = Column(.bigint).primaryKey()
    let invoiceID = Column(.bigint).references(\MovedInvoices.id)
    var body: TableBody { Index(invoiceID) }
  }

  private struct Bills: Table {
    static let namespace: String? = "sales"
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
    let mood = Column(.enumeration(MovedMood.self))
    var body: TableBody { Index(note) }
  }

  private struct BillPayments: Table {
    static let name = "payments"
    let id = Column(.bigint).primaryKey()
    let invoiceID = Column(.bigint).references(\Bills.id)
    var body: TableBody { Index(invoiceID) }
  }

  private struct Letters: Table {
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
    var body: TableBody { Index(note) }
  }

  private struct Drafts: Table {
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
    var body: TableBody { Index(note) }
  }

  /// Without the index.
  private struct OldLetters: Table {
    static let (name, namespace) = ("letters", String?("archive"))
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
  }

  /// Its index has the name of the one that goes.
  private struct NotedDrafts: Table {
    static let name = "drafts"
    let id = Column(.bigint).primaryKey()
    let note = Column(.text).nullable()
    var body: TableBody { Index("letters_note_idx", note) }
  }

  /// In the default namespace, in one, and in another one under another name.
  private static func history(_ dialect: TargetDialect) -> [Schema] {
    [
      Schema("app", dialects: dialect) {
        Invoices.self
        Payments.self
        Sequence("numbers", cache: 65536)
        View("notes", as: "SELECT \(\Invoices.note) FROM \(Invoices.self)")
      },
      Schema("app", dialects: dialect) {
        Namespace("billing")
        MovedInvoices.renamed(from: "invoices")
        MovedPayments.self
        Sequence("numbers", in: "billing", cache: 65536).renamed(from: "numbers")
        View("notes", as: "SELECT \(\MovedInvoices.note) FROM \(MovedInvoices.self)")
      },
      Schema("app", dialects: dialect) {
        Namespace("billing")
        Namespace("sales")
        Bills.renamed(from: "invoices", namespace: "billing")
        BillPayments.self
        Sequence("numbers").renamed(from: "numbers", namespace: "billing")
        View("notes", as: "SELECT \(\Bills.note) FROM \(Bills.self)")
      },
    ]
  }

  @Test(arguments: TargetServer.postgres)
  func whatMovesKeepsItsRows(on server: TargetServer) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let history = Self.history(.postgres(from: 14))
      for schema in history {
        let (code, transcript) = project.generate(schema, [])
        try #require(code == 0, "\(transcript.text)")
      }
      let files = project.sql("postgres")
      #expect(files.count == 4, "\(files.map(\.name))")
      #expect(files[2].text.contains(#"ALTER TABLE "invoices" SET SCHEMA "billing""#), "\(files[2].text)")
      #expect(project.generate(history[2], "--check").code == 0)
      let run = try CairnProcess([
        "verify", "--all", "--major", server == .postgres15 ? "15" : "18", "--migrations",
        project.generated.appendingPathComponent("postgres").path,
      ]).run()
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("4 of 4 migrations tried"), "\(run)")
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "there is no stand-in for DSQL"))
  func whatMovesOnAClusterKeepsItsRows() async throws {
    try await ClusterProof.expect(Self.history(.dsql(foreignKeys: .application)).map { ($0, []) })
  }

  private static func nameTaken(_ dialect: TargetDialect) -> [Schema] {
    [
      Schema("app", dialects: dialect) {
        Letters.self
        Drafts.self
      },
      Schema("app", dialects: dialect) {
        Namespace("archive")
        OldLetters.renamed(from: "letters")
        NotedDrafts.self
      },
    ]
  }

  /// Where the run stopped before the index went, the table takes it along on its way back.
  @Test(arguments: TargetServer.postgres)
  func whatTakesANameGivesItBackFirst(on server: TargetServer) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      for schema in Self.nameTaken(.postgres(from: 14)) {
        let (code, transcript) = project.generate(schema, [])
        try #require(code == 0, "\(transcript.text)")
      }
      let run = try CairnProcess([
        "verify", "--all", "--major", server == .postgres15 ? "15" : "18", "--migrations",
        project.generated.appendingPathComponent("postgres").path,
      ]).run()
      #expect(run.status == 0, "\(run)")
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "there is no stand-in for DSQL"))
  func whatTakesANameOnAClusterGivesItBackFirst() async throws {
    try await ClusterProof.expect(Self.nameTaken(.dsql(foreignKeys: .application)).map { ($0, []) })
  }

  /// What the question says to write is what answers it.
  @Test func theQuestionNamesTheLineThatWorks() throws {
    func schema(_ entry: TableEntry) -> Schema {
      Schema("app", dialects: .postgres(from: 14)) {
        Namespace("billing")
        Namespace("sales")
        entry
      }
    }
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      try #require(project.generate(schema(TableEntry(Plain.self))).code == 0)
      let (code, transcript) = project.generate(schema(TableEntry(Billed.self)))
      #expect(code == 2, "\(transcript.text)")
      #expect(
        transcript.text.contains(#"write .renamed(from: "invoices") on table 'billing.invoices'"#),
        "\(transcript.text)"
      )
      let renamed = project.generate(schema(TableEntry(BilledOtherwise.self))).transcript.text
      #expect(
        renamed.contains(#"write .renamed(from: "invoices", namespace: nil) on table 'billing.bills'"#),
        "\(renamed)"
      )
      try #require(project.generate(schema(Billed.renamed(from: "invoices"))).code == 0)
      let again = project.generate(schema(TableEntry(Sold.self))).transcript.text
      #expect(
        again.contains(#"write .renamed(from: "invoices", namespace: "billing") on table 'sales.invoices'"#),
        "\(again)"
      )
      #expect(project.generate(schema(Sold.renamed(from: "invoices", namespace: "billing"))).code == 0)
    }
  }

  private struct Plain: Table {
    static let name = "invoices"
    let id = Column(.bigint).primaryKey()
  }

  private struct Billed: Table {
    static let (name, namespace) = ("invoices", String?("billing"))
    let id = Column(.bigint).primaryKey()
  }

  private struct BilledOtherwise: Table {
    static let (name, namespace) = ("bills", String?("billing"))
    let id = Column(.bigint).primaryKey()
  }

  private struct Sold: Table {
    static let (name, namespace) = ("invoices", String?("sales"))
    let id = Column(.bigint).primaryKey()
  }
}
