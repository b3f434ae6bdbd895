#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stream socket of this machine, by its path; one that it connects to may be a port of the loopback.
struct UnixSocket: Sendable {
  private let descriptor: Int32

  static func listening(at path: String) throws -> UnixSocket {
    let socket = try UnixSocket()
    guard socket.with(path, bind) == 0, listen(socket.descriptor, 16) == 0 else { throw failure("listen", path) }
    return socket
  }

  static func connected(to path: String) throws -> UnixSocket {
    if !path.hasPrefix("/"), let port = path.split(separator: ":").last.flatMap({ UInt16($0) }) {
      return try connected(toPort: port)
    }
    let socket = try UnixSocket()
    guard socket.with(path, connect) == 0 else {
      socket.close()
      throw failure("connect", path)
    }
    return socket
  }

  private static func connected(toPort port: UInt16) throws -> UnixSocket {
    let socket = try UnixSocket(AF_INET)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      socket.close()
      throw failure("connect", "\(port)")
    }
    return socket
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    // Children must not keep it open.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  private init(_ family: Int32 = AF_UNIX) throws {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(family, kind, 0)
    guard descriptor >= 0 else { throw Self.failure("socket", "") }
    self.init(descriptor: descriptor)
  }

  private static func failure(_ what: String, _ path: String) -> Missing {
    Missing(description: "\(what) \(path): \(String(cString: strerror(errno)))")
  }

  private func with(_ path: String, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// Nil once the socket is shut.
  func next() -> UnixSocket? {
    var accepted = accept(descriptor, nil, nil)
    while accepted < 0, errno == EINTR { accepted = accept(descriptor, nil, nil) }
    return accepted >= 0 ? UnixSocket(descriptor: accepted) : nil
  }

  /// What came; nothing at the end.
  func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }

  func write(_ bytes: some Collection<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends both directions; who reads or writes is told.
  func shut() {
    _ = shutdown(descriptor, Int32(SHUT_RDWR))
  }

  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }
}
