import DatabaseDrivers
import SQLDialects

extension SequenceRun {
  /// Runs it again while somebody is in the way; what else goes wrong comes out with its place.
  func retrying(
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
