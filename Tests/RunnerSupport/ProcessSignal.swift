import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals to processes that a test started itself.
package enum ProcessSignal {
  /// SIGKILL; a negative number is the group of that process.
  package static func kill(_ number: Int32) {
    send(number, SIGKILL)
  }

  /// Whether a process is more than its entry in the table, which stays until somebody has waited for it.
  static func isThere(_ number: Int32) -> Bool {
    let state = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
    return state.map { !$0.contains(") Z ") } ?? false
  }

  @discardableResult
  private static func send(_ number: Int32, _ signal: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.kill(number, signal)
    #elseif canImport(Musl)
      Musl.kill(number, signal)
    #else
      Darwin.kill(number, signal)
    #endif
  }
}
