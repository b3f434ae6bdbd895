import Foundation

/// A value that several threads change, one at a time.
///
/// `@unchecked Sendable`: the value is only touched under `lock`. (The standard library's Mutex wants macOS 15.)
package final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  package init(_ value: Value) {
    self.value = value
  }

  package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    try lock.withLock { try body(&value) }
  }
}
