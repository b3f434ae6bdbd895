/// Types of columns, and indexes.
extension DSQLTokens {
  static let typesWithoutKeys: Set<String> = ["BYTEA", "JSON", "JSONB", "INTERVAL", "TIMETZ"]

  private static let types: Set<String> = [
    "SMALLINT", "INTEGER", "INT", "BIGINT", "REAL", "DOUBLE", "NUMERIC", "BOOLEAN", "CHAR", "BPCHAR", "VARCHAR", "TEXT",
    "BYTEA", "UUID", "DATE", "TIME", "TIMETZ", "TIMESTAMP", "TIMESTAMPTZ", "INTERVAL", "JSON", "JSONB",
  ]

  /// What stands behind the name of a column and behind its type.
  var behindType: DSQLTokens {
    DSQLTokens(Array(tokens.dropFirst(tokens.firstIndex(where: \.isName).map { $0 + 2 } ?? 0)))
  }

  /// The type of `"c" varchar(20) …`. A domain has a quoted name.
  var typeBehindName: (name: String, rules: [String]) {
    let rest = tokens.dropFirst()
    guard case .word(let name) = rest.first else { return ("", []) }
    guard Self.types.contains(name) else { return (name, ["the type \(name.lowercased())"]) }
    var rules: [String] = []
    if rest.contains(.sign("[")) { rules.append("an array") }
    if rest.dropFirst().first == .sign("("), case .number(let length) = rest.dropFirst(2).first {
      if name == "VARCHAR", length > 65_535 { rules.append("varchar(\(length))") }
      if name == "CHAR" || name == "BPCHAR", length > 4_096 { rules.append("char(\(length))") }
    }
    return (name, rules)
  }

  struct Index {
    var name: String
    var table: String
    var columns: [String]
    var rules: [String]
  }

  /// `CREATE UNIQUE INDEX ASYNC IF NOT EXISTS "i" ON "t" (…)`
  var index: Index? {
    guard starts("CREATE", "INDEX") || starts("CREATE", "UNIQUE", "INDEX"), let on = tokens.firstIndex(of: .word("ON"))
    else { return nil }
    let (head, rest) = (DSQLTokens(Array(tokens[..<on])), DSQLTokens(Array(tokens[on...])))
    var rules: [String] = []
    if head.tokens.contains(.sign(".")) { rules.append("an index name with a namespace") }
    if rest.has("USING") { rules.append("an index method") }
    if rest.has("WITH") { rules.append("parameters of an index") }
    if rest.has("SELECT") { rules.append("a sub-query in an index") }
    let volatile = ["NOW", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CLOCK_TIMESTAMP", "RANDOM", "GEN_RANDOM_UUID"]
    if let word = volatile.first(where: rest.has) { rules.append("\(word.lowercased()) in an index") }
    let keys = rest.firstParentheses
    for key in keys {
      guard key.leadingName != nil else { continue }
      let behind = DSQLTokens(Array(key.tokens.dropFirst())).dropping(["NULLS", "FIRST", "LAST"])
      if !behind.isEmpty { rules.append("an index key with more than NULLS FIRST or LAST") }
    }
    if keys.contains(where: { $0.tokens.last == .word("DESC") || $0.tokens.last == .word("ASC") }) {
      rules.append("a sort order of an index key")
    }
    if keys.count > 8 { rules.append("an index of more than 8 keys") }
    return Index(
      name: head.lastName ?? "",
      table: rest.firstName ?? "",
      columns: keys.compactMap(\.leadingName),
      rules: rules
    )
  }
}
