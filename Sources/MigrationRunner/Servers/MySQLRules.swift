import DatabaseDrivers
import MigrationFiles
import SQLDialects
import SchemaModel

/// MySQL 8.0 and later.
struct MySQLRules: ServerRules {
  let dialect: any SQLDialect
  var tracking: TrackingStatements
  let homeQuery = "SELECT DATABASE()"
  let lock: any RunLock = MySQLLock()

  init() {
    let dialect = DialectOptions(.mysql, from: ServerVersion(8)).dialect
    self.dialect = dialect
    tracking = TrackingStatements(
      parameter: { _ in "?" },
      dialect: dialect,
      isoTimestamp: { "DATE_FORMAT(\($0), '%Y-%m-%dT%H:%i:%sZ')" },
      timestamp: { "STR_TO_DATE(\($0), '%Y-%m-%dT%H:%i:%sZ')" },
      onKnownVersion: "AS new ON DUPLICATE KEY UPDATE",
      newValue: { "new.\(dialect.quoted($0))" },
      now: "UTC_TIMESTAMP(6)"
    )
  }

  /// A DDL statement commits the transaction; where there is nothing else, one would be round trips for nothing.
  func canShareTransaction(_ step: ScriptStep) -> Bool {
    !step.repeatsUntilNoRowChanges && !step.statements.allSatisfy(\.commitsByItself)
  }

  func refusesTransaction(_ error: DatabaseError) -> Bool { false }

  /// Lock wait timeout, of rows and of metadata, and deadlock: facts/mysql.md 8.
  func isTransient(_ error: DatabaseError) -> Bool {
    error.number == 1205 || error.number == 1213
  }

  func secondEffect(of step: ScriptStep) -> String? {
    step.statements.lazy.compactMap(secondEffect).first
  }

  private func secondEffect(_ statement: SQLStatement) -> String? {
    switch statement.words(1).first {
    case "ALTER": AlterTable(statement, dialect)?.repetition.secondEffect
    case "RENAME": exchangesTables(statement) ? "lets names of tables change places" : nil
    case "TRUNCATE": "empties a table, to which rows may have come since"
    default: nil
    }
  }

  /// `RENAME TABLE a TO c, b TO a, c TO b`
  private func exchangesTables(_ statement: SQLStatement) -> Bool {
    var rest = statement.tokens(for: dialect.name)[...]
    guard rest.skip("rename", "table") || rest.skip("rename", "tables") else { return false }
    var (old, new): (Set<[String]>, Set<[String]>) = ([], [])
    while let from = rest.takeName(), rest.skip("to"), let to = rest.takeName() {
      old.insert(from)
      new.insert(to)
      guard rest.first == .symbol(",") else { break }
      rest.removeFirst()
    }
    return !old.isDisjoint(with: new)
  }

  /// Facts/mysql.md 3, "Errors of an unguarded re-run".
  func saysAlreadyDone(_ error: DatabaseError) -> Bool {
    Self.doneAlready.contains(error.number ?? 0)
  }

  private static let doneAlready: Set = [
    1007, 1008, 1050, 1051, 1054, 1060, 1061, 1068, 1091, 1146, 1176, 1304, 1305, 1359, 1360, 1396, 1826, 3821, 3822,
    3940,
  ]

  func saysNoTable(_ error: DatabaseError) -> Bool { error.number == 1146 }

  func saysNoColumn(_ error: DatabaseError) -> Bool { error.number == 1054 }

  /// The stage with its figures where the performance schema and its consumer `events_stages_current` are on, which that
  /// is not by default; otherwise the stage's name.
  func progress(ofSession session: Int, on server: ServerIdentity) -> Statement? {
    Statement(
      """
      SELECT p.STATE, s.WORK_COMPLETED, s.WORK_ESTIMATED
      FROM information_schema.PROCESSLIST p
      LEFT JOIN performance_schema.threads t ON t.PROCESSLIST_ID = p.ID
      LEFT JOIN performance_schema.events_stages_current s ON s.THREAD_ID = t.THREAD_ID
      WHERE p.ID = ? ORDER BY s.WORK_ESTIMATED IS NULL LIMIT 1
      """,
      [.integer(Int64(session))]
    )
  }

  func begin(on connection: isolated any DatabaseConnection) throws {
    try connection.restoreSettings(lockTimeout: .seconds(5))
    // A file may have chosen another one.
    if let home = tracking.home { _ = try connection.execute("USE \(dialect.quoted(home))") }
  }
}

/// `GET_LOCK`, whose names are one set for the whole server, so the database is part of it; gone with its session.
private struct MySQLLock: RunLock {
  /// At most 64 characters: a long name of a database is put in by its hash. MD5() is gone from 9.x.
  private static let name = "CONCAT('cairn:', IF(CHAR_LENGTH(DATABASE()) > 50, SHA2(DATABASE(), 224), DATABASE()))"

  func tryAcquire(on connection: isolated any DatabaseConnection) throws -> Bool {
    try connection.query("SELECT GET_LOCK(\(Self.name), 0)").first?[0].integer == 1
  }

  func holder(on connection: isolated any DatabaseConnection) throws -> String? {
    try connection.query("SELECT CONCAT('connection ', IS_USED_LOCK(\(Self.name)))").first?[0].text
  }

  func release(on connection: isolated any DatabaseConnection) throws {
    _ = try connection.query("SELECT RELEASE_LOCK(\(Self.name))")
  }
}
