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
      do {
        guard canLookForItsClient else {
          _ = try pipeline(statements.map { Statement($0) })
          return
        }
        _ = try pipeline((statements + [Self.looksForItsClient]).map { Statement($0) })
      } catch let error as DatabaseError where error.statementIndex == statements.count {
        // Some systems cannot.
        canLookForItsClient = false
        _ = try pipeline(statements.map { Statement($0) })
      }
    }

    /// DSQL has no DISCARD.
    func discardSession() throws -> Bool {
      guard server.product != .dsql else { return false }
      _ = try execute("DISCARD ALL")
      forgetPlans()
      try pinSettings()
      return true
    }

    /// The server looks, in the middle of a statement, whether its client is still there: the statement of one that died
    /// ends, and its locks are free, at once, and not when the statement would have ended. Version 13 has no such setting.
    private static let looksForItsClient = "SET client_connection_check_interval = '500ms'"

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
