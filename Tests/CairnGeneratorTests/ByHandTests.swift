import Cairn
import CairnGenerator
import Foundation
import GeneratorSupport
import MigrationFiles
import TestSupport
import Testing

/// `--by-hand`: SQL of the author's for changes that are owed, alone and between branches.
@Suite struct ByHandTests {
  private static let base = Branches.schema(Branches.Users.self)
  private static let nickname = Branches.schema(Branches.Nickname.Users.self)
  private static let sql = "ALTER TABLE users ADD COLUMN nickname varchar(40);"

  private enum About {
    struct Users: Table {
      let id = Column(.bigint).primaryKey()
      let email = Column(.varchar(100)).unique()
      let about = Column(.text).nullable()
    }
  }

  @Test func theFileStandsForAllThatIsOwed() throws {
    try BranchedProject.with(Self.base, main: [], topic: []) { project in
      let begun = project.generate(Self.nickname, "--by-hand", "--name", "own way", "--dialect", "postgres")
      #expect(begun.code == 0, "\(begun.transcript.text)")
      let text = try #require(project.files["postgres/0002_own_way.sql"])
      #expect(
        text.contains(
          "-- Changes:   add users.nickname\n--            add index users_nickname_idx on users\n-- Type:      hand-written"
        )
      )
      #expect(project.files["mysql/0002_own_way.sql"] == nil)
      #expect(project.generate(Self.nickname, "--check", "--dialect", "postgres").code == 4)
      let sealed = project.generate(Self.nickname, "--dialect", "postgres")
      #expect(sealed.code == 0 && sealed.transcript.text.contains("its checksum is in the history now"))
      #expect(project.generate(Self.nickname, "--check", "--dialect", "postgres").code == 0)
      #expect(project.files["postgres/0003_change_users.sql"] == nil)
      // The other dialect's is Cairn's own.
      #expect(project.generate(Self.nickname).code == 0)
      #expect(project.files["mysql/0002_change_users.sql"] != nil)
      let folder = try MigrationFolder(path: project.generated.appendingPathComponent("postgres").path, label: "")
      let entries = try folder.history.entries
      #expect(entries.last?.isHandWritten == true && entries.last?.changes.count == 2)
      #expect(try folder.history.heads.last?.isHandWritten == true)
      #expect(try folder.states().last == folder.snapshot?.schema)
    }
  }

  @Test(arguments: ["--by-hand", "--empty"]) func jsonNamesTheFilesThatWereBegun(mode: String) throws {
    try BranchedProject.with(Self.base, main: [], topic: []) { project in
      let (code, transcript) = project.generate(Self.nickname, mode, "--name", "own", "--dialect", "mysql", "--json")
      #expect(code == 0 && transcript.output.count == 1, "\(transcript.text)")
      let object = try JSONSerialization.jsonObject(with: Data(transcript.output[0].utf8)) as? [String: Any]
      #expect(object?["status"] as? String == "begun")
      let written = object?["written"] as? [String] ?? []
      #expect(written.contains { $0.hasSuffix("mysql/0002_own.sql") }, "\(written)")
      let changes = (object?["dialects"] as? [[String: Any]])?.first?["changes"] as? [Any]
      #expect(changes?.count == (mode == "--empty" ? 0 : 2))
    }
  }

  @Test func nothingIsBegunWhereNothingIsOwedOrSomethingIsUndecided() throws {
    try BranchedProject.with(Self.base, main: [], topic: []) { project in
      let before = project.files
      func refused(_ schema: Schema, _ arguments: String..., saying words: String) {
        let (code, transcript) = project.generate(schema, arguments)
        #expect(code == 2 && transcript.text.contains(words), "\(transcript.text)")
      }
      refused(Self.base, "--by-hand", "--name", "x", saying: "no change is owed; --empty begins a migration")
      refused(Self.nickname, "--by-hand", saying: "--by-hand needs --name")
      refused(Self.nickname, "--by-hand", "--empty", "--name", "x", saying: "cannot stand together")
      refused(Branches.schema(About.Users.self), "--by-hand", "--name", "x", saying: ".renamed(from:")
      #expect(project.files == before)
    }
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let (code, transcript) = project.generate(Self.base, "--by-hand", "--name", "x")
      #expect(code == 2 && transcript.text.contains("has no migration yet"), "\(transcript.text)")
    }
  }

  // MARK: Between branches

  @Test(arguments: RebaseTests.Way.allCases) func itKeepsItsChangesBehindTheirs(way: RebaseTests.Way) throws {
    try RebaseTests.rebase(
      way,
      Branches.schema(Branches.AgeAndNickname.Users.self),
      main: [.schema(Branches.schema(Branches.Age.Users.self))],
      topic: [.byHand(Self.nickname, name: "own", sql: Self.sql)]
    ) { project, _ in
      for dialect in ["postgres", "mysql"] {
        #expect(project.sql(dialect).map(\.name).suffix(2) == ["0002_add_users_age.sql", "0003_own.sql"])
        let folder = try MigrationFolder(path: project.generated.appendingPathComponent(dialect).path, label: "")
        let entries = try folder.history.entries
        #expect(entries.last?.isByHand == true && entries.last?.changes.count == 2)
        #expect(try folder.states().last == folder.snapshot?.schema)
      }
    }
  }

  @Test func whatStandsBeforeItDoesNotTakeItsChanges() throws {
    let users = Branches.schema(Branches.Users.self, Branches.Notes.self)
    let nickname = Branches.schema(Branches.Nickname.Users.self, Branches.Notes.self)
    try RebaseTests.rebase(
      .merge,
      Branches.schema(Branches.Nickname.Users.self, Branches.Notes.self, Branches.Tags.self),
      main: [.schema(Branches.schema(Branches.Users.self, Branches.Tags.self))],
      topic: [.schema(users), .byHand(nickname, name: "own", sql: Self.sql)]
    ) { project, _ in
      #expect(
        project.sql("mysql").map(\.name).suffix(3) == [
          "0002_create_table_tags.sql", "0003_create_table_notes.sql", "0004_own.sql",
        ]
      )
      #expect(project.files["mysql/0003_create_table_notes.sql"]?.contains("nickname") == false)
      #expect(project.files["mysql/0004_own.sql"]?.contains(Self.sql) == true)
    }
  }

  @Test func changesThatDoNotFitBehindTheirsAreRefused() throws {
    try BranchedProject.with(
      Self.base,
      main: [.schema(Self.nickname)],
      topic: [.byHand(Self.nickname, name: "own", sql: Self.sql)]
    ) { project in
      try project.conflict("merge", "main")
      let before = project.files
      let (code, transcript) = project.generate(Self.nickname, "--rebase")
      #expect(code == 1, "\(transcript.text)")
      #expect(transcript.text.contains("0002_own was written by hand for changes that do not fit behind theirs"))
      #expect(project.files == before)
    }
  }
}
