/// Where on the wire a client's requests begin and end.
package enum WireProtocol: Sendable {
  case postgres, mysql

  /// One request, whole, with its bytes.
  struct Piece {
    var bytes: [UInt8]
    /// Nil for what no statement is: the start of the session, its end.
    var text: String?
  }

  /// Takes the whole requests off the front of what a client has sent.
  func pieces(_ buffer: inout [UInt8], isStarted: inout Bool) -> [Piece] {
    var pieces: [Piece] = []
    while let piece = next(&buffer, &isStarted) { pieces.append(piece) }
    return pieces
  }

  private func next(_ buffer: inout [UInt8], _ isStarted: inout Bool) -> Piece? {
    switch self {
    case .postgres: isStarted ? Self.nextPostgres(&buffer) : Self.postgresStart(&buffer, &isStarted)
    case .mysql: Self.nextMySQL(&buffer)
    }
  }

  /// What a client sends so that the server answers what it got so far.
  var demandForAnswers: [UInt8] {
    switch self {
    case .postgres: [UInt8(ascii: "S"), 0, 0, 0, 4]
    case .mysql: []
    }
  }

  /// True when the answer of a server to a statement is all there.
  ///
  /// MySQL's to a statement without rows is one packet.
  func isWholeAnswer(_ bytes: [UInt8]) -> Bool {
    guard self == .postgres else { return !bytes.isEmpty }
    var rest = bytes[...]
    while rest.count >= 5 {
      let length = Self.bigEndian(rest.dropFirst().prefix(4)) + 1
      guard rest.count >= length else { return false }
      if rest.first == UInt8(ascii: "Z") { return true }
      rest = rest.dropFirst(length)
    }
    return false
  }

  // MARK: Postgres

  /// The first message has no type. Without TLS, and with it refused, there may be several.
  private static func postgresStart(_ buffer: inout [UInt8], _ isStarted: inout Bool) -> Piece? {
    guard buffer.count >= 8 else { return nil }
    let length = bigEndian(buffer.prefix(4))
    guard buffer.count >= length else { return nil }
    isStarted = bigEndian(buffer[4..<8]) == 196_608
    return take(length, from: &buffer, text: nil)
  }

  /// Up to an Execute, of which a pipeline has many, or to a simple query; a Sync has no statement of its own.
  private static func nextPostgres(_ buffer: inout [UInt8]) -> Piece? {
    var length = 0
    var text = ""
    while buffer.count - length >= 5 {
      let type = buffer[length]
      let end = length + 1 + bigEndian(buffer[(length + 1)..<(length + 5)])
      guard buffer.count >= end else { return nil }
      let body = buffer[(length + 5)..<end]
      length = end
      switch type {
      case UInt8(ascii: "P"): text = string(body.drop { $0 != 0 }.dropFirst())
      case UInt8(ascii: "Q"): return take(length, from: &buffer, text: string(body))
      case UInt8(ascii: "E"): return take(length, from: &buffer, text: text)
      case UInt8(ascii: "S"): return take(length, from: &buffer, text: text.isEmpty ? nil : text)
      case UInt8(ascii: "X"), UInt8(ascii: "p"): return take(length, from: &buffer, text: nil)
      default: break
      }
    }
    return nil
  }

  // MARK: MySQL

  private static func nextMySQL(_ buffer: inout [UInt8]) -> Piece? {
    guard buffer.count >= 4 else { return nil }
    let length = 4 + Int(buffer[0]) + Int(buffer[1]) << 8 + Int(buffer[2]) << 16
    guard buffer.count >= length else { return nil }
    guard buffer[3] == 0, length > 4 else { return take(length, from: &buffer, text: nil) }
    let body = buffer[5..<length]
    switch buffer[4] {
    case 0x03, 0x16: return take(length, from: &buffer, text: String(decoding: body, as: UTF8.self))
    case 0x17: return take(length, from: &buffer, text: "EXECUTE")
    default: return take(length, from: &buffer, text: nil)
    }
  }

  // MARK: Bytes

  private static func take(_ count: Int, from buffer: inout [UInt8], text: String?) -> Piece {
    defer { buffer.removeFirst(count) }
    return Piece(bytes: Array(buffer.prefix(count)), text: text)
  }

  private static func string(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func bigEndian(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
