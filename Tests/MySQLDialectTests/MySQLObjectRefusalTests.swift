import SchemaDiff
import SchemaModel
import Testing

@testable import SQLDialects

/// What MySQL has no form for is refused by name, with a way out.
struct MySQLObjectRefusalTests {
  private static let users = table("users", [column("id"), column("name", varchar(20))], [primaryKey("id")])

  private static let objects: [(SchemaObject, String)] = [
    (.namespace(NamespaceDefinition("sales")), "no namespaces"),
    (.extension(ExtensionDefinition("citext")), "no extensions"),
    (.domain(DomainDefinition(ObjectName("email"), .builtin("int"))), "no domains"),
    (.sequence(SequenceDefinition(ObjectName("numbers"))), "no sequences"),
    (.policy(PolicyDefinition("own", on: ObjectName("users"))), "row-level security"),
    (
      .view(ViewDefinition(ObjectName("totals"), query: SQLText(sql: "SELECT 1"), isMaterialized: true)),
      "materialized views"
    ),
    (
      .trigger(
        TriggerDefinition(
          "touch",
          on: ObjectName("users"),
          .before,
          [.insert],
          action: .function(ObjectName("touch"), arguments: [])
        )
      ), "trigger functions"
    ),
    (
      .trigger(
        TriggerDefinition(
          "both",
          on: ObjectName("users"),
          .before,
          [.insert, .update],
          action: .statement(SQLText(sql: "SET NEW.id = 1"))
        )
      ), "several events"
    ),
    (
      .routine(
        RoutineDefinition(ObjectName("f"), returns: SQLText(sql: "int"), language: "plpgsql", body: SQLText(sql: ""))
      ),
      "language plpgsql"
    ),
    (.grant(GrantDefinition(["USAGE"], on: .namespace("sales"), to: "app")), "no namespaces"),
  ]

  @Test(arguments: objects)
  func objectsThatItLacks(_ object: SchemaObject, _ reason: String) {
    let before = DatabaseSchema(dialect: .mysql, tables: [Self.users])
    let refusals = MySQLScenario.dialect.plan([.createObject(object)], from: before).refusals
    #expect(refusals.contains { $0.object == object.key.description && $0.reason.contains(reason) })
    #expect(refusals.allSatisfy { !$0.wayOut.isEmpty })
  }

  private static func divided(_ elements: [TableElement], by column: String = "id") -> TableDefinition {
    table(
      "t",
      [MySQLDialectTests.column("id"), MySQLDialectTests.column("n")],
      elements,
      partitions: PartitioningDefinition(
        .range,
        [IndexKey(column)],
        partitions: [PartitionDefinition(ObjectName("p0"), .range(from: [], to: [.maximum]))]
      )
    )
  }

  @Test func keysThatLackThePartitioningColumns() {
    let plan = MySQLScenario("", [], [Self.divided([primaryKey("id")], by: "n")]).plan
    #expect(plan.refusals.map(\.object) == ["t.PRIMARY"])
    #expect(plan.refusals.first?.reason.hasSuffix("it lacks n") == true)
    #expect(MySQLScenario("", [], [Self.divided([primaryKey("id", "n")], by: "n")]).plan.refusals.isEmpty)
    // Neither a prefix nor what is computed from a column tells where the row is.
    var prefixed = IndexKey("n")
    prefixed.prefixLength = 3
    for (key, isRefused) in [(IndexKey("n"), false), (prefixed, true), (IndexKey(.expression(sql("abs({n})"))), true)] {
      let index = IndexDefinition("u", isUnique: true, keys: [key])
      let refusals = MySQLScenario("", [], [Self.divided([.index(index)], by: "n")]).plan.refusals
      #expect(refusals.contains { $0.object == "t.u" && $0.reason.hasSuffix("it lacks n") } == isRefused, "\(key)")
    }
  }

  @Test(arguments: [
    (PartitioningDefinition.Strategy.hash, varchar(9), "E1659"), (.range, .builtin("date"), "E1659"),
    (.list, .builtin("decimal", [9, 2]), "E1659"), (.key, .builtin("longtext"), "E1502"),
    (.hash, .verbatim("int unsigned"), ""), (.key, varchar(9), ""), (.hash, .verbatim("year"), ""),
  ])
  func columnsThatNoTableIsDividedBy(strategy: PartitioningDefinition.Strategy, type: ColumnType, code: String) {
    var table = table("t", [MySQLDialectTests.column("c", type)])
    table.partitioning = PartitioningDefinition(strategy, [IndexKey("c")])
    let refusals = MySQLScenario("", [], [table]).plan.refusals.filter { $0.object == "t.c" }
    #expect(refusals.map { $0.reason.contains(code) } == (code.isEmpty ? [] : [true]))
  }

