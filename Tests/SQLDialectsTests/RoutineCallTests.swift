import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// The text of an expression is all that tells which routine it computes with.
@Suite("Routines that expressions compute with")
struct RoutineCallTests {
  private static func twice(_ result: String, _ namespace: String? = nil) -> SchemaObject {
    let argument = RoutineDefinition.Argument(name: "n", text("integer"))
    return .routine(
      RoutineDefinition(
        ObjectName("twice", in: namespace),
        arguments: [argument],
        returns: text(result),
        volatility: .immutable,
        body: text("SELECT n * 2")
      )
    )
  }

  private static func table(
    _ value: String? = nil,
    check: String = "|n| > 0",
    index: String = "abs(|n|)",
    predicate: String = "|n| > 1",
    generated: String = "|n| + 1"
  ) -> TableDefinition {
    TableDefinition(
      ObjectName("t"),
      columns: [
        ColumnDefinition("n", .integer, defaultValue: value.map { .expression(sql($0)) }),
        ColumnDefinition("g", .integer, isNullable: true, generated: GeneratedValue(sql(generated), .stored)),
      ],
      elements: [
        .check(CheckDefinition("t_check", sql(check))),
        .index(IndexDefinition("t_idx", keys: [IndexKey(.expression(sql(index)))], predicate: sql(predicate))),
      ]
    )
  }

  private func plan(_ table: TableDefinition, _ old: [SchemaObject], _ new: [SchemaObject]) -> Plan {
    let before = DatabaseSchema(dialect: .postgres, tables: [table], objects: old)
    let after = DatabaseSchema(dialect: .postgres, tables: [table], objects: new)
    return PostgresScenario.dialect.plan(SchemaDiffer.difference(from: before, to: after).changes, from: before)
  }

  private static let callers: [(table: TableDefinition, name: String)] = [
    (table("twice(1)"), "t.n"), (table("public.twice(1)"), "t.n"), (table("\"twice\" (1)"), "t.n"),
    (table(check: "TWICE(|n|) > 0"), "t.t_check"), (table(index: "twice(|n|)"), "t.t_idx"),
    (table(predicate: "twice(|n|) > 1"), "t.t_idx"), (table(generated: "twice(|n|)"), "t.g"),
  ]

  @Test("are not dropped under them, whatever it is", arguments: callers.indices)
  func refused(index: Int) {
    let (table, name) = Self.callers[index]
    for new in [[Self.twice("bigint")], []] {
      let refusals = plan(table, [Self.twice("integer")], new).refusals
      #expect(refusals.map(\.object) == ["function twice(integer)"])
      #expect(refusals.map(\.reason) == ["the server does not drop it under what computes with it: \(name)"])
    }
    // Where it can be replaced, nobody minds.
    var other = Self.twice("integer")
    if case .routine(var routine) = other {
      routine.body = text("SELECT n + n")
      other = .routine(routine)
    }
    #expect(plan(table, [Self.twice("integer")], [other]).refusals.isEmpty)
  }

  @Test("what is called otherwise, or only looks like a call, is none")
  func others() {
    for value in ["app.twice(1)", "length('twice(1)')", "\"Twice\"(1)", "1 -- twice(1)\n", "twice_more(1)"] {
      #expect(plan(Self.table(value), [Self.twice("integer")], [Self.twice("bigint")]).refusals.isEmpty, "\(value)")
    }
    let inApp = plan(Self.table("app.twice(1)"), [Self.twice("integer", "app")], [Self.twice("bigint", "app")])
    #expect(inApp.refusals.count == 1)
  }

  @Test("domains call too")
  func domains() {
    let domain = SchemaObject.domain(
      DomainDefinition(ObjectName("even"), .integer, checks: [CheckDefinition("c", sql("twice(VALUE) > 0"))])
    )
    let refusals = plan(Self.table(), [domain, Self.twice("integer")], [domain, Self.twice("bigint")]).refusals
    #expect(refusals.map(\.reason) == ["the server does not drop it under what computes with it: domain even"])
  }

  @Test(
    "the servers refuse what is refused",
    .enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES"),
    arguments: PostgresServer.oldestAndNewest
  )
  func servers(server: PostgresServer) throws {
    for (table, name) in Self.callers {
      let schema = DatabaseSchema(dialect: .postgres, tables: [table], objects: [Self.twice("integer")])
      let empty = DatabaseSchema(dialect: .postgres)
      let creation = PostgresScenario.dialect.plan(
        SchemaDiffer.difference(from: empty, to: schema).changes,
        from: empty
      )
      try server.withDatabase { database in
        try database.execute(creation.script)
        let run = try database.attempt("DROP FUNCTION twice(integer);")
        #expect(run.status != 0 && run.errors.contains("other objects depend on it"), "\(name)")
      }
    }
  }
}
