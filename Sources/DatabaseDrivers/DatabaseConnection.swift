/// One connection to one server.
///
/// Each is an actor on a thread of its own, so that a C call that waits for the server blocks neither the cooperative pool
/// nor another connection. Code that takes it as `isolated` calls it without a hop for each statement.
///
///     let connection = try await DatabaseDrivers.connect(DatabaseURL("postgres://localhost/library"))
///     let rows = try await connection.query("SELECT version FROM schema_migrations WHERE success = $1", [.bool(true)])
package protocol DatabaseConnection: Actor {
  nonisolated var server: ServerIdentity { get }

  /// The number that the server's list of sessions has for it.
  nonisolated var sessionID: Int { get }

  /// When the server will end the connection by itself, if it does: DSQL, an hour after it was made.
  nonisolated var expiresAt: ContinuousClock.Instant? { get }

  /// Where the connection stands between statements, as the server last said.
  var transactionStatus: TransactionStatus { get }

  /// False once the connection is known to be gone. It looks at the socket and does not ask the server.
  var isAlive: Bool { get }

  /// Runs one statement exactly as it stands; several in one text are the server's syntax error, and nothing runs.
  ///
  /// - Throws: `DatabaseError`
  func execute(_ statement: String) throws -> StatementResult

  /// Runs a query whose parameters (`$1` on Postgres, `?` on MySQL) travel beside the text, never in it.
  ///
  /// - Throws: `DatabaseError`
  func query(_ sql: String, _ parameters: [DatabaseValue]) throws -> [Row]

  /// Like `query`, one row at a time as they arrive; memory does not grow with their number. An error that `row` throws
  /// ends the query.
  ///
  /// - Throws: `DatabaseError`, and what `row` throws.
  func stream(_ sql: String, _ parameters: [DatabaseValue], _ row: @Sendable (Row) throws -> Void) throws

  /// Runs statements in their order until the first fails, on Postgres in one round trip; the results are as many as the
  /// statements. `answered` hears of each that is done, by its index.
  ///
  /// On Postgres, statements outside of a transaction block share one implicit transaction: all take effect or none does.
  /// On MySQL and DSQL each stands alone, as with `execute`.
  ///
  /// - Throws: `DatabaseError`, whose `statementIndex` says which failed; those behind it did not run.
  func pipeline(_ statements: [Statement], answered: (Int) -> Void) throws -> [StatementResult]

  /// How long a statement may run; nil is without limit. MySQL has one only for SELECT (max_execution_time).
  ///
  /// - Throws: `DatabaseError`
  func setStatementTimeout(_ limit: Duration?) throws

  /// How long a statement may wait for a lock; nil is as long as the server lets it. MySQL counts whole seconds, at least
  /// one, and has two such limits (lock_wait_timeout, innodb_lock_wait_timeout): both are set. DSQL has no locks: nothing.
  ///
  /// - Throws: `DatabaseError`
  func setLockTimeout(_ limit: Duration?) throws

  /// Gives the session's settings the values with which it began, whatever statements did to them since, and then
  /// `setLockTimeout`, in one round trip; what the session holds, locks and temporary tables, it keeps.
  ///
  /// - Throws: `DatabaseError`
  func restoreSettings(lockTimeout: Duration?) throws

  /// Leaves nothing of what the session holds: settings, locks, temporary tables and what is prepared are as in one that has
  /// just begun. Outside of a transaction.
  ///
  /// - Returns: False where this is not offered, and nothing was done.
  /// - Throws: `DatabaseError`
  func discardSession() throws -> Bool

  /// Says whether queries from now on are asked again on this connection: where its options allow it, the server keeps
  /// their plans.
  func keepPlans(_ keeps: Bool)

  /// Who hears notices and warnings as they come, on the connection's thread. They are in `StatementResult` as well.
  func onNotice(_ handler: (@Sendable (DatabaseNotice) -> Void)?)

  /// Asks the server, from any thread, to stop the statement that is running now; without one, does nothing.
  ///
  /// It blocks until the server has taken note. The statement then throws an error of kind `.cancelled`, unless it was
  /// done before. On MySQL this takes a second connection for a moment.
  ///
  /// - Throws: `DatabaseError` when the server cannot be reached.
  nonisolated func cancel() throws

  /// Ends the connection; what comes after throws `.usage`. A transaction that is open is rolled back by the server.
  func close()
}

extension DatabaseConnection {
  /// True from five minutes before the server ends the connection by itself.
  package nonisolated var needsRenewal: Bool {
    guard let expiresAt else { return false }
    return ContinuousClock.now.advanced(by: .seconds(300)) >= expiresAt
  }

  package func query(_ sql: String) throws -> [Row] {
    try query(sql, [])
  }

  package func pipeline(_ statements: [Statement]) throws -> [StatementResult] {
    try pipeline(statements) { _ in }
  }
}
