/// Takes a file apart as psql does, so that the same statements reach the server.
///
/// The rules are those of `src/fe_utils/psqlscan.l` of Postgres 15 to 18: a semicolon ends a statement outside of quotes,
/// comments, parentheses and the body of `CREATE FUNCTION … BEGIN ATOMIC … END`.
///
/// In one thing the server is followed and not psql, which scans line by line and forgets at a line's end that a string can
/// go on in the next one: backslashes escape in the second part of `E'a'` / `'b\'c'` too.
struct PostgresScript {
  private var cursor: ScriptCursor
  private var parts: [ScriptPart] = []
  private var parentheses = 0
  private var blocks = 0
  private var words = RoutineWords()
  /// A backslash escapes in every string: `SET standard_conforming_strings = off`.
  private var escapesInStrings = false

  static func parts(of source: UnsafeBufferPointer<UInt8>) throws(ScriptError) -> [ScriptPart] {
    var script = PostgresScript(cursor: ScriptCursor(source))
    try script.read()
    return script.parts
  }

  private init(cursor: ScriptCursor) {
    self.cursor = cursor
  }

  private mutating func read() throws(ScriptError) {
    while !cursor.isAtEnd {
      let byte = cursor.peek()
      switch byte {
      case _ where ByteClass.isSpace(byte): cursor.advance()
      case UInt8(ascii: "-") where cursor.peek(1) == byte: readLineComment()
      case UInt8(ascii: "/") where cursor.peek(1) == UInt8(ascii: "*"): try skipBlockComment()
      case UInt8(ascii: ";") where parentheses == 0 && blocks == 0:
        try finish()
        cursor.advance()
      // What pg_dump writes around all else, for psql.
      case UInt8(ascii: "\\") where cursor.starts(with: "\\restrict ") || cursor.starts(with: "\\unrestrict "):
        cursor.skipLine()
      case UInt8(ascii: "\\"):
        throw ScriptError(
          line: cursor.line,
          "a backslash begins a command of psql, which no server knows; write SQL only"
        )
      default:
        cursor.begin()
        try readToken(byte)
      }
    }
    try finish()
  }

  private mutating func finish() throws(ScriptError) {
    (parentheses, blocks, words) = (0, 0, RoutineWords())
    guard let statement = cursor.end() else { return }
    if statement.words(1).first == "COPY", statement.readsClientRows {
      throw ScriptError(
        line: statement.line,
        "the rows behind COPY … FROM stdin are read by psql alone; write INSERT, and of a dump take the schema alone: "
          + "pg_dump --schema-only"
      )
    }
    parts.append(.statement(statement))
    if ["SET", "RESET"].contains(statement.words(1).first) { followSetting(statement) }
  }

  /// The values of a boolean setting: https://www.postgresql.org/docs/current/config-setting.html
  private mutating func followSetting(_ statement: SQLStatement) {
    let text = statement.text.lowercased()
    guard text.utf8.count < 200, text.contains("standard_conforming_strings") else { return }
    let value = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.last ?? ""
    escapesInStrings = ["off", "of", "0", "false", "fals", "fal", "fa", "f", "no", "n"].contains(value)
  }

  private static let lineEnd = ByteSet(10, 13)

  private mutating func readLineComment() {
    guard cursor.start == nil else { return cursor.skip(to: Self.lineEnd) }
    let (from, line) = (cursor.position + 2, cursor.line)
    cursor.skip(to: Self.lineEnd)
    parts.append(.comment(cursor.text(min(from, cursor.position)..<cursor.position), line: line))
  }

  private static let commentMark = ByteSet("*/".utf8)

  private mutating func skipBlockComment() throws(ScriptError) {
    let line = cursor.line
    var depth = 0
    repeat {
      if cursor.starts(with: "/*") {
        depth += 1
        cursor.advance(2)
      } else if cursor.starts(with: "*/") {
        depth -= 1
        cursor.advance(2)
      } else {
        cursor.advance()
        cursor.skip(to: Self.commentMark)
      }
    } while depth > 0 && !cursor.isAtEnd
    if depth > 0 { throw ScriptError(line: line, "a comment begins here and does not end; write */ behind it") }
  }

  private mutating func readToken(_ byte: UInt8) throws(ScriptError) {
    switch byte {
    case _ where ByteClass.isWordStart(byte): try readWord()
    case UInt8(ascii: "'"): try skipString(escapes: escapesInStrings)
    case UInt8(ascii: "\""): try skipQuoted("\"", escapes: false)
    case UInt8(ascii: "$"): try skipDollarQuoted()
    case UInt8(ascii: "("):
      parentheses += 1
      cursor.advance()
    case UInt8(ascii: ")"):
      parentheses = max(0, parentheses - 1)
      cursor.advance()
    case _ where ByteClass.isDigit(byte):
      // Not words, so that no $ behind a number is taken for a part of it.
      cursor.skip { ByteClass.isDigit($0) || ByteClass.isWordStart($0) || $0 == UInt8(ascii: ".") }
    default: cursor.advance()
    }
  }

