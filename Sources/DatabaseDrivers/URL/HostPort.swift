/// One host of a URL with its port: `db.example.com:3306`, `[::1]:3306`, `%2Frun%2Fmysqld.sock`.
struct HostPort: Sendable, Equatable {
  var host: String
  var port: Int?

  /// - Throws: `DatabaseError` of kind `.usage`
  init(_ text: Substring) throws {
    var host = text
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else {
        throw DatabaseError(.usage, "the URL's IPv6 address has no ']'", hint: "write [::1]:3306")
      }
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else {
        throw DatabaseError(.usage, "the URL has '\(rest)' behind its IPv6 address, where only a port may stand")
      }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
      if port?.contains(":") == true {
        throw DatabaseError(
          .usage,
          "the URL's host has several ':'",
          hint: "put an IPv6 address in brackets: [::1]:3306"
        )
      }
    }
    guard let decoded = PercentEncoding.decoded(host) else {
      throw DatabaseError(.usage, "the host in the URL is not well percent-encoded: \(host)")
    }
    self.host = decoded
    if let port, !port.isEmpty {
      guard let number = Int(port), (1...65_535).contains(number) else {
        throw DatabaseError(.usage, "'\(port)' in the URL is no port", hint: "a port is a number from 1 to 65535")
      }
      self.port = number
    }
  }

  /// Whether what is sent there can leave this machine.
  static func isLocal(_ host: String) -> Bool {
    if host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") { return true }
    let host = host.lowercased()
    let pieces = host.split(separator: ".", omittingEmptySubsequences: false)
    let isLoopback4 = pieces.count == 4 && pieces[0] == "127" && pieces.allSatisfy { UInt8($0) != nil }
    return host == "localhost" || host == "::1" || isLoopback4
  }
}
