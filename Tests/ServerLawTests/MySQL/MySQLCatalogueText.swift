/// What `information_schema` says of the schema, in sorted lines: another account of it than SHOW CREATE TABLE's.
enum MySQLCatalogueText {
  /// What differs for another way to the same schema is left out: statistics, times, counters.
  static let query =
    lines.map { "SELECT CONCAT_WS(' | ', \($0.columns)) FROM information_schema.\($0.relation) WHERE \($0.own)" }
    .joined(separator: "\nUNION ALL\n") + "\nORDER BY 1;\n"

  /// Views, routines, triggers, events and privileges, a line each.
  static let objects = [
    """
    SELECT 'view', TABLE_NAME, REPLACE(VIEW_DEFINITION, DATABASE(), ''), CHECK_OPTION, SECURITY_TYPE
      FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 2
    """,
    """
    SELECT 'routine', ROUTINE_TYPE, ROUTINE_NAME, IFNULL(DTD_IDENTIFIER, ''), ROUTINE_DEFINITION, IS_DETERMINISTIC,
      SQL_DATA_ACCESS, SECURITY_TYPE, ROUTINE_COMMENT,
      (SELECT GROUP_CONCAT(PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER ORDER BY ORDINAL_POSITION)
       FROM information_schema.PARAMETERS p WHERE p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA
         AND p.SPECIFIC_NAME = r.SPECIFIC_NAME AND p.ROUTINE_TYPE = r.ROUTINE_TYPE)
    FROM information_schema.ROUTINES r WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 2, 3
    """,
    """
    SELECT 'trigger', TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT
      FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 2
    """,
    """
    SELECT 'partition', TABLE_NAME, PARTITION_NAME, PARTITION_METHOD, PARTITION_EXPRESSION, PARTITION_DESCRIPTION
      FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_NAME IS NOT NULL
      ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION
    """,
    """
    SELECT 'event', EVENT_NAME, EVENT_DEFINITION, INTERVAL_VALUE, INTERVAL_FIELD, STARTS, STATUS
      FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY 2
    """,
    """
    SELECT 'grant', GRANTEE, TABLE_NAME, PRIVILEGE_TYPE, IS_GRANTABLE, '' FROM information_schema.TABLE_PRIVILEGES
      WHERE TABLE_SCHEMA = DATABASE()
    UNION ALL SELECT 'grant', GRANTEE, TABLE_NAME, PRIVILEGE_TYPE, IS_GRANTABLE, COLUMN_NAME
      FROM information_schema.COLUMN_PRIVILEGES WHERE TABLE_SCHEMA = DATABASE()
    UNION ALL SELECT 'grant', CONCAT(User, Host), Routine_name, Proc_priv, '', Routine_type FROM mysql.procs_priv
      WHERE Db = DATABASE()
    ORDER BY 2, 3, 4, 5, 6
    """,
  ].map { "\($0);\n" }.joined()

  private struct Line {
    var relation: String
    var columns: String
    var own: String

    init(_ relation: String, _ columns: [String], own: String = "TABLE_SCHEMA = DATABASE()") {
      self.relation = relation
      self.columns = (["'\(relation)'"] + columns.map { "IFNULL(\($0), '-')" }).joined(separator: ", ")
      self.own = own
    }
  }

  private static let lines = [
    Line("TABLES", ["TABLE_NAME", "TABLE_TYPE", "ENGINE", "ROW_FORMAT", "TABLE_COLLATION", "TABLE_COMMENT"]),
    Line(
      "COLUMNS",
      [
        "TABLE_NAME", "COLUMN_NAME", "ORDINAL_POSITION", "COLUMN_TYPE", "IS_NULLABLE", "COLUMN_DEFAULT",
        // DROP DEFAULT leaves this word behind where CURRENT_TIMESTAMP was.
        "IF(COLUMN_DEFAULT IS NULL, REPLACE(EXTRA, 'DEFAULT_GENERATED', ''), EXTRA)", "COLLATION_NAME",
        "COLUMN_COMMENT", "GENERATION_EXPRESSION",
      ]
    ),
    Line(
      "STATISTICS",
      [
        "TABLE_NAME", "INDEX_NAME", "SEQ_IN_INDEX", "NON_UNIQUE", "COLUMN_NAME", "COLLATION", "SUB_PART", "INDEX_TYPE",
        "IS_VISIBLE", "EXPRESSION",
      ]
    ),
    Line("TABLE_CONSTRAINTS", ["TABLE_NAME", "CONSTRAINT_NAME", "CONSTRAINT_TYPE", "ENFORCED"]),
    Line(
      "CHECK_CONSTRAINTS",
      ["CONSTRAINT_NAME", "CHECK_CLAUSE"],
      own: "CONSTRAINT_SCHEMA = DATABASE()"
    ),
    Line(
      "REFERENTIAL_CONSTRAINTS",
      [
        "TABLE_NAME", "CONSTRAINT_NAME", "REFERENCED_TABLE_NAME", "UNIQUE_CONSTRAINT_NAME", "UPDATE_RULE",
        "DELETE_RULE",
      ],
      own: "CONSTRAINT_SCHEMA = DATABASE()"
    ),
    Line(
      "KEY_COLUMN_USAGE",
      [
        "TABLE_NAME", "CONSTRAINT_NAME", "ORDINAL_POSITION", "COLUMN_NAME", "REFERENCED_TABLE_NAME",
        "REFERENCED_COLUMN_NAME",
      ]
    ),
  ]
}
