/// MySQL has IF [NOT] EXISTS for whole tables only. Everything else asks the catalogue, and then prepares either the
/// statement or one that does nothing.
enum MySQLGuard {
  /// The statement alone when there is nothing to ask, otherwise the four that run it if all conditions hold.
  static func statements(_ statement: String, when conditions: [String]) -> [String] {
    if conditions.isEmpty { return [statement] }
    var asked: Set<String> = []
    let conditions = conditions.filter { asked.insert($0).inserted }
    return [
      """
      SET @cairn_ddl = IF(
        \(conditions.joined(separator: "\n  AND ")),
        \(MySQLQuoting.literal(statement)),
        'DO 0')
      """,
      "PREPARE cairn FROM @cairn_ddl",
      "EXECUTE cairn",
      "DEALLOCATE PREPARE cairn",
    ]
  }
}
