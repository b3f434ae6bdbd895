import DatabaseDrivers
import MigrationFiles
import SQLDialects

/// The steps of one direction of a file, run on a server, each recorded as it is done.
struct SequenceRun {
  var sequence: StepSequence
  var isHandWritten: Bool
  /// The steps in front of it are done.
  var firstStep: Int
  /// A run stopped in the first step without having said how it ended.
  var isFirstStepInDoubt: Bool
  var context: RunContext
  /// What records that so many steps are done.
  var progress: (Int) -> Statement
  /// What records that all are done.
  var completion: () -> Statement

  private var rules: any ServerRules { context.rules }

  /// A run that is killed in its first step leaves nothing of it, so that no record of its start is needed.
  var leavesNoDoubt: Bool {
    guard !sequence.isTransactional else { return true }
    guard let step = firstRecordedStep.map({ sequence.steps[$0] }) else { return false }
    return rules.canShareTransaction(step) && canTakeBack(step)
  }

  private var firstRecordedStep: Int? { sequence.recordedStep(from: firstStep) }

  func run(on connection: isolated any DatabaseConnection) async throws {
    if sequence.isTransactional {
      try await runAsOneTransaction(on: connection)
    } else {
      try await runStepByStep(on: connection)
    }
  }

  // MARK: One transaction

  private func runAsOneTransaction(on connection: isolated any DatabaseConnection) async throws {
    try await retrying(on: connection, stepsApplied: 0) { place in
      var entries = sequence.preamble.map { StatementBatch.Entry($0) }
      for (index, step) in sequence.steps.enumerated() {
        entries += step.statements.map { .init($0, ofStep: index) }
      }
      var current: Int?
      try runTransaction(entries, isShort: sequence.keepsSession, completion, at: &place, on: connection) { step in
        if let current { observe(endOf: current) }
        current = step
        if let step { observe(beginOf: step) }
      }
    }
  }

  /// One transaction, with the record of what it did.
  private func runTransaction(
    _ entries: [StatementBatch.Entry],
    isShort: Bool,
    _ recording: () -> Statement?,
    at place: inout FailurePlace,
    on connection: isolated any DatabaseConnection,
    reached: (Int?) -> Void = { _ in }
  ) throws {
    // Where the server counts the time, the record can be made before the statements run; and where those are short, it
    // goes with them, and all that goes in one round trip is a transaction by itself. Behind a long one it is known for
    // certain, if the connection breaks, that it was not committed.
    let record = rules.tracking.transactionMilliseconds == nil ? nil : recording()
    let whole = entries + (record.map { [StatementBatch.Entry($0)] } ?? [])
    if isShort, record != nil, StatementBatch.batches(of: whole).count == 1 {
      place.moment = .committing
      try run(whole, at: &place, on: connection, reached: reached)
      return
    }
    place.moment = .inTransaction
    try run([StatementBatch.Entry(Statement("BEGIN"))] + entries, at: &place, on: connection, reached: reached)
    place.statement = nil
    place.moment = .committing
    try commit(record ?? recording(), on: connection)
  }

  /// Runs statements of one transaction, many in one round trip, and says which step the server is at; nil behind the last.
  private func run(
    _ entries: [StatementBatch.Entry],
    at place: inout FailurePlace,
    on connection: isolated any DatabaseConnection,
    reached: (Int?) -> Void = { _ in }
  ) throws {
    let steps = entries.map(\.step)
    var position = 0
    if let first = steps.first, first != nil { reached(first) }
    for batch in StatementBatch.batches(of: entries) {
      try context.checkInterruption(stepsApplied: place.stepsApplied)
      try batch.run(at: &place, on: connection) { _ in
        position += 1
        let next = position < steps.count ? steps[position] : nil
        if next != steps[position - 1] { reached(next) }
      }
    }
  }

  private func observe(beginOf step: Int) {
    context.observe(.stepBegan(step + 1, of: sequence.steps.count, title: sequence.steps[step].title))
  }

