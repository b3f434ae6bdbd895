import SQLDialects
import SchemaModel
import TestSupport
import Verification

/// One pair on one database: built, filled, migrated, migrated again, proven, rolled back, each time compared.
struct LawTrial {
  enum Outcome {
    /// With so many rows.
    case held(Int)
    /// The planner refuses the migration.
    case refused([Refusal])
    /// It stands, and the rows were in the way of a migration that is right: so far as that the law was kept.
    case hindered(RowObstacle)
  }

  let pair: LawPair
  let server: any LawServer
  let database: any LawDatabase
  /// Whether the judge that takes longer is asked, too.
  var asksJudge = false

  /// With rows of that style in the tables.
  func run(rows style: RowStyle) throws(LawFailure) -> Outcome {
    let migration = try LawMigration(pair, in: server.dialect)
    if !migration.plan.refusals.isEmpty { return .refused(migration.plan.refusals) }
    let (goal, judgedGoal) = try build(pair.new)
    let (start, judgedStart) = try build(pair.old)
    if asksJudge, (goal == start) != (judgedGoal == judgedStart) {
      throw LawFailure(.judging, wanted: goal, found: start)
    }
    let fates = RowFates(pair.old, migration)
    try fill(style, sparing: fates.marked)
    let before = try rows(.harness, fates.wholeStart)

    do throws(LawFailure) {
      try execute(migration.file.script, .applying)
    } catch {
      guard let obstacle = obstacle(error, migration.changes, style) else { throw error }
      try rollBackWhatStopped(migration, fates, before, start)
      return .hindered(obstacle)
    }
    try expect(goal, .schema)
    if asksJudge { try expectJudged(judgedGoal, .schema) }
    try compare(fates.untouched, with: before, .rows)
    for (query, expected) in migration.file.verifications {
      let answer = try execute(query + ";\n", .verifying)
      if answer != expected + "\n" { throw LawFailure(.verifying, "\(query)\nanswers \(answer), not \(expected)") }
    }
    let after = RowFates.all(of: pair.new)
    let rowsAfter = try rows(.harness, after)
    try execute(migration.file.script, .applyingAgain)
    try expect(goal, .schemaAgain)
    if try rows(.harness, after) != rowsAfter { throw LawFailure(.rowsAgain, "a second run changed rows") }

    let count = fates.kept.map { before[$0.before]?.count ?? 0 }.reduce(0, +)
    if !migration.rollback.refusals.isEmpty { return .held(count) }
    do throws(LawFailure) {
      try execute(migration.file.rollback, .rollingBack)
    } catch {
      guard let obstacle = obstacle(error, migration.changes.inverse, style) else { throw error }
      return .hindered(obstacle)
    }
    try expect(start, .schemaBack)
    if asksJudge { try expectJudged(judgedStart, .schemaBack) }
    try compare(fates.kept, with: before, .rowsBack)
    try execute(migration.file.rollback, .rollingBackAgain)
    try expect(start, .rollingBackAgain)
    do throws(LawFailure) {
      try execute(migration.file.script, .applyingAnew)
    } catch {
      guard let obstacle = obstacle(error, migration.changes, style) else { throw error }
      return .hindered(obstacle)
    }
    try expect(goal, .applyingAnew)
    try stopSomewhere(migration, style, fates, goal: goal, start: start)
    return .held(count)
  }

  /// A run that stopped behind some statement is completed by the next, or taken back by the way back.
  private func stopSomewhere(
    _ migration: LawMigration,
    _ style: RowStyle,
    _ fates: RowFates,
    goal: String,
    start: String
  ) throws(LawFailure) {
    let statements = migration.plan.steps.flatMap(\.statements)
    if migration.plan.isTransactional || statements.count < 2 { return }
    var random = SplitMix64(seed: pair.seed)
    let stop = 1 + Int(random.next() % UInt64(statements.count - 1))
    let script = migration.plan.script(stoppedBehind: stop)
    _ = try build(pair.old)
    try fill(style, sparing: fates.marked)
    try execute(script, .stopping)
    try attempt(.harness) { try database.endSession() }
    if random.next() % 2 == 0 {
      try execute(migration.file.script, .completing)
      try expect(goal, .completing)
    } else {
      try execute(migration.file.rollback, .takingBack)
      try expect(start, .takingBack)
    }
  }

