import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// `.converted(from:)`: the author says what values of another type become.
@Suite("Postgres: conversions", .serialized)
struct PostgresConversionTests {
  private static let answers = ObjectName("answers")
  private static let length = ColumnConversion(sql("length(|size|)"), back: sql("repeat('x', |size|)"))
  private static let text = ColumnDefinition("size", .text, defaultValue: .literal(.string("x")))
  private static let number = ColumnDefinition("size", .integer, defaultValue: .literal(.integer(1)))

  private static let table = TableDefinition(
    answers,
    columns: [
      ColumnDefinition("id", .integer), text,
    ],
    elements: [
      .primaryKey(PrimaryKeyDefinition("answers_pkey", ["id"])),
      .index(IndexDefinition("answers_size_idx", keys: [IndexKey("size")])),
      .unique(UniqueDefinition("answers_size_key", ["size"])),
    ]
  )

  private static var before: DatabaseSchema {
    let child = TableDefinition(
      ObjectName("notes"),
      columns: [ColumnDefinition("size", .text)],
      elements: [
        .foreignKey(ForeignKeyDefinition("notes_size_fkey", ["size"], references: answers, ["size"]))
      ]
    )
    return DatabaseSchema(dialect: .postgres, tables: [table, child])
  }

  private static let changes: [Change] = [
    .alterColumn(table: answers, from: text, to: number, conversion: length),
    .alterColumn(
      table: ObjectName("notes"),
      from: ColumnDefinition("size", .text),
      to: ColumnDefinition("size", .integer),
      conversion: length
    ),
  ]
  private static let rows =
    "INSERT INTO answers VALUES (1, 'x'), (2, 'xx'), (3, 'xxx'); INSERT INTO notes VALUES ('xx');"
  private static let query =
    "SELECT id, size FROM answers ORDER BY id; SELECT size FROM notes; "
    + "SELECT conname, convalidated FROM pg_constraint WHERE conname LIKE '%size%' AND contype <> 'n' ORDER BY 1; "
    + "SELECT pg_get_indexdef(oid) FROM pg_class WHERE relname = 'answers_size_idx'; "
    + "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef ORDER BY 1;"

  @Test(
    "rows and all that stands on them, there, again, from each stop, and back",
    .enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES"),
    arguments: PostgresServer.oldestAndNewest
  )
  func rows(server: PostgresServer) throws {
    let dialect = PostgresScenario.dialect
    let after = try Self.before.applying(Self.changes)
    let there = dialect.plan(Self.changes, from: Self.before)
    let back = dialect.plan(Self.changes.inverse, from: after)
    #expect(there.refusals.isEmpty && back.refusals.isEmpty)
    #expect(there.statements.joined().contains("TYPE integer USING (length(\"size\"))"))
    let creation = dialect.plan(Self.before.creation, from: DatabaseSchema(dialect: .postgres)).script + Self.rows
    let keys =
      "answers_size_key|t\nnotes_size_fkey|t\nCREATE INDEX answers_size_idx ON public.answers USING btree (size)\n"
    let converted = "1|1\n2|2\n3|3\n2\n" + keys + "1\n"
    let original = "1|x\n2|xx\n3|xxx\nxx\n" + keys + "'x'::text\n"
    try server.withDatabase { database in
      #expect(try database.execute(creation + Self.query) == original)
      #expect(try database.execute(there.script + Self.query) == converted)
      #expect(try database.execute(there.script + Self.query) == converted, "again")
      #expect(try database.execute(back.script + Self.query) == original, "back")
      #expect(try database.execute(back.script + Self.query) == original, "back again")
      for stop in there.stops {
        let found = try database.execute(there.script(stoppingBehind: stop) + there.script + Self.query)
        #expect(found == converted, "stopped behind \(stop)")
        let again = try database.execute(back.script(stoppingBehind: stop) + back.script + Self.query)
        #expect(again == original, "stopped on the way back behind \(stop)")
        let taken = try database.execute(there.script(stoppingBehind: stop) + back.script + Self.query)
        #expect(taken == original, "stopped behind \(stop), taken back")
      }
    }
  }

