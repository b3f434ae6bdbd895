import Foundation

/// What a thread has yet to do, in order.
///
/// `@unchecked Sendable`: its two variables are only touched under `condition`.
final class WorkQueue: @unchecked Sendable {
  private let condition = NSCondition()
  private var waiting: [@Sendable () -> Void] = []
  private var isFinished = false

  func add(_ work: @escaping @Sendable () -> Void) {
    condition.lock()
    defer { condition.unlock() }
    waiting.append(work)
    condition.signal()
  }

  /// Nothing is added any more.
  func finish() {
    condition.lock()
    defer { condition.unlock() }
    isFinished = true
    condition.signal()
  }

  /// Waits for the next piece of work; nil when all is done and nothing will come.
  func next() -> (@Sendable () -> Void)? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty && !isFinished { condition.wait() }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }
}
