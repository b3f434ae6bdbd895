import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

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

    let names = (scenario.before.tables + scenario.after.tables).map(\.name)
    let dump = MySQLDump(tables: names)
    let before = try dump.schema(behind: MySQLScenario.creation(of: scenario.before), on: server)
    let after = try dump.schema(behind: MySQLScenario.creation(of: scenario.after), on: server)
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.rows)
      try expect(forward, leadsTo: after, dump, in: database, "forward")
      try expect(backward, leadsTo: before, dump, in: database, "backward")
    }
  }

  /// After each step, all steps up to it run again and must change nothing: so a run that starts over, wherever the one
  /// before it stopped, goes on where that one was. The statements of a guard before its EXECUTE change nothing, so
  /// stopping inside a step is stopping before it.
  private func expect(
    _ plan: Plan,
    leadsTo schema: String,
    _ dump: MySQLDump,
    in database: MySQLServer.Database,
    _ direction: Comment
  ) throws {
    // All in one run of the client: starting it takes longer than most statements.
    var script = plan.preamble.map { "\($0);\n" }.joined()
    for (position, step) in plan.steps.enumerated() {
      script += step.statements.map { "\($0);\n" }.joined() + dump.script
      script += plan.script(steps: position + 1) + dump.script
    }
    script += dump.script
    let verifications = plan.steps.flatMap(\.verifications)
    script += verifications.map { "\($0.query);\nSELECT '\(MySQLDump.mark)';\n" }.joined()
    let answers = try database.execute(script).split(separator: "\(MySQLDump.mark)\n", omittingEmptySubsequences: false)
    let dumps = answers.prefix(plan.steps.count * 2 + 1).map { MySQLDump.canonical($0) }
    for position in plan.steps.indices {
      #expect(dumps[position * 2] == dumps[position * 2 + 1], "\(direction), again behind step \(position + 1)")
    }
    #expect(dumps.last == schema, "\(direction)\n\(plan.script())")
    for (verification, answer) in zip(verifications, answers.dropFirst(dumps.count)) {
      #expect(answer == "\(verification.expected)\n", "\(direction): \(verification.query)")
    }
  }
}

/// SHOW CREATE TABLE of the tables of these names that are there, with the lines of each table sorted: a column that is
/// added stands last, and keys stand in the order in which they were made, so the order tells the way and not the schema.
struct MySQLDump {
  static let mark = "------ end of answer"
  let script: String

  init(tables: [ObjectName]) {
    let statements = Set(tables).sorted().flatMap { table in
      MySQLGuard.statements(
        "SHOW CREATE TABLE \(MySQLSyntax.table(table))",
        when: [MySQLCatalogue.table(table).exists]
      )
    }
    // Tables that nobody asked for would show.
    let count = "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
    script = (statements + [count, "SELECT '\(Self.mark)'"]).map { "\($0);\n" }.joined()
  }

  func schema(behind plan: Plan, on server: MySQLServer) throws -> String {
    let output = try server.withDatabase { try $0.execute(plan.script() + script) }
    return Self.canonical(output.dropLast(Self.mark.count + 1))
  }

  static func canonical(_ output: Substring) -> String {
    var tables: [[Substring]] = []
    for line in output.split(separator: "\n") {
      if tables.isEmpty || line.contains("\tCREATE TABLE ") { tables.append([]) }
      tables[tables.count - 1].append(line.hasSuffix(",") ? line.dropLast() : line)
    }
    return tables.map { lines in
      lines.map { $0.replacing(/\ AUTO_INCREMENT=\d+/, with: "") }.sorted().joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
