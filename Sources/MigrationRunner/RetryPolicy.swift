/// How often, and with what pauses, something is tried again that failed because somebody was in the way.
package struct RetryPolicy: Sendable {
  package var attempts: Int
  package var firstPause: Duration
  package var longestPause: Duration

  /// The values of facts/postgres.md 1.7.
  package init(attempts: Int = 30, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(15)) {
    self.attempts = attempts
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// A random part of a pause that doubles: those who failed together do not come back together.
  func pause(after attempt: Int) -> Duration {
    let doubled = firstPause * (1 << min(attempt - 1, 20))
    return min(doubled, longestPause) * Double.random(in: 0.1...1)
  }
}
