import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// A scenario's plan and the one back, and what they must lead to.
struct MySQLRoundTrip {
  let scenario: MySQLScenario
  let forward: Plan
  let backward: Plan
  private let dump: MySQLDump

  init(_ scenario: MySQLScenario) throws {
    self.scenario = scenario
    let changes = scenario.changes
    let end = try scenario.before.applying(changes)
    try #require(end == scenario.after)
    forward = scenario.plan
    backward = MySQLScenario.dialect.plan(changes.inverse, from: end)
    dump = MySQLDump(
      tables: (scenario.before.tables + scenario.after.tables).map(\.name),
      objects: !(scenario.before.objects + scenario.after.objects).isEmpty
    )
  }

  func run(on server: MySQLServer) throws {
    if !(scenario.before.objects + scenario.after.objects).filter({ $0.kind == .grant }).isEmpty {
      try server.withDatabase {
        _ = try $0.execute("CREATE USER IF NOT EXISTS cairn_reader, 'cairn writer'@'localhost';")
      }
    }
    let before = try dump.schema(behind: MySQLScenario.creation(of: scenario.before), on: server)
    let after = try dump.schema(behind: MySQLScenario.creation(of: scenario.after), on: server)
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
    // All in one run of the client: starting it takes longer than most statements.
    var script = plan.preamble.map { "\($0);\n" }.joined()
    for (position, step) in plan.steps.enumerated() {
      script += "\(step.script)\n" + dump.script
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
