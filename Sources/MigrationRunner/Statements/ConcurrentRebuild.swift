import SQLDialects

/// A `REINDEX … CONCURRENTLY`, which builds each index beside the old one and, when it is broken off, leaves what it built.
struct ConcurrentRebuild {
  /// `index`, `table`, `schema`, `database` or `system`.
  var kind: String
  /// With what stands before its dots; nil for the whole database.
  var name: [String]?

  /// Nil for another statement.
  init?(_ statement: SQLStatement, _ dialect: any SQLDialect) {
    guard statement.words(1) == ["REINDEX"] else { return nil }
    var rest = statement.tokens(for: dialect.name)[...]
    guard rest.contains(.word("concurrently")) else { return nil }
    _ = rest.skip("reindex")
    if rest.first == .symbol("("), let end = rest.firstIndex(of: .symbol(")")) { rest = rest[(end + 1)...] }
    guard case .word(let kind) = rest.popFirst() else { return nil }
    self.kind = kind
    _ = rest.skip("concurrently")
    name = rest.takeName()
  }

  /// Asks for the indexes that were left, by their names; a parameter is the name.
  var leftovers: String {
    let scope =
      switch kind {
      case "index":
        """
        i.indrelid IN (SELECT o.indrelid FROM pg_catalog.pg_index o WHERE o.indexrelid = to_regclass($1)
          OR o.indexrelid IN (SELECT relid FROM pg_catalog.pg_partition_tree(to_regclass($1))))
        """
      case "table":
        """
        (i.indrelid = to_regclass($1) OR i.indrelid IN (SELECT relid FROM pg_catalog.pg_partition_tree(to_regclass($1))))
        """
      case "schema": "c.relnamespace = to_regnamespace($1)"
      default: "$1::text IS NOT NULL"
      }
    // What Postgres itself made is Postgres' to mend.
    return """
      SELECT c.oid::regclass::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND c.relnamespace <> 'pg_toast'::regnamespace
        AND \(scope)
      ORDER BY 1
      """
  }
}
