import Foundation

/// Whether a statement runs, and whether somebody asked for its end: shared by the connection's thread and those that cancel.
///
/// The lock is held while the request travels, so a request never hits the statement after the one that it was meant for.
///
/// `@unchecked Sendable`: its two variables are only touched under `lock`.
final class RunningStatement: @unchecked Sendable {
  private let lock = NSLock()
  private var isRunning = false
  private var isCancelled = false

  func begin() {
    lock.withLock {
      isRunning = true
      isCancelled = false
    }
  }

  /// - Returns: whether it was cancelled meanwhile.
  @discardableResult
  func end() -> Bool {
    lock.withLock {
      isRunning = false
      return isCancelled
    }
  }

  /// Sends the request if a statement runs.
  func cancel(_ request: () throws -> Void) rethrows {
    try lock.withLock {
      guard isRunning else { return }
      isCancelled = true
      try request()
    }
  }
}
