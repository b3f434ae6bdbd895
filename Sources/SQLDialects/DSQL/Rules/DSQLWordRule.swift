/// A rule that the words of one statement break or not.
struct DSQLWordRule: Sendable {
  var name: String
  var isBroken: @Sendable (DSQLTokens) -> Bool

  init(_ name: String, _ isBroken: @escaping @Sendable (DSQLTokens) -> Bool) {
    self.name = name
    self.isBroken = isBroken
  }

  static let all: [DSQLWordRule] = [
    DSQLWordRule("a lock other than FOR UPDATE and FOR KEY SHARE") { tokens in
      tokens.has("FOR", "SHARE") || tokens.has("FOR", "NO", "KEY", "UPDATE")
    },
    DSQLWordRule("MERGE") { $0.starts("MERGE") },
    DSQLWordRule("TABLESAMPLE") { $0.has("TABLESAMPLE") },
    DSQLWordRule("sys.wait_for_job is called, not selected") { $0.has("WAIT_FOR_JOB") && !$0.starts("CALL") },
    DSQLWordRule("an advisory lock") { tokens in
      tokens.words.contains { $0.hasPrefix("PG_ADVISORY") || $0.hasPrefix("PG_TRY_ADVISORY") }
    },
    DSQLWordRule("DROP DOMAIN … CASCADE") { $0.starts("DROP", "DOMAIN") && $0.has("CASCADE") },
    DSQLWordRule("ALTER DOMAIN adds a rule") { tokens in
      tokens.starts("ALTER", "DOMAIN") && (tokens.has("ADD") || tokens.has("SET", "NOT", "NULL"))
    },
    DSQLWordRule("a setting that DSQL does not take") { tokens in
      tokens.starts("SET")
        && ["STATEMENT_TIMEOUT", "LOCK_TIMEOUT", "CHECK_FUNCTION_BODIES"].contains(where: tokens.has)
    },
    // dsql-lint cannot read ALTER COLUMN … SET CACHE.
    DSQLWordRule("CACHE is neither 1 nor at least 65536") { tokens in
      tokens.numbers(behind: "CACHE").contains { $0 != 1 && $0 < 65_536 }
    },
    DSQLWordRule("a sequence without CACHE") { tokens in
      (tokens.starts("CREATE", "SEQUENCE") || tokens.has("AS", "IDENTITY")) && !tokens.has("CACHE")
    },
  ]
}
