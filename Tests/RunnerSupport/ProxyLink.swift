import Foundation

/// One connection through a proxy.
///
/// `@unchecked Sendable`: what changes is behind `lock`.
final class ProxyLink: @unchecked Sendable {
  private let client: UnixSocket
  private let server: UnixSocket
  private let wire: WireProtocol
  private let decide: @Sendable (String) -> MessageProxy.Decision
  private let lock = NSLock()
  /// The answer that the client is not to get, as far as it came.
  private var swallowed: [UInt8]?

  init(
    _ client: UnixSocket,
    _ server: UnixSocket,
    _ wire: WireProtocol,
    decide: @escaping @Sendable (String) -> MessageProxy.Decision
  ) {
    self.client = client
    self.server = server
    self.wire = wire
    self.decide = decide
  }

  deinit {
    client.close()
    server.close()
  }

  func start() {
    for work in [forwardRequests, forwardAnswers] { Thread(block: work).start() }
  }

  func cut() {
    client.shut()
    server.shut()
  }

  @Sendable private func forwardRequests() {
    defer { cut() }
    var buffer: [UInt8] = []
    var isStarted = false
    while true {
      let bytes = client.read()
      guard !bytes.isEmpty else { return }
      buffer += bytes
      for piece in wire.pieces(&buffer, isStarted: &isStarted) {
        switch piece.text.map(decide) ?? .forward {
        case .forward: break
        case .hold, .cut: return
        case .cutBehindAnswer:
          lock.withLock { swallowed = [] }
          server.write(piece.bytes + wire.demandForAnswers)
          // What comes behind it never arrives; the answer ends the connection.
          while !client.read().isEmpty {}
          return
        }
        server.write(piece.bytes)
      }
    }
  }

  @Sendable private func forwardAnswers() {
    defer { cut() }
    while true {
      let bytes = server.read()
      guard !bytes.isEmpty else { return }
      let isOver = lock.withLock { () -> Bool? in
        guard swallowed != nil else { return nil }
        swallowed? += bytes
        return wire.isWholeAnswer(swallowed ?? [])
      }
      switch isOver {
      case nil: client.write(bytes)
      case true?: return
      case false?: break
      }
    }
  }
}
