import Foundation
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// On a Postgres with DSQL's rules before it: it refuses the statements that DSQL is known to refuse.
@Suite(
  "DSQL: plans run on the stand-in",
  .enabled(if: PostgresServer.dsqlFromEnvironment != nil, "no stand-in for DSQL: run scripts/test")
)
struct DSQLServerTests {
  private let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(0)))

  private func withDatabase(holding schema: DatabaseSchema, _ body: (DSQLRun) throws -> Void) throws {
    try #require(PostgresServer.dsqlFromEnvironment).withDatabase { database in
      let run = DSQLRun(database: database)
      let empty = DatabaseSchema(dialect: .dsql)
      try database.executeOnBackend(PostgresObjectScenario.roles)
      try database.execute("CREATE SCHEMA extra;")
      try run.run(dialect.plan(schema.creationInOrder, from: empty))
      try body(run)
    }
  }

  private func insert(_ rows: [String], _ run: DSQLRun) throws {
    for row in rows { try run.database.execute("\(row);") }
  }

  @Test("a plan leads to the schema, from each point where it may have been stopped", arguments: DSQLScenario.all)
  func fromEveryPrefix(_ scenario: DSQLScenario) throws {
    let after = try scenario.after()
    let plan = dialect.plan(scenario.changes, from: scenario.before)
    #expect(plan.refusals.isEmpty)
    var expected = ""
    try withDatabase(holding: after) { expected = try $0.dump() }

    let inverse = dialect.plan(scenario.changes.inverse, from: after)
    let points = 0...plan.steps.map(\.statements.count).reduce(0, +)
    if inverse.refusals.isEmpty {
      // The way back leads to where the next attempt begins.
      try withDatabase(holding: scenario.before) { run in
        let start = try run.dump()
        try insert(scenario.rows, run)
        for point in points {
          try check(plan, stoppedAt: point, scenario, run, expected: expected)
          try run.run(inverse.steps, statements: point)
          try run.run(inverse)
          if point == 0 { #expect(try run.failedVerifications(of: inverse) == []) }
          if point == points.upperBound { #expect(try run.dump() == start) }
        }
      }
    } else {
      for point in points {
        try withDatabase(holding: scenario.before) { run in
          try insert(scenario.rows, run)
          try check(plan, stoppedAt: point, scenario, run, expected: expected)
        }
      }
    }
  }

  private func check(
    _ plan: Plan,
    stoppedAt point: Int,
    _ scenario: DSQLScenario,
    _ run: DSQLRun,
    expected: String
  ) throws {
    try run.run(plan.steps, statements: point)
    try run.run(plan)
    #expect(try run.failedVerifications(of: plan) == [])
    #expect(try run.dump() == expected)
    for (query, answer) in scenario.answers {
      #expect(try run.database.execute("\(query);") == "\(answer)\n")
    }
    // Psql asks nothing: it runs all of the file.
    if point == 0, plan.steps.allSatisfy({ $0.doneWhen == nil }) {
      let script = plan.steps.flatMap(\.statements).map { "\($0);\n" }.joined()
      try run.database.execute(script)
      #expect(try run.dump() == expected)
    }
  }

  @Test("what is NULL on purpose stays so when a plan that filled a column runs again")
  func meantNulls() throws {
    let column = ColumnDefinition(
      "level",
      .builtin("integer"),
      isNullable: true,
      defaultValue: .literal(.integer(7))
    )
    let schema = DatabaseSchema(dialect: .dsql, tables: [DSQLSample.teams, DSQLSample.users])
    let plan = dialect.plan([.addColumn(table: DSQLSample.users.name, column: column)], from: schema)
    try withDatabase(holding: schema) { run in
      try insert(DSQLSample.userRows, run)
      try run.run(plan)
      try run.database.execute("UPDATE users SET level = NULL WHERE email = 'u1';")
      try run.run(plan)
      #expect(try run.database.execute("SELECT count(*) FROM users WHERE level IS NULL;") == "1\n")
    }
  }

  @Test("a column that became NOT NULL refuses NULL, under its new name too, and allows it when it is told to")
  func notNull() throws {
    let name = DSQLSample.users.name
    var required = DSQLSample.bio
    required.isNullable = false
    var renamed = required
    renamed.name = "life"
    var nullable = renamed
    nullable.isNullable = true
    var schema = DatabaseSchema(dialect: .dsql, tables: [DSQLSample.teams, DSQLSample.users])
    try withDatabase(holding: schema) { run in
      func make(_ change: Change) throws {
        try run.run(dialect.plan([change], from: schema))
        try schema.apply(change)
      }
      func insertsNull() throws -> Bool {
        try run.database.attempt("INSERT INTO \(schema.tables[1].name) (email) VALUES (gen_random_uuid());").status == 0
      }
      try make(.alterColumn(table: name, from: DSQLSample.bio, to: required))
      #expect(try !insertsNull())
      try make(.renameColumn(table: name, from: "bio", to: "life"))
      try make(.renameTable(from: name, to: ObjectName("zebras")))
      #expect(try !insertsNull())
      try make(.alterColumn(table: ObjectName("zebras"), from: renamed, to: nullable))
      #expect(try insertsNull())
    }
  }

  @Test("a row that is in the way makes the validation fail, and nothing is lost")
  func rowInTheWay() throws {
    var required = DSQLSample.bio
    required.isNullable = false
    let schema = DatabaseSchema(dialect: .dsql, tables: [DSQLSample.teams, DSQLSample.users])
    let change = Change.alterColumn(table: DSQLSample.users.name, from: DSQLSample.bio, to: required)
    let plan = dialect.plan([change], from: schema)
    #expect(plan.steps.flatMap(\.losses).map(\.kind) == [.mayFail])
    try withDatabase(holding: schema) { run in
      try insert(DSQLSample.userRows, run)
      // The job fails, not the statement that began it.
      try run.run(plan)
      #expect(try run.failedVerifications(of: plan).count == 1)
      try run.database.execute("UPDATE users SET bio = 'x';")
      try run.run(plan)
      #expect(try run.failedVerifications(of: plan) == [])
    }
  }
}
