import Cairn
import Foundation
import GeneratorSupport
import TestSupport
import Testing

@testable import MigrationFiles

/// What `--reconcile` writes and refuses; that its SQL brings databases up is shown on servers.
@Suite struct ReconcileTests {
  @Test func oneFileFollowsThatChangesNoSchema() throws {
    try SquashTests.withFolder { project, schema in
      let before = project.files
      let (code, transcript) = project.generate(schema, "--reconcile")
      #expect(code == 0, "\(transcript.text)")
      #expect(transcript.text.contains("0005_reconcile.sql"), "\(transcript.text)")
      for dialect in ["postgres", "mysql"] {
        let sql = try #require(project.files["\(dialect)/0005_reconcile.sql"])
        #expect(sql.contains("-- Purpose:   bring a database in any state up to 0004_create_table_tags to the schema"))
        #expect(sql.contains("-- None: there is nothing to take back."))
        let entry = try #require(try SquashTests.history(project, dialect).last)
        #expect(entry.reconciles && entry.changes.isEmpty && !entry.isHandWritten)
        let snapshot = try Snapshot(Data(try #require(project.files["\(dialect)/snapshot.json"]).utf8), file: "s")
        let earlier = try Snapshot(Data(try #require(before["\(dialect)/snapshot.json"]).utf8), file: "s")
        #expect(snapshot.schema == earlier.schema)
      }
      #expect(project.generate(schema, "--check").code == 0)
      #expect(project.generate(schema).transcript.text.contains("nothing to do"))
      // It is no hand-written file: a squash and another one go on behind it.
      #expect(project.generate(schema, "--reconcile").code == 0)
      #expect(project.files["mysql/0006_reconcile.sql"] != nil)
      #expect(project.generate(schema, "--check").code == 0)
    }
  }

  @Test func aMigrationThatIsOwedComesFirst() throws {
    try SquashTests.withFolder { project, _ in
      let before = project.files
      let other = Branches.schema(Branches.AgeAndNickname.Users.self)
      let (code, transcript) = project.generate(other, "--reconcile")
      #expect(code == 1)
      #expect(transcript.text.contains("a migration is owed before this one"), "\(transcript.text)")
      #expect(project.files == before)
    }
  }

  @Test func aFileByHandIsNamedAndNothingWritten() throws {
    try SquashTests.withFolder(handWrittenAt: 2) { project, schema in
      let before = project.files
      let (code, transcript) = project.generate(schema, "--reconcile")
      #expect(code == 1)
      #expect(
        transcript.text.contains(
          "postgres/0003_by_hand.sql was written by hand, and nobody but its author can say whether a database has it; "
            + "bring databases up with the files themselves, in the order of their numbers"
        ),
        "\(transcript.text)"
      )
      #expect(project.files == before)
    }
  }

  @Test func whatTheHistoryDroppedIsDroppedByConsent() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let (with, without) = (Branches.schema(Branches.Users.self), Branches.schema(Branches.WithoutBio.Users.self))
      #expect(project.generate(with).code == 0)
      #expect(project.generate(without, "--allow-destructive", "users.bio").code == 0)
      let before = project.files
      let (code, transcript) = project.generate(without, "--reconcile")
      #expect(code == 3)
      #expect(transcript.text.contains("users.bio"), "\(transcript.text)")
      #expect(project.files == before)
      #expect(project.generate(without, "--reconcile", "--allow-destructive", "users.bio").code == 0)
      let sql = try #require(project.files["postgres/0003_reconcile.sql"])
      #expect(sql.contains(#"DROP COLUMN IF EXISTS "bio""#))
    }
  }

  private struct Marked: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let mark = Column(.integer)
    var body: TableBody { Index("by_mark", mark) }
  }

  private struct Unmarked: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let mark = Column(.integer)
  }

  private struct Marks: Table {
    let id = Column(.bigint).primaryKey()
    let value = Column(.integer)
    var body: TableBody { Index("by_mark", value) }
  }

  private struct OtherMarks: Table {
    static let name = "marks"
    let id = Column(.bigint).primaryKey()
    let value = Column(.integer)
    var body: TableBody { Index("by_value", value).renamed(from: "by_mark") }
  }

  @Test func aNameThatWentToAnotherTableIsNamedWithTheWayOut() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      for tables in [[Marked.self], [Unmarked.self], [Unmarked.self, Marks.self]] as [[any Table.Type]] {
        let schema = Schema("app", dialects: .postgres(from: 14)) { for table in tables { TableEntry(table) } }
        let (code, transcript) = project.generate(schema)
        #expect(code == 0, "\(transcript.text)")
      }
      let before = project.files
      let (code, transcript) = project.generate(Branches.postgresSchema(Unmarked.self, Marks.self), "--reconcile")
      #expect(code == 1)
      #expect(
        transcript.text.contains(
          "error: postgres: 'by_mark': it was a name of table 'users' and is one of 'marks' now, and a file for all states "
            + "cannot tell the two; bring databases up with the files themselves, in the order of their numbers, or give "
            + "what has the name now another one, in a migration before this"
        ),
        "\(transcript.text)"
      )
      #expect(project.files == before)

      // The way out is one.
      let renamed = Branches.postgresSchema(Unmarked.self, OtherMarks.self)
      #expect(project.generate(renamed).code == 0)
      let (next, text) = project.generate(renamed, "--reconcile")
      #expect(next == 0, "\(text.text)")
    }
  }

  private struct Mail: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let email = Column(.varchar(100))
  }

  private struct RenamedMail: Table {
    static let name = "users"
    let id = Column(.bigint).primaryKey()
    let mail = Column(.varchar(100)).renamed(from: "email")
  }

  @Test func whatIsMadeAgainOnEveryDatabaseStandsInTheHeader() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let before = Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
        Mail.self
        View("mails", as: "SELECT \(\Mail.email) FROM \(Mail.self)")
      }
      let after = Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
        RenamedMail.self
        View("mails", as: "SELECT \(\RenamedMail.mail) FROM \(RenamedMail.self)")
      }
      #expect(project.generate(before).code == 0)
      #expect(project.generate(after).code == 0)
      #expect(project.generate(after, "--reconcile").code == 0)
      for dialect in ["postgres", "mysql"] {
        let sql = try #require(project.files["\(dialect)/0003_reconcile.sql"])
        #expect(sql.contains("-- Remakes:   view mails\n--            also where nothing is missing\n"), "\(sql)")
        #expect(!sql.contains("ALGORITHM="), "\(sql)")
      }
    }
  }
}
