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

  /// The zone in which a driver's session reads what is written without one.
  static let zone = "SET SESSION time_zone = '+00:00'"

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

  /// The statements under the mode in which a table may keep a default of zeros, `'0000-00-00'`: otherwise each ALTER TABLE
  /// that looks at its defaults fails (E1067), whatever it is about.
  static func keepingZeroDates(_ statements: [String]) -> [String] {
    let lenient = mode.split(separator: ",").filter { !["NO_ZERO_IN_DATE", "NO_ZERO_DATE"].contains($0) }
    return ["SET SESSION sql_mode = '\(lenient.joined(separator: ","))'"] + statements + [sqlMode]
  }

  /// Without a database the guards would see nothing and let everything run. No statement that PREPARE takes raises an
  /// error of one's own, but the name of a database that is not there can say it: ERROR 1049 Unknown database '…'.
  private static let noDatabase =
    "SHOW TABLES FROM \(MySQLQuoting.identifier("no database is selected; name one: mysql DATABASE < file"))"
}
