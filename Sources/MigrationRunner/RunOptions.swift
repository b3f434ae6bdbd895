/// How far a run goes, and how patient it is.
package struct RunOptions: Sendable {
  /// The number of the last migration that is to stand afterwards.
  package var target: Int?
  /// How many migrations.
  package var count: Int?
  /// Applies what was left out behind something newer.
  package var fillsGaps = false
  package var allowsDataLoss = false
  /// How long to wait for another run to end.
  package var lockTimeout: Duration = .seconds(60)
  package var retry = RetryPolicy()
  /// Who the record says did it.
  package var appliedBy = "cairn"
  package var observe: RunObserver = { _ in }
  package var interruption = Interruption()

  package init() {}
}