  @Test(arguments: [
    (ColumnType.builtin("int"), Literal.string("9"), true), (varchar(9), .integer(9), true),
    (.builtin("date"), .integer(20_240_101), true), (.builtin("bigint"), .integer(9), false),
    (.builtin("date"), .string("2024-01-01"), false),
  ])
  func boundsOfAnotherType(type: ColumnType, bound: Literal, isRefused: Bool) {
    var table = table("t", [MySQLDialectTests.column("c", type)])
    let partition = PartitionDefinition(ObjectName("p0"), .list([[.literal(bound)]]))
    table.partitioning = PartitioningDefinition(.listColumns, [IndexKey("c")], partitions: [partition])
    let refusals = MySQLScenario("", [], [table]).plan.refusals
    #expect(refusals.map(\.object) == (isRefused ? ["t.p0"] : []))
    #expect(refusals.allSatisfy { $0.reason.contains("E1654") })
  }

  @Test func foreignKeysOfAndToDividedTables() {
    let child = table("c", [column("t")], [foreignKey("c_t_fkey", ["t"], "t")])
    let plan = MySQLScenario("", [], [Self.divided([primaryKey("id")]), child]).plan
    #expect(plan.refusals.map(\.object) == ["c.c_t_fkey"])
  }

  @Test func attributesAndParametersThatItForgets() {
    var table = Self.users
    table.attributes = TableAttributes(parameters: ["fillfactor": "70"], rowSecurity: .enabled, isUnlogged: true)
    table.insert(.index(IndexDefinition("i", keys: [IndexKey("id")], parameters: ["KEY_BLOCK_SIZE": "8"])))
    let plan = MySQLScenario("", [], [table]).plan
    #expect(plan.refusals.map(\.object) == ["users", "users", "users", "users.i"])
  }

  @Test func anIndexThatIsTakenForThePrimaryKeyIsVisible() {
    let hidden = TableElement.index(
      IndexDefinition("t_key", isUnique: true, keys: [IndexKey("id")], isInvisible: true)
    )
    let plan = MySQLScenario("", [table("t", [column("id")])], [table("t", [column("id")], [hidden])]).plan
    #expect(plan.refusals.map(\.object) == ["t.t_key"])
    #expect(MySQLScenario("", [], [table("t", [column("id", null: true)], [hidden])]).plan.refusals.isEmpty)
  }

  @Test func droppedPartitionsAndRemovedValuesAreLosses() {
    let partitions = { (names: [(String, Int64)]) in
      PartitioningDefinition(
        .range,
        [IndexKey("id")],
        partitions: names.map {
          PartitionDefinition(ObjectName($0.0), .range(from: [], to: [.literal(.integer($0.1))]))
        }
      )
    }
    let columns = [column("id"), column("e", .inlineEnum(["a", "b"]))]
    let after = [column("id"), column("e", .inlineEnum(["a"]))]
    let plan = MySQLScenario(
      "",
      [table("t", columns, partitions: partitions([("a", 1), ("b", 2)]))],
      [table("t", after, partitions: partitions([("b", 2)]))]
    ).plan
    let losses = plan.steps.flatMap(\.losses)
    #expect(losses.map(\.object) == ["t.e", "t.a"])
    #expect(losses.map(\.kind) == [.mayFail, .destroys])
  }

  @Test func aBodyWithSemicolonsStandsBetweenDelimitersThatItDoesNotHold() {
    let body = SQLText(sql: "BEGIN SELECT 1; -- // and $$\nEND")
    let routine = SchemaObject.routine(RoutineDefinition(ObjectName("p"), .procedure, body: body))
    let plan = MySQLScenario.dialect.plan([.createObject(routine)], from: DatabaseSchema(dialect: .mysql))
    #expect(plan.steps[0].delimiter == "||")
    #expect(
      plan.steps[0].script
        == """
        DELIMITER ||
        DROP PROCEDURE IF EXISTS `p`||
        CREATE PROCEDURE `p`()
        BEGIN SELECT 1; -- // and $$
        END||
        DELIMITER ;
        """
    )
  }
}
