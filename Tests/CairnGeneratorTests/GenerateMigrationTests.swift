import Cairn
import CairnGenerator
import Foundation
import GeneratorSupport
import TestSupport
import Testing

@Suite struct GenerateMigrationTests {
  struct Users: Table {
    let id = Column(.uuid).primaryKey().default(.random)
    let email = Column(.varchar(255)).unique()
    let bio = Column(.text).nullable()
  }

  enum WithNickname {
    struct Users: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let email = Column(.varchar(255)).unique()
      let bio = Column(.text).nullable()
      let nickname = Column(.varchar(40)).nullable()
    }
  }

  enum WithAboutForBio {
    struct Users: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let email = Column(.varchar(255)).unique()
      let about = Column(.text).nullable()
    }
  }

  enum WithAboutRenamed {
    struct Users: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let email = Column(.varchar(255)).unique()
      let about = Column(.text).nullable().renamed(from: "bio")
    }
  }

  enum WithoutBio {
    struct Users: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let email = Column(.varchar(255)).unique()
    }
  }

  enum WithRequiredAge {
    struct Users: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let email = Column(.varchar(255)).unique()
      let bio = Column(.text).nullable()
      let age = Column(.integer)
    }
  }

  enum Invalid {
    struct Users: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let email = Column(.varchar(255)).unique()
      let mail = Column("email", .varchar(255))
    }
  }

  static let base = Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4"), .dsql(foreignKeys: .application))
  {
    Users.self
  }

  static func variant<T: Table>(_ table: T.Type) -> Schema {
    Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4"), .dsql(foreignKeys: .application)) { table }
  }

  /// A folder in which the base schema was generated already.
  struct Project {
    var folder: URL

    func generate(_ schema: Schema, _ arguments: String..., created: String = "2026-11-21") -> (code: Int32, Transcript)
    {
      let transcript = Transcript()
      let code = GenerateMigration.run(
        schema,
        arguments: ["--output", folder.path] + arguments,
        console: transcript.console,
        created: created
      )
      return (code, transcript)
    }

    var files: [String: String] { TemporaryFolder.contents(of: folder) }
  }

  static func withProject(_ body: (Project) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let project = Project(folder: folder)
      let (code, transcript) = project.generate(base)
      try #require(code == 0, "\(transcript.text)")
      try body(project)
    }
  }

  @Test func theFirstRunWritesEveryFileOfEveryDialect() throws {
    try Self.withProject { project in
      let expected = ["postgres", "mysql", "dsql"].flatMap { dialect in
        ["0000_schema_migrations.sql", "0001_create_app.sql", "history.jsonl", "snapshot.json"].map {
          "\(dialect)/\($0)"
        }
      }
      #expect(project.files.keys.sorted() == ([".gitattributes", "SCHEMA.md"] + expected).sorted())
      let sql = try #require(project.files["postgres/0001_create_app.sql"])
      #expect(sql.contains("-- Created:   2026-11-21\n"))
      #expect(sql.contains(#"CREATE TABLE IF NOT EXISTS "users""#))
    }
  }

  @Test func theSameSchemaIsTheSameBytesAndASecondRunDoesNothing() throws {
    try Self.withProject { first in
      try Self.withProject { second in #expect(first.files == second.files) }
      let before = first.files
      let (code, transcript) = first.generate(Self.base, created: "2027-01-01")
      #expect(code == 0)
      #expect(transcript.text.contains("postgres: nothing to do"))
      #expect(first.files == before)
    }
  }

  @Test func aChangeBecomesTheNextNumberAndFilesThatWereThereStay() throws {
    try Self.withProject { project in
      let before = project.files
      let (code, transcript) = project.generate(Self.variant(WithNickname.Users.self))
      #expect(code == 0, "\(transcript.text)")
      #expect(project.files["postgres/0001_create_app.sql"] == before["postgres/0001_create_app.sql"])
      #expect(project.files["mysql/0002_add_users_nickname.sql"]?.contains("ALGORITHM=INSTANT") == true)
      #expect(transcript.text.contains("+ add users.nickname"))
      #expect(transcript.text.contains("risk  LOW"))
    }
  }

  @Test func aNameForTheFileCanBeGiven() throws {
    try Self.withProject { project in
      #expect(project.generate(Self.variant(WithNickname.Users.self), "--name", "Nicknames, at last!").code == 0)
      #expect(project.files["dsql/0002_nicknames_at_last.sql"] != nil)
    }
  }

  @Test func aDropBesideAnAddIsAskedAndNeverGuessed() throws {
    try Self.withProject { project in
      let before = project.files
      let (code, transcript) = project.generate(Self.variant(WithAboutForBio.Users.self))
      #expect(code == 2)
      #expect(transcript.text.contains(#".renamed(from: "bio")"#), "\(transcript.text)")
      #expect(transcript.text.contains("--allow-destructive users.bio"))
      #expect(project.files == before)

      let (renamed, renaming) = project.generate(Self.variant(WithAboutRenamed.Users.self))
      #expect(renamed == 0, "\(renaming.text)")
      #expect(project.files["postgres/0002_rename_users_bio_to_about.sql"] != nil, "\(project.files.keys)")
    }
  }

  @Test func aLossNeedsConsentByName() throws {
    try Self.withProject { project in
      let before = project.files
      let (code, transcript) = project.generate(Self.variant(WithoutBio.Users.self))
      #expect(code == 3)
      #expect(transcript.errors.last?.contains("--allow-destructive users.bio") == true)
      #expect(project.generate(Self.variant(WithoutBio.Users.self), "--allow-destructive", "users").code == 3)
      #expect(project.files == before)

      #expect(project.generate(Self.variant(WithoutBio.Users.self), "--allow-destructive", "users.bio").code == 0)
      let sql = try #require(project.files["postgres/0002_drop_users_bio.sql"])
      #expect(sql.contains("-- Risk:      HIGH."))
      #expect(sql.contains("-- Loses:     users.bio"))
    }
  }

  @Test func aRequiredColumnWithoutADefaultNeedsConsent() throws {
    try Self.withProject { project in
      let (code, transcript) = project.generate(Self.variant(WithRequiredAge.Users.self))
      #expect(code == 3)
      #expect(transcript.text.contains("--allow-destructive users.age"))
    }
  }

  @Test func anInvalidSchemaIsToldWithItsPlaceAndWritesNothing() throws {
    try TemporaryFolder.with { folder in
      let project = Project(folder: folder)
      let (code, transcript) = project.generate(Self.variant(Invalid.Users.self))
      #expect(code == 1)
      #expect(transcript.text.contains(/GenerateMigrationTests\.swift:\d+:\d+: error: .*email/), "\(transcript.text)")
      #expect(project.files.isEmpty)
    }
  }

  @Test func checkTellsWhatIsOwedAndWritesNothing() throws {
    try Self.withProject { project in
      let before = project.files
      #expect(project.generate(Self.base, "--check").code == 0)
      let (code, transcript) = project.generate(Self.variant(WithNickname.Users.self), "--check")
      #expect(code == 4)
      #expect(transcript.text.contains("by 1 change: add users.nickname"))
      #expect(project.files == before)
    }
  }

  @Test func checkFindsAnEditedFile() throws {
    try Self.withProject { project in
      let file = project.folder.appendingPathComponent("mysql/0001_create_app.sql")
      try Data("-- edited\n".utf8).write(to: file)
      let (code, transcript) = project.generate(Self.base, "--check")
      #expect(code == 1)
      #expect(transcript.text.contains("mysql/0001_create_app.sql: error: it was edited"))
    }
  }

  @Test func previewPrintsTheSQLAndWritesNothing() throws {
    try Self.withProject { project in
      let before = project.files
      let (code, transcript) = project.generate(
        Self.variant(WithNickname.Users.self),
        "--preview",
        "--dialect",
        "postgres"
      )
      #expect(code == 0)
      #expect(transcript.text.contains(#"ADD COLUMN IF NOT EXISTS "nickname" varchar(40)"#))
      #expect(!transcript.text.contains("mysql"))
      #expect(project.files == before)
    }
  }

  @Test func aMigrationOfOnesOwnIsADraftUntilTheNextRun() throws {
    try Self.withProject { project in
      #expect(project.generate(Self.base, "--empty", "--name", "fill bios", "--dialect", "postgres").code == 0)
      let file = project.folder.appendingPathComponent("postgres/0002_fill_bios.sql")
      #expect(project.generate(Self.base, "--check").code == 4)
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      try Data(text.replacing("-- Write SQL here", with: "UPDATE users SET bio = '';\n-- Write SQL here").utf8).write(
        to: file
      )
      #expect(project.generate(Self.base).code == 0)
      #expect(project.generate(Self.base, "--check").code == 0)
      try Data("edited later".utf8).write(to: file)
      #expect(project.generate(Self.base, "--check").code == 1)
    }
  }

  @Test func draftsOfSeveralDialectsAreSealedWhateverTheirNumbers() throws {
    try Self.withProject { project in
      #expect(project.generate(Self.variant(WithNickname.Users.self), "--dialect", "mysql").code == 0)
      #expect(project.generate(Self.variant(WithNickname.Users.self), "--dialect", "postgres").code == 0)
      #expect(
        project.generate(Self.variant(WithNickname.Users.self), "--empty", "--name", "a", "--dialect", "mysql").code
          == 0
      )
      #expect(project.generate(Self.base, "--empty", "--name", "b", "--dialect", "dsql").code == 0)
      #expect(
        project.generate(Self.variant(WithNickname.Users.self), "--dialect", "mysql", "--dialect", "dsql").code == 0
      )
      #expect(project.generate(Self.variant(WithNickname.Users.self), "--check").code == 0)
    }
  }

  @Test func jsonIsOneObject() throws {
    try Self.withProject { project in
      let (code, transcript) = project.generate(Self.variant(WithNickname.Users.self), "--json")
      #expect(code == 0)
      #expect(transcript.output.count == 1)
      let object = try JSONSerialization.jsonObject(with: Data(transcript.output[0].utf8)) as? [String: Any]
      #expect(object?["version"] as? Int == 1)
      #expect(object?["status"] as? String == "generated")
      #expect((object?["written"] as? [String])?.count == 10)
    }
  }

  @Test func jsonSaysWhyNothingWasWritten() throws {
    try Self.withProject { project in
      let (code, transcript) = project.generate(Self.variant(WithoutBio.Users.self), "--json")
      #expect(code == 3)
      #expect(transcript.output.count == 1)
      let object = try JSONSerialization.jsonObject(with: Data(transcript.output[0].utf8)) as? [String: Any]
      #expect(object?["status"] as? String == "consent missing")
      #expect((object?["messages"] as? [String])?.isEmpty == false)
    }
  }

  @Test(arguments: [
    ["--nonsense"], ["--check", "--preview"], ["--empty"], ["--name", "!!!"], ["--dialect", "oracle"],
  ])
  func wrongUsageIsExitCode2(arguments: [String]) throws {
    try TemporaryFolder.with { folder in
      let transcript = Transcript()
      let code = GenerateMigration.run(
        Self.base,
        arguments: ["--output", folder.path] + arguments,
        console: transcript.console
      )
      #expect(code == 2)
      #expect(!transcript.errors.isEmpty)
      #expect(TemporaryFolder.contents(of: folder).isEmpty)
    }
  }

  @Test func helpIsNoError() {
    let transcript = Transcript()
    #expect(GenerateMigration.run(Self.base, arguments: ["--help"], console: transcript.console) == 0)
    #expect(transcript.text.contains("--allow-destructive"))
  }
}