  private static let wordEnd = ByteSet((0...255).filter { !ByteClass.isWordPart($0) })

  private mutating func readWord() throws(ScriptError) {
    let from = cursor.position
    cursor.skip(to: Self.wordEnd)
    let count = cursor.position - from
    if count == 1, cursor.peek() == UInt8(ascii: "'") {
      switch cursor.bytes[from] | 32 {
      case UInt8(ascii: "e"): return try skipString(escapes: true)
      case UInt8(ascii: "b"), UInt8(ascii: "x"): return try skipString(escapes: false)
      default: break
      }
    }
    guard words.areOpen else { return }
    // No longer word says anything.
    guard count <= 9 else { return words.append("") }
    let word = cursor.text(from..<cursor.position).lowercased()
    words.append(word)
    guard parentheses == 0, words.defineRoutine else { return }
    if word == "begin" || (word == "case" && blocks > 0) { blocks += 1 }
    if word == "end", blocks > 0 { blocks -= 1 }
  }

  /// A string, and those that follow it behind a line break: they continue it, escapes and all.
  private mutating func skipString(escapes: Bool) throws(ScriptError) {
    repeat { try skipQuoted("'", escapes: escapes) } while isContinued()
  }

  /// Moves to the quote that continues a string, if there is one.
  private mutating func isContinued() -> Bool {
    var ahead = cursor
    var hasLineBreak = false
    while !ahead.isAtEnd {
      if ByteClass.isSpace(ahead.peek()) {
        hasLineBreak = hasLineBreak || ahead.peek() == 10 || ahead.peek() == 13
        ahead.advance()
      } else if ahead.starts(with: "--") {
        ahead.skip(to: Self.lineEnd)
      } else {
        break
      }
    }
    guard hasLineBreak, ahead.peek() == UInt8(ascii: "'") else { return false }
    cursor = ahead
    return true
  }

  private mutating func skipQuoted(_ quote: Unicode.Scalar, escapes: Bool) throws(ScriptError) {
    let line = cursor.line
    let quote = UInt8(ascii: quote)
    let marks = ByteSet.end(of: quote, escapes: escapes)
    cursor.advance()
    while !cursor.isAtEnd {
      cursor.skip(to: marks)
      let byte = cursor.peek()
      if escapes, byte == UInt8(ascii: "\\") {
        cursor.advance(2)
      } else if byte == quote {
        // A doubled one begins again.
        cursor.advance()
        guard cursor.peek() == quote else { return }
        cursor.advance()
      } else {
        cursor.advance()
      }
    }
    throw ScriptError(line: line, "a quote opens here and is not closed; close it")
  }

  private static let dollar = ByteSet("$".utf8)

  private mutating func skipDollarQuoted() throws(ScriptError) {
    var end = cursor.position + 1
    while end < cursor.bytes.count, ByteClass.isWordPart(cursor.bytes[end]), cursor.bytes[end] != UInt8(ascii: "$") {
      end += 1
    }
    let hasTag = !ByteClass.isDigit(cursor.peek(1))
    guard hasTag, end < cursor.bytes.count, cursor.bytes[end] == UInt8(ascii: "$") else { return cursor.advance() }
    let line = cursor.line
    let tag = UnsafeBufferPointer(rebasing: cursor.bytes[cursor.position...end])
    cursor.advance(tag.count)
    while !cursor.isAtEnd {
      cursor.skip(to: Self.dollar)
      if cursor.bytes[cursor.position...].starts(with: tag) {
        return cursor.advance(tag.count)
      }
      cursor.advance()
    }
    throw ScriptError(
      line: line,
      "\(String(decoding: tag, as: UTF8.self)) opens here and is not closed; write it again behind the text"
    )
  }
}

/// The first words of a statement, as far as psql looks at them: whether it defines a routine, whose body may hold
/// semicolons.
private struct RoutineWords {
  private var first: [String] = []

  mutating func append(_ word: String) {
    if first.count < 4 { first.append(word) }
  }

  /// A further word can change something.
  var areOpen: Bool { first.count < 4 || defineRoutine }

  var defineRoutine: Bool {
    let words = first.starts(with: ["create", "or", "replace"]) ? first.dropFirst(3) : first.dropFirst()
    return first.first == "create" && (words.first == "function" || words.first == "procedure")
  }
}

extension SQLStatement {
  /// `COPY … FROM stdin`
  fileprivate var readsClientRows: Bool {
    let words = text.lowercased().split { $0.isWhitespace || "()".contains($0) }
    return zip(words, words.dropFirst()).contains { $0 == "from" && $1 == "stdin" }
  }
}
