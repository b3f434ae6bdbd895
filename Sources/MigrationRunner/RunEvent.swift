package import DatabaseDrivers
package import MigrationFiles

/// What happens in a run, for those who watch it.
package enum RunEvent: Sendable {
  case waitingForLock(holder: String?)
  case migrationBegan(MigrationName, steps: Int, firstStep: Int, isRollback: Bool)
  case stepBegan(Int, of: Int, title: String)
  case stepEnded(Int, of: Int, wasDone: Bool)
  case stepProgress(StatementProgress)
  /// Somebody was in the way; the same is tried again.
  case retrying(attempt: Int, after: Duration, reason: String)
  case migrationEnded(MigrationName, Duration, isRollback: Bool)
  case notice(DatabaseNotice)
  /// Something that people should know.
  case remark(String)
}

package typealias RunObserver = @Sendable (RunEvent) -> Void
