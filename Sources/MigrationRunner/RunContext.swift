/// What all of a run has in common.
struct RunContext: Sendable {
  var rules: any ServerRules
  var retry: RetryPolicy
  var interruption: Interruption
  var observe: RunObserver
  /// False only while the tables are made in which the lock is.
  var holdsLock = true

  /// - Throws: `Interrupted` once somebody wished the run to stop.
  func checkInterruption(stepsApplied: Int = 0) async throws {
    if await interruption.isRequested { throw Interrupted(stepsApplied: stepsApplied) }
  }
}
