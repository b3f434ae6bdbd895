import Cairn
import Foundation
import GeneratorSupport
import TestSupport
import Testing

/// Rebased and squashed migrations on real servers: whatever order the branches came in, and whatever was put together,
/// a database ends as one that was built directly.
@Suite struct BranchTests {
  struct Case {
    var name: String
    var main: BranchedProject.Commit
    var topic: BranchedProject.Commit
    var merged: Schema
    /// Where topic came first.
    var mergedOtherwise: Schema?
    var base = Branches.schema(Branches.Users.self)
    var dialects = ["postgres", "mysql"]
  }

  static let cases = [
    Case(
      name: "the same table",
      main: .schema(Branches.schema(Branches.Age.Users.self)),
      topic: .schema(Branches.schema(Branches.Nickname.Users.self)),
      merged: Branches.schema(Branches.AgeAndNickname.Users.self),
      mergedOtherwise: Branches.schema(Branches.NicknameAndAge.Users.self)
    ),
    Case(
      name: "the same column",
      main: .schema(Branches.schema(Branches.DefaultEmail.Users.self)),
      topic: .schema(Branches.schema(Branches.LongEmail.Users.self)),
      merged: Branches.schema(Branches.LongDefaultEmail.Users.self)
    ),
    Case(
      name: "renamed and altered",
      main: .schema(Branches.schema(Branches.Mail.Users.self)),
      topic: .schema(Branches.schema(Branches.LongEmail.Users.self)),
      merged: Branches.schema(Branches.LongMail.Users.self)
    ),
    Case(
      name: "dropped beside an added one",
      main: .schema(Branches.postgresSchema(Branches.Age.Users.self)),
      topic: .schema(Branches.postgresSchema(Branches.WithoutBio.Users.self), consent: ["users.bio"]),
      merged: Branches.postgresSchema(Branches.WithoutBioWithAge.Users.self),
      base: Branches.postgresSchema(Branches.Users.self),
      dialects: ["postgres"]
    ),
  ]

  /// The files after topic went behind main, in a merge or in a rebase.
  private func files(
    _ dialect: String,
    main: BranchedProject.Commit,
    topic: BranchedProject.Commit,
    merged: Schema,
    base: Schema,
    by way: String
  ) throws -> [MigrationText] {
    var texts: [MigrationText] = []
    try BranchedProject.with(base, main: [main], topic: [topic]) { project in
      try project.conflict(way, "main")
      let (code, transcript) = project.generate(merged, "--rebase")
      try #require(code == 0, "\(transcript.text)")
      texts = project.sql(dialect).map { MigrationText($0.text) }
    }
    return texts
  }

  private func run<Database>(
    _ dialect: String,
    in withDatabase: @escaping (@escaping (Database) throws -> Void) throws -> Void,
    execute: @escaping (Database, String) throws -> String,
    dump: @escaping (Database) throws -> String
  ) throws {
    for example in Self.cases where example.dialects.contains(dialect) {
      var wanted = ""
      let direct = try GeneratedFolder(example.merged, dialect).migrations
      try withDatabase { database in
        for migration in direct { _ = try execute(database, migration.script) }
        wanted = try dump(database)
      }
      let orders = try [
        files(
          dialect,
          main: example.main,
          topic: example.topic,
          merged: example.merged,
          base: example.base,
          by: "merge"
        ),
        files(
          dialect,
          main: example.topic,
          topic: example.main,
          merged: example.mergedOtherwise ?? example.merged,
          base: example.base,
          by: "rebase"
        ),
      ]
      for migrations in orders {
        #expect(migrations.count == 4)
        try withDatabase { database in
          // A database that had the other side's, with a row in it, gets ours; and ours again.
          for migration in migrations.dropLast() { _ = try execute(database, migration.script) }
          let column = try execute(database, Self.columns(dialect)).contains("email") ? "email" : "mail"
          _ = try execute(database, "INSERT INTO users (id, \(column)) VALUES (1, 'a@example.org');")
          _ = try execute(database, migrations[3].script)
          #expect(try dump(database) == wanted, "\(example.name)")
          _ = try execute(database, migrations[3].script)
          #expect(try dump(database) == wanted, "\(example.name), again")
          #expect(try execute(database, "SELECT count(*) FROM users;") == "1\n")
        }
      }
    }
  }

  private static func columns(_ dialect: String) -> String {
    let schema = dialect == "mysql" ? "database()" : "current_schema()"
    return "SELECT column_name FROM information_schema.columns WHERE table_schema = \(schema) "
      + "AND table_name = 'users' ORDER BY 1;"
  }

  /// Fresh through the originals and fresh through the squashed file.
  private func squash<Database>(
    _ dialect: String,
    in withDatabase: @escaping (@escaping (Database) throws -> Void) throws -> Void,
    execute: @escaping (Database, String) throws -> String,
    dump: @escaping (Database) throws -> String
  ) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let tables: [[any Table.Type]] = [
        [Branches.Users.self], [Branches.Mail.Users.self, Branches.Tags.self], [Branches.LongMail.Users.self],
      ]
      var schema = Branches.schema(Branches.Users.self)
      for types in tables {
        schema = Branches.schemaWithDSQL(types)
        try #require(
          project.generate(schema, "--dialect", dialect, "--allow-destructive", "tags").code == 0
        )
      }
      var states: [String] = []
      func state() throws {
        let migrations = project.sql(dialect).map { MigrationText($0.text) }
        try withDatabase { database in
          for migration in migrations {
            _ = try execute(database, migration.script)
            _ = try execute(database, migration.script)
          }
          states.append(try dump(database))
        }
      }
      try state()
      let (code, transcript) = project.generate(schema, "--dialect", dialect, "--squash", "2..3")
      try #require(code == 0, "\(transcript.text)")
      #expect(project.sql(dialect).count == 3)
      try state()
      #expect(project.generate(schema, "--dialect", dialect, "--squash", "1..3").code == 0)
      #expect(project.sql(dialect).count == 2)
      try state()
      #expect(states[1] == states[0])
      #expect(states[2] == states[0])
      #expect(states[0].contains("mail"))
    }
  }

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "needs a Postgres: scripts/test starts one"))
  func onPostgres() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try run(
      "postgres",
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.canonicalDump() }
    )
    try squash(
      "postgres",
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.canonicalDump() }
    )
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
  func onMySQL() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try run(
      "mysql",
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.showCreateTables() }
    )
    try squash(
      "mysql",
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.showCreateTables() }
    )
  }
}
