import Cairn
import Foundation
import GeneratorSupport
import TestSupport
import Testing

@testable import MigrationFiles

@Suite struct SquashTests {
  /// 0001 users, 0002 age, 0003 nickname, 0004 by hand where asked for.
  static func withFolder(
    handWrittenAt place: Int? = nil,
    _ body: (BranchedProject, Schema) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let schemas = [
        Branches.schema(Branches.Users.self), Branches.schema(Branches.Age.Users.self),
        Branches.schema(Branches.AgeAndNickname.Users.self),
        Branches.schema(Branches.AgeAndNickname.Users.self, Branches.Tags.self),
      ]
      for (index, schema) in schemas.enumerated() {
        let (code, transcript) = project.generate(schema)
        try #require(code == 0, "\(transcript.text)")
        if index + 1 == place {
          try #require(project.generate(schema, "--empty", "--name", "by hand").code == 0)
          try #require(project.generate(schema).code == 0)
        }
      }
      try body(project, schemas[schemas.count - 1])
    }
  }

  static func history(_ project: BranchedProject, _ dialect: String) throws -> [HistoryEntry] {
    let text = try #require(project.files["\(dialect)/history.jsonl"])
    return try History(Data(text.utf8), file: "h").entries
  }

  @Test(arguments: ["2..3", "0002..0003", "0002_add_users_age..0003_change_users"])
  func oneFileTakesThePlaceOfSeveral(range: String) throws {
    try Self.withFolder { project, schema in
      let before = project.files
      let replaced = try Self.history(project, "mysql")[2...3]
      let (code, transcript) = project.generate(schema, "--squash", range)
      #expect(code == 0, "\(transcript.text)")
      for dialect in ["postgres", "mysql"] {
        #expect(
          project.sql(dialect).map(\.name) == [
            "0000_schema_migrations.sql", "0001_create_app.sql", "0003_squashed_0002_to_0003.sql",
            "0004_create_table_tags.sql",
          ]
        )
        #expect(project.files["\(dialect)/snapshot.json"] == before["\(dialect)/snapshot.json"])
      }
      let sql = try #require(project.files["mysql/0003_squashed_0002_to_0003.sql"])
      #expect(sql.contains("-- Requires:  0001_create_app\n"))
      let entry = try Self.history(project, "mysql")[2]
      #expect(entry.replaces.map(\.migration) == ["0002_add_users_age", "0003_change_users"])
      #expect(entry.replaces.map(\.sha256) == replaced.map { $0.checksum ?? "" })
      #expect(
        sql.contains(
          """
          -- Replaces:  0002_add_users_age sha256:\(entry.replaces[0].sha256)
          --            0003_change_users sha256:\(entry.replaces[1].sha256)
          """
        ),
        "\(sql)"
      )
      let (checked, check) = project.generate(schema, "--check")
      #expect(checked == 0, "\(check.text)")
    }
  }

  @Test func theNewestMigrationsCanBeSquashedAndNumbersGoOn() throws {
    try Self.withFolder { project, schema in
      #expect(project.generate(schema, "--squash", "1..4", "--name", "app").code == 0)
      #expect(project.sql("postgres").map(\.name) == ["0000_schema_migrations.sql", "0004_app.sql"])
      #expect(project.generate(schema, "--check").code == 0)
      let next = Branches.schema(Branches.AgeAndNickname.Users.self, Branches.Tags.self, Branches.Notes.self)
      #expect(project.generate(next).code == 0)
      #expect(project.sql("postgres").last?.name == "0005_create_table_notes.sql")
      // And once more, over one that was squashed.
      let (code, transcript) = project.generate(next, "--squash", "4..5")
      #expect(code == 0, "\(transcript.text)")
      #expect(project.generate(next, "--check").code == 0)
      let entry = try #require(try Self.history(project, "postgres").last)
      #expect(entry.replaces.map(\.migration) == ["0004_app", "0005_create_table_notes"])
      #expect(entry.replaces.first?.replaces?.count == 4)
    }
  }

  @Test func renamesStayRenames() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      for schema in [Branches.Users.self, Branches.Mail.Users.self, Branches.LongMail.Users.self] as [any Table.Type] {
        #expect(project.generate(Branches.schema(schema)).code == 0)
      }
      let schema = Branches.schema(Branches.LongMail.Users.self)
      let (code, transcript) = project.generate(schema, "--squash", "2..3")
      #expect(code == 0, "\(transcript.text)")
      let sql = try #require(project.sql("postgres").last?.text)
      #expect(sql.contains(#"RENAME COLUMN "email" TO "mail""#), "\(sql)")
      #expect(sql.contains("varchar(150)"))
      #expect(!sql.contains("DROP COLUMN"))
      #expect(project.generate(schema, "--check").code == 0)
    }
  }

  @Test func handWrittenMigrationsStayOutsideAtTheEnds() throws {
    try Self.withFolder(handWrittenAt: 3) { project, schema in
      #expect(project.generate(schema, "--squash", "2..4").code == 0)
      #expect(
        project.sql("mysql").map(\.name) == [
          "0000_schema_migrations.sql", "0001_create_app.sql", "0003_squashed_0002_to_0003.sql", "0004_by_hand.sql",
          "0005_create_table_tags.sql",
        ]
      )
      #expect(project.generate(schema, "--check").code == 0)
    }
  }

  static let refusals: [(range: String, place: Int?, code: Int32, message: String)] = [
    ("2..5", 3, 1, "0004_by_hand.sql in this range was written by hand"),
    ("2..9", nil, 2, "has no migration 9"),
    ("3..2", nil, 2, "no range of two or more"),
    ("0..3", nil, 2, "0000_schema_migrations makes Cairn's own table"),
    ("two..3", nil, 2, "--squash 0003..0007"),
  ]

  @Test(arguments: refusals.indices) func isRefusedAndLeavesAllAsItWas(index: Int) throws {
    let (range, place, code, message) = Self.refusals[index]
    try Self.withFolder(handWrittenAt: place) { project, schema in
      let before = project.files
      let (ended, transcript) = project.generate(schema, "--squash", range)
      #expect(ended == code)
      #expect(transcript.text.contains(message), "\(transcript.text)")
      #expect(project.files == before)
    }
  }

  @Test func whatIsDroppedAndMadeAnewIsNotPutTogether() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let (with, without) = (Branches.schema(Branches.Users.self), Branches.schema(Branches.WithoutBio.Users.self))
      #expect(project.generate(with).code == 0)
      #expect(project.generate(without, "--allow-destructive", "users.bio").code == 0)
      #expect(project.generate(with).code == 0)
      let (code, transcript) = project.generate(with, "--squash", "2..3")
      #expect(code == 1)
      #expect(transcript.text.contains("'users.bio' is dropped and made anew in this range"), "\(transcript.text)")
    }
  }

  @Test func anEditedFileIsNotSquashed() throws {
    try Self.withFolder { project, schema in
      try Data("-- edited\n".utf8).write(to: project.generated.appendingPathComponent("mysql/0002_add_users_age.sql"))
      let (code, transcript) = project.generate(schema, "--squash", "2..3")
      #expect(code == 1)
      #expect(transcript.text.contains("it was edited"))
    }
  }

  @Test func aDatabaseHasItWholeOrNotAtAllOrIsTold() throws {
    try Self.withFolder { project, schema in
      #expect(project.generate(schema, "--squash", "2..3").code == 0)
      let entry = try Self.history(project, "postgres")[2]
      let parts = Dictionary(uniqueKeysWithValues: entry.replaces.map { ($0.migration, $0.sha256) })
      #expect(HistoryHead(entry).standing(amongApplied: [:]) == .pending)
      #expect(HistoryHead(entry).standing(amongApplied: parts) == .applied)
      #expect(
        HistoryHead(entry).standing(amongApplied: [entry.migration.description: entry.checksum ?? ""]) == .applied
      )
      #expect(
        HistoryHead(entry).standing(amongApplied: ["0002_add_users_age": entry.replaces[0].sha256])
          == .partly(applied: ["0002_add_users_age"], missing: ["0003_change_users"])
      )
      var edited = parts
      edited["0003_change_users"] = "other"
      #expect(HistoryHead(entry).standing(amongApplied: edited) == .edited(["0003_change_users"]))
    }
  }
}
