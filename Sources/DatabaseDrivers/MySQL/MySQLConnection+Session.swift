#if MySQL
  extension MySQLConnection {
    /// In milliseconds, and for SELECT alone; 0 is without limit.
    func setStatementTimeout(_ limit: Duration?) throws {
      _ = try execute("SET SESSION max_execution_time = \(limit.map { max(1, $0.milliseconds) } ?? 0)")
    }

    func restoreSettings(lockTimeout: Duration?) throws {
      _ = try execute(
        MySQLConnector.pinnedSettings
          + ", SESSION foreign_key_checks = DEFAULT, SESSION unique_checks = DEFAULT, SESSION max_execution_time = DEFAULT"
          + ", SESSION transaction_isolation = DEFAULT, \(Self.lockTimeoutSettings(lockTimeout))"
      )
    }

    /// A new connection costs hardly more than the server's own way, which keeps the database that USE chose.
    func discardSession() throws -> Bool { false }

    /// It makes no plans of texts.
    func keepPlans(_ keeps: Bool) {}

    func setLockTimeout(_ limit: Duration?) throws {
      _ = try execute("SET \(Self.lockTimeoutSettings(limit))")
    }

    /// Metadata locks and InnoDB's row locks have each their own limit.
    private static func lockTimeoutSettings(_ limit: Duration?) -> String {
      // lock_wait_timeout ends at a year.
      let seconds = limit.map { String(min(max(1, $0.wholeSeconds), 31_536_000)) } ?? "DEFAULT"
      return "SESSION lock_wait_timeout = \(seconds), SESSION innodb_lock_wait_timeout = \(seconds)"
    }
  }
#endif
