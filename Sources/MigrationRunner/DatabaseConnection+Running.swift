import DatabaseDrivers

extension DatabaseConnection {
  func run(_ statement: Statement) throws {
    _ = try query(statement.sql, statement.parameters)
  }

  /// Ends a transaction that is open.
  func rollBack() throws {
    guard transactionStatus == .inTransaction || transactionStatus == .failed else { return }
    _ = try execute("ROLLBACK")
  }
}
