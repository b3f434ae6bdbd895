/// Why a transaction did not end as its caller wanted, beside what its own statements threw.
public enum TransactionError: Error {
  /// It lost to other transactions each time; nothing of it was committed.
  case retriesExhausted(attempts: Int, last: any Error)

  /// The connection broke while the server was asked to commit: nobody can tell from here whether it did. It is never
  /// tried again, for it could then be done twice; read what it would have changed, and decide.
  case outcomeUnknown(underlying: any Error)
}

extension TransactionError: CustomStringConvertible {
  /// As people read it.
  public var description: String {
    switch self {
    case .retriesExhausted(let attempts, let last):
      "the transaction lost to others \(attempts) times and was given up; nothing of it was committed. Last: \(last)"
    case .outcomeUnknown(let error):
      "the connection broke at COMMIT: whether the transaction was committed is unknown. \(error)"
    }
  }
}
