#if Postgres
  extension PostgresConnection {
    func setStatementTimeout(_ limit: Duration?) throws {
      try set("statement_timeout", limit)
    }

    func setLockTimeout(_ limit: Duration?) throws {
      try set("lock_timeout", limit)
    }

    /// DSQL lets a session change hardly anything, and knows no RESET ALL.
    func restoreSettings(lockTimeout: Duration?) throws {
      guard server.product != .dsql else { return }
      let statements = [
        "RESET ALL", "RESET SESSION AUTHORIZATION", "RESET ROLE", "SET standard_conforming_strings = on",
        "SET lock_timeout = \(Self.milliseconds(lockTimeout))",
      ]
      _ = try pipeline(statements.map { Statement($0) })
    }

    /// DSQL takes neither: it has no locks, and ends a transaction after five minutes by itself.
    private func set(_ name: String, _ limit: Duration?) throws {
      guard server.product != .dsql else { return }
      _ = try execute("SET \(name) = \(Self.milliseconds(limit))")
    }

    /// 0 is without limit.
    private static func milliseconds(_ limit: Duration?) -> Int64 {
      limit.map { max(1, $0.milliseconds) } ?? 0
    }
  }
#endif
