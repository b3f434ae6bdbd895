import SQLDialects
import SchemaModel
import TestSupport
import Testing

/// What the planner writes, run on a real server, there and back.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLMigrationTests {
  static let scenarios =
    MySQLScenarios.tables + MySQLScenarios.columns + MySQLScenarios.types + MySQLScenarios.generated
    + MySQLScenarios.keys + MySQLScenarios.foreignKeys + MySQLScenarios.renames + MySQLScenarios.hostile

  @Test(arguments: scenarios)
  func leadsThereAndBackFromEveryPlaceWhereItStopped(_ scenario: MySQLScenario) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let changes = scenario.changes
    let end = try scenario.before.applying(changes)
    try #require(end.ignoringColumnOrder == scenario.after.ignoringColumnOrder)
    let forward = scenario.plan
    let backward = MySQLScenario.dialect.plan(changes.inverse, from: end)
    try #require(forward.refusals.isEmpty, "\(forward.refusals)")
    try #require(backward.refusals.isEmpty, "\(backward.refusals)")

    let before = try server.canonicalSchema(after: MySQLScenario.creation(of: scenario.before).script())
    let after = try server.canonicalSchema(after: MySQLScenario.creation(of: scenario.after).script())
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.rows)
      try expect(forward, leadsTo: after, in: database, "forward")
      try expect(backward, leadsTo: before, in: database, "backward")
    }
  }

  /// After each step, all steps up to it run again and must change nothing: so a run that starts over, wherever the one
  /// before it stopped, goes on where that one was. The statements of a guard before its EXECUTE change nothing, so
  /// stopping inside a step is stopping before it.
  private func expect(
    _ plan: Plan,
    leadsTo schema: String,
    in database: MySQLServer.Database,
    _ direction: Comment
  ) throws {
    let preamble = plan.preamble.map { "\($0);\n" }.joined()
    for (position, step) in plan.steps.enumerated() {
      let reached = try database.canonicalSchema(after: preamble + step.statements.map { "\($0);\n" }.joined())
      let again = try database.canonicalSchema(after: plan.script(steps: position + 1))
      try #require(again == reached, "\(direction), again behind step \(position + 1)\n\(plan.script())")
    }
    #expect(try database.canonicalSchema() == schema, "\(direction)\n\(plan.script())")
    for verification in plan.steps.flatMap(\.verifications) {
      let answer = try database.execute(preamble + "\(verification.query);")
      #expect(answer == "\(verification.expected)\n", "\(direction): \(verification.query)")
    }
  }
}

extension MySQLServer {
  /// The schema of a new database behind these scripts.
  func canonicalSchema(after script: String) throws -> String {
    try withDatabase { try $0.canonicalSchema(after: script) }
  }
}

extension MySQLServer.Database {
  /// SHOW CREATE TABLE with the lines of each table sorted: a column that is added stands last, and keys stand in the order
  /// in which they were made, so the order tells the way and not the schema.
  func canonicalSchema(after script: String = "") throws -> String {
    // One run of the client: starting it costs more than the statements.
    let names = try execute(
      script + "\nSELECT CONCAT('SHOW CREATE TABLE `', REPLACE(TABLE_NAME, '`', '``'), '`;')"
        + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME;"
    )
    var tables: [[Substring]] = []
    for line in try execute(names).split(separator: "\n") {
      if line.contains("\tCREATE TABLE ") { tables.append([]) }
      if !tables.isEmpty { tables[tables.count - 1].append(line.hasSuffix(",") ? line.dropLast() : line) }
    }
    return tables.map { lines in
      lines.map { $0.replacing(/\ AUTO_INCREMENT=\d+/, with: "") }.sorted().joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
