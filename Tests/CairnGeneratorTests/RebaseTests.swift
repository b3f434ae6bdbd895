import Cairn
import Foundation
import GeneratorSupport
import MigrationFiles
import TestSupport
import Testing

/// `--rebase` in real git merges and rebases, with real conflicts.
@Suite struct RebaseTests {
  typealias Commit = BranchedProject.Commit

  enum Way: CaseIterable {
    case merge, rebase
  }

  /// Stops in the conflict, rebases the migrations, and shows that `--check` is content.
  static func rebase(
    _ way: Way,
    _ merged: Schema,
    main: [Commit],
    topic: [Commit],
    base: Schema = Branches.schema(Branches.Users.self),
    arguments: [String] = [],
    _ body: (BranchedProject, Transcript) throws -> Void
  ) throws {
    try BranchedProject.with(base, main: main, topic: topic) { project in
      let theirs = try project.git("ls-tree", "-r", "--name-only", "main", "Generated")
      try project.conflict(way == .merge ? "merge" : "rebase", "main")
      let (code, transcript) = project.generate(merged, ["--rebase"] + arguments)
      try #require(code == 0, "\(transcript.text)")
      let (checked, check) = project.generate(merged, "--check")
      #expect(checked == 0, "\(check.text)")
      for path in theirs.split(separator: "\n") where path.hasSuffix(".sql") {
        let committed = try project.git("show", "main:\(path)")
        let file = project.folder.appendingPathComponent(String(path))
        #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == committed, "\(path)")
      }
      try project.git("add", "--all", "Generated")
      if way == .merge { try project.commitAll("merge") } else { try project.git("rebase", "--continue") }
      #expect(project.generate(merged, "--check").code == 0)
      #expect(project.generate(merged).transcript.text.contains("nothing to do"))
      try body(project, transcript)
    }
  }

  // MARK: What both sides may do

