/// What the server's own printer writes, taken apart: names, words, constants and symbols. It never writes `E''`, dollar
/// quotes or comments.
struct SQLToken {
  enum Kind: Equatable {
    /// A quoted name, or one that needs no quotes.
    case name(String)
    /// A word in capitals, which no name without quotes has.
    case word(String)
    case constant
    case symbol(Character)
  }

  var kind: Kind
  var range: Range<Int>

  var name: String? {
    if case .name(let name) = kind { name } else { nil }
  }

  func isWord(_ word: String) -> Bool { kind == .word(word) }
  func isSymbol(_ symbol: Character) -> Bool { kind == .symbol(symbol) }
}

enum SQLTokens {
  static func tokens(of bytes: [UInt8]) -> [SQLToken] {
    var tokens: [SQLToken] = []
    var position = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        while position < bytes.count {
          if bytes[position] == byte {
            guard position + 1 < bytes.count, bytes[position + 1] == byte else { break }
            position += 1
          }
          position += 1
        }
        position = min(position + 1, bytes.count)
        if byte == UInt8(ascii: "'") {
          tokens.append(SQLToken(kind: .constant, range: start..<position))
        } else {
          let inside = String(decoding: bytes[(start + 1)..<max(start + 1, position - 1)], as: UTF8.self)
          tokens.append(SQLToken(kind: .name(inside.replacing("\"\"", with: "\"")), range: start..<position))
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        while position < bytes.count, isNameByte(bytes[position]) || bytes[position] == UInt8(ascii: ".") {
          position += 1
        }
        tokens.append(SQLToken(kind: .constant, range: start..<position))
      case _ where isNameByte(byte):
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let isWord = bytes[start..<position].contains { (65...90).contains($0) }
        tokens.append(SQLToken(kind: isWord ? .word(text) : .name(text), range: start..<position))
      default:
        tokens.append(SQLToken(kind: .symbol(Character(Unicode.Scalar(byte))), range: start..<position))
      }
    }
    return tokens
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "$"), 128...255: true
    default: false
    }
  }

  /// Behind the name of a type, or of a collation, that begins there.
  static func endOfType(_ tokens: [SQLToken], from start: Int) -> Int {
    var index = start
    func isName(_ names: Set<String>) -> Bool { index < tokens.count && tokens[index].name.map(names.contains) == true }
    func skipArguments() {
      guard index < tokens.count, tokens[index].isSymbol("(") else { return }
      while index < tokens.count, !tokens[index].isSymbol(")") { index += 1 }
      index += 1
    }
    guard index < tokens.count, let first = tokens[index].name else { return index }
    index += 1
    while index + 1 < tokens.count, tokens[index].isSymbol("."), tokens[index + 1].name != nil { index += 2 }
    switch first {
    case "character", "bit": if isName(["varying"]) { index += 1 }
    case "double": if isName(["precision"]) { index += 1 }
    case "interval": while isName(["year", "month", "day", "hour", "minute", "second", "to"]) { index += 1 }
    default: break
    }
    skipArguments()
    if first == "timestamp" || first == "time", isName(["with", "without"]) { index += 3 }
    while index + 1 < tokens.count, tokens[index].isSymbol("["), tokens[index + 1].isSymbol("]") { index += 2 }
    return min(index, tokens.count)
  }

  /// The text between the commas that stand in no parenthesis.
  static func parts(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var (parts, depth, start) = ([String](), 0, 0)
    func part(to end: Int) -> String {
      var slice = bytes[start..<end]
      while slice.first == 32 { slice.removeFirst() }
      return String(decoding: slice, as: UTF8.self)
    }
    for token in tokens(of: bytes) {
      switch token.kind {
      case .symbol("("), .symbol("["): depth += 1
      case .symbol(")"), .symbol("]"): depth -= 1
      case .symbol(",") where depth == 0:
        parts.append(part(to: token.range.lowerBound))
        start = token.range.upperBound
      default: break
      }
    }
    let last = part(to: bytes.count)
    return last.isEmpty ? parts : parts + [last]
  }

  /// The text without the one pair of parentheses around all of it.
  static func withoutParentheses(_ text: String) -> String {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return text }
    let bytes = Array(text.utf8)
    var depth = 0
    for token in tokens(of: bytes) {
      if token.isSymbol("(") { depth += 1 }
      if token.isSymbol(")") { depth -= 1 }
      if depth == 0, token.range.upperBound < bytes.count { return text }
    }
    return String(decoding: bytes[1..<(bytes.count - 1)], as: UTF8.self)
  }
}

extension SQLTokens {
  /// The call or the parentheses with which the text begins, without what stands behind.
  static func firstExpression(of text: String) -> String {
    let bytes = Array(text.utf8)
    var depth = 0
    for token in tokens(of: bytes) {
      if token.isSymbol("(") { depth += 1 }
      if token.isSymbol(")") {
        depth -= 1
        if depth == 0 { return String(decoding: bytes[..<token.range.upperBound], as: UTF8.self) }
      }
    }
    return text
  }
}
