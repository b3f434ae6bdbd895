/// How long statements may wait and run (facts/postgres.md, section 1.7): a change that waits for its lock makes the
/// application's statements wait behind it, so it gives up soon and is tried again.
enum PostgresLimits {
  static let preamble = ["SET lock_timeout = '2s'", "SET statement_timeout = '10s'"]
  static let epilogue = ["RESET statement_timeout", "RESET lock_timeout"]

  static let transactionPreamble = ["BEGIN", "SET LOCAL lock_timeout = '2s'", "SET LOCAL statement_timeout = '10s'"]
  static let transactionEpilogue = ["COMMIT"]

  /// A statement that works through a table: it waits for its lock no longer than the others, but runs as long as it must.
  static func long(_ statement: String) -> [String] {
    ["SET statement_timeout = 0", statement, "SET statement_timeout = '10s'"]
  }

  /// CONCURRENTLY waits for other transactions without standing in their way; a limit would only leave it half done.
  static func unlimited(_ statement: String) -> [String] {
    ["SET lock_timeout = 0", "SET statement_timeout = 0", statement] + preamble
  }

  /// Every new table and index holds a lock until the transaction ends, and the server has room for some 6,400.
  static let locksInOneTransaction = 2_000
}
