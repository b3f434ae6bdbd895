import DatabaseDrivers
import Foundation

/// SIGINT, SIGTERM and SIGHUP, of which the innermost part that wants to hear of them does.
enum Signals {
  private static let hearers = Locked<[@Sendable () -> Void]>([])
  /// A thread of its own, which comes up however many others wait for something; one signal after the other.
  private static let queue = DispatchQueue(label: "cairn.signals")

  static func hear<Result>(
    _ hearer: @escaping @Sendable () -> Void,
    during body: () async throws -> Result
  ) async rethrows -> Result {
    let isFirst = hearers.withLock { hearers in
      hearers.append(hearer)
      return hearers.count == 1
    }
    // Of two sources for one signal only the first would hear of it.
    let sources =
      isFirst ? [SIGINT, SIGTERM, SIGHUP].compactMap { number in source(of: number).map { (number, $0) } } : []
    defer {
      hearers.withLock { _ = $0.popLast() }
      for (number, source) in sources {
        source.cancel()
        signal(number, SIG_DFL)
      }
    }
    return try await body()
  }

  private static func source(of number: Int32) -> (any DispatchSourceSignal)? {
    let before = signal(number, SIG_IGN)
    // Whoever said nohup wants the command to live on.
    if number == SIGHUP, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler { hearers.withLock(\.last)?() }
    source.resume()
    return source
  }
}
