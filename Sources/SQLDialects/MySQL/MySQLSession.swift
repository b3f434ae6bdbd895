/// What every file says to the session first, so that it means the same on every server.
enum MySQLSession {
  /// Readable under ANSI_QUOTES and NO_BACKSLASH_ESCAPES, which the second statement ends: quotes are single, and
  /// nothing is escaped.
  static let preamble: [String] =
    [
      "SET NAMES utf8mb4 COLLATE utf8mb4_0900_ai_ci",
      // MySQL's own default: strict, so that no ALTER TABLE bends a value to make it fit.
      sqlMode,
      // The default is a year, and whoever comes to the table meanwhile waits behind the waiting ALTER TABLE.
      "SET SESSION lock_wait_timeout = 5",
    ] + MySQLGuard.statements(noDatabase, when: ["DATABASE() IS NULL"])

  /// In the order in which the server lists it.
  static let mode = """
    ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,\
    NO_ENGINE_SUBSTITUTION
    """

  private static let sqlMode = "SET SESSION sql_mode = '\(mode)'"

  /// The statements under the mode in which a 0 in an AUTO_INCREMENT column stays 0.
  static func keepingZeros(_ statements: [String]) -> [String] {
    ["SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')"] + statements + [sqlMode]
  }

  /// Without a database the guards would see nothing and let everything run. No statement that PREPARE takes raises an
  /// error of one's own, but the name of a database that is not there can say it: ERROR 1049 Unknown database '…'.
  private static let noDatabase =
    "SHOW TABLES FROM \(MySQLQuoting.identifier("no database is selected; name one: mysql DATABASE < file"))"
}
