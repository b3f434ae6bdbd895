import DatabaseDrivers

/// A sum over all that the catalogue says of a database, to see whether it changed.
struct MySQLFingerprint: Equatable {
  private var sums: [[DatabaseValue]]

  static func take(on connection: isolated any DatabaseConnection) throws -> MySQLFingerprint {
    MySQLFingerprint(sums: try connection.query(query).map(\.values))
  }

  private static let query = relations.map { relation, database, columns in
    let line = "CONCAT_WS('|', \(columns.map { "IFNULL(\($0), '-')" }.joined(separator: ", ")))"
    // Not an exclusive or: that of two tables with the same columns is that of none.
    return """
      SELECT '\(relation)', COUNT(*), IFNULL(SUM(CAST(CONV(LEFT(SHA2(\(line), 256), 15), 16, 10) AS UNSIGNED)), 0) \
      FROM information_schema.\(relation) WHERE \(database) = DATABASE()
      """
  }.joined(separator: "\nUNION ALL ")

  private static let relations: [(relation: String, database: String, columns: [String])] = [
    (
      "TABLES", "TABLE_SCHEMA",
      ["TABLE_NAME", "TABLE_TYPE", "ENGINE", "ROW_FORMAT", "TABLE_COLLATION", "CREATE_OPTIONS", "TABLE_COMMENT"]
    ),
    (
      "COLUMNS", "TABLE_SCHEMA",
      [
        "TABLE_NAME", "COLUMN_NAME", "ORDINAL_POSITION", "COLUMN_DEFAULT", "IS_NULLABLE", "COLUMN_TYPE",
        "COLLATION_NAME", "EXTRA", "COLUMN_COMMENT", "GENERATION_EXPRESSION", "SRS_ID",
      ]
    ),
    (
      "STATISTICS", "TABLE_SCHEMA",
      [
        "TABLE_NAME", "INDEX_NAME", "SEQ_IN_INDEX", "COLUMN_NAME", "NON_UNIQUE", "COLLATION", "SUB_PART", "INDEX_TYPE",
        "INDEX_COMMENT", "IS_VISIBLE", "EXPRESSION",
      ]
    ),
    ("TABLE_CONSTRAINTS", "TABLE_SCHEMA", ["TABLE_NAME", "CONSTRAINT_NAME", "CONSTRAINT_TYPE", "ENFORCED"]),
    ("CHECK_CONSTRAINTS", "CONSTRAINT_SCHEMA", ["CONSTRAINT_NAME", "CHECK_CLAUSE"]),
    (
      "REFERENTIAL_CONSTRAINTS", "CONSTRAINT_SCHEMA",
      [
        "TABLE_NAME", "CONSTRAINT_NAME", "REFERENCED_TABLE_NAME", "UPDATE_RULE", "DELETE_RULE",
        "UNIQUE_CONSTRAINT_NAME",
      ]
    ),
    (
      "KEY_COLUMN_USAGE", "TABLE_SCHEMA",
      ["TABLE_NAME", "CONSTRAINT_NAME", "ORDINAL_POSITION", "COLUMN_NAME", "REFERENCED_COLUMN_NAME"]
    ),
    (
      "PARTITIONS", "TABLE_SCHEMA",
      [
        "TABLE_NAME", "PARTITION_NAME", "PARTITION_ORDINAL_POSITION", "PARTITION_METHOD", "PARTITION_EXPRESSION",
        "PARTITION_DESCRIPTION", "SUBPARTITION_NAME", "PARTITION_COMMENT",
      ]
    ),
    ("VIEWS", "TABLE_SCHEMA", ["TABLE_NAME", "VIEW_DEFINITION", "CHECK_OPTION", "SECURITY_TYPE", "DEFINER"]),
    (
      "ROUTINES", "ROUTINE_SCHEMA",
      [
        "ROUTINE_NAME", "ROUTINE_TYPE", "DTD_IDENTIFIER", "ROUTINE_DEFINITION", "IS_DETERMINISTIC", "SQL_DATA_ACCESS",
        "SECURITY_TYPE", "SQL_MODE", "ROUTINE_COMMENT", "DEFINER",
      ]
    ),
    (
      "TRIGGERS", "TRIGGER_SCHEMA",
      [
        "TRIGGER_NAME", "EVENT_MANIPULATION", "EVENT_OBJECT_TABLE", "ACTION_ORDER", "ACTION_STATEMENT", "ACTION_TIMING",
        "SQL_MODE", "DEFINER",
      ]
    ),
    (
      "EVENTS", "EVENT_SCHEMA",
      [
        "EVENT_NAME", "EVENT_DEFINITION", "EVENT_TYPE", "EXECUTE_AT", "INTERVAL_VALUE", "INTERVAL_FIELD", "SQL_MODE",
        "STARTS", "ENDS", "STATUS", "ON_COMPLETION", "EVENT_COMMENT", "TIME_ZONE", "DEFINER",
      ]
    ),
    ("TABLE_PRIVILEGES", "TABLE_SCHEMA", ["GRANTEE", "TABLE_NAME", "PRIVILEGE_TYPE", "IS_GRANTABLE"]),
    ("COLUMN_PRIVILEGES", "TABLE_SCHEMA", ["GRANTEE", "TABLE_NAME", "COLUMN_NAME", "PRIVILEGE_TYPE", "IS_GRANTABLE"]),
  ]
}
