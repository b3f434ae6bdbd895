import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

@Suite(
  "Postgres: plans that fail on the way",
  .enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES")
)
struct PostgresFailureTests {
  private let schema = DatabaseSchema(dialect: .postgres, tables: [.teams])
  private let name = TableDefinition.teams.columns[1]

  private func withTeams(_ body: (PostgresServer.Database) throws -> Void) throws {
    try #require(PostgresServer.fromEnvironment).withDatabase { database in
      let creation = PostgresScenario.dialect.plan(schema.creation, from: DatabaseSchema(dialect: .postgres))
      try database.execute(creation.script + teamRows)
      try body(database)
    }
  }

  @Test("a unique index that two rows stop leaves a broken one; the next run builds it")
  func brokenIndex() throws {
    try withTeams { database in
      try database.execute("UPDATE teams SET name = 'a';")
      let unique = Change.addElement(table: teams, element: .unique(UniqueDefinition("teams_name_key", ["name"])))
      let plan = PostgresScenario.dialect.plan([unique], from: schema)
      #expect(try database.attempt(plan.script).errors.contains("could not create unique index"))
      #expect(try database.canonicalDump().contains("INVALID INDEX teams_name_key"))
      try database.execute("UPDATE teams SET name = id::text;" + plan.script)
      #expect(try database.canonicalDump().contains("ADD CONSTRAINT teams_name_key UNIQUE (name)"))
    }
  }

  @Test("rows that break a new rule stop the plan; the plan back leaves nothing behind")
  func brokenRule() throws {
    try withTeams { database in
      let dump = try database.canonicalDump()
      let nullable = ColumnDefinition("note", .text, isNullable: true)
      let noted = DatabaseSchema(dialect: .postgres, tables: [TableDefinition.teams.with(columns: [nullable])])
      try database.execute("ALTER TABLE teams ADD COLUMN note text;")
      let withNote = try database.canonicalDump()
      #expect(dump != withNote)
      for change in [
        Change.alterColumn(table: teams, from: nullable, to: ColumnDefinition("note", .text)),
        .addElement(table: teams, element: .check(CheckDefinition("teams_check", sql("|code| < 3")))),
        .addElement(
          table: teams,
          element: .foreignKey(ForeignKeyDefinition("teams_fkey", ["code"], references: ObjectName("other"), ["id"]))
        ),
      ] {
        try database.execute("CREATE TABLE IF NOT EXISTS other (id integer PRIMARY KEY);")
        let withOther = try database.canonicalDump()
        let there = PostgresScenario.dialect.plan([change], from: noted)
        #expect(try database.attempt(there.script).status == 3, "\(change)")
        #expect(try database.canonicalDump() != withOther, "\(change)")
        let back = PostgresScenario.dialect.plan([change.inverse], from: try noted.applying([change]))
        try database.execute(back.script)
        #expect(try database.canonicalDump() == withOther, "\(change)")
      }
    }
  }

  @Test("values that a new type does not hold stop the plan, and stay as they are")
  func narrowing() throws {
    try withTeams { database in
      for type in [ColumnType.varchar(2), .builtin("char", [2]), .integer, .uuid, .builtin("inet")] {
        try database.execute("UPDATE teams SET name = 'abc';")
        let change = Change.alterColumn(table: teams, from: name, to: ColumnDefinition("name", type))
        let plan = PostgresScenario.dialect.plan([change], from: schema)
        #expect(plan.steps.flatMap(\.losses).map(\.kind) == [.mayFail])
        #expect(try database.attempt(plan.script).status == 3, "\(type)")
        #expect(try database.execute("SELECT DISTINCT name FROM teams;") == "abc\n")
      }
    }
  }

  @Test(
    "every string comes back from the server as it was",
    arguments: [
      "", "'", "''", "\\", "\\'", "\\\\n", "a\nb", "a\tb\r\n", "\u{301}'\u{301}", "'\u{301}", "🙂 héé", "--", "/* ",
      "$$",
      "$cairn1$ $$", "%s %I", ":name :'x'", "\u{7f}\u{1}", "{}", "x'41'",
    ]
  )
  func strings(string: String) throws {
    let server = try #require(PostgresServer.fromEnvironment)
    let hexadecimal = string.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let database = PostgresServer.Database(server: server, name: "postgres")
    let literal = PostgresScenario.dialect.literal(string)
    let query = "SELECT encode(convert_to(\(literal), 'UTF8'), 'hex')"
    #expect(try database.execute(query) == hexadecimal + "\n")
    let alias = PostgresScenario.dialect.quoted("i" + string)
    let block = PostgresStatements.block([
      "PERFORM set_config('cairn.x', \(alias), false) FROM (SELECT \(literal) AS \(alias)) s"
    ])
    #expect(
      try database.execute("\(block); SELECT encode(convert_to(current_setting('cairn.x'), 'UTF8'), 'hex')")
        == hexadecimal + "\n"
    )
  }
}
