#if Postgres
  extension PostgresConnection {
    func setStatementTimeout(_ limit: Duration?) throws {
      try set("statement_timeout", limit)
    }

    func setLockTimeout(_ limit: Duration?) throws {
      try set("lock_timeout", limit)
    }

    /// DSQL lets a session change hardly anything, and knows no RESET ALL.
    func restoreSettings() throws {
      guard server.product != .dsql else { return }
      for statement in ["RESET ALL", "RESET SESSION AUTHORIZATION", "RESET ROLE"] { _ = try execute(statement) }
      _ = try execute("SET standard_conforming_strings = on")
    }

    /// DSQL takes neither: it has no locks, and ends a transaction after five minutes by itself.
    private func set(_ name: String, _ limit: Duration?) throws {
      guard server.product != .dsql else { return }
      // 0 would be without limit.
      let milliseconds = limit.map { max(1, $0.milliseconds) } ?? 0
      _ = try execute("SET \(name) = \(milliseconds)")
    }
  }
#endif
