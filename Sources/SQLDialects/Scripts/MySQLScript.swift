/// Takes a file apart as the `mysql` client does, so that the same statements reach the server.
///
/// The rules are those of `add_line` in `client/mysql.cc` of MySQL 8.0 to 9.7: DELIMITER at the beginning of a line,
/// comments that do not nest, `--` only before a space.
///
/// In one thing the server is followed and not the client: under ANSI_QUOTES a backslash escapes nothing in "a name".
struct MySQLScript {
  private var cursor: ScriptCursor
  private var parts: [ScriptPart] = []
  private var delimiter: [UInt8] = [UInt8(ascii: ";")]
  /// Where something can begin or end inside of a statement.
  private var marks = Self.marks([UInt8(ascii: ";")])
  /// As `sql_mode` has it, which a file may set.
  private var hasBackslashEscapes = true
  private var hasANSIQuotes = false

  static func parts(of source: UnsafeBufferPointer<UInt8>) throws(ScriptError) -> [ScriptPart] {
    var script = MySQLScript(cursor: ScriptCursor(source))
    try script.read()
    return script.parts
  }

  private init(cursor: ScriptCursor) {
    self.cursor = cursor
  }

  private mutating func read() throws(ScriptError) {
    while !cursor.isAtEnd {
      let byte = cursor.peek()
      if cursor.start != nil, !marks.contains(byte) {
        cursor.skip(to: marks)
      } else if ByteClass.isSpace(byte) {
        cursor.advance()
      } else if cursor.start == nil, isAtDelimiterCommand {
        try readDelimiter()
      } else if isAtDelimiter {
        finish()
        cursor.advance(delimiter.count)
      } else if isAtLineComment {
        readLineComment()
      } else if cursor.starts(with: "/*"), cursor.peek(2) != UInt8(ascii: "!") {
        // A hint belongs to its statement, and a semicolon in it ends nothing.
        if cursor.peek(2) == UInt8(ascii: "+") { cursor.begin() }
        try skipBlockComment()
      } else {
        cursor.begin()
        try readToken(byte)
      }
    }
    finish()
  }

  private mutating func finish() {
    guard let statement = cursor.end() else { return }
    parts.append(.statement(statement))
    guard statement.words(1) == ["SET"] else { return }
    let text = statement.text.uppercased()
    let isElsewhere =
      ["GLOBAL", "PERSIST", "PERSIST_ONLY"].contains(statement.words(2).last) || text.contains("@@GLOBAL.")
    guard text.utf8.count < 2_000, text.contains("SQL_MODE"), !isElsewhere else { return }
    // REPLACE(@@sql_mode, …) takes a mode away, and all others name what is to hold.
    let takesAway = text.contains("REPLACE(")
    hasBackslashEscapes = takesAway || !text.contains("NO_BACKSLASH_ESCAPES")
    hasANSIQuotes = !takesAway && text.contains("ANSI")
  }

  // MARK: Delimiters

  private var isAtDelimiter: Bool {
    cursor.peek() == delimiter[0] && cursor.bytes[cursor.position...].starts(with: delimiter)
  }

  private static func marks(_ delimiter: [UInt8]) -> ByteSet { ByteSet("'\"`\\#-/$".utf8 + delimiter.prefix(1)) }

  /// `DELIMITER` in front of a space: a word of the client.
  private var isAtDelimiterCommand: Bool {
    guard cursor.peek() | 32 == UInt8(ascii: "d") else { return false }
    let word = cursor.bytes[cursor.position...].prefix(9)
    return String(decoding: word, as: UTF8.self).lowercased() == "delimiter"
      && (ByteClass.isSpace(cursor.peek(9)) || cursor.peek(9) == 0)
  }

