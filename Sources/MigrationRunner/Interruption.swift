package import DatabaseDrivers

/// The wish to stop, which comes from a signal while a statement runs.
package final class Interruption: Sendable {
  private struct State {
    var isWished = false
    var connection: (any DatabaseConnection)?
    /// While it is above zero a statement runs that must come to its end: the record of what was done.
    var shields = 0

    func cancel() {
      guard shields == 0 else { return }
      // Without a server that can be reached the run ends by itself.
      try? connection?.cancel()
    }
  }

  private let state = Locked(State())

  package init() {}

  package var isRequested: Bool { state.withLock(\.isWished) }

  /// Whose running statement a request cancels; nil is nobody's.
  package func watch(_ connection: (any DatabaseConnection)?) {
    state.withLock { $0.connection = connection }
  }

  /// Asks the run to stop: the statement that is running is cancelled on the server. Asking again does no harm.
  package func request() {
    let isFirst = state.withLock { state in
      defer { state.isWished = true }
      state.cancel()
      return !state.isWished
    }
    guard isFirst else { return }
    // A statement may have begun since the run last looked: it is asked until nobody is watched any more.
    Task {
      while state.withLock({ $0.connection != nil }) {
        try await Task.sleep(for: .milliseconds(200))
        state.withLock { $0.cancel() }
      }
    }
  }

  /// Does what a request must not break off.
  func shielding<Result>(_ body: () throws -> Result) rethrows -> Result {
    state.withLock { $0.shields += 1 }
    defer { state.withLock { $0.shields -= 1 } }
    return try body()
  }

  /// Waits; a request ends that within a twentieth of a second.
  func pause(for duration: Duration) async {
    let end = ContinuousClock.now.advanced(by: duration)
    while !isRequested, ContinuousClock.now < end, !Task.isCancelled {
      try? await Task.sleep(for: min(.milliseconds(50), ContinuousClock.now.duration(to: end)))
    }
  }
}
