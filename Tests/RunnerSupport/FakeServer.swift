import Foundation

/// A server on a port of this machine that says to each client what a test wants: for what no real server does on demand.
package final class FakeServer: Sendable {
  struct NoSocket: Error {}

  package struct Client: Sendable {
    fileprivate var socket: Int32

    package func send(_ bytes: [UInt8]) {
      _ = write(socket, bytes, bytes.count)
    }

    package func receive() {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      _ = read(socket, &bytes, bytes.count)
    }

    /// Says nothing until the client has gone.
    package func waitForEnd() {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      while read(socket, &bytes, bytes.count) > 0 {}
    }
  }

  package let port: UInt16
  private let socket: Int32

  package init(_ serve: @escaping @Sendable (Client) -> Void) throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutableBytes(of: &address) { bytes in
      guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(socket, address, size) == 0 && listen(socket, 8) == 0 && getsockname(socket, address, &size) == 0
    }
    guard isOpen else { throw NoSocket() }
    self.socket = socket
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      while true {
        let client = accept(socket, nil, nil)
        guard client >= 0 else { return }
        serve(Client(socket: client))
        close(client)
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Length, number, payload.
  package static func mysqlPacket(_ number: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [UInt8(payload.count & 0xFF), UInt8(payload.count >> 8), 0, number] + payload
  }

  /// A server's first words, protocol 10, without CLIENT_SSL among what it can do.
  package static func handshake(version: String) -> [UInt8] {
    let capabilities: UInt32 = 0x00FF_F7FF & ~0x0800
    let low = [UInt8(capabilities & 0xFF), UInt8(capabilities >> 8 & 0xFF)]
    let high = [UInt8(capabilities >> 16 & 0xFF), UInt8(capabilities >> 24 & 0xFF)]
    return [10] + Array(version.utf8) + [0, 1, 0, 0, 0] + Array("12345678".utf8) + [0] + low + [45, 2, 0] + high + [21]
      + [UInt8](repeating: 0, count: 10) + Array("123456789012".utf8) + [0] + Array("mysql_native_password".utf8) + [0]
  }
}
