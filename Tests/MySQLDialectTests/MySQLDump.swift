import SchemaModel
import TestSupport

@testable import SQLDialects

/// SHOW CREATE TABLE of the tables of these names that are there, with the lines of keys and constraints sorted: they stand
/// in the order in which they were made, which tells the way and not the schema. Columns keep their order.
struct MySQLDump {
  static let mark = "------ end of answer"
  let script: String

  init(tables: [ObjectName], objects hasObjects: Bool = false) {
    let statements = Set(tables).sorted().flatMap { table in
      MySQLGuard.statements(
        "SHOW CREATE TABLE \(MySQLSyntax.table(table))",
        when: [MySQLCatalogue.table(table).exists]
      )
    }
    // Tables that nobody asked for would show.
    let count = "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
    script = (statements + [count] + (hasObjects ? Self.objects : []) + ["SELECT '\(Self.mark)'"]).map { "\($0);\n" }
      .joined()
  }

  /// Views, routines, triggers and privileges, a line each.
  private static let objects = [
    """
    SELECT 'view', TABLE_NAME, REPLACE(REPLACE(VIEW_DEFINITION, DATABASE(), ''), '\\n', ' '), CHECK_OPTION,
      SECURITY_TYPE FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()
    """,
    """
    SELECT 'routine', ROUTINE_TYPE, ROUTINE_NAME, IFNULL(DTD_IDENTIFIER, ''), REPLACE(ROUTINE_DEFINITION, '\\n', ' '),
      IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE, ROUTINE_COMMENT,
      (SELECT GROUP_CONCAT(PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER ORDER BY ORDINAL_POSITION)
       FROM information_schema.PARAMETERS p WHERE p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA
         AND p.SPECIFIC_NAME = r.SPECIFIC_NAME AND p.ROUTINE_TYPE = r.ROUTINE_TYPE)
    FROM information_schema.ROUTINES r WHERE ROUTINE_SCHEMA = DATABASE()
    """,
    """
    SELECT 'trigger', TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_ORDER,
      REPLACE(ACTION_STATEMENT, '\\n', ' ') FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
    """,
    """
    SELECT 'grant', GRANTEE, TABLE_NAME, PRIVILEGE_TYPE, IS_GRANTABLE, '' FROM information_schema.TABLE_PRIVILEGES
      WHERE TABLE_SCHEMA = DATABASE()
    UNION ALL SELECT 'grant', GRANTEE, TABLE_NAME, PRIVILEGE_TYPE, IS_GRANTABLE, COLUMN_NAME
      FROM information_schema.COLUMN_PRIVILEGES WHERE TABLE_SCHEMA = DATABASE()
    UNION ALL SELECT 'grant', CONCAT(User, Host), Routine_name, Proc_priv, '', Routine_type FROM mysql.procs_priv
      WHERE Db = DATABASE()
    """,
  ]

  func schema(behind plan: Plan, on server: MySQLServer) throws -> String {
    let output = try server.withDatabase { try $0.execute(plan.script() + script) }
    return Self.canonical(output.dropLast(Self.mark.count + 1))
  }

  static func canonical(_ output: Substring) -> String {
    var tables: [[Substring]] = []
    for line in output.split(separator: "\n") {
      if tables.isEmpty || line.contains("\tCREATE TABLE ") { tables.append([]) }
      tables[tables.count - 1].append(line.hasSuffix(",") ? line.dropLast() : line)
    }
    return tables.map { lines in
      let lines = lines.map { $0.replacing(/\ AUTO_INCREMENT=\d+/, with: "") }
      let (columns, others) = (lines.filter { $0.hasPrefix("  `") }, lines.filter { !$0.hasPrefix("  `") })
      return (columns + others.sorted()).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
