import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// `.converted(from:)`: the author says what values of another type become.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLConversionTests {
  /// In the middle of the table, in a key, an index, a check, a default, a generated column and a foreign key.
  private static let scenario = MySQLScenario(
    "a conversion",
    tables(varchar(20)),
    tables(.builtin("int")),
    hints: ["t", "u"].map {
      .conversion(
        table: ObjectName($0),
        column: "size",
        from: varchar(20),
        ColumnConversion(sql("char_length({size})"), back: sql("repeat('x', {size})"))
      )
    },
    rows: "INSERT INTO t (id, size, note) VALUES (1, 'x', 'a'), (2, 'xx', 'b'), (3, 'xxx', 'c'); "
      + "INSERT INTO u VALUES (1, 'xx');"
  )

  private static func tables(_ type: ColumnType) -> [TableDefinition] {
    [
      table(
        "t",
        [
          column("id"), column("size", type, comment: "it's"), column("note", varchar(10)),
          column("same", type, null: true, virtual: sql("{size}")),
        ],
        [
          primaryKey("id", "size"), unique("t_size_key", "size"), index("t_note_idx", "note", "size"),
          check("t_size_check", "char_length({size}) > 0"), index("t_same_idx", "same"),
        ]
      ),
      table(
        "u",
        [column("id"), column("size", type)],
        [primaryKey("id"), foreignKey("u_size_fkey", ["size"], "t", ["size"], onDelete: .cascade)]
      ),
    ]
  }

  @Test func leadsThereAndBackFromEveryPlaceWhereItStopped() throws {
    let trip = try MySQLRoundTrip(Self.scenario)
    try #require(trip.forward.refusals.isEmpty && trip.backward.refusals.isEmpty)
    try trip.run(on: #require(MySQLServer.fromEnvironment))
  }

  @Test func rowsAreConvertedFromEveryPlaceWhereItStopped() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let trip = try MySQLRoundTrip(Self.scenario)
    let (there, back) = (trip.forward, trip.backward)
    let query =
      "SELECT id, size, note, same FROM t ORDER BY id; SELECT * FROM u; SELECT COUNT(*) FROM "
      + "information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME LIKE 'cairn%';"
    let original = "1\tx\ta\tx\n2\txx\tb\txx\n3\txxx\tc\txxx\n1\txx\n0\n"
    let converted = "1\t1\ta\t1\n2\t2\tb\t2\n3\t3\tc\t3\n1\t2\n0\n"
    try server.withDatabase { database in
      let creation = MySQLScenario.creation(of: Self.scenario.before).script() + Self.scenario.rows
      #expect(try database.execute(creation + query) == original)
      for stop in 0..<there.steps.count {
        let found = try database.execute(there.script(steps: stop) + there.script() + query)
        #expect(found == converted, "stopped behind step \(stop)")
        let taken = try database.execute(back.script(steps: stop) + back.script() + query)
        #expect(taken == original, "stopped on the way back behind step \(stop)")
        let undone = try database.execute(there.script(steps: stop) + back.script() + query)
        #expect(undone == original, "stopped behind step \(stop), taken back")
      }
    }
  }

  /// What is written while the computed column stands beside the old one is converted too.
  @Test func rowsThatAreWrittenMeanwhileAreConverted() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let plan = try MySQLRoundTrip(Self.scenario).forward
    let title = "t.size: change type to int"
    let swap = try #require(plan.steps.firstIndex { $0.title == title }, "\(plan.steps.map(\.title))")
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: Self.scenario.before).script() + Self.scenario.rows)
      let meanwhile =
        "INSERT INTO t (id, size, note) VALUES (4, 'xxxx', 'd'); UPDATE t SET size = 'xxxxx' WHERE id = 1;"
      let rest = plan.steps[swap...].map(\.script).joined(separator: "\n")
      let found = try database.execute(
        plan.script(steps: swap) + meanwhile + rest + "SELECT id, size FROM t ORDER BY id;"
      )
      #expect(found == "1\t5\n2\t2\n3\t3\n4\t4\n")
    }
  }

  /// The server's own conversion would stop the plan.
  @Test func standsInPlaceOfTheServersOwn() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let hint = RenameHint.conversion(
      table: ObjectName("t"),
      column: "v",
      from: varchar(20),
      ColumnConversion(sql("if(regexp_like({v}, '^[0-9]+$'), {v}, -1)"))
    )
    let scenario = MySQLScenario(
      "own",
      [table("t", [column("v", varchar(20), null: true)])],
      [table("t", [column("v", null: true)])],
      hints: [hint]
    )
    #expect(
      scenario.plan.steps.flatMap(\.losses).map(\.what)
        == ["whatever the expression of .converted(from:) does not keep"]
    )
    try server.withDatabase { database in
      let rows = "INSERT INTO t VALUES ('12'), ('12x'), (NULL);"
      let script = MySQLScenario.creation(of: scenario.before).script() + rows + scenario.plan.script()
      let found = try database.execute(script + "SELECT v FROM t;")
      #expect(found == "12\n-1\n-1\n")
    }
  }

  /// A row for which the expression gives nothing stops the plan before anything is lost.
  @Test func aRowWithoutAValueStopsThePlan() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let conversion = ColumnConversion(sql("nullif(char_length({v}), 0)"))
    let scenario = MySQLScenario(
      "null",
      [table("t", [column("v", varchar(20))])],
      [table("t", [column("v")])],
      hints: [.conversion(table: ObjectName("t"), column: "v", from: varchar(20), conversion)]
    )
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + "INSERT INTO t VALUES ('a'), ('');")
      #expect(try database.attempt(scenario.plan.script()).status != 0)
      #expect(try database.execute("SELECT v FROM t ORDER BY v;") == "\na\n")
      try database.execute("UPDATE t SET v = 'bb' WHERE v = '';")
      #expect(try database.execute(scenario.plan.script() + "SELECT v FROM t ORDER BY v;") == "1\n2\n")
    }
  }

  @Test func refusesWhatCannotBeComputedBeside() throws {
    func refusals(_ old: ColumnDefinition, _ new: ColumnDefinition, _ elements: [TableElement] = []) -> [String] {
      let before = table("t", [old, column("w")], elements)
      let schema = DatabaseSchema(dialect: .mysql, tables: [before])
      let conversion = ColumnConversion(sql("{v}"))
      let change = Change.alterColumn(table: before.name, from: old, to: new, conversion: conversion)
      return MySQLScenario.dialect.plan([change], from: schema).refusals.map(\.reason)
    }
    #expect(
      refusals(column("v", identity: true), column("v", varchar(9)), [primaryKey("v")])
        == ["MySQL computes nothing from a column that counts up (E3109)"]
    )
    #expect(
      refusals(column("v", .verbatim("geometry")), column("v", .verbatim("point"))) == [
        "the catalogue does not tell geometry from point, and a second run would convert values twice"
      ]
    )
  }
}
