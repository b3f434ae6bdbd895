import Foundation

/// Stands between a client and its server, sees each request before the server does, and can stop or cut there.
///
/// `@unchecked Sendable`: what changes is behind `condition`.
package final class MessageProxy: @unchecked Sendable {
  package struct Request: Sendable {
    /// From 1; 0 is the connection itself.
    package var number: Int
    /// The statement; on MySQL a prepared one has its text at its preparation.
    package var text: String
  }

  package enum Decision: Sendable {
    case forward
    /// Stops in front of it until the proxy ends: the server never gets it.
    case hold
    /// The server never gets it, and the connection breaks.
    case cut
    /// The server gets it and does it; the connection breaks before the client hears of it.
    case cutBehindAnswer
  }

  private let folder: URL
  private let target: String
  private let wire: WireProtocol
  private let decide: @Sendable (Request) -> Decision
  private let listener: UnixSocket
  private let condition = NSCondition()
  private var links: [ProxyLink] = []
  private var seen: [Request] = []
  private var held: Request?
  private var isOver = false

  /// Listens for clients of a server that listens at `target`.
  package init(
    to target: String,
    _ wire: WireProtocol,
    decide: @escaping @Sendable (Request) -> Decision = { _ in .forward }
  ) throws {
    // Short: the path of a socket has 107 bytes.
    folder = URL(fileURLWithPath: "/tmp/cairn-proxy-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.target = target
    self.wire = wire
    self.decide = decide
    listener = try UnixSocket.listening(at: "\(folder.path)/.s.PGSQL.5432")
    let thread = Thread { [self] in acceptAll() }
    thread.start()
  }

  /// Where it listens.
  package var socket: String { "\(folder.path)/.s.PGSQL.5432" }

  /// What went through or was stopped, in order.
  package var requests: [Request] { condition.withLock { seen } }

  /// What it stopped in front of.
  package var heldRequest: Request? { condition.withLock { held } }

  /// Breaks the connections that are there.
  package func cut() {
    condition.withLock { for link in links { link.cut() } }
  }

  /// Breaks everything, and ends.
  package func end() {
    let wasOver = condition.withLock {
      let wasOver = isOver
      isOver = true
      for link in links { link.cut() }
      condition.broadcast()
      return wasOver
    }
    // Behind the first end its number may be another socket's.
    guard !wasOver else { return }
    listener.shut()
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Traffic

  private func acceptAll() {
    defer { listener.close() }
    while let client = listener.next() {
      // Who connects is seen before the server is.
      guard decision(on: nil) == .forward, let server = try? UnixSocket.connected(to: target) else {
        client.shut()
        client.close()
        continue
      }
      let link = ProxyLink(client, server, wire) { [weak self] in self?.decision(on: $0) ?? .cut }
      condition.withLock {
        links.append(link)
        if isOver { link.cut() }
      }
      link.start()
    }
  }

  private func decision(on text: String?) -> Decision {
    let request = condition.withLock {
      let number = text == nil ? 0 : (seen.last?.number ?? 0) + 1
      let request = Request(number: number, text: text ?? "")
      if text != nil { seen.append(request) }
      return request
    }
    let decision = decide(request)
    guard case .hold = decision else { return decision }
    condition.withLock {
      held = request
      while !isOver { condition.wait() }
    }
    return .cut
  }
}
