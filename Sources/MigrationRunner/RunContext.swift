import DatabaseDrivers

/// What all of a run has in common.
struct RunContext: Sendable {
  var rules: any ServerRules
  var retry: RetryPolicy
  var interruption: Interruption
  /// Whether there is a way to a new connection when this one is soon to end.
  var renewsConnection = false
  var observe: RunObserver
  /// False only while the tables are made in which the lock is.
  var holdsLock = true

  /// - Throws: `Interrupted` once somebody wished the run to stop.
  func checkInterruption(stepsApplied: Int = 0) throws {
    if interruption.isRequested { throw Interrupted(stepsApplied: stepsApplied) }
  }

  /// Writes the record, which a wish to stop does not break off: what was done would not be known.
  func record(_ statement: Statement, on connection: isolated any DatabaseConnection) throws {
    try interruption.shielding { try connection.run(statement) }
  }

  /// Ends a transaction that is open.
  func rollBack(on connection: isolated any DatabaseConnection) throws {
    try interruption.shielding { try connection.rollBack() }
  }
}
