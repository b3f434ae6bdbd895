import DatabaseDrivers
import MigrationFiles
import SQLDialects

/// Step by step.
extension SequenceRun {
  func runStepByStep(on connection: isolated any DatabaseConnection) async throws {
    try await retrying(on: connection, stepsApplied: firstStep) { place in
      for statement in sequence.preamble { try execute(statement, at: &place, on: connection) }
    }
    for (index, step) in sequence.steps.enumerated() {
      if index < firstStep {
        guard step.isSessionState else { continue }
        try await retrying(on: connection, stepsApplied: firstStep) { place in
          for statement in step.statements { try execute(statement, at: &place, on: connection) }
        }
        continue
      }
      try context.checkInterruption(stepsApplied: index)
      if context.renewsConnection, connection.needsRenewal { throw ConnectionEnds(stepsDone: index) }
      observe(beginOf: index)
      let wasDone = try await run(step, at: index, on: connection)
      observe(endOf: index, wasDone: wasDone)
    }
    if sequence.steps.isEmpty || firstStep >= sequence.steps.count {
      try await retrying(on: connection, stepsApplied: sequence.steps.count) { place in
        place.moment = .behindSteps
        try context.record(completion(), on: connection)
      }
    }
  }

  /// The step in which an earlier run was stopped.
  private var stepInDoubt: Int? { isFirstStepInDoubt ? firstRecordedStep : nil }

  private func renewLock(on connection: isolated any DatabaseConnection) throws {
    if context.holdsLock { try rules.lock.renew(on: connection) }
  }

  /// - Returns: Whether its work was done already.
  private func run(_ step: ScriptStep, at index: Int, on connection: isolated any DatabaseConnection) async throws
    -> Bool
  {
    var sharesTransaction = rules.canShareTransaction(step)
    let isInDoubt = index == stepInDoubt
    var wasDone = false
    try await retrying(on: connection, stepsApplied: index) { place in
      place.step = index
      if let query = step.doneWhen, try isTrue(query, at: &place, on: connection) {
        wasDone = true
        return try record(index, on: connection)
      }
      if isInDoubt, isHandWritten, let effect = rules.secondEffect(of: step) {
        throw StepInDoubt(step: index, effect: effect)
      }
      try renewLock(on: connection)
      let restoring = isHandWritten ? try rules.prepare(for: step, on: connection) : nil
      defer { if let restoring { try? connection.run(restoring) } }
      if isHandWritten, try rules.completes(step, on: connection) {
        wasDone = true
        return try record(index, on: connection)
      }
      do {
        if sharesTransaction, canTakeBack(step) {
          let entries = step.statements.map { StatementBatch.Entry($0, ofStep: index) }
          try runTransaction(entries, isShort: step.keepsSession, { recording(index) }, at: &place, on: connection)
        } else if sharesTransaction {
          place.moment = .inStatement
          _ = try connection.execute("BEGIN")
          for statement in step.statements { try execute(statement, at: &place, on: connection) }
          place.moment = .behindStatement
          try record(index, on: connection)
          _ = try connection.execute("COMMIT")
        } else {
          try await runAlone(step, at: &place, on: connection)
          place.moment = .behindStatement
          try record(index, on: connection)
        }
      } catch let error as DatabaseError where sharesTransaction && rules.refusesTransaction(error) {
        _ = try connection.execute("ROLLBACK")
        sharesTransaction = false
        // From here on a run that is killed leaves a doubt.
        try context.record(progress(index), on: connection)
        try await runAlone(step, at: &place, on: connection)
        place.moment = .behindStatement
        try record(index, on: connection)
      } catch let error as DatabaseError where isInDoubt && rules.saysAlreadyDone(error) {
        // What is done in one transaction with its record, and is not recorded, was not done: the answer means what it says.
        if sharesTransaction, canTakeBack(step) { throw error }
        try connection.rollBack()
        context.observe(
          .remark("step \(index + 1), in which an earlier run was stopped, was done already: \(error.message)")
        )
        wasDone = true
        for statement in step.statements { try await rules.finish(statement.text, StatementResult(), on: connection) }
        try record(index, on: connection)
      }
    }
    return wasDone
  }

  /// The server can take back what the step did as long as its transaction is open.
  func canTakeBack(_ step: ScriptStep) -> Bool { rules.dialect.hasTransactionalDDL || step.isDataOnly }

  /// Statement by statement, each committed by the server.
  private func runAlone(
    _ step: ScriptStep,
    at place: inout FailurePlace,
    on connection: isolated any DatabaseConnection
  ) async throws {
    while true {
      var changed = 0
      for statement in step.statements {
        place.statement = statement
        place.moment = .inStatement
        let result = try connection.execute(statement.text)
        try await rules.finish(statement.text, result, on: connection)
        changed = result.affectedRows ?? 0
      }
      guard step.repeatsUntilNoRowChanges, changed > 0 else { return }
      try context.checkInterruption()
    }
  }

  private func record(_ index: Int, on connection: isolated any DatabaseConnection) throws {
    if let statement = recording(index) { try context.record(statement, on: connection) }
  }

  /// What records that this step is done.
  private func recording(_ index: Int) -> Statement? {
    let isLast = index + 1 == sequence.steps.count
    // What only changes the session is done again by whoever goes on behind it.
    if sequence.steps[index].isSessionState, !isLast { return nil }
    return isLast ? completion() : progress(index + 1)
  }

  private func isTrue(
    _ query: SQLStatement,
    at place: inout FailurePlace,
    on connection: isolated any DatabaseConnection
  ) throws -> Bool {
    place.statement = query
    return try connection.execute(query.text).rows.first?[0].isTrue ?? false
  }

  private func execute(
    _ statement: SQLStatement,
    at place: inout FailurePlace,
    on connection: isolated any DatabaseConnection
  ) throws {
    place.statement = statement
    _ = try connection.execute(statement.text)
  }
}
