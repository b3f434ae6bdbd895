/// How a large cascade is divided.
public struct CascadeOptions: Sendable, Hashable {
  /// How many rows one transaction takes by itself. When that is more than the server takes in bytes or in time, it is
  /// halved.
  public var batch: Int
  /// How many rows the server takes in one transaction.
  public var limit: Int
  /// The statement that opens a transaction.
  public var begin: String
  /// How often a transaction is tried that lost to another one.
  public var retry: RetryPolicy

  /// Defaults to batches of 1,000 rows under DSQL's limit of 3,000.
  public init(
    batch: Int = 1_000,
    limit: Int = 3_000,
    begin: String = "BEGIN",
    retry: RetryPolicy = RetryPolicy()
  ) {
    self.batch = max(1, batch)
    self.limit = limit
    self.begin = begin
    self.retry = retry
  }
}
