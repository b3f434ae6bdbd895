import DatabaseDrivers
import MigrationFiles
import SQLDialects

/// Applies one migration or takes it back, and keeps the record of it.
struct MigrationExecutor {
  let migration: MigrationStatus
  let script: MigrationScript
  /// The file as messages name it.
  let label: String
  let context: RunContext
  /// Who the record says did it.
  let appliedBy: String
  private let began = ContinuousClock.now

  init(_ migration: MigrationStatus, _ script: MigrationScript, label: String, context: RunContext, appliedBy: String) {
    self.migration = migration
    self.script = script
    self.label = label
    self.context = context
    self.appliedBy = appliedBy
  }

  private var name: MigrationName { migration.head.migration }
  private var tracking: TrackingStatements { context.rules.tracking }

  // MARK: Forward

  private var firstStep: Int {
    // Behind a rollback that was given up, all of it runs again.
    if case .rollingBack = migration.state { return 0 }
    return min(migration.row?.stepsApplied ?? 0, script.forward.steps.count)
  }

  /// What is recorded before the first step: where the server commits that by itself, a run that is killed in it could
  /// not be told from one that never began. Nil where nothing has to be.
  var start: TrackingRow? {
    // The table of the record is what the first migration makes.
    guard name.number != 0, !isDone, !forwardRun(from: firstStep).leavesNoDoubt else { return nil }
    return row(stepsApplied: firstStep)
  }

  private var isDone: Bool {
    firstStep == script.forward.steps.count && migration.row != nil && !script.forward.steps.isEmpty
  }

  /// Runs the steps that are not done.
  ///
  /// `next` is the start of the next migration, which is recorded with the end of this one, in one write; and so was the
  /// start of this one, if it says so.
  func apply(
    next: TrackingRow? = nil,
    startIsRecorded: Bool = false,
    on connection: isolated any DatabaseConnection
  ) async throws {
    let steps = script.forward.steps.count
    context.observe(.migrationBegan(name, steps: steps, firstStep: firstStep, isRollback: false))
    do {
      if !isDone {
        if !startIsRecorded, let start { try write(start, on: connection) }
        try await forwardRun(from: firstStep, next).run(on: connection)
      }
      try await verify(on: connection)
      if isDone || !script.verifications.isEmpty {
        try write(row(stepsApplied: steps, success: true), next, .behindSteps, on: connection)
      }
    } catch let ends as ConnectionEnds {
      throw RenewalDue(row: row(stepsApplied: ends.stepsDone))
    } catch {
      throw record(error, isRollback: false, on: connection)
    }
    context.observe(.migrationEnded(name, began.duration(to: .now), isRollback: false))
  }

  private func forwardRun(from firstStep: Int, _ next: TrackingRow? = nil) -> SequenceRun {
    SequenceRun(
      sequence: script.forward,
      isHandWritten: migration.head.isHandWritten,
      firstStep: firstStep,
      isFirstStepInDoubt: migration.isInDoubt,
      context: context,
      progress: { tracking.upsert([row(stepsApplied: $0)], addsTransaction: true) },
      completion: {
        let isWhole = script.verifications.isEmpty
        let end = row(stepsApplied: script.forward.steps.count, success: isWhole)
        return tracking.upsert([end] + (isWhole ? next.map { [$0] } ?? [] : []), addsTransaction: true)
      }
    )
  }

  private func verify(on connection: isolated any DatabaseConnection) async throws {
    for check in script.verifications {
      try context.checkInterruption(stepsApplied: script.forward.steps.count)
      var place = FailurePlace(stepsApplied: script.forward.steps.count)
      place.statement = check.query
      place.moment = .behindSteps
      let rows: [Row]
      do {
        rows = try connection.execute(check.query.text).rows
      } catch let error as DatabaseError {
        throw StepFailure(error: error, place: place)
      }
      guard rows.count == 1, rows[0].reads(as: check.expected) else {
        throw WrongAnswer(check: check, rows: rows)
      }
    }
  }

  /// Runs the steps and records nothing: for what the record itself needs.
  func prepareTables(on connection: isolated any DatabaseConnection) async throws {
    do {
      var run = forwardRun(from: 0)
      run.progress = { _ in Statement("SELECT 1") }
      run.completion = { Statement("SELECT 1") }
      try await run.run(on: connection)
    } catch {
      throw record(error, isRollback: false, on: connection)
    }
  }

  // MARK: Back

  func rollBack(on connection: isolated any DatabaseConnection) async throws {
    guard case .steps(let sequence, _) = script.wayBack else { return }
    let firstStep = migration.row?.stepsReverted ?? 0
    let run = SequenceRun(
      sequence: sequence,
      isHandWritten: migration.head.isHandWritten,
      firstStep: firstStep,
      isFirstStepInDoubt: migration.isRollbackInDoubt,
      context: context,
      progress: { tracking.upsert([rollbackRow(stepsReverted: $0)], addsTransaction: true) },
      completion: { tracking.delete(name.digits) }
    )
    context.observe(.migrationBegan(name, steps: sequence.steps.count, firstStep: firstStep, isRollback: true))
    do {
      if sequence.steps.isEmpty {
        context.observe(.remark("nothing of it is to be taken back; the record forgets it"))
      } else if !sequence.isTransactional {
        try write(rollbackRow(stepsReverted: firstStep), on: connection, stepsDone: firstStep)
      }
      try await run.run(on: connection)
    } catch let ends as ConnectionEnds {
      throw RenewalDue(row: rollbackRow(stepsReverted: ends.stepsDone))
    } catch {
      throw record(error, isRollback: true, on: connection)
    }
    context.observe(.migrationEnded(name, began.duration(to: .now), isRollback: true))
  }

