/// A piece of a file of SQL, as the server's own client takes it apart.
package enum ScriptPart: Hashable, Sendable {
  /// A line comment that stands between statements, without its mark.
  case comment(String, line: Int)
  case statement(SQLStatement)
}

/// One statement of a file, as it is sent: without what ends it.
package struct SQLStatement: Hashable, Sendable {
  package var text: String
  /// The line of the file on which it begins, from 1.
  package var line: Int

  package init(_ text: String, line: Int) {
    self.text = text
    self.line = line
  }

  /// The line of the file on which a character of it stands; `position` counts characters from 1, as Postgres does.
  package func line(ofCharacter position: Int) -> Int {
    line + text.unicodeScalars.prefix(max(0, position - 1)).reduce(0) { $0 + ($1 == "\n" ? 1 : 0) }
  }

  /// Its first words in upper case, comments left out: `CREATE INDEX CONCURRENTLY`.
  package func words(_ count: Int) -> [String] {
    firstWords(count).map { $0.word }
  }

  /// Its text without the first of its words that is this one, in upper case.
  package func leavingOut(_ word: String) -> String {
    guard let range = firstWords(.max).first(where: { $0.word == word })?.range else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
  }

  private func firstWords(_ count: Int) -> [(word: String, range: Range<Int>)] {
    var text = text
    return text.withUTF8 { bytes in
      var cursor = ScriptCursor(bytes)
      var words: [(word: String, range: Range<Int>)] = []
      while words.count < count, !cursor.isAtEnd {
        if cursor.starts(with: "--") {
          cursor.skipLine()
        } else if cursor.starts(with: "/*") {
          cursor.advance(2)
          while !cursor.isAtEnd, !cursor.starts(with: "*/") { cursor.advance() }
          cursor.advance(2)
        } else if ByteClass.isWordStart(cursor.peek()) {
          let from = cursor.position
          cursor.skip(while: ByteClass.isWordPart)
          words.append((cursor.text(from..<cursor.position).uppercased(), from..<cursor.position))
        } else if ByteClass.isSpace(cursor.peek()) {
          cursor.advance()
        } else {
          break
        }
      }
      return words
    }
  }
}

/// Why a file of SQL cannot be taken apart.
package struct ScriptError: Error, Hashable, Sendable {
  package var line: Int
  /// What is wrong and what to do.
  package var message: String

  package init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}

/// What a byte of SQL can be a part of. Bytes over 127 belong to words, as in Postgres' and MySQL's own scanners.
enum ByteClass {
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isWordStart(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte > 127
  }

  static func isWordPart(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) || byte == 36 }
}
