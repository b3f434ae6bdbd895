import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing
import Verification

@testable import CairnGenerator

/// One file brings a database in any state on the way of a history to its end, without a row lost and without effect
/// where there is nothing to do, and its own VERIFY block says so.
///
/// `CAIRN_SEED=17 scripts/law --filter ReconciliationTests` replays one.
@Suite struct ReconciliationTests {
  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "needs a Postgres: scripts/test starts one"))
  func bringsAnyStateOfAPostgresToItsEnd() throws {
    try check(PostgresLawServer("Postgres 15", try #require(PostgresServer.fromEnvironment)))
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
  func bringsAnyStateOfAMySQLToItsEnd() throws {
    try check(MySQLLawServer(try #require(MySQLServer.fromEnvironment)))
  }

  private func check(_ server: some LawServer) throws {
    let database = try server.database()
    defer { database.close() }
    var (states, refused, hindered, rows) = (0, 0, 0, 0)
    for seed in LawRun.seeds(byDefault: 60) {
      guard let history = try RandomHistory(LawPair(seed: seed, on: server), in: server.dialect) else {
        refused += 1
        continue
      }
      let goal = try history.goal(on: database)
      for position in history.positions(seed: seed) {
        switch try history.reconcile(from: position, on: database, server, seed: seed) {
        case .reached(let schema, let count):
          rows += count
          if schema != goal { Issue.record("seed \(seed), \(position): \(Self.difference(goal, schema))\n\(history)") }
        case .failed(let error): Issue.record("seed \(seed), \(position): \(error)\n\(history)")
        case .rowsAreInTheWay: hindered += 1
        }
        states += 1
      }
    }
    print(
      "\(server.name): \(states) partial states, \(rows) rows, \(hindered) states with rows in the way, "
        + "\(refused) histories refused"
    )
    #expect(rows >= states, "states without rows prove little")
    #expect(states >= 100 || LawRun.seeds(byDefault: 60).count < 60)
    #expect(hindered * 4 < states)
  }
}

extension ReconciliationTests {
  /// The lines that only one of two dumps has.
  fileprivate static func difference(_ wanted: String, _ actual: String) -> String {
    let (wanted, actual) = (wanted.split(separator: "\n"), actual.split(separator: "\n"))
    return
      (wanted.filter { !actual.contains($0) }.map { "- \($0)" }
      + actual.filter { !wanted.contains($0) }.map { "+ \($0)" })
      .joined(separator: "\n")
  }
}

/// Two migrations, one that makes a random schema and one that changes it, and the file that reconciles them.
private struct RandomHistory: CustomStringConvertible {
  let states: [DatabaseSchema]
  let plans: [Plan]
  let reconciliation: Plan
  /// What the second migration makes of the rows.
  private let fates: RowFates

  /// Where a database stands: so many whole migrations, and so many statements of the next.
  struct Position: CustomStringConvertible {
    var migrations: Int
    var statements: Int

    var description: String { "\(migrations) migrations and \(statements) statements of the next" }
  }

  enum Outcome {
    /// The schema, and the rows whose values were compared.
    case reached(String, rows: Int)
    case failed(LawServerError)
    case rowsAreInTheWay
  }

  /// Nil when one of the three plans is refused.
  init?(_ pair: LawPair, in dialect: any SQLDialect) throws {
    let nothing = DatabaseSchema(dialect: dialect.name)
    let changes = [SchemaDiffer.difference(from: nothing, to: pair.old).changes, pair.changes]
    var states = [nothing]
    for part in changes { states.append(try states[states.count - 1].applying(part)) }
    self.states = states
    plans = zip(changes, states).map { dialect.plan($0, from: $1) }
    fates = RowFates(pair.old, try LawMigration(pair, in: dialect))
    reconciliation = Reconciliation(states, changes, in: dialect).plan
    if (plans + [reconciliation]).contains(where: { !$0.refusals.isEmpty }) { return nil }
  }

  var description: String {
    let migrations = plans.enumerated().map { "-- migration \($0)\n\($1.script)" }
    return (migrations + ["-- the file for all states\n\(reconciliation.script)"]).joined(separator: "\n")
  }

  func goal(on database: any LawDatabase) throws -> String {
    try database.empty()
    for plan in plans { try database.execute(plan.script) }
    return try database.schema()
  }

  /// The columns whose values the rest of the way leaves as they are.
  private func keptColumns(from position: Position) -> [(before: RowSelection, after: RowSelection)] {
    switch position.migrations {
    case 0: []
    case 1: fates.untouched
    default: RowFates.all(of: states[states.count - 1]).map { ($0, $0) }
    }
  }

  /// Nothing, something in between, and all of it.
  func positions(seed: UInt64) -> [Position] {
    var random = SplitMix64(seed: seed)
    let places = plans.enumerated().flatMap { index, plan in
      plan.isTransactional
        ? [Position(migrations: index, statements: 0)]
        : (0...plan.steps.flatMap(\.statements).count).map { Position(migrations: index, statements: $0) }
    }
    let chosen = places.isEmpty ? [] : [places[Int(random.next() % UInt64(places.count))]]
    return chosen + [Position(migrations: Int(seed % 2) * plans.count, statements: 0)]
  }

  func reconcile(
    from position: Position,
    on database: any LawDatabase,
    _ server: some LawServer,
    seed: UInt64
  ) throws -> Outcome {
    try database.empty()
    for plan in plans.prefix(position.migrations) { try database.execute(plan.script) }
    if position.migrations > 0 {
      let schema = states[position.migrations]
      let fill = RowFill(schema, seed: seed, style: .tidy, sparing: [], on: server)
      try database.attempt(fill.statements)
    }
    let kept = keptColumns(from: position)
    let before = try kept.map { try database.rows(of: [$0.before]) }
    if position.statements > 0 {
      let plan = plans[position.migrations]
      do {
        try database.execute(plan.script(stoppedBehind: position.statements))
      } catch let error as LawServerError where server.obstacle(in: error) != nil {
        return .rowsAreInTheWay
      }
      try database.endSession()
    }
    do {
      try database.execute(reconciliation.script)
    } catch let error as LawServerError {
      return server.obstacle(in: error) != nil ? .rowsAreInTheWay : .failed(error)
    }
    for (selections, rows) in zip(kept, before) {
      #expect(
        try database.rows(of: [selections.after]) == rows,
        "seed \(seed), \(position): rows of \(selections.after)"
      )
    }
    for check in reconciliation.steps.flatMap(\.verifications) {
      let answer = try database.execute(check.query + ";\n")
      #expect(answer == check.expected + "\n", "seed \(seed), \(position): \(check.query)")
    }
    let once = try database.schema()
    let selections = RowFates.all(of: states[states.count - 1])
    let rows = try database.rows(of: selections)
    do {
      try database.execute(reconciliation.script)
    } catch let error as LawServerError {
      return .failed(LawServerError(code: error.code, message: "run again: \(error.message)"))
    }
    #expect(try database.schema() == once, "seed \(seed), \(position): run again")
    #expect(try database.rows(of: selections) == rows, "seed \(seed), \(position): rows of a second run")
    return .reached(once, rows: before.joined().map(\.count).reduce(0, +))
  }
}
