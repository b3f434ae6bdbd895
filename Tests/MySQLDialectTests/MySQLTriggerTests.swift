import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// Triggers whose body names what changes under them: MySQL lets the change pass, and then fails every write.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLTriggerTests {
  private static func trigger(_ name: String, on table: String, _ body: String) -> SchemaObject {
    .trigger(
      TriggerDefinition(name, on: ObjectName(table), .before, [.update], action: .statement(SQLText(sql: body)))
    )
  }

  private static let log = table("log", [column("word", varchar(40), null: true)])

  private static func scenario(
    _ name: String,
    to after: TableDefinition,
    _ bodies: (String, String?),
    hints: [RenameHint]
  ) -> MySQLScenario {
    let before = table("t", [column("id"), column("a", varchar(20), null: true)], [primaryKey("id")])
    return MySQLScenario(
      name,
      [before, log],
      [after, log],
      objects: (
        [trigger("touch", on: "t", bodies.0)],
        bodies.1.map { [trigger("touch", on: after.name.name, $0)] } ?? []
      ),
      hints: hints,
      rows: "INSERT INTO t VALUES (1, 'x');"
    )
  }

  static let scenarios = [
    // Filling the new column updates the rows, and the trigger with them.
    scenario(
      "a column has another name",
      to: table(
        "t",
        [
          column("id"), column("b", varchar(20), null: true),
          column("c", varchar(20), default: .expression(sql("upper({b})"))),
        ],
        [primaryKey("id")]
      ),
      ("SET NEW.a = 'y'", "SET NEW.b = 'y'"),
      hints: [renamed(column: "a", to: "b", of: "t")]
    ),
    scenario(
      "a column goes",
      to: table("t", [column("id")], [primaryKey("id")]),
      ("SET NEW.a = 'y'", "SET NEW.id = NEW.id"),
      hints: []
    ),
    scenario(
      "a column and the trigger go",
      to: table("t", [column("id")], [primaryKey("id")]),
      ("SET NEW.a = 'y'", nil),
      hints: []
    ),
    scenario(
      "the table has another name",
      to: table("u", [column("id"), column("a", varchar(20), null: true)], [primaryKey("id")]),
      ("INSERT INTO log SELECT t.a FROM t", "INSERT INTO log SELECT u.a FROM u"),
      hints: [renamed(table: "t", to: "u")]
    ),
  ]

  /// Wherever the plan is, there and back, a row can be written.
  @Test(arguments: scenarios)
  func noWriteFailsBetweenTwoSteps(_ scenario: MySQLScenario) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let back = MySQLScenario.dialect.plan(scenario.changes.inverse, from: scenario.after)
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.rows)
      for plan in [scenario.plan, back] {
        try #require(plan.refusals.isEmpty, "\(plan.refusals)")
        for step in plan.steps {
          try database.execute(plan.preamble.map { "\($0);\n" }.joined() + step.script)
          let table = try database.execute("SHOW TABLES LIKE '_';").split(separator: "\n")[0]
          let write = try database.attempt("UPDATE \(table) SET id = id + 1;")
          #expect(write.status == 0, "behind '\(step.title)': \(write.errors)")
        }
      }
    }
  }
}