  private mutating func readDelimiter() throws(ScriptError) {
    let line = cursor.line
    guard cursor.isAtLineStart(behind: ByteClass.isSpace) else {
      throw ScriptError(
        line: line,
        "DELIMITER stands behind something else, where the mysql client loses what follows; begin a line with it"
      )
    }
    cursor.advance(9)
    cursor.skip { $0 == 32 || $0 == 9 }
    let from = cursor.position
    cursor.skip { !ByteClass.isSpace($0) }
    let named = Array(cursor.bytes[from..<cursor.position])
    cursor.skipLine()
    if named.isEmpty || named.contains(UInt8(ascii: "\\")) {
      throw ScriptError(line: line, "DELIMITER wants characters that end a statement, and no backslash: DELIMITER //")
    }
    delimiter = named
    marks = Self.marks(named)
  }

  // MARK: Comments

  private var isAtLineComment: Bool {
    if cursor.peek() == UInt8(ascii: "#") { return true }
    guard cursor.starts(with: "--") else { return false }
    // The client leaves out a line that begins with -- whatever follows, where no statement has begun.
    return (cursor.start == nil && cursor.isAtLineStart) || cursor.peek(2) == 0 || ByteClass.isSpace(cursor.peek(2))
  }

  private mutating func readLineComment() {
    let mark = cursor.peek() == UInt8(ascii: "#") ? 1 : 2
    guard cursor.start == nil else { return cursor.skipLine() }
    let (from, line) = (cursor.position + mark, cursor.line)
    cursor.skipLine()
    parts.append(.comment(cursor.text(min(from, cursor.position)..<cursor.position), line: line))
  }

  private static let star = ByteSet("*".utf8)

  private mutating func skipBlockComment() throws(ScriptError) {
    let line = cursor.line
    cursor.advance(2)
    while !cursor.isAtEnd {
      cursor.skip(to: Self.star)
      if cursor.starts(with: "*/") { return cursor.advance(2) }
      cursor.advance()
    }
    throw ScriptError(line: line, "a comment begins here and does not end; write */ behind it")
  }

  // MARK: Tokens

  private mutating func readToken(_ byte: UInt8) throws(ScriptError) {
    switch byte {
    case UInt8(ascii: "'"): try skipQuoted(escapes: hasBackslashEscapes)
    case UInt8(ascii: "\""): try skipQuoted(escapes: hasBackslashEscapes && !hasANSIQuotes)
    case UInt8(ascii: "`"): try skipQuoted(escapes: false)
    case UInt8(ascii: "$"): skipDollarQuoted()
    case UInt8(ascii: "\\"):
      throw ScriptError(
        line: cursor.line,
        "a backslash begins a command of the mysql client, which no server knows; write SQL only"
      )
    default: cursor.advance()
    }
  }

  /// `$$ … $$` and `$js$ … $js$`, around the body of a routine in another language, which MySQL knows since 9.0. For an
  /// older server a dollar is a part of names: it quotes only where the same tag comes again.
  private mutating func skipDollarQuoted() {
    let from = cursor.position
    cursor.advance()
    guard delimiter[0] != UInt8(ascii: "$"), from == 0 || !ByteClass.isWordPart(cursor.bytes[from - 1]) else { return }
    var ahead = cursor
    ahead.skip { ByteClass.isWordPart($0) && $0 != UInt8(ascii: "$") }
    guard ahead.peek() == UInt8(ascii: "$") else { return }
    ahead.advance()
    let tag = UnsafeBufferPointer(rebasing: cursor.bytes[from..<ahead.position])
    while !ahead.isAtEnd {
      ahead.skip(to: Self.dollar)
      if ahead.bytes[ahead.position...].starts(with: tag) {
        ahead.advance(tag.count)
        cursor = ahead
        return
      }
      ahead.advance()
    }
  }

  private static let dollar = ByteSet("$".utf8)

  private mutating func skipQuoted(escapes: Bool) throws(ScriptError) {
    let (line, quote) = (cursor.line, cursor.peek())
    let marks = ByteSet.end(of: quote, escapes: escapes)
    cursor.advance()
    while !cursor.isAtEnd {
      cursor.skip(to: marks)
      let byte = cursor.peek()
      if escapes, byte == UInt8(ascii: "\\") {
        cursor.advance(2)
      } else {
        cursor.advance()
        // A doubled one ends here and begins again at once.
        if byte == quote { return }
      }
    }
    throw ScriptError(line: line, "a quote opens here and is not closed; close it")
  }
}
