import SQLDialects

/// The index that a `CREATE INDEX CONCURRENTLY`, or on DSQL `ASYNC`, builds.
struct ConcurrentIndex {
  /// As it is written: quoted, with its schema, or plain. Nil when the server makes it.
  var name: String?

  /// Nil for another statement.
  init?(_ statement: SQLStatement) {
    var words = statement.text.split(whereSeparator: \.isWhitespace)[...]
    func skip(_ wanted: String...) -> Bool {
      guard words.count >= wanted.count, zip(words, wanted).allSatisfy({ $0.uppercased() == $1 }) else { return false }
      words = words.dropFirst(wanted.count)
      return true
    }
    guard skip("CREATE") else { return nil }
    _ = skip("UNIQUE")
    guard skip("INDEX", "CONCURRENTLY") || skip("INDEX", "ASYNC") else { return nil }
    _ = skip("IF", "NOT", "EXISTS")
    guard let first = words.first, first.uppercased() != "ON" else { return }
    // A quoted name may hold spaces: it ends where ON stands outside of quotes.
    var parts: [Substring] = []
    while let word = words.popFirst() {
      let isQuoted = parts.joined(separator: " ").filter { $0 == "\"" }.count % 2 == 1
      if !isQuoted, word.uppercased() == "ON" { break }
      parts.append(word)
    }
    name = parts.joined(separator: " ")
  }
}
