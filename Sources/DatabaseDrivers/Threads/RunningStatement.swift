/// Whether a statement runs, and whether somebody asked for its end: shared by the connection's thread and those that cancel.
///
/// The lock is held while the request travels, so a request never hits the statement after the one that it was meant for.
struct RunningStatement: Sendable {
  private struct State {
    var isRunning = false
    var isCancelled = false
  }

  private let state = Locked(State())

  func begin() {
    state.withLock { $0 = State(isRunning: true) }
  }

  /// - Returns: whether it was cancelled meanwhile.
  @discardableResult
  func end() -> Bool {
    state.withLock { state in
      state.isRunning = false
      return state.isCancelled
    }
  }

  /// Sends the request if a statement runs.
  func cancel(_ request: () throws -> Void) rethrows {
    try state.withLock { state in
      guard state.isRunning else { return }
      state.isCancelled = true
      try request()
    }
  }
}
