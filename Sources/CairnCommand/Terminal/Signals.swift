import DatabaseDrivers
import Foundation

/// SIGINT and SIGTERM, of which the innermost part that wants to hear of them does.
enum Signals {
  private static let hearers = Locked<[@Sendable () -> Void]>([])

  static func hear<Result>(
    _ hearer: @escaping @Sendable () -> Void,
    during body: () async throws -> Result
  ) async throws -> Result {
    let isFirst = hearers.withLock { hearers in
      hearers.append(hearer)
      return hearers.count == 1
    }
    // Of two sources for one signal only the first would hear of it.
    let sources = isFirst ? [SIGINT, SIGTERM].map { ($0, source(of: $0)) } : []
    defer {
      hearers.withLock { _ = $0.popLast() }
      for (number, source) in sources {
        source.cancel()
        signal(number, SIG_DFL)
      }
    }
    return try await body()
  }

  private static func source(of number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { hearers.withLock(\.last)?() }
    source.resume()
    return source
  }
}
