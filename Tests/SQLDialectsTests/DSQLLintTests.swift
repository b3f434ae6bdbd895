import Foundation
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// AWS' own judge of SQL for DSQL. Its verdict is the exit code (facts/dsql.md, section 6).
@Suite(
  "DSQL: dsql-lint has nothing against a plan",
  .enabled(if: ProcessInfo.processInfo.environment["CAIRN_TEST_TOOLS"] != nil, "no dsql-lint: run scripts/test")
)
struct DSQLLintTests {
  private let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(0)))

  /// What it cannot parse and DSQL's manual has (facts/dsql.md, section 6.3): there is no other form.
  private static let unparsable = [
    "SET GENERATED", "SET CACHE", "SET SCHEMA", "SET INCREMENT", "ALTER DOMAIN", "ON TYPE", "GRANT OPTION FOR",
  ]

  static func parses(_ statement: String) -> Bool {
    // Of a domain's constraints it knows those with CHECK alone.
    if statement.hasPrefix("CREATE DOMAIN"), statement.contains(" NOT NULL") { return false }
    return !unparsable.contains { statement.contains($0) }
  }

  private func lint(_ statements: [String]) throws -> ProcessRun {
    let tools = try #require(ProcessInfo.processInfo.environment["CAIRN_TEST_TOOLS"])
    return try ProcessRun.run("\(tools)/dsql-lint", ["-"], input: statements.map { "\($0);\n" }.joined())
  }

  @Test("forward and back", arguments: DSQLScenario.all)
  func plans(_ scenario: DSQLScenario) throws {
    let after = try scenario.after()
    let plans = [
      dialect.plan(scenario.before.creationInOrder, from: DatabaseSchema(dialect: .dsql)),
      dialect.plan(scenario.changes, from: scenario.before),
      dialect.plan(scenario.changes.inverse, from: after),
    ]
    let all = plans.flatMap(\.steps).flatMap(\.statements)
    #expect(DSQLRuleTable.findings(in: all) == [])
    let statements = all.filter(Self.parses)
    if statements.isEmpty { return }
    let run = try lint(statements)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test("it does find what DSQL refuses")
  func judges() throws {
    #expect(try lint(["ALTER TABLE t ADD COLUMN c integer NOT NULL"]).status == 1)
    #expect(try lint(["CREATE INDEX i ON t (c)"]).status == 1)
  }
}
