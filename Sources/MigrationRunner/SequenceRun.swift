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

  var rules: any ServerRules { context.rules }

  /// A run that is killed in its first step leaves nothing of it, so that no record of its start is needed.
  var leavesNoDoubt: Bool {
    guard !sequence.isTransactional else { return true }
    guard let step = firstRecordedStep.map({ sequence.steps[$0] }) else { return false }
    return rules.canShareTransaction(step) && canTakeBack(step)
  }

  var firstRecordedStep: Int? { sequence.recordedStep(from: firstStep) }

  func run(on connection: isolated any DatabaseConnection) async throws {
    if sequence.isTransactional {
      try await runAsOneTransaction(on: connection)
    } else {
      try await runStepByStep(on: connection)
    }
  }

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
  func runTransaction(
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

  /// Ends a transaction with the record of what it did, in one round trip; a record that fails leaves it open.
  private func commit(_ record: Statement?, on connection: isolated any DatabaseConnection) throws {
    _ = try context.interruption.shielding {
      try connection.pipeline((record.map { [$0] } ?? []) + [Statement("COMMIT")])
    }
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

  func observe(beginOf step: Int) {
    context.observe(.stepBegan(step + 1, of: sequence.steps.count, title: sequence.steps[step].title))
  }

  func observe(endOf step: Int, wasDone: Bool = false) {
    context.observe(.stepEnded(step + 1, of: sequence.steps.count, wasDone: wasDone))
  }
}
