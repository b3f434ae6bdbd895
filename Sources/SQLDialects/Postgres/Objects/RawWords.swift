import SchemaModel

/// A statement that is kept as text, read word by word from its start.
struct RawWords {
  private var rest: ArraySlice<SQLToken>

  /// nil for several statements, of which the first says little.
  init?(_ text: SQLText) {
    let rendered = text.rendered(object: PostgresText.name, column: PostgresText.quoted)
    rest = SQLScanner(ColumnExpression([.sql(rendered)]), for: .postgres).tokens[...]
    while rest.last == .symbol(";") { rest.removeLast() }
    if rest.contains(.symbol(";")) { return nil }
  }

  /// Goes past these words, if they are the next ones.
  mutating func take(_ words: String...) -> Bool {
    guard rest.starts(with: words.map(SQLToken.word)) else { return false }
    rest.removeFirst(words.count)
    return true
  }

  mutating func takeSymbol(_ symbol: String) -> Bool {
    guard rest.first == .symbol(symbol) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func takeName() -> String? { rest.takeName()?.last }

  /// `public.t`
  mutating func takeObject() -> ObjectName? {
    guard let parts = rest.takeName(), let name = parts.last else { return nil }
    return ObjectName(name, in: parts.dropLast().last.flatMap { $0 == "public" ? nil : $0 })
  }

  mutating func takeString() -> String? {
    guard case .string(let text) = rest.first else { return nil }
    rest.removeFirst()
    return text
  }

  /// Goes past everything up to these words, and past them.
  mutating func skip(past words: String...) -> Bool {
    let sought = words.map(SQLToken.word)
    guard let place = rest.indices.first(where: { rest[$0...].starts(with: sought) }) else { return false }
    rest = rest[(place + sought.count)...]
    return true
  }

  /// All names that are left.
  var names: Set<String> {
    Set(
      rest.compactMap { token in
        switch token {
        case .word(let name), .doubleQuoted(let name): name
        default: nil
        }
      }
    )
  }
}
