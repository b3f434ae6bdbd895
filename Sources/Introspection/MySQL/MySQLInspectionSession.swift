import DatabaseDrivers
import SQLDialects

/// The settings that decide how the server prints what it has, as they are while it is read, and as they were.
struct MySQLInspectionSession {
  /// The selected database.
  let database: String
  /// The account that reads, `name@host`.
  let account: String
  /// How what is granted is to be read.
  let granting: MySQLRights.Rules
  private let earlier: [(name: String, value: DatabaseValue)]

  /// What SHOW CREATE and information_schema depend on. Those with a version are there from it on.
  private static let settings: [(name: String, value: String, since: Int)] = [
    ("sql_mode", "'\(MySQLDialect.sqlMode)'", 80_000),
    ("sql_quote_show_create", "1", 80_000),
    ("show_create_table_verbosity", "0", 80_000),
    ("information_schema_stats_expiry", "0", 80_000),
    // A key that the server adds by itself to tables without one is not of the schema.
    ("show_gipk_in_create_table_and_information_schema", "0", 80_030),
    ("character_set_client", "utf8mb4", 80_000),
    ("character_set_connection", "utf8mb4", 80_000),
    ("character_set_results", "utf8mb4", 80_000),
    // Behind character_set_connection, which changes it.
    ("collation_connection", "utf8mb4_0900_ai_ci", 80_000),
    ("group_concat_max_len", "1048576", 80_000),
  ]

  static func begin(on connection: isolated any DatabaseConnection) throws -> MySQLInspectionSession {
    let settings = settings.filter { connection.server.number >= $0.since }
    let columns = settings.map { "@@SESSION.\($0.name)" }.joined(separator: ", ")
    let revokesInParts = connection.server.number >= 80_016 ? "@@GLOBAL.partial_revokes" : "0"
    let row = try connection.query(
      """
      SELECT DATABASE(), CURRENT_USER(), CURRENT_ROLE() <> 'NONE', \(revokesInParts), @@GLOBAL.lower_case_table_names, \
      \(columns)
      """
    ).first
    guard let row, let database = row[0].text else {
      throw DatabaseError(.usage, "no database is selected", hint: "name one in the URL: mysql://host/database")
    }
    _ = try connection.query(
      "SET SESSION " + settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", SESSION ")
    )
    return MySQLInspectionSession(
      database: database,
      account: row[1].text ?? "",
      granting: MySQLRights.Rules(
        hasRoles: row[2].integer == 1,
        hasPatterns: row[3].integer == 0,
        tellsCase: row[4].integer == 0
      ),
      earlier: settings.enumerated().map { ($1.name, row[$0 + 5]) }
    )
  }

  func end(on connection: isolated any DatabaseConnection) throws {
    let dialect = MySQLCatalogueReader.dialect
    let assignments = earlier.map { name, value in
      switch value {
      case .integer(let number): "SESSION \(name) = \(number)"
      case .null: "SESSION \(name) = NULL"
      default: "SESSION \(name) = \(dialect.literal(value.text ?? ""))"
      }
    }
    _ = try connection.query("SET " + assignments.joined(separator: ", "))
  }
}
