/// The words of a statement as MySQL prints it, with the place where each stands: everything between two of them is to be
/// had as it was printed.
///
/// What stands in `/*!80023 … */` counts, as it does for the server; other comments do not.
struct MySQLTokens {
  enum Kind {
    /// A keyword, a bare name or a number.
    case word
    /// A name in backticks.
    case name
    /// Text in single or double quotes.
    case text
    /// One byte of anything else.
    case mark
  }

  struct Token {
    var kind: Kind
    var range: Range<Int>
    /// Whether a line ended between it and the one before.
    var beginsLine: Bool
  }

  let bytes: [UInt8]
  let tokens: [Token]
  var position = 0

  init(_ statement: String) {
    bytes = Array(statement.utf8)
    var reader = Reader(bytes: bytes)
    tokens = reader.read()
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0
    var beginsLine = false

    func peek(_ ahead: Int = 0) -> UInt8 { place + ahead < bytes.count ? bytes[place + ahead] : 0 }

    mutating func read() -> [Token] {
      var tokens: [Token] = []
      while place < bytes.count {
        if skipSpace() { continue }
        let start = place
        let kind = readToken()
        tokens.append(Token(kind: kind, range: start..<place, beginsLine: beginsLine))
        beginsLine = false
      }
      return tokens
    }

    private mutating func skipSpace() -> Bool {
      switch (peek(), peek(1)) {
      case (UInt8(ascii: "\n"), _):
        beginsLine = true
        place += 1
      case (UInt8(ascii: " "), _), (9, _), (13, _): place += 1
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        if peek(2) == UInt8(ascii: "!") {
          place += 3
          while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(peek()) { place += 1 }
        } else {
          place += 2
          while place < bytes.count, peek() != UInt8(ascii: "*") || peek(1) != UInt8(ascii: "/") { place += 1 }
          place = min(place + 2, bytes.count)
        }
      case (UInt8(ascii: "*"), UInt8(ascii: "/")): place += 2
      case (UInt8(ascii: "#"), _): skipLine()
      case (UInt8(ascii: "-"), UInt8(ascii: "-")) where [9, 10, 32].contains(peek(2)): skipLine()
      default: return false
      }
      return true
    }

    private mutating func skipLine() {
      while place < bytes.count, peek() != UInt8(ascii: "\n") { place += 1 }
    }

    private mutating func readToken() -> Kind {
      let first = peek()
      place += 1
      switch first {
      case UInt8(ascii: "`"):
        skipQuoted(first, escapes: false)
        return .name
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        skipQuoted(first, escapes: true)
        return .text
      default:
        guard Self.isWordPart(first) else { return .mark }
        while place < bytes.count, Self.isWordPart(peek()) { place += 1 }
        return .word
      }
    }

    private mutating func skipQuoted(_ quote: UInt8, escapes: Bool) {
      while place < bytes.count {
        let byte = peek()
        place += 1
        if escapes, byte == UInt8(ascii: "\\") {
          place = min(place + 1, bytes.count)
        } else if byte == quote {
          if peek() != quote { return }
          place += 1
        }
      }
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
        true
      default: false
      }
    }
  }
}

// MARK: Looking

extension MySQLTokens {
  var isAtEnd: Bool { position >= tokens.count }

  var current: Token? { position < tokens.count ? tokens[position] : nil }

  func text(_ token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  /// What is printed from one token to the one before another, whole.
  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return "" }
    let (start, end) = (tokens[range.lowerBound].range.lowerBound, tokens[range.upperBound - 1].range.upperBound)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// All behind the last token that was read, without the space between.
  var rest: String {
    guard let current else { return "" }
    return String(decoding: bytes[current.range.lowerBound...], as: UTF8.self)
  }

  func isAt(_ word: String, ahead: Int = 0) -> Bool {
    guard position + ahead < tokens.count else { return false }
    let token = tokens[position + ahead]
    guard token.kind == .word, token.range.count == word.utf8.count else { return false }
    // Keywords are ASCII, and those that are asked for are in capitals.
    return zip(bytes[token.range], word.utf8).allSatisfy { byte, letter in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 == letter : byte == letter
    }
  }

  func isAt(mark: Character, ahead: Int = 0) -> Bool {
    guard position + ahead < tokens.count else { return false }
    let token = tokens[position + ahead]
    return token.kind == .mark && bytes[token.range.lowerBound] == mark.asciiValue
  }
}

// MARK: Reading

extension MySQLTokens {
  /// Reads these words where all of them come next.
  mutating func take(_ words: String...) -> Bool {
    for (ahead, word) in words.enumerated() where !isAt(word, ahead: ahead) { return false }
    position += words.count
    return true
  }

  mutating func take(mark: Character) -> Bool {
    guard isAt(mark: mark) else { return false }
    position += 1
    return true
  }

  /// A name, with or without backticks.
  mutating func takeName() -> String? {
    guard let current, current.kind == .name || current.kind == .word else { return nil }
    position += 1
    return Self.name(text(current))
  }

  /// The value of a text in quotes.
  mutating func takeText() -> String? {
    guard let current, current.kind == .text else { return nil }
    position += 1
    return Self.value(text(current))
  }

  /// The next token as it is printed.
  mutating func takeToken() -> String? {
    guard let current else { return nil }
    position += 1
    return text(current)
  }

  /// The tokens between a parenthesis and its end.
  mutating func takeParentheses() -> Range<Int>? {
    guard take(mark: "(") else { return nil }
    let start = position
    var depth = 1
    while !isAtEnd {
      if isAt(mark: "(") { depth += 1 }
      if isAt(mark: ")") { depth -= 1 }
      position += 1
      if depth == 0 { return start..<(position - 1) }
    }
    return nil
  }

  /// The parts of a list, which commas outside of parentheses divide.
  func parts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, depth) = (range.lowerBound, 0)
    for index in range where tokens[index].kind == .mark {
      switch bytes[tokens[index].range.lowerBound] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parts.append(start..<index)
        start = index + 1
      default: break
      }
    }
    if start < range.upperBound || !parts.isEmpty { parts.append(start..<range.upperBound) }
    return parts
  }

  static func name(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "`") else { return text }
    return Self.undoubled(text.utf8.dropFirst().dropLast(), UInt8(ascii: "`"))
  }

  private static func undoubled(_ bytes: some Sequence<UInt8>, _ quote: UInt8) -> String {
    var result: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == quote && !isSecond
      if !isSecond { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What a text in quotes says: a backslash escapes, and a doubled quote is one.
  static func value(_ text: String) -> String {
    guard let quote = text.utf8.first else { return "" }
    var result: [UInt8] = []
    var bytes = Array(text.utf8.dropFirst().dropLast()).makeIterator()
    while let byte = bytes.next() {
      if byte == UInt8(ascii: "\\"), let escaped = bytes.next() {
        switch escaped {
        case UInt8(ascii: "0"): result.append(0)
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "Z"): result.append(26)
        default: result.append(escaped)
        }
      } else {
        result.append(byte)
        if byte == quote { _ = bytes.next() }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
