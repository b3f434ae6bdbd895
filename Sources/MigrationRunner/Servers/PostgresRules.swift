import DatabaseDrivers
import MigrationFiles
import SQLDialects
import SchemaModel

/// Postgres 13 and later.
struct PostgresRules: ServerRules {
  let dialect: any SQLDialect
  var tracking: TrackingStatements
  let homeQuery = "SELECT current_schema()"
  let lock: any RunLock = PostgresLock()

  init() {
    dialect = DialectOptions(.postgres, from: ServerVersion(13)).dialect
    tracking = .postgres(dialect)
    tracking.transactionMilliseconds =
      "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint"
  }

  /// What stands outside of every transaction. `CONCURRENTLY` of a materialized view may stand in one.
  func canShareTransaction(_ step: ScriptStep) -> Bool {
    !step.repeatsUntilNoRowChanges && !step.statements.contains(where: Self.standsAlone)
  }

  private static func standsAlone(_ statement: SQLStatement) -> Bool {
    let words = statement.words(12)
    if words.first == "VACUUM" || (words.contains("CONCURRENTLY") && words.first != "REFRESH") { return true }
    // Its place is behind names, which may be quoted.
    guard words.first == "REINDEX" || words.prefix(2) == ["ALTER", "TABLE"] else { return false }
    return statement.tokens(for: .postgres).contains(.word("concurrently"))
  }

  /// active_sql_transaction, and invalid_transaction_termination of a routine that commits.
  func refusesTransaction(_ error: DatabaseError) -> Bool {
    error.sqlState == "25001" || error.sqlState == "2D000"
  }

  /// lock_not_available, deadlock_detected, serialization_failure: facts/postgres.md 1.7.
  func isTransient(_ error: DatabaseError) -> Bool {
    ["55P03", "40P01", "40001"].contains(error.sqlState)
  }

  /// duplicate_table, _object, _schema, _database, _column, _function; undefined_object, _table, _column, _function.
  func saysAlreadyDone(_ error: DatabaseError) -> Bool {
    ["42P07", "42710", "42P06", "42P04", "42701", "42723", "42704", "42P01", "42703", "42883"].contains(error.sqlState)
  }

  func saysNoTable(_ error: DatabaseError) -> Bool { error.sqlState == "42P01" }

  func saysNoColumn(_ error: DatabaseError) -> Bool { error.sqlState == "42703" }

  func begin(on connection: isolated any DatabaseConnection) throws {
    try connection.restoreSettings(lockTimeout: .seconds(2))
  }

  func progress(ofSession session: Int, on server: ServerIdentity) -> Statement? {
    PostgresProgress.query(session: session, server)
  }

  /// A build that waits for its locks must not be broken off by a limit, which would leave a broken index.
  func prepare(for step: ScriptStep, on connection: isolated any DatabaseConnection) throws -> Statement? {
    guard !canShareTransaction(step) else { return nil }
    for statement in step.statements {
      try dropBrokenIndex(of: statement, on: connection)
      try dropLeftovers(of: statement, on: connection)
    }
    let limit = try connection.query("SELECT current_setting('lock_timeout')").first?[0] ?? .text("2s")
    try connection.setLockTimeout(nil)
    return Statement("SELECT set_config('lock_timeout', $1, false)", [limit])
  }

  /// A partition that a `DETACH PARTITION … CONCURRENTLY` left half detached can only be detached to the end.
  func completes(_ step: ScriptStep, on connection: isolated any DatabaseConnection) throws -> Bool {
    // It is known, as CONCURRENTLY is here, from this version on.
    guard connection.server.number >= 140_000, step.statements.count == 1,
      let alter = AlterTable(step.statements[0], dialect), var clause = alter.clauses.first,
      clause.skip("detach", "partition"), let partition = clause.takeName(), clause.skip("concurrently")
    else { return false }
    let names = [alter.table, partition].map { $0.map(dialect.quoted).joined(separator: ".") }
    let pending = try connection.query(
      "SELECT 1 FROM pg_catalog.pg_inherits WHERE inhparent = to_regclass($1) AND inhrelid = to_regclass($2) "
        + "AND inhdetachpending",
      names.map { .text($0) }
    )
    guard !pending.isEmpty else { return false }
    _ = try connection.execute("ALTER TABLE \(names[0]) DETACH PARTITION \(names[1]) FINALIZE")
    return true
  }

  /// Indexes that a broken `REINDEX … CONCURRENTLY` left: each write goes into them, and no query uses them.
  private func dropLeftovers(of statement: SQLStatement, on connection: isolated any DatabaseConnection) throws {
    guard let rebuild = ConcurrentRebuild(statement, dialect) else { return }
    let name = rebuild.name?.map(dialect.quoted).joined(separator: ".") ?? ""
    for row in try connection.query(rebuild.leftovers, [.text(name)]) {
      guard let index = row[0].text else { continue }
      _ = try connection.execute("DROP INDEX CONCURRENTLY IF EXISTS \(index)")
    }
  }

  /// An index that a broken `CREATE INDEX CONCURRENTLY` left: it takes the name and serves nobody.
  private func dropBrokenIndex(of statement: SQLStatement, on connection: isolated any DatabaseConnection) throws {
    guard let index = ConcurrentIndex(statement, dialect) else { return }
    guard let name = index.words(in: dialect) else {
      throw DatabaseError(
        .usage,
        "this index has no name, and one that a broken build leaves could not be found again",
        hint: "write CREATE INDEX CONCURRENTLY name ON …"
      )
    }
    let found = try connection.query(
      "SELECT c.oid::regclass::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
        + " WHERE c.oid = to_regclass($1) AND NOT i.indisvalid",
      [.text(name)]
    )
    guard let index = found.first?[0].text else { return }
    _ = try connection.execute("DROP INDEX CONCURRENTLY IF EXISTS \(index)")
  }
}

/// The session-level advisory lock of this database; gone with the session that has it.
///
/// It is polled: a session that waits in `pg_advisory_lock` holds a snapshot, on which CREATE INDEX CONCURRENTLY waits.
private struct PostgresLock: RunLock {
  /// "cairn" in ASCII; of the numbers that others may use for theirs there is no register.
  private static let key: Int64 = 0x63_61_69_72_6E

  func tryAcquire(on connection: isolated any DatabaseConnection) throws -> Bool {
    try connection.query("SELECT pg_try_advisory_lock($1::bigint)", [.integer(Self.key)]).first?[0].bool ?? false
  }

  func holder(on connection: isolated any DatabaseConnection) throws -> String? {
    try connection.query(
      """
      SELECT format('%s, process %s, connected since %s', a.application_name, a.pid, a.backend_start::timestamptz(0))
      FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND ((l.classid::bigint << 32) | l.objid::bigint) = $1::bigint
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
      """,
      [.integer(Self.key)]
    ).first?[0].text
  }

  func release(on connection: isolated any DatabaseConnection) throws {
    _ = try connection.query("SELECT pg_advisory_unlock($1::bigint)", [.integer(Self.key)])
  }
}

extension TrackingStatements {
  /// As Postgres reads and writes it, and what speaks its SQL.
  static func postgres(_ dialect: any SQLDialect) -> TrackingStatements {
    TrackingStatements(
      parameter: { "$\($0)" },
      dialect: dialect,
      isoTimestamp: { #"to_char(\#($0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"# },
      timestamp: { "\($0)::timestamptz" },
      onKnownVersion: #"ON CONFLICT ("version") DO UPDATE SET"#,
      newValue: { "excluded.\(dialect.quoted($0))" },
      now: "now()"
    )
  }
}
