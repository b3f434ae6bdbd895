/// A place in a file of SQL that moves on, counts lines, and collects the statement it is in.
///
/// Files of many megabytes pass through here byte by byte, in debug builds too: what is skipped is looked up in a table,
/// and lines are counted only when somebody asks for one.
struct ScriptCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  /// Where the statement began that is being read; nil between statements.
  private(set) var start: (position: Int, line: Int)?
  private var counted: (position: Int, line: Int) = (0, 1)

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // A byte order mark is no part of the first statement.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// A line begins here.
  var isAtLineStart: Bool {
    position == 0 || bytes[position - 1] == 10 || (position == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  /// A line begins here, or with nothing but such bytes in front of this place.
  func isAtLineStart(behind isPassed: (UInt8) -> Bool) -> Bool {
    var before = self
    while !before.isAtLineStart, isPassed(bytes[before.position - 1]) { before.position -= 1 }
    return before.isAtLineStart
  }

  /// The line of this place, from 1.
  var line: Int {
    mutating get {
      while counted.position < position {
        if bytes[counted.position] == 10 { counted.line += 1 }
        counted.position += 1
      }
      return counted.line
    }
  }

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
    position = min(position + count, bytes.count)
  }

  /// Moves on while the condition holds.
  mutating func skip(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { position += 1 }
  }

  /// Moves on to the next byte of a set.
  mutating func skip(to set: ByteSet) {
    position = set.index(in: bytes, from: position)
  }

  /// To the end of the line, and before its line break.
  mutating func skipLine() {
    skip(to: .lineFeed)
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

/// A set of bytes that is searched for.
struct ByteSet {
  private var isIn = [Bool](repeating: false, count: 256)

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { isIn[Int(byte)] = true }
  }

  init(_ bytes: UInt8...) {
    self.init(bytes)
  }

  static let lineFeed = ByteSet(10)

  /// What a quoted text is read up to: its quote, and a backslash where that escapes.
  static func end(of quote: UInt8, escapes: Bool) -> ByteSet {
    switch quote {
    case UInt8(ascii: "'"): escapes ? escapedSingle : single
    case UInt8(ascii: "\""): escapes ? escapedDouble : double
    default: backtick
    }
  }

  private static let single = ByteSet("'".utf8)
  private static let escapedSingle = ByteSet("'\\".utf8)
  private static let double = ByteSet("\"".utf8)
  private static let escapedDouble = ByteSet("\"\\".utf8)
  private static let backtick = ByteSet("`".utf8)

  func contains(_ byte: UInt8) -> Bool { isIn[Int(byte)] }

  /// The first place of one of them, or the end.
  func index(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    isIn.withUnsafeBufferPointer { isIn in
      var index = start
      while index < bytes.count, !isIn[Int(bytes[index])] { index += 1 }
      return index
    }
  }
}
