import SQLDialects

/// The index that a `CREATE INDEX CONCURRENTLY`, or on DSQL `ASYNC`, builds.
struct ConcurrentIndex: Equatable {
  /// With its namespace, which is its table's, where that is written; nil when the server makes the name.
  var name: [String]?

  /// Nil for another statement.
  init?(_ statement: SQLStatement, _ dialect: any SQLDialect) {
    let words = statement.words(4)
    guard words.first == "CREATE", words.contains("CONCURRENTLY") || words.contains("ASYNC") else { return nil }
    var rest = statement.tokens(for: dialect.name)[...]
    _ = rest.skip("create")
    _ = rest.skip("unique")
    guard rest.skip("index"), rest.skip("concurrently") || rest.skip("async") else { return nil }
    _ = rest.skip("if", "not", "exists")
    let index = rest.first == .word("on") ? nil : rest.takeName()?.last
    guard rest.skip("on") else { return }
    _ = rest.skip("only")
    guard let index, let table = rest.takeName() else { return }
    name = table.dropLast() + [index]
  }

  /// As `to_regclass` reads it.
  func words(in dialect: any SQLDialect) -> String? {
    name?.map(dialect.quoted).joined(separator: ".")
  }
}