  @Test(
    "in place of the server's own cast, and where it has none",
    .enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES"),
    arguments: PostgresServer.oldestAndNewest
  )
  func places(server: PostgresServer) throws {
    let pairs: [(ColumnDefinition, ColumnDefinition, ColumnConversion, String, String)] = [
      (
        ColumnDefinition("v", .text), ColumnDefinition("v", .integer),
        ColumnConversion(sql("CASE WHEN |v| ~ '^[0-9]+$' THEN |v|::integer ELSE -1 END")), "'12x'", "-1"
      ),
      (
        ColumnDefinition("v", .builtin("date")), ColumnDefinition("v", .text),
        ColumnConversion(sql("to_char(|v|, 'YYYYMMDD')")), "'2026-11-21'", "20261121"
      ),
      (
        ColumnDefinition("v", .text), ColumnDefinition("v", .builtin("timestamptz")),
        ColumnConversion(sql("to_timestamp(|v|, 'DD.MM.YYYY HH24:MI')")), "'21.11.2026 10:00'",
        "2026-11-21 10:00:00+00"
      ),
      (
        ColumnDefinition("v", .array(.text)), ColumnDefinition("v", .array(.integer)),
        ColumnConversion(sql("|v|::integer[]")), "'{1,2}'", "{1,2}"
      ),
      (
        ColumnDefinition("v", .varchar(9)), ColumnDefinition("v", .varchar(5)),
        ColumnConversion(sql("upper(left(|v|, 3))")), "'abcdef'", "ABC"
      ),
    ]
    for (old, new, conversion, value, expected) in pairs {
      let table = TableDefinition(ObjectName("t"), columns: [old])
      let schema = DatabaseSchema(dialect: .postgres, tables: [table])
      let change = Change.alterColumn(table: table.name, from: old, to: new, conversion: conversion)
      let plan = PostgresScenario.dialect.plan([change], from: schema)
      #expect(plan.refusals.isEmpty)
      let losses = plan.steps.flatMap(\.losses)
      #expect(losses.map(\.what) == ["whatever the expression of .converted(from:) does not keep"])
      try server.withDatabase { database in
        let creation = PostgresScenario.dialect.plan(schema.creation, from: DatabaseSchema(dialect: .postgres))
        let script = creation.script + "SET TimeZone = 'Asia/Tokyo'; INSERT INTO t VALUES (\(value));"
        let found = try database.execute(script + plan.script + plan.script + "SET TimeZone = 'UTC'; SELECT v FROM t;")
        #expect(found == expected + "\n")
      }
    }
  }

  @Test("a rename before it is followed, both ways")
  func rename() throws {
    var schema = Self.before
    schema.tables[0] = TableDefinition(Self.answers, columns: [ColumnDefinition("length", .text)])
    schema.tables.removeLast()
    let changes: [Change] = [
      .renameColumn(table: Self.answers, from: "length", to: "size"),
      .alterColumn(
        table: Self.answers,
        from: ColumnDefinition("size", .text),
        to: ColumnDefinition("size", .integer),
        conversion: Self.length
      ),
    ]
    let there = PostgresScenario.dialect.plan(changes, from: schema)
    #expect(there.statements.joined().contains("USING (length(\"size\"))"))
    let back = PostgresScenario.dialect.plan(changes.inverse, from: try schema.applying(changes))
    #expect(back.statements.joined().contains("USING (repeat('x', \"length\"))"))
  }

  @Test("what only the author knows is refused with the line to write, there and back")
  func refusals() throws {
    func refusal(_ old: ColumnType, _ new: ColumnType, _ conversion: ColumnConversion? = nil) throws -> Refusal {
      let table = TableDefinition(ObjectName("t"), columns: [ColumnDefinition("v", old)])
      let schema = DatabaseSchema(dialect: .postgres, tables: [table])
      let (from, to) = (ColumnDefinition("v", old), ColumnDefinition("v", new))
      let change = Change.alterColumn(table: table.name, from: from, to: to, conversion: conversion)
      return try #require(PostgresScenario.dialect.plan([change], from: schema).refusals.first)
    }
    let wayOut = "say what the values become, and for the rollback what they become again, on the column: "
    let ends = " { \"… \\($0) …\" } back: { \"… \\($0) …\" }"
    let date = try refusal(.builtin("date"), .text)
    #expect(date.object == "t.v")
    #expect(date.wayOut == wayOut + ".converted(from: .date)" + ends)
    for (type, text) in [
      (ColumnType.builtin("timestamp", [3]), ".localTimestamp(3)"), (.array(.varchar(3)), ".array(of: .varchar(3))"),
      (.builtin("numeric", [8, 2]), ".decimal(8, 2)"),
      (.enumType(ObjectName("mood")), ".custom(\"mood\", as: String.self)"),
    ] {
      #expect(try refusal(type, .uuid).wayOut == wayOut + ".converted(from: \(text))" + ends)
    }
    // The way back of a conversion that has only the way there.
    let onlyThere = ColumnConversion(nil, back: sql("to_char(|v|, 'YYYY')"))
    #expect(try refusal(.text, .builtin("date"), onlyThere).wayOut == wayOut + ".converted(from: .date)" + ends)
  }
}
