/// A statement as words, names, constants and signs, comments left out: as much grammar as the rules for DSQL need.
struct DSQLTokens: Sendable {
  enum Token: Hashable, Sendable {
    /// In capitals.
    case word(String)
    /// Between double quotes.
    case name(String)
    case constant
    case number(Int)
    case sign(Character)
  }

  var tokens: [Token]

  init(_ tokens: [Token]) { self.tokens = tokens }

  init(_ text: String) {
    var scanner = DSQLScanner(text)
    tokens = []
    while let token = scanner.next() { tokens.append(token) }
  }

  /// The statements of a file, without what psql keeps to itself.
  static func statements(of text: String) -> [String] {
    let sql = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\\") }
    var scanner = DSQLScanner(sql.joined(separator: "\n"))
    var statements: [String] = []
    var start = scanner.text.startIndex
    while let token = scanner.next() {
      guard token == .sign(";") else { continue }
      statements.append(String(scanner.text[start..<scanner.text.index(before: scanner.position)]))
      start = scanner.position
    }
    return statements + [String(scanner.text[start...])]
  }

  var isEmpty: Bool { tokens.isEmpty }

  var words: [String] {
    tokens.compactMap { token in if case .word(let word) = token { word } else { nil } }
  }

  func starts(_ words: String...) -> Bool { tokens.starts(with: words.map(Token.word)) }

  func has(_ words: String...) -> Bool { has(words) }

  func has(_ word: String) -> Bool { has([word]) }

  private func has(_ words: [String]) -> Bool {
    let wanted = words.map { $0.count == 1 && $0 == ";" ? Token.sign(";") : .word($0) }
    return tokens.indices.contains { tokens[$0...].starts(with: wanted) }
  }

  func numbers(behind word: String) -> [Int] {
    zip(tokens, tokens.dropFirst()).compactMap { token, next in
      if token == .word(word), case .number(let number) = next { number } else { nil }
    }
  }

  func dropping(_ words: [String]) -> DSQLTokens {
    DSQLTokens(Array(tokens.drop { token in if case .word(let word) = token { words.contains(word) } else { false } }))
  }

  // MARK: Names

  var leadingName: String? { if case .name(let name) = tokens.first { name } else { nil } }

  /// The first name, with its namespace before it.
  var firstName: String? {
    guard let start = tokens.firstIndex(where: \.isName) else { return nil }
    return Self.qualifiedName(tokens[start...])
  }

  var lastName: String? { tokens.last(where: \.isName)?.text }

  private static func qualifiedName(_ tokens: ArraySlice<Token>) -> String? {
    guard let first = tokens.first?.text else { return nil }
    let rest = tokens.dropFirst()
    guard rest.first == .sign("."), let second = rest.dropFirst().first?.text else { return first }
    return "\(first).\(second)"
  }

  // MARK: Kinds

  var isDefinition: Bool {
    ["CREATE", "ALTER", "DROP", "COMMENT", "GRANT", "REVOKE"].contains { starts($0) }
  }

  /// As a statement or hidden in WITH.
  var writesRows: Bool { ["INSERT", "UPDATE", "DELETE"].contains { starts($0) || (starts("WITH") && has($0)) } }

  // MARK: Parts

  /// The parts between commas in which parentheses are closed.
  private static func parts(_ tokens: some Sequence<Token>) -> [DSQLTokens] {
    var parts: [[Token]] = [[]]
    var depth = 0
    for token in tokens {
      if token == .sign("(") { depth += 1 }
      if token == .sign(")") { depth -= 1 }
      if token == .sign(","), depth == 0 { parts.append([]) } else { parts[parts.count - 1].append(token) }
    }
    return parts.filter { !$0.isEmpty }.map(DSQLTokens.init)
  }

  /// The parts of the first parenthesis.
  var firstParentheses: [DSQLTokens] {
    guard let open = tokens.firstIndex(of: .sign("(")) else { return [] }
    return Self.parts(inside(from: open))
  }

  private func inside(from open: Int) -> ArraySlice<Token> {
    var depth = 0
    for index in tokens[open...].indices {
      if tokens[index] == .sign("(") { depth += 1 }
      if tokens[index] == .sign(")") { depth -= 1 }
      if depth == 0 { return tokens[(open + 1)..<index] }
    }
    return tokens[(open + 1)...]
  }

  /// The actions of ALTER TABLE.
  var actions: [DSQLTokens] {
    guard let start = tokens.firstIndex(where: \.isName) else { return [] }
    let rest = tokens[start...].drop { $0.isName || $0 == .sign(".") }
    return Self.parts(rest)
  }

  /// The clauses of constraints, in CREATE TABLE and ALTER TABLE.
  var constraintClauses: [DSQLTokens] {
    if starts("CREATE", "TABLE") { return firstParentheses.filter { $0.leadingName == nil || $0.has("DEFERRABLE") } }
    return starts("ALTER", "TABLE") ? actions.filter { $0.starts("ADD", "CONSTRAINT") } : []
  }

  /// `CONSTRAINT "k" PRIMARY KEY ("a", "b")`; nil when it is no key.
  var key: (name: String, columns: [String], isIndexed: Bool)? {
    guard has("PRIMARY", "KEY") || has("UNIQUE") || has("FOREIGN", "KEY") else { return nil }
    return (firstName ?? "", firstParentheses.compactMap(\.leadingName), !has("FOREIGN"))
  }
}

extension DSQLTokens.Token {
  var isName: Bool { if case .name = self { true } else { false } }

  var text: String? {
    switch self {
    case .name(let text), .word(let text): text
    case .constant, .number, .sign: nil
    }
  }
}
