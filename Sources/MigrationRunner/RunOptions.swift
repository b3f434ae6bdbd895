/// How far a run goes, and how patient it is.
package struct RunOptions: Sendable {
  /// The number of the last migration that is to stand afterwards.
  package var target: Int?
  /// How many migrations.
  package var count: Int?
  /// Applies what was left out behind something newer.
  package var fillsGaps = false
  package var allowsDataLoss = false
  /// Runs the ROLLBACK block of a hand-written file of which only some steps were done.
  package var takesBackPart = false
  /// How long to wait for another run to end.
  package var lockTimeout: Duration = .seconds(60)
  /// How long a lock lasts that is a row, unless it is renewed.
  package var leaseDuration: Duration = .seconds(60)
  package var retry = RetryPolicy()
  /// Who the record says did it.
  package var appliedBy = "cairn"
  /// Whether the server is asked, through a second connection, how far a long step is.
  package var asksForProgress = false
  package var observe: RunObserver = { _ in }
  package var interruption = Interruption()

  package init() {}
}
