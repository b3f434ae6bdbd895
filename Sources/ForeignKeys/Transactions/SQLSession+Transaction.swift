extension SQLSession {
  /// Runs `body` in a transaction and commits it; when the server answers that it conflicts with another one, again.
  ///
  ///     try await session.withTransaction { unit in
  ///       try await ForeignKeyEnforcer.Files.willInsert(.init(ownerID: user, categoryID: 1), in: unit)
  ///       _ = try await unit.query("INSERT INTO files (owner_id, …) VALUES ($1::uuid, …)", [user.uuidString, …])
  ///     }
  ///
  /// `body` may run several times and must do nothing that cannot be done twice outside of the database. What is promised
  /// for the end of a unit of work (NO ACTION, deferred keys) is checked before COMMIT. A unit in which a foreign key was
  /// violated is never committed, as on a server: should `body` catch the violation, it is thrown at the end.
  ///
  /// - Parameters:
  ///   - begin: The statement that opens it. DSQL has one isolation level; a Postgres wants `BEGIN ISOLATION LEVEL
  ///     SERIALIZABLE` for the same safety.
  ///   - retry: How often it is tried on SQLSTATE 40001 (DSQL's OC000 and OC001) and on Postgres' 40P01: after both the
  ///     server has rolled everything back.
  ///   - body: Your statements and those of the enforcer.
  /// - Returns: What `body` returned the time that was committed.
  /// - Throws: `ForeignKeyViolation`, `TransactionError`, and what `body` and the client throw.
  @discardableResult
  public func withTransaction<Result: Sendable>(
    begin: String = "BEGIN",
    retry: RetryPolicy = RetryPolicy(),
    _ body: (UnitOfWork) async throws -> Result
  ) async throws -> Result {
    try await retrying(retry) { try await once(begin, body) }
  }

  /// Does it again when the server answers that it conflicts with another one, and has rolled everything back.
  func retrying<Result>(_ retry: RetryPolicy, _ body: () async throws -> Result) async throws -> Result {
    var failures = 0
    while true {
      do {
        return try await body()
      } catch let error where ["40001", "40P01"].contains(sqlState(of: error)) {
        failures += 1
        guard failures < retry.attempts else {
          throw TransactionError.retriesExhausted(attempts: failures, last: error)
        }
        try await Task.sleep(for: retry.wait(after: failures))
      }
    }
  }

  private func once<Result: Sendable>(
    _ begin: String,
    _ body: (UnitOfWork) async throws -> Result
  ) async throws -> Result {
    _ = try await query(begin, [])
    let result: Result
    do {
      let unit = UnitOfWork(self)
      result = try await body(unit)
      try await unit.checkPending()
    } catch {
      // The first error says what happened; when this fails too, the connection is gone and the transaction with it.
      _ = try? await query("ROLLBACK", [])
      throw error
    }
    do {
      _ = try await query("COMMIT", [])
    } catch {
      guard let state = sqlState(of: error) else { throw TransactionError.outcomeUnknown(underlying: error) }
      // 40003 says so. Internal and connection errors can come from in front of the storage: DSQL's "server unavailable"
      // is XX000.
      if state == "40003" || ["XX", "08", "57"].contains(where: state.hasPrefix) {
        throw TransactionError.outcomeUnknown(underlying: error)
      }
      _ = try? await query("ROLLBACK", [])
      throw error
    }
    return result
  }
}
