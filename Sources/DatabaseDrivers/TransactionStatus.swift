/// Where a connection stands between statements.
package enum TransactionStatus: Sendable, Equatable {
  case idle
  case inTransaction
  /// A statement of the transaction failed; the server takes nothing but its end. MySQL has no such state.
  case failed
  /// The connection is gone.
  case unknown
}
