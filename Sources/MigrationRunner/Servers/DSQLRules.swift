import DatabaseDrivers
import MigrationFiles
import SQLDialects
import SchemaModel

/// Amazon Aurora DSQL: one DDL statement a transaction and never beside DML, builds that go on behind the statement, and
/// conflicts that show at COMMIT.
struct DSQLRules: ServerRules {
  let dialect: any SQLDialect
  var tracking: TrackingStatements
  let homeQuery = "SELECT current_schema()"
  let lock: any RunLock

  init(leaseDuration: Duration = .seconds(60)) {
    lock = LeaseLock(duration: leaseDuration)
    dialect = DialectOptions(.dsql, from: ServerVersion(0)).dialect
    tracking = .postgres(dialect)
  }

  func canShareTransaction(_ step: ScriptStep) -> Bool {
    !step.repeatsUntilNoRowChanges
      && step.isDataOnly
  }

  func secondEffect(of step: ScriptStep) -> String? {
    step.statements.lazy.compactMap { statement in
      if let index = ConcurrentIndex(statement, dialect) {
        return index.name == nil ? "makes an index without a name" : nil
      }
      return AlterTable(statement, dialect)?.repetition.secondEffect
    }.first
  }

  func refusesTransaction(_ error: DatabaseError) -> Bool { false }

  /// OC000 and OC001: facts/dsql.md 4. The statement did not commit. Nor did one that met another run at the same CREATE
  /// TABLE IF NOT EXISTS, which the catalogue's own keys show.
  func isTransient(_ error: DatabaseError) -> Bool {
    error.sqlState == "40001" || (error.sqlState == "23505" && error.schema == "pg_catalog")
  }

  func saysAlreadyDone(_ error: DatabaseError) -> Bool { PostgresRules().saysAlreadyDone(error) }

  func saysNoColumn(_ error: DatabaseError) -> Bool { error.sqlState == "42703" }

  func saysNoTable(_ error: DatabaseError) -> Bool { error.sqlState == "42P01" }

  /// `CREATE INDEX ASYNC` and `ALTER TABLE ASYNC` answer with the id of a job; what it made is looked at afterwards.
  func finish(
    _ statement: String,
    _ result: StatementResult,
    on connection: isolated any DatabaseConnection
  ) async throws {
    if let job = result.rows.first?["job_id"].text { try await wait(for: job, on: connection) }
    let built = ConcurrentIndex(SQLStatement(statement, line: 1), dialect)
    guard let parts = built?.name, let name = parts.last, let index = built?.words(in: dialect) else { return }
    while try !isValid(index, on: connection) {
      // An earlier run may have begun it and died: its job goes on by itself.
      guard let job = try runningJob(ofIndex: name, on: connection) else {
        throw DatabaseError(
          .server,
          "the index \(parts.joined(separator: ".")) is there and broken: the job that built it failed",
          hint: "look at it in sys.jobs; drop the index, mend the rows, and run cairn migrate again"
        )
      }
      try await wait(for: job, on: connection)
    }
  }

  private func isValid(_ index: String, on connection: isolated any DatabaseConnection) throws -> Bool {
    try connection.query(
      "SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = to_regclass($1)",
      [.text(index)]
    ).first?[0].isTrue ?? false
  }

  /// A job that is at work on an index.
  private func runningJob(ofIndex name: String, on connection: isolated any DatabaseConnection) throws -> String? {
    // The list is short: what ended stays in it for half an hour.
    return try connection.query("SELECT job_id, status, object_name FROM sys.jobs").first { job in
      guard let object = job["object_name"].text, Self.isAtWork(job["status"].text) else { return false }
      return object.split(separator: ".").last.map { $0.filter { $0 != "\"" } } == name
    }?["job_id"].text
  }

  private static func isAtWork(_ status: String?) -> Bool { status == "submitted" || status == "processing" }

  private func wait(for job: String, on connection: isolated any DatabaseConnection) async throws {
    // NULL is a wait that ended before the job did.
    while try connection.query("CALL sys.wait_for_job($1)", [.text(job)]).first?[0].isTrue != true {
      let found = try connection.query("SELECT status, details FROM sys.jobs WHERE job_id = $1", [.text(job)]).first
      let status = found?["status"].text ?? "unknown"
      guard Self.isAtWork(status) else {
        throw Self.failed(job, "ended as '\(status)'", details: found?["details"].text)
      }
      try lock.renew(on: connection)
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  private static func failed(_ job: String, _ what: String, details: String?) -> DatabaseError {
    var error = DatabaseError(
      .server,
      "the server's job \(job) \(what)",
      hint: "look at it in sys.jobs; drop what it left, and run cairn migrate again"
    )
    error.detail = details
    return error
  }
}

extension DatabaseValue {
  /// An explicit true, as a boolean or as Postgres writes one.
  package var isTrue: Bool { bool == true || self == .text("t") || self == .text("true") }
}

/// A row that says until when one run has the database to itself: the server has no advisory locks.
private struct LeaseLock: RunLock {
  let needsTables = true
  /// Who this run is.
  let holder = "\(UInt64.random(in: 0 ... .max))"
  let duration: Duration

  private var seconds: Int { Int(duration / .seconds(1)) }

  var renewalInterval: Duration? { duration / 3 }

  func tryAcquire(on connection: isolated any DatabaseConnection) throws -> Bool {
    do {
      return try take(on: connection)
    } catch let error as DatabaseError where error.sqlState == "40001" {
      // Another run took it in the same moment.
      return false
    }
  }

  private func take(on connection: isolated any DatabaseConnection) throws -> Bool {
    try connection.query(
      """
      INSERT INTO "schema_migrations_lease" AS l ("id", "holder", "expires_at")
      VALUES (1, $1, now() + interval '\(seconds) seconds')
      ON CONFLICT ("id") DO UPDATE SET "holder" = excluded."holder", "expires_at" = excluded."expires_at"
      WHERE l."expires_at" < now() OR l."holder" = excluded."holder"
      RETURNING 1
      """,
      [.text(holder)]
    ).count == 1
  }

  func holder(on connection: isolated any DatabaseConnection) throws -> String? {
    try connection.query(
      #"SELECT 'its lease ends at ' || "expires_at"::text FROM "schema_migrations_lease" WHERE "id" = 1"#
    ).first?[0].text
  }

  func renew(on connection: isolated any DatabaseConnection) throws {
    // Not what takes it: a renewal that comes late must not bring back a lease that was given up.
    let renewed = try connection.query(
      """
      UPDATE "schema_migrations_lease" SET "expires_at" = now() + interval '\(seconds) seconds'
      WHERE "id" = 1 AND "holder" = $1 RETURNING 1
      """,
      [.text(holder)]
    )
    guard renewed.count == 1 else {
      throw DatabaseError(
        .usage,
        "the lease of this run ended, and another run has the database",
        hint: "run cairn status; this run could not renew its lease of \(seconds) s in time"
      )
    }
  }

  func release(on connection: isolated any DatabaseConnection) throws {
    _ = try connection.query(
      #"DELETE FROM "schema_migrations_lease" WHERE "id" = 1 AND "holder" = $1"#,
      [.text(holder)]
    )
  }
}
