import DatabaseDrivers
import Foundation
import SQLDialects

/// All that a MySQL shows of a database, as text that is equal for equal databases. It asks other questions than the
/// inspector does, and knows nothing of the model.
enum MySQLPicture {
  static func take(of place: MySQLPlace) async throws -> String {
    var lines: [String] = []
    for row in try await place.connection.query(
      "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1"
    ) {
      let (name, isView) = (row[0].text ?? "", row[1].text == "VIEW")
      let quoted = MySQLPlace.dialect.quoted(name)
      let shown = try await place.connection.query("SHOW CREATE \(isView ? "VIEW" : "TABLE") \(quoted)")
      let text = shown.first?[1].text ?? ""
      lines.append(isView ? text : table(text))
    }
    for query in queries {
      for row in try await place.connection.query(query) {
        lines.append(row.values.map { $0.text ?? "NULL" }.joined(separator: " | "))
      }
    }
    let events = "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY 1"
    for row in try await place.connection.query(events) {
      let quoted = MySQLPlace.dialect.quoted(row[0].text ?? "")
      let shown = try await place.connection.query("SHOW CREATE EVENT \(quoted)")
      lines.append("\(shown[0][1].text ?? "") \(shown[0][3].text ?? "")")
    }
    // Where a statement uses another database, the server says whose its own tables are.
    return lines.joined(separator: "\n").replacing("`\(place.name)`.", with: "").replacing("\(place.name).", with: "")
  }

  /// Without the counter and without what says nothing on InnoDB; keys stand in the order in which they were made.
  private static func table(_ text: String) -> String {
    var lines = text.replacing(/\ AUTO_INCREMENT=\d+/, with: "").split(separator: "\n").map {
      ($0.hasSuffix(",") ? $0.dropLast() : $0).replacing(" USING BTREE", with: "")
    }
    let firstKey = lines.indices.dropFirst().first { !lines[$0].hasPrefix("  `") } ?? lines.endIndex
    let end = lines[firstKey...].firstIndex { $0.hasPrefix(")") } ?? lines.endIndex
    lines[firstKey..<end].sort()
    return lines.joined(separator: "\n")
  }

  private static let queries = [
    """
    SELECT 'routine', ROUTINE_TYPE, ROUTINE_NAME, DTD_IDENTIFIER, ROUTINE_DEFINITION, IS_DETERMINISTIC,
      SQL_DATA_ACCESS, SECURITY_TYPE, SQL_MODE, ROUTINE_COMMENT,
      (SELECT GROUP_CONCAT(CONCAT_WS(' ', PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER, CHARACTER_SET_NAME)
         ORDER BY ORDINAL_POSITION) FROM information_schema.PARAMETERS p
       WHERE p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA AND p.SPECIFIC_NAME = r.SPECIFIC_NAME
         AND p.ROUTINE_TYPE = r.ROUTINE_TYPE)
    FROM information_schema.ROUTINES r WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 2, 3
    """,
    """
    SELECT 'trigger', TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER,
      ACTION_STATEMENT, SQL_MODE
    FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 2
    """,
    """
    SELECT 'default', TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, EXTRA, COLUMN_TYPE, COLLATION_NAME, SRS_ID
    FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 2, ORDINAL_POSITION
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
  ]
}