  private func rollbackRow(stepsReverted: Int, error: String? = nil) -> TrackingRow {
    var row = row(
      stepsApplied: migration.row?.stepsApplied ?? script.forward.steps.count,
      error: error,
      stepsReverted: stepsReverted
    )
    row.appliedAt = migration.row?.appliedAt ?? ""
    return row
  }

  /// The record of a rollback that failed behind so many steps. One of people's own that did nothing was none.
  private func rollbackRow(failedBehind stepsReverted: Int, _ words: String) -> TrackingRow {
    let first = backward.recordedStep(from: 0) ?? 0
    if migration.head.isHandWritten, stepsReverted <= first, backward.steps.indices.contains(first),
      context.rules.isAllOrNothing(backward.steps[first]), let before = migration.row, before.stepsReverted == nil
    {
      return before
    }
    return rollbackRow(stepsReverted: stepsReverted, error: words)
  }

  // MARK: The record

  private func row(
    stepsApplied: Int,
    success: Bool = false,
    error: String? = nil,
    stepsReverted: Int? = nil
  ) -> TrackingRow {
    let elapsed = began.duration(to: .now)
    return TrackingRow(
      version: name.digits,
      name: name.words,
      checksum: migration.head.checksum ?? "",
      stepsTotal: script.forward.steps.count,
      stepsApplied: stepsApplied,
      appliedAt: "",
      appliedBy: appliedBy,
      milliseconds: (migration.row?.milliseconds ?? 0) + elapsed.milliseconds,
      success: success,
      error: error,
      stepsReverted: stepsReverted
    )
  }

  private func write(
    _ row: TrackingRow,
    _ next: TrackingRow? = nil,
    _ moment: FailurePlace.Moment = .beforeStatement,
    on connection: isolated any DatabaseConnection,
    stepsDone: Int? = nil
  ) throws {
    do {
      try context.record(tracking.upsert([row] + (next.map { [$0] } ?? [])), on: connection)
    } catch let error as DatabaseError {
      var place = FailurePlace(stepsApplied: stepsDone ?? row.stepsApplied)
      place.moment = moment
      throw StepFailure(error: error, place: place)
    }
  }

  /// Writes down what stopped the run, if the server can still be asked, and says it for people.
  private func record(_ error: any Error, isRollback: Bool, on connection: isolated any DatabaseConnection) -> RunError
  {
    let report = FailureReport(
      label: label,
      migration: name,
      sequence: isRollback ? backward : script.forward,
      isRollback: isRollback
    )
    let (failure, stepsApplied) = report.describe(error)
    // What may be recorded already is not written over: the next run finds out.
    if let unknown = error as? StepFailure, !unknown.error.outcomeIsKnown { return failure }
    // Nor is a doubt that this run did not resolve.
    if isRollback ? migration.isRollbackInDoubt : migration.isInDoubt, leavesDoubt(error, isRollback) { return failure }
    // A rollback that is one transaction and failed has left everything as it was.
    guard connection.isAlive, !(isRollback && backward.isTransactional) else { return failure }
    let words = String(failure.lines.first?.prefix(2_000) ?? "")
    let row =
      isRollback
      ? rollbackRow(failedBehind: stepsApplied, words) : row(stepsApplied: stepsApplied, error: words)
    // What matters more is on its way to the user already; the record of a failure is a help, not the truth.
    try? context.record(tracking.upsert([row]), on: connection)
    return failure
  }

  /// The step in which an earlier run was stopped was not tried again.
  private func leavesDoubt(_ error: any Error, _ isRollback: Bool) -> Bool {
    let first = isRollback ? migration.row?.stepsReverted ?? 0 : firstStep
    return switch error {
    case is StepInDoubt: true
    case let failure as StepFailure: failure.place.moment == .beforeStatement && failure.place.stepsApplied <= first
    case let interrupted as Interrupted: interrupted.stepsApplied <= first
    default: false
    }
  }

  private var backward: StepSequence { script.backward }
}

extension MigrationScript {
  /// No steps where there is no way back.
  var backward: StepSequence {
    if case .steps(let sequence, _) = wayBack { sequence } else { StepSequence() }
  }
}

extension MigrationStatus {
  /// A run stopped in it without having said how its last step ended.
  var isInDoubt: Bool {
    if case .interrupted = state { true } else { false }
  }

  /// The same of a rollback.
  var isRollbackInDoubt: Bool {
    if case .rollingBack = state { row?.error == nil } else { false }
  }
}

/// A migration stopped between two steps, as the connection is to be made anew; the row is its record.
struct RenewalDue: Error {
  var row: TrackingRow
}

extension Duration {
  var milliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