  @Test(arguments: Way.allCases) func twoBranchesThatAddATableEach(way: Way) throws {
    let schema = Branches.schemaWithDSQL
    try Self.rebase(
      way,
      schema([Branches.Users.self, Branches.Notes.self, Branches.Tags.self]),
      main: [.schema(schema([Branches.Users.self, Branches.Tags.self]))],
      topic: [.schema(schema([Branches.Users.self, Branches.Notes.self]))],
      base: schema([Branches.Users.self])
    ) { project, transcript in
      for dialect in ["postgres", "mysql", "dsql"] {
        #expect(
          project.sql(dialect).map(\.name) == [
            "0000_schema_migrations.sql", "0001_create_app.sql", "0002_create_table_tags.sql",
            "0003_create_table_notes.sql",
          ]
        )
      }
      let sql = try #require(project.files["postgres/0003_create_table_notes.sql"])
      #expect(sql.contains("-- Requires:  0002_create_table_tags\n"))
      #expect(sql.contains("-- Migration: 0003_create_table_notes.sql"))
      #expect(!sql.contains("tags\" ("))
      #expect(!transcript.text.contains("both sides touch"))
      #expect(transcript.text.contains("0002_create_table_notes applied needs cairn repair"))
      // By this cairn repair knows what such a database has.
      let history = try #require(project.files["postgres/history.jsonl"])
      #expect(history.contains(#""was":[{"migration":"0002_create_table_notes","sha256":""#))
    }
  }

  @Test(arguments: Way.allCases) func twoBranchesThatChangeOneTable(way: Way) throws {
    try Self.rebase(
      way,
      Branches.schema(Branches.AgeAndNickname.Users.self),
      main: [.schema(Branches.schema(Branches.Age.Users.self))],
      topic: [.schema(Branches.schema(Branches.Nickname.Users.self))]
    ) { project, transcript in
      let sql = try #require(project.files["postgres/0003_change_users.sql"])
      #expect(sql.contains(#"ADD COLUMN IF NOT EXISTS "nickname" varchar(40)"#))
      #expect(sql.contains("users_nickname_idx"))
      #expect(!sql.contains("\"age\""))
      #expect(
        transcript.text.contains(
          "note: postgres, mysql: both sides touch table 'users': yours 0002_change_users (add users.nickname; "
            + "add index users_nickname_idx on users); theirs 0002_add_users_age (add users.age)"
        ),
        "\(transcript.text)"
      )
    }
  }

  @Test(arguments: Way.allCases) func twoBranchesThatChangeOneColumn(way: Way) throws {
    try Self.rebase(
      way,
      Branches.schema(Branches.LongDefaultEmail.Users.self),
      main: [.schema(Branches.schema(Branches.DefaultEmail.Users.self))],
      topic: [.schema(Branches.schema(Branches.LongEmail.Users.self))]
    ) { project, transcript in
      let sql = try #require(project.files["mysql/0003_change_users_email_type.sql"])
      #expect(sql.contains("varchar(150)"))
      #expect(
        transcript.text.contains("both sides touch 'users.email': yours 0002_change_users_email_type"),
        "\(transcript.text)"
      )
    }
  }

  @Test(arguments: Way.allCases) func theirsRenamesWhatOursAlters(way: Way) throws {
    try Self.rebase(
      way,
      Branches.schema(Branches.LongMail.Users.self),
      main: [.schema(Branches.schema(Branches.Mail.Users.self))],
      topic: [.schema(Branches.schema(Branches.LongEmail.Users.self))]
    ) { project, transcript in
      let sql = try #require(project.files["postgres/0003_change_users_email_type.sql"])
      #expect(sql.contains(#"ALTER COLUMN "mail" TYPE varchar(150)"#), "\(sql)")
      #expect(transcript.text.contains("(rename users.email to mail)"), "\(transcript.text)")
    }
  }

  @Test(arguments: Way.allCases) func oursRenamesWhatTheirsAlters(way: Way) throws {
    try Self.rebase(
      way,
      Branches.schema(Branches.LongMail.Users.self),
      main: [.schema(Branches.schema(Branches.LongEmail.Users.self))],
      topic: [.schema(Branches.schema(Branches.Mail.Users.self))]
    ) { project, _ in
      let file = try #require(project.sql("postgres").last)
      #expect(file.name.hasPrefix("0003_"))
      #expect(file.text.contains(#"RENAME COLUMN "email" TO "mail""#), "\(file.text)")
      #expect(!file.text.contains("varchar(150)"))
    }
  }

  @Test func whatTheirsDidAlreadyIsNotDoneAgain() throws {
    try Self.rebase(
      .merge,
      Branches.schema(Branches.LongerEmail.Users.self),
      main: [.schema(Branches.schema(Branches.LongerEmail.Users.self))],
      topic: [.schema(Branches.schema(Branches.LongEmail.Users.self))]
    ) { project, transcript in
      #expect(project.sql("postgres").map(\.name).last == "0002_change_users_email_type.sql")
      #expect(project.sql("postgres").count == 3)
      #expect(transcript.text.contains("0002_change_users_email_type: nothing of it is left to do"))
    }
  }

  // MARK: Consent

  @Test func consentStaysGoodForTheSameChange() throws {
    try Self.rebase(
      .merge,
      Branches.postgresSchema(Branches.WithoutBioWithAge.Users.self),
      main: [.schema(Branches.postgresSchema(Branches.Age.Users.self))],
      topic: [.schema(Branches.postgresSchema(Branches.WithoutBio.Users.self), consent: ["users.bio"])],
      base: Branches.postgresSchema(Branches.Users.self)
    ) { project, _ in
      #expect(project.files["postgres/0003_drop_users_bio.sql"]?.contains("-- Loses:     users.bio") == true)
    }
  }

  @Test func consentIsAskedAgainWhereTheirsChangedWhatIsDropped() throws {
    let (main, topic) = (
      Branches.schema(Branches.CommentedBio.Users.self), Branches.schema(Branches.WithoutBio.Users.self)
    )
    try BranchedProject.with(
      Branches.schema(Branches.Users.self),
      main: [.schema(main)],
      topic: [.schema(topic, consent: ["users.bio"])]
    ) { project in
      try project.conflict("merge", "main")
      let before = project.files
      let (code, transcript) = project.generate(topic, "--rebase")
      #expect(code == 3, "\(transcript.text)")
      #expect(transcript.text.contains("both sides touch 'users.bio'"))
      #expect(transcript.text.contains("--allow-destructive users.bio"))
      #expect(project.files == before)
      #expect(project.generate(topic, "--rebase", "--allow-destructive", "users.bio").code == 0)
      #expect(project.generate(topic, "--check").code == 0)
    }
  }

  // MARK: What cannot both hold

  /// The two branches' schemas, what the Swift was merged to, and what is said of it.
  static let contradictions: [(main: Commit, topic: Commit, merged: Schema, message: String)] = [
    (
      .schema(Branches.schema(Branches.Mail.Users.self)), .schema(Branches.schema(Branches.Address.Users.self)),
      Branches.schema(Branches.Address.Users.self), "both sides rename 'users.email'"
    ),
    (
      .schema(Branches.schema(Branches.Mail.Users.self)), .schema(Branches.schema(Branches.LongEmail.Users.self)),
      Branches.schema(Branches.LongMailAndEmail.Users.self), "'users.email' would be made anew and empty"
    ),
    (
      .schema(Branches.schema(Branches.WithoutBio.Users.self), consent: ["users.bio"]),
      .schema(Branches.schema(Branches.RequiredBio.Users.self), consent: ["users.bio"]),
      Branches.schema(Branches.RequiredBio.Users.self), "'users.bio' would be made anew and empty"
    ),
    (
      .schema(Branches.schema(Branches.Age.Users.self)), .schema(Branches.schema(Branches.Nickname.Users.self)),
      Branches.schema(Branches.Nickname.Users.self), "'users.age': drop users.age would take back"
    ),
    (
      .schema(Branches.schema(Branches.LongEmail.Users.self)), .schema(Branches.schema(Branches.Nickname.Users.self)),
      Branches.schema(Branches.Nickname.Users.self), "'users.email': change users.email: type would take back"
    ),
  ]

  @Test(arguments: contradictions.indices) func isRefusedAndLeavesAllAsItWas(index: Int) throws {
    let (main, topic, merged, message) = Self.contradictions[index]
    try BranchedProject.with(Branches.schema(Branches.Users.self), main: [main], topic: [topic]) { project in
      try project.conflict("merge", "main")
      let before = project.files
      let (code, transcript) = project.generate(merged, "--rebase")
      #expect(code == 2, "\(transcript.text)")
      #expect(transcript.text.contains("error: postgres, mysql: \(message)"), "\(transcript.text)")
      #expect(project.files == before)
    }
  }

  @Test func aNameForTheirNameSettlesTwoRenames() throws {
    try Self.rebase(
      .merge,
      Branches.schema(Branches.AddressFromMail.Users.self),
      main: [.schema(Branches.schema(Branches.Mail.Users.self))],
      topic: [.schema(Branches.schema(Branches.Address.Users.self))]
    ) { project, _ in
      #expect(project.sql("mysql").last?.text.contains("RENAME COLUMN `mail` TO `address`") == true)
    }
  }

  // MARK: Several migrations, and those of the author's hand

  static let fill = "UPDATE users SET nickname = 'none' WHERE nickname IS NULL;"

  static let severalCommits: [Commit] = [
    .schema(Branches.schema(Branches.Nickname.Users.self)),
    .handWritten(Branches.schema(Branches.Nickname.Users.self), name: "fill nicknames", sql: fill),
    .schema(Branches.schema(Branches.RequiredNickname.Users.self), consent: ["users.nickname"]),
  ]

  @Test func severalMigrationsKeepTheirOrderAndTheirNames() throws {
    try Self.rebase(
      .merge,
      Branches.schema(Branches.AgeAndRequiredNickname.Users.self),
      main: [.schema(Branches.schema(Branches.Age.Users.self))],
      topic: Self.severalCommits
    ) { project, transcript in
      for dialect in ["postgres", "mysql"] {
        #expect(
          project.sql(dialect).map(\.name) == [
            "0000_schema_migrations.sql", "0001_create_app.sql", "0002_add_users_age.sql", "0003_change_users.sql",
            "0004_fill_nicknames.sql", "0005_change_users_nickname_null.sql",
          ]
        )
      }
      let carried = try #require(project.files["postgres/0004_fill_nicknames.sql"])
      let before = try project.git("show", "topic^1:Generated/postgres/0003_fill_nicknames.sql")
      #expect(
        carried
          == before.replacing("0003_fill_nicknames.sql", with: "0004_fill_nicknames.sql")
          .replacing("0002_change_users", with: "0003_change_users")
      )
      #expect(carried.contains(Self.fill))
      #expect(transcript.text.contains("0003_fill_nicknames is 0004_fill_nicknames now, as you wrote it"))
    }
  }

  @Test func eachCommitOfARebaseIsRebasedByItself() throws {
    try BranchedProject.with(
      Branches.schema(Branches.Users.self),
      main: [.schema(Branches.schema(Branches.Users.self, Branches.Tags.self))],
      topic: [
        .schema(Branches.schema(Branches.Users.self, Branches.Notes.self)),
        .schema(Branches.schema(Branches.Nickname.Users.self, Branches.Notes.self)),
      ]
    ) { project in
      try project.conflict("rebase", "main")
      let first = Branches.schema(Branches.Users.self, Branches.Tags.self, Branches.Notes.self)
      #expect(project.generate(first, "--rebase").code == 0)
      try project.git("add", "--all")
      try project.conflict("rebase", "--continue")
      let second = Branches.schema(Branches.Nickname.Users.self, Branches.Tags.self, Branches.Notes.self)
      let (code, transcript) = project.generate(second, "--rebase")
      #expect(code == 0, "\(transcript.text)")
      #expect(!transcript.text.contains("both sides touch"), "\(transcript.text)")
      try project.git("add", "--all")
      try project.git("rebase", "--continue")
      #expect(project.generate(second, "--check").code == 0)
      #expect(
        project.sql("mysql").map(\.name).suffix(3) == [
          "0002_create_table_tags.sql", "0003_create_table_notes.sql", "0004_change_users.sql",
        ]
      )
    }
  }

  @Test func aFileOfTheSameNameOnBothSidesIsNotLost() throws {
    let schema = Branches.schema(Branches.Users.self)
    try Self.rebase(
      .merge,
      schema,
      main: [.handWritten(schema, name: "fill", sql: "UPDATE users SET bio = 'theirs';")],
      topic: [.handWritten(schema, name: "fill", sql: "UPDATE users SET bio = 'ours';")]
    ) { project, _ in
      #expect(project.files["postgres/0002_fill.sql"]?.contains("'theirs'") == true)
      #expect(project.files["postgres/0003_fill.sql"]?.contains("'ours'") == true)
      #expect(project.files["postgres/0003_fill.sql"]?.contains("-- Requires:  0002_fill\n") == true)
      #expect(project.files["postgres/0003_fill.sql"]?.contains("<<<<") == false)
    }
  }

  // MARK: Squashes

  private static let squashBase = Branches.schema(Branches.Users.self)
  private static let squashOurs = Branches.schema(Branches.AgeAndNickname.Users.self)
  private static let squashTheirs = Branches.schema(Branches.Users.self, Branches.Tags.self)
  private static let squashMerged = Branches.schema(Branches.AgeAndNickname.Users.self, Branches.Tags.self)

  /// Its parts are on no other side: it is a migration like others.
  @Test func aSquashOfOursAloneIsMadeAnew() throws {
    let ours = [Commit.schema(Branches.schema(Branches.Age.Users.self)), .schema(Self.squashOurs)]
    try BranchedProject.with(Self.squashBase, main: [.schema(Self.squashTheirs)], topic: ours) { project in
      #expect(project.generate(Self.squashOurs, "--squash", "2..3").code == 0)
      try project.commitAll("squash")
      try project.conflict("merge", "main")
      let (code, transcript) = project.generate(Self.squashMerged, "--rebase")
      #expect(code == 0, "\(transcript.text)")
      for dialect in ["postgres", "mysql"] {
        #expect(
          project.sql(dialect).map(\.name) == [
            "0000_schema_migrations.sql", "0001_create_app.sql", "0002_create_table_tags.sql", "0003_change_users.sql",
          ]
        )
        let entry = try #require(try SquashTests.history(project, dialect).last)
        #expect(entry.replaces.isEmpty && entry.changes.count > 1)
      }
      #expect(project.generate(Self.squashMerged, "--check").code == 0)
      #expect(project.generate(Self.squashMerged).transcript.text.contains("nothing to do"))
    }
  }

  /// Behind 0001, which both have, 0002 is theirs too or not.
  private static func withSharedSquash(
    of range: String,
    onMain: [Schema],
    _ body: (BranchedProject) throws -> Void
  ) throws {
    let age = Branches.schema(Branches.Age.Users.self)
    try BranchedProject.with(squashBase, main: onMain.map { .schema($0) }, topic: []) { project in
      if onMain.first != nil { try project.git("reset", "--quiet", "--hard", "main~\(onMain.count - 1)") }
      if project.sql("mysql").count < 3 { #expect(project.generate(age).code == 0) }
      try project.commitAll("age")
      #expect(project.generate(age, "--squash", range).code == 0)
      try project.commitAll("squash")
      #expect(project.generate(squashOurs).code == 0)
      try project.commitAll("nickname")
      try body(project)
    }
  }

  /// Databases have what it replaces one by one, and there it stays.
  @Test(arguments: Way.allCases) func aSquashOfWhatBothHaveIsTakenBack(way: Way) throws {
    let age = Branches.schema(Branches.Age.Users.self)
    let theirs = Branches.schema(Branches.Age.Users.self, Branches.Tags.self)
    try Self.withSharedSquash(of: "1..2", onMain: [age, theirs]) { project in
      try project.conflict(way == .merge ? "merge" : "rebase", "main")
      if way == .rebase {
        // The commit of the squash, and then the one behind it.
        let (code, transcript) = project.generate(theirs, "--rebase")
        #expect(code == 0, "\(transcript.text)")
        try project.git("add", "--all", "Generated")
        try project.conflict("rebase", "--continue")
      }
      let (code, transcript) = project.generate(Self.squashMerged, "--rebase")
      #expect(code == 0, "\(transcript.text)")
      if way == .merge {
        let note = "0002_squashed_0001_to_0002: nothing of it is left to do, theirs did it all"
        #expect(transcript.text.contains(note), "\(transcript.text)")
      }
      for dialect in ["postgres", "mysql"] {
        #expect(
          project.sql(dialect).map(\.name) == [
            "0000_schema_migrations.sql", "0001_create_app.sql", "0002_add_users_age.sql", "0003_create_table_tags.sql",
            "0004_change_users.sql",
          ]
        )
      }
      #expect(project.generate(Self.squashMerged, "--check").code == 0)
      #expect(project.generate(Self.squashMerged).transcript.text.contains("nothing to do"))
    }
  }

  @Test func aSquashOfTheirsAndOursIsRefusedWithTheWayOut() throws {
    try Self.withSharedSquash(of: "1..2", onMain: []) { project in
      try project.git("checkout", "--quiet", "main")
      #expect(project.generate(Self.squashTheirs).code == 0)
      try project.commitAll("tags")
      try project.git("checkout", "--quiet", "topic")
      try project.conflict("merge", "main")
      let before = project.files
      let (code, transcript) = project.generate(Self.squashMerged, "--rebase")
      #expect(code == 1)
      #expect(
        transcript.text.contains(
          "0002_squashed_0001_to_0002.sql: error: it was squashed on this branch, and 0001_create_app, which it replaces, "
            + "is not on this branch alone; leave this (git merge --abort"
        ),
        "\(transcript.text)"
      )
      #expect(project.files == before)
    }
  }
}
