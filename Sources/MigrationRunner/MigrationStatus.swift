package import MigrationFiles

/// One migration and how the database stands to it.
package struct MigrationStatus: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case applied
    /// The database has all that this one replaces.
    case replacing
    case pending
    /// A run stopped in it: so many steps are done.
    case interrupted(stepsApplied: Int)
    case failed(stepsApplied: Int, error: String)
    case rollingBack(stepsReverted: Int)
  }

  package var head: HistoryHead
  package var state: State
  package var row: TrackingRow?

  package var isDone: Bool { state == .applied || state == .replacing }
}
