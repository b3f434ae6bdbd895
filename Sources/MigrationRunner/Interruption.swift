package import DatabaseDrivers
import Foundation

/// The wish to stop, which comes from a signal while a statement runs.
///
/// `@unchecked Sendable`: its variables are only touched under `lock`.
package final class Interruption: @unchecked Sendable {
  private let lock = NSCondition()
  private var isWished = false
  private var connection: (any DatabaseConnection)?
  /// While it is above zero a statement runs that must come to its end: the record of what was done.
  private var shields = 0

  package init() {}

  package var isRequested: Bool { lock.withLock { isWished } }

  /// Whose running statement a request cancels; nil is nobody's.
  package func watch(_ connection: (any DatabaseConnection)?) {
    lock.withLock { self.connection = connection }
  }

  /// Asks the run to stop: the statement that is running is cancelled on the server. Asking again does no harm.
  package func request() {
    let isFirst = lock.withLock {
      defer { isWished = true }
      lock.broadcast()
      return !isWished
    }
    cancel()
    guard isFirst else { return }
    // A statement may have begun since the run last looked: it is asked until nobody is watched any more.
    Thread.detachNewThread { [self] in
      while isWatching {
        Thread.sleep(forTimeInterval: 0.2)
        cancel()
      }
    }
  }

  private var isWatching: Bool { lock.withLock { connection != nil } }

  private func cancel() {
    lock.withLock {
      guard shields == 0 else { return }
      // Without a server that can be reached the run ends by itself.
      try? connection?.cancel()
    }
  }

  /// Does what a request must not break off.
  func shielding<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.withLock { shields += 1 }
    defer { lock.withLock { shields -= 1 } }
    return try body()
  }

  /// Waits; a request ends that at once.
  func pause(for duration: Duration) async {
    let end = Date(timeIntervalSinceNow: duration / .seconds(1))
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [self] in
        lock.withLock { while !isWished, lock.wait(until: end) {} }
        continuation.resume()
      }
    }
  }
}
