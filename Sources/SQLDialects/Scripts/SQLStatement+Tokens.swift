package import SchemaModel

extension SQLStatement {
  /// Its pieces, comments left out; for statements that define something, which are short.
  package func tokens(for dialect: DialectName) -> [SQLToken] {
    SQLScanner(ColumnExpression(sql: text), for: dialect).tokens
  }
}

extension ArraySlice<SQLToken> {
  /// Moves on over these words if they are next.
  package mutating func skip(_ words: String...) -> Bool {
    guard count >= words.count, zip(self, words).allSatisfy({ $0 == .word($1) }) else { return false }
    removeFirst(words.count)
    return true
  }

  /// A name with what stands before its dots, as the server reads them where it folds them; nil when none is next.
  package mutating func takeName() -> [String]? {
    var parts: [String] = []
    while true {
      switch first {
      case .word(let part), .doubleQuoted(let part), .backquoted(let part): parts.append(part)
      default: return nil
      }
      removeFirst()
      guard first == .symbol(".") else { return parts }
      removeFirst()
    }
  }
}
