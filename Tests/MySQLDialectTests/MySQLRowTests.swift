import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// What happens to rows beside what the plan is about.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLRowTests {
  private static func onUpdate(_ name: String) -> ColumnDefinition {
    column(name, .verbatim("timestamp ON UPDATE CURRENT_TIMESTAMP"), null: true)
  }

  /// What the rows are behind a plan, and behind the one back.
  private static func rows(of scenario: MySQLScenario, asked query: String) throws -> (there: String, back: String) {
    let server = try #require(MySQLServer.fromEnvironment)
    let back = MySQLScenario.dialect.plan(scenario.changes.inverse, from: scenario.after)
    try #require(scenario.plan.refusals.isEmpty && back.refusals.isEmpty)
    return try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.rows)
      let there = try database.execute(scenario.plan.script() + query)
      return (there, try database.execute(back.script() + query))
    }
  }

  @Test func aSecondRunDividesNoRowsAnew() throws {
    func days(_ names: String..., ends: String...) -> [TableDefinition] {
      let partitions = zip(names, ends).map {
        PartitionDefinition(ObjectName($0), .range(from: [], to: [.literal(.string($1))]))
      }
      let division = PartitioningDefinition(.rangeColumns, [IndexKey("d")], partitions: partitions)
      return [table("t", [column("d", .builtin("date"))], partitions: division)]
    }
    // The last range ends earlier, which no single step does (E1520).
    let scenario = MySQLScenario(
      "days",
      days("p2", "p3", ends: "2024-02-01", "2024-03-15"),
      days("p1", "p2", "p3", ends: "2024-01-01", "2024-02-01", "2024-03-01")
    )
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script())
      #expect(try database.execute(scenario.plan.script() + "SELECT @cairn_ddl;").contains("PARTITION BY RANGE"))
      #expect(try database.execute(scenario.plan.script() + "SELECT @cairn_ddl;") == "DO 0\n")
    }
  }

  @Test func aSecondRunKeepsAColumnThatIsNoLongerComputed() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let hidden = ColumnType.verbatim("int INVISIBLE")
    let scenario = MySQLScenario(
      "plain",
      [table("t", [column("a"), column("b", hidden, null: true, virtual: sql("{a} * 2"))], [primaryKey("a")])],
      [table("t", [column("a"), column("b", null: true)], [primaryKey("a")])]
    )
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.plan.script())
      let rows = try database.execute("INSERT INTO t VALUES (1, 7);" + scenario.plan.script() + "SELECT b FROM t;")
      #expect(rows == "7\n")
    }
  }

  @Test func rowsThatAreFilledKeepTheTimeOfTheirLastUpdate() throws {
    let columns = [column("id"), Self.onUpdate("updated_at"), column("state", .inlineEnum(["a", "b"]))]
    var relabelled = columns
    relabelled[2].type = .inlineEnum(["a", "c"])
    relabelled.append(column("key", .builtin("char", [36]), default: .expression(sql("uuid()"))))
    let touch = TriggerDefinition(
      "touch",
      on: ObjectName("t"),
      .before,
      [.update],
      action: .statement(SQLText(sql: "SET @cairn_touched = 1"))
    )
    let scenario = MySQLScenario(
      "filled",
      [table("t", columns, [primaryKey("id")])],
      [table("t", relabelled, [primaryKey("id")])],
      objects: ([.trigger(touch)], [.trigger(touch)]),
      hints: [.columnLabel(table: ObjectName("t"), column: "state", from: "b", to: "c")],
      rows: "INSERT INTO t VALUES (1, '2020-01-01', 'a'), (2, NULL, 'b');"
    )
    let rows = try Self.rows(of: scenario, asked: "SELECT id, updated_at, state FROM t ORDER BY id;")
    #expect(rows.there == "1\t2020-01-01 00:00:00\ta\n2\tNULL\tc\n")
    #expect(rows.back == "1\t2020-01-01 00:00:00\ta\n2\tNULL\tb\n")
    let updates = scenario.plan.steps.filter { $0.statements.contains { $0.contains("UPDATE") } }
    #expect(updates.count == 2)
    #expect(updates.allSatisfy { $0.remark.contains("Fires trigger touch for each of these rows.") })
  }

  @Test func aMomentWithoutAZoneIsOneOfUTC() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let moment = column("at", .builtin("timestamp"), default: .literal(.string("2020-01-01 00:00:00")))
    let scenario = MySQLScenario(
      "moment",
      [table("t", [column("id")], [primaryKey("id")])],
      [table("t", [column("id"), moment], [primaryKey("id")])],
      rows: "INSERT INTO t VALUES (1);"
    )
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.rows)
      let rows = try database.execute(
        "SET time_zone = '+02:00';" + scenario.plan.script() + "SELECT UNIX_TIMESTAMP(at) FROM t;"
      )
      #expect(rows == "1577836800\n")
    }
    #expect(!MySQLScenario.creation(of: scenario.before).preamble.contains(MySQLSession.zone))
  }

  @Test func aPrimaryKeyTakesThePlaceOfOneThatTheServerMade() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let columns = [column("id"), column("v", varchar(9), null: true)]
    let scenario = MySQLScenario("key", [table("t", columns)], [table("t", columns, [primaryKey("id")])])
    try server.withDatabase { database in
      let key = "SELECT COLUMN_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE();"
      let script = "SET sql_generate_invisible_primary_key = ON;"
      try database.execute(
        script + MySQLScenario.creation(of: scenario.before).script() + "INSERT INTO t VALUES (1, 'x'), (2, 'y');"
      )
      #expect(try database.execute(key) == "my_row_id\n")
      #expect(try database.execute(scenario.plan.script() + scenario.plan.script() + key) == "id\n")
      #expect(try database.execute("SELECT * FROM t ORDER BY 1;") == "1\tx\n2\ty\n")
    }
  }

  @Test func rowsOfARangeBetweenOthersStayOnTheWayBack() throws {
    let parts = { (bounds: [(String, PartitionDefinition.BoundValue)]) in
      let partitions = bounds.map { PartitionDefinition(ObjectName($0.0), .range(from: [], to: [$0.1])) }
      return [
        table(
          "t",
          [column("id")],
          [primaryKey("id")],
          partitions: PartitioningDefinition(.range, [IndexKey("id")], partitions: partitions)
        )
      ]
    }
    let scenario = MySQLScenario(
      "between",
      parts([("p0", .literal(.integer(10))), ("pm", .maximum)]),
      parts([("p0", .literal(.integer(10))), ("p1", .literal(.integer(20))), ("pm", .maximum)]),
      rows: "INSERT INTO t VALUES (1), (11), (21);"
    )
    let rows = try Self.rows(of: scenario, asked: "SELECT id FROM t ORDER BY id;")
    #expect(rows.there == "1\n11\n21\n")
    #expect(rows.back == "1\n11\n21\n")
  }

  @Test func aLongerBinaryGivesItsBytesBack() throws {
    let binary = { (length: Int) in
      [table("t", [column("id"), column("b", .builtin("binary", [length]), null: true)], [primaryKey("id")])]
    }
    let scenario = MySQLScenario(
      "binary",
      binary(4),
      binary(8),
      rows: "INSERT INTO t VALUES (1, 'ab'), (2, 'abcd'), (3, NULL);"
    )
    let rows = try Self.rows(of: scenario, asked: "SELECT id, HEX(b) FROM t ORDER BY id;")
    #expect(rows.there == "1\t6162000000000000\n2\t6162636400000000\n3\tNULL\n")
    #expect(rows.back == "1\t61620000\n2\t61626364\n3\tNULL\n")
  }
}