  private func observe(endOf step: Int, wasDone: Bool = false) {
    context.observe(.stepEnded(step + 1, of: sequence.steps.count, wasDone: wasDone))
  }

  // MARK: Step by step

  private func runStepByStep(on connection: isolated any DatabaseConnection) async throws {
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
  private func canTakeBack(_ step: ScriptStep) -> Bool { rules.dialect.hasTransactionalDDL || step.isDataOnly }

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

  /// Ends a transaction with the record of what it did, in one round trip; a record that fails leaves it open.
  private func commit(_ record: Statement?, on connection: isolated any DatabaseConnection) throws {
    _ = try context.interruption.shielding {
      try connection.pipeline((record.map { [$0] } ?? []) + [Statement("COMMIT")])
    }
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

  // MARK: Failure

  /// Runs it again while somebody is in the way; what else goes wrong comes out with its place.
  private func retrying(
    on connection: isolated any DatabaseConnection,
    stepsApplied: Int,
    _ body: (inout FailurePlace) async throws -> Void
  ) async throws {
    var attempt = 1
    while true {
      var place = FailurePlace(stepsApplied: stepsApplied)
      do {
        return try await body(&place)
      } catch let error as DatabaseError {
        // Where the connection is gone, the server takes back what was not committed.
        try? context.rollBack(on: connection)
        guard isWorthRetrying(error, after: attempt), connection.isAlive else {
          throw StepFailure(error: error, place: place)
        }
        let pause = context.retry.pause(after: attempt)
        context.observe(.retrying(attempt: attempt, after: pause, reason: error.message))
        await context.interruption.pause(for: pause)
        try context.checkInterruption(stepsApplied: stepsApplied)
        attempt += 1
      } catch {
        try? context.rollBack(on: connection)
        throw error
      }
    }
  }

  private func isWorthRetrying(_ error: DatabaseError, after attempt: Int) -> Bool {
    guard attempt < context.retry.attempts else { return false }
    if rules.isTransient(error) { return true }
    // Without a lock another run makes the same tables, and the server's IF NOT EXISTS looks before the other commits.
    return !context.holdsLock && rules.saysAlreadyDone(error) && attempt < 4
  }
}

/// Where in a file a run was when it failed.
struct FailurePlace: Hashable, Sendable {
  /// What a connection that breaks leaves.
  enum Moment: Hashable, Sendable {
    /// Nothing of the step was sent.
    case beforeStatement
    /// A statement that the server commits by itself.
    case inStatement
    /// The step is done, and was to be recorded.
    case behindStatement
    /// What is taken back when nobody commits it.
    case inTransaction
    case committing
    /// All steps are done, and recorded as far as they are steps.
    case behindSteps
  }

  var stepsApplied: Int
  var step: Int?
  /// Nil while the run wrote its own record.
  var statement: SQLStatement?
  var moment = Moment.beforeStatement

  init(stepsApplied: Int) {
    self.stepsApplied = stepsApplied
  }
}

/// What the server answered, and where.
struct StepFailure: Error {
  var error: DatabaseError
  var place: FailurePlace
}

/// An earlier run was stopped in this step, and nobody but its author can tell whether it took effect.
struct StepInDoubt: Error {
  var step: Int
  /// What running it again would do a second time.
  var effect: String
}

/// Somebody wished the run to stop.
struct Interrupted: Error {
  var stepsApplied: Int
}

/// The server will soon end the connection; so many steps are done and recorded.
struct ConnectionEnds: Error {
  var stepsDone: Int
}

extension StepSequence {
  /// The first from here on that is recorded; what only changes the session is not.
  func recordedStep(from first: Int) -> Int? {
    steps.indices.first { $0 >= first && !steps[$0].isSessionState }
  }
}

extension DatabaseConnection {
  func run(_ statement: Statement) throws {
    _ = try query(statement.sql, statement.parameters)
  }

  /// Ends a transaction that is open.
  func rollBack() throws {
    guard transactionStatus == .inTransaction || transactionStatus == .failed else { return }
    _ = try execute("ROLLBACK")
  }
}
