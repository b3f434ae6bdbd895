#if MySQL
  extension MySQLConnection {
    /// In milliseconds, and for SELECT alone; 0 is without limit.
    func setStatementTimeout(_ limit: Duration?) throws {
      _ = try execute("SET SESSION max_execution_time = \(limit.map { max(1, $0.milliseconds) } ?? 0)")
    }

    func restoreSettings() throws {
      _ = try execute(MySQLConnector.pinnedSettings)
      _ = try execute(
        "SET SESSION foreign_key_checks = DEFAULT, unique_checks = DEFAULT, lock_wait_timeout = DEFAULT, "
          + "innodb_lock_wait_timeout = DEFAULT, max_execution_time = DEFAULT, transaction_isolation = DEFAULT"
      )
    }

    /// Metadata locks and InnoDB's row locks have each their own limit.
    func setLockTimeout(_ limit: Duration?) throws {
      guard let limit else {
        _ = try execute("SET SESSION lock_wait_timeout = DEFAULT, innodb_lock_wait_timeout = DEFAULT")
        return
      }
      // lock_wait_timeout ends at a year.
      let seconds = min(max(1, limit.wholeSeconds), 31_536_000)
      _ = try execute("SET SESSION lock_wait_timeout = \(seconds), innodb_lock_wait_timeout = \(seconds)")
    }
  }
#endif
