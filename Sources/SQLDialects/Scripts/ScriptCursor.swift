/// A place in a file of SQL that moves on, counts lines, and collects the statement it is in.
struct ScriptCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  private(set) var line = 1
  /// Where the statement began that is being read; nil between statements.
  private(set) var start: (position: Int, line: Int)?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // A byte order mark is no part of the first statement.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The byte here or further on; 0 behind the end, which is no byte of SQL.
  func peek(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index < bytes.count ? bytes[index] : 0
  }

  func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
    return true
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  /// Moves on while the condition holds.
  mutating func skip(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { advance() }
  }

  /// To the end of the line, and before its line break.
  mutating func skipLine() {
    skip { $0 != UInt8(ascii: "\n") }
  }

  /// The statement begins here, if it has not begun yet.
  mutating func begin() {
    if start == nil { start = (position, line) }
  }

  /// The statement that ends here, without the spaces at its end; nil when none had begun.
  mutating func end() -> SQLStatement? {
    guard let (from, line) = start else { return nil }
    start = nil
    var to = position
    while to > from, ByteClass.isSpace(bytes[to - 1]) { to -= 1 }
    return SQLStatement(text(from..<to), line: line)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
