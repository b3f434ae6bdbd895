/// How often a transaction that lost to another one is tried, and how long to wait in between.
///
/// The wait is chosen at random between nothing and a bound that doubles with each attempt ("full jitter"): those who
/// collided once do not come back at the same moment.
public struct RetryPolicy: Sendable, Hashable {
  /// How often the transaction runs at most, the first time included.
  public var attempts: Int
  /// The bound of the first wait.
  public var base: Duration
  /// What the bound never exceeds.
  public var limit: Duration

  /// Defaults to ten attempts, with bounds from 10 ms to 2 s.
  public init(attempts: Int = 10, base: Duration = .milliseconds(10), limit: Duration = .seconds(2)) {
    self.attempts = max(1, attempts)
    self.base = base
    self.limit = limit
  }

  /// A wait after this many attempts failed.
  func wait(after failures: Int) -> Duration { bound(after: failures) * Double.random(in: 0...1) }

  func bound(after failures: Int) -> Duration {
    // 2^30 times the base is beyond every limit that makes sense, and no Duration overflows on the way.
    min(limit, base * (1 << min(max(failures, 1) - 1, 30)))
  }
}