  // MARK: Steps

  private func build(_ schema: DatabaseSchema) throws(LawFailure) -> (schema: String, judged: String) {
    let script = try LawMigration.creation(of: schema, in: server.dialect)
    try attempt(.harness) { try database.empty() }
    try execute(script, .building)
    return (
      try attempt(.harness) { try database.schema() },
      asksJudge ? try attempt(.harness) { try database.independentSchema() } : ""
    )
  }

  /// What ran before the rows were in the way is taken back by the file's own ROLLBACK block.
  private func rollBackWhatStopped(
    _ migration: LawMigration,
    _ fates: RowFates,
    _ before: [RowSelection: [String]],
    _ start: String
  ) throws(LawFailure) {
    if !migration.rollback.refusals.isEmpty { return }
    do throws(LawFailure) {
      try execute(migration.file.rollback, .rowsInTheWay)
    } catch {
      if obstacle(error, migration.changes.inverse, .tidy) != nil { return }
      throw error
    }
    try expect(start, .rowsInTheWay)
    try compare(fates.kept, with: before, .rowsInTheWay)
  }

  private func obstacle(_ failure: LawFailure, _ changes: [Change], _ style: RowStyle) -> RowObstacle? {
    guard style != .none, let code = failure.code,
      let obstacle = server.obstacle(in: LawServerError(code: code, message: failure.detail)),
      obstacle.canArise(from: changes)
    else { return nil }
    return obstacle
  }

  private func expect(_ wanted: String, _ stage: LawFailure.Stage) throws(LawFailure) {
    let found = try attempt(.harness) { try database.schema() }
    if found != wanted { throw LawFailure(stage, wanted: wanted, found: found) }
  }

  private func expectJudged(_ wanted: String, _ stage: LawFailure.Stage) throws(LawFailure) {
    let found = try attempt(.harness) { try database.independentSchema() }
    if found != wanted { throw LawFailure(stage, wanted: wanted, found: found) }
  }

  @discardableResult
  private func execute(_ script: String, _ stage: LawFailure.Stage) throws(LawFailure) -> String {
    try attempt(stage) { try database.execute(script) }
  }

  private func attempt<Result>(_ stage: LawFailure.Stage, _ body: () throws -> Result) throws(LawFailure) -> Result {
    do {
      return try body()
    } catch let error as LawServerError {
      throw LawFailure(stage, code: error.code, error.message)
    } catch {
      throw LawFailure(.harness, "\(error)")
    }
  }

  // MARK: Rows

  private func fill(_ style: RowStyle, sparing spared: Set<ObjectName>) throws(LawFailure) {
    let fill = RowFill(pair.old, seed: pair.seed, style: style, sparing: spared, on: server)
    try attempt(.harness) { try database.attempt(fill.statements) }
  }

  private func rows(
    _ stage: LawFailure.Stage,
    _ selections: [RowSelection]
  ) throws(LawFailure) -> [RowSelection: [String]] {
    let rows = try attempt(stage) { try database.rows(of: selections) }
    return Dictionary(zip(selections, rows)) { first, _ in first }
  }

  private func compare(
    _ fates: [(before: RowSelection, after: RowSelection)],
    with before: [RowSelection: [String]],
    _ stage: LawFailure.Stage
  ) throws(LawFailure) {
    let found = try rows(stage, fates.map(\.after))
    for fate in fates where found[fate.after] != before[fate.before] {
      let wanted = (before[fate.before] ?? ["unknown"]).joined(separator: "\n")
      let lines = (found[fate.after] ?? []).joined(separator: "\n")
      throw LawFailure(stage, "\(fate.before.table) (\(fate.before.columns)) held\n\(wanted)\nand holds\n\(lines)")
    }
  }
}
