import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// As much of HTTP/1.1 as the example needs: one request a connection, on a loopback port. Use a real server in yours.
struct HTTPListener {
  let socket: Int32
  let port: UInt16

  /// Listens on 127.0.0.1; port 0 is any that is free.
  init(port: UInt16) throws {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let opened = Self.open(kind)
    var yes: Int32 = 1
    setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(opened, pointer, length) == 0 && listen(opened, 64) == 0 && getsockname(opened, pointer, &length) == 0
      }
    }
    guard status else { throw POSIXError(.EADDRINUSE) }
    socket = opened
    self.port = UInt16(bigEndian: address.sin_port)
  }

  private static func open(_ kind: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.socket(AF_INET, kind, 0)
    #elseif canImport(Musl)
      Musl.socket(AF_INET, kind, 0)
    #else
      Darwin.socket(AF_INET, kind, 0)
    #endif
  }

  /// Takes connections for ever, on a thread of its own; each request has a task.
  func serve(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) {
    let socket = socket
    Thread.detachNewThread {
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { continue }
        guard let request = HTTPRequest(Self.read(connection)) else {
          close(connection)
          continue
        }
        Task {
          let bytes = await answer(request).bytes
          _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
          close(connection)
        }
      }
    }
  }

  private static func read(_ connection: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < 65_536 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      if let request = HTTPRequest(String(decoding: bytes, as: UTF8.self)), request.isComplete { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

struct HTTPRequest: Sendable {
  var method: String
  /// `/users/5` as `["users", "5"]`.
  var path: [String]
  var body: String
  private var length = 0

  var isComplete: Bool { body.utf8.count >= length }

  init?(_ text: String) {
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    method = String(words[0])
    path = words[1].split(separator: "/").map(String.init)
    body = String(text[end.upperBound...])
    for line in lines.dropFirst() where line.lowercased().hasPrefix("content-length:") {
      length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) ?? 0
    }
  }
}

struct HTTPResponse: Sendable {
  var status: String
  var body: String

  init(_ status: String, _ body: String = "") { (self.status, self.body) = (status, body) }

  var bytes: [UInt8] {
    Array("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)".utf8)
  }
}
