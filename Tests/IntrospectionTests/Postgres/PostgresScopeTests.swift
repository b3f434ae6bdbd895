import DatabaseDrivers
import Foundation
import Introspection
import SchemaModel
import TestSupport
import Testing

/// What is not read, and how the session is left.
@Suite(.enabled(if: !InspectedPostgres.servers.isEmpty)) struct PostgresScopeTests {
  @Test(arguments: InspectedPostgres.servers)
  func ofOthers(_ server: PostgresServer) async throws {
    let script = """
      CREATE EXTENSION pg_trgm;
      CREATE EXTENSION citext;
      CREATE TABLE schema_migrations (version text PRIMARY KEY, name text, checksum text, steps_total integer,
        steps_applied integer, applied_at timestamptz, applied_by text, execution_time_ms bigint, success boolean,
        error text, number serial);
      COMMENT ON COLUMN schema_migrations.version IS 'which';
      CREATE INDEX ON schema_migrations (number);
      CREATE SCHEMA pgboss; CREATE TABLE pgboss.job (id integer); CREATE TYPE pgboss.state AS ENUM ('a');
      CREATE FUNCTION pgboss.run() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE TABLE flyway_history (id serial PRIMARY KEY) PARTITION BY RANGE (id);
      CREATE TABLE flyway_history_1 PARTITION OF flyway_history DEFAULT;
      CREATE VIEW flyway_view AS SELECT 1 AS a;
      CREATE STATISTICS flyway_s ON number, version FROM schema_migrations;
      CREATE TABLE kept (id citext PRIMARY KEY, name text);
      CREATE INDEX kept_idx ON kept USING gin (name gin_trgm_ops);
      GRANT SELECT ON flyway_view TO PUBLIC;
      """
    try await InspectedPostgres.withDatabase(on: server, holding: script) { database in
      let scope = InspectionScope(ignoring: ["pgboss.*", "flyway_*"])
      let inspection = try await InspectedPostgres.inspect(database, scope)
      #expect(inspection.schema.tables.map(\.name.description) == ["kept"])
      #expect(inspection.schema.enumTypes.isEmpty)
      #expect(inspection.schema.objects.map(\.key.description) == ["extension citext", "extension pg_trgm"])
      #expect(inspection.schema.tables[0].indexes[0].keys[0].operatorClass == "gin_trgm_ops")
      let left = Set(inspection.leftOut.filter { $0.reason != .ownedByExtension }.map { "\($0.object) \($0.reason)" })
      for object in [
        "table public.schema_migrations cairn", "sequence public.schema_migrations_number_seq ignored",
        "schema pgboss ignored", "table pgboss.job ignored", "type pgboss.state ignored", "function pgboss.run ignored",
        "table public.flyway_history ignored", "table public.flyway_history_1 ignored",
        "view public.flyway_view ignored",
      ] { #expect(left.contains(object), "\(object) is not among \(left)") }
      let members = inspection.leftOut.filter { $0.reason == .ownedByExtension }.map(\.object)
      #expect(members.contains("type public.citext"))
      #expect(members.contains { $0.hasPrefix("function public.similarity(") })
    }
  }

  /// Rails and golang-migrate have tables of that name, too.
  @Test(arguments: InspectedPostgres.servers)
  func calledAsTheRecord(_ server: PostgresServer) async throws {
    let record = try String(contentsOf: RecordScript.file(.postgres), encoding: .utf8)
    let script = """
      \(record)
      CREATE SCHEMA app; CREATE TABLE app.schema_migrations (version varchar NOT NULL PRIMARY KEY);
      CREATE SCHEMA ops; CREATE TABLE ops.schema_migrations (LIKE public.schema_migrations);
      ALTER TABLE ops.schema_migrations DROP steps_reverted;
      CREATE SCHEMA web; CREATE VIEW web.schema_migrations AS SELECT version, name FROM ops.schema_migrations;
      CREATE TABLE schema_migrations_lease (id serial, holder text);
      """
    try await InspectedPostgres.withDatabase(on: server, holding: script) { database in
      let inspection = try await InspectedPostgres.inspect(database)
      #expect(
        inspection.schema.tables.map(\.name.description) == ["schema_migrations_lease", "app.schema_migrations"]
      )
      #expect(inspection.schema.objects.contains { $0.kind == .view && $0.name.namespace == "web" })
      #expect(
        inspection.leftOut == [
          .init("table ops.schema_migrations", .cairn), .init("table public.schema_migrations", .cairn),
        ]
      )
    }
  }

  /// A partition whose whole is not read is not read either, whatever it is called.
  @Test(arguments: InspectedPostgres.servers)
  func partsOfOthers(_ server: PostgresServer) async throws {
    let script = """
      CREATE TABLE theirs (id integer) PARTITION BY RANGE (id);
      CREATE TABLE part PARTITION OF theirs DEFAULT;
      """
    try await InspectedPostgres.withDatabase(on: server, holding: script) { database in
      let inspection = try await InspectedPostgres.inspect(database, InspectionScope(ignoring: ["theirs"]))
      #expect(inspection.schema == DatabaseSchema(dialect: .postgres))
    }
  }

  @Test(arguments: InspectedPostgres.servers)
  func brokenIndex(_ server: PostgresServer) async throws {
    try await InspectedPostgres.withDatabase(
      on: server,
      holding: "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);"
    ) { database in
      _ = try database.attempt("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a);")
      let inspection = try await InspectedPostgres.inspect(database)
      #expect(inspection.schema.tables[0].indexes.isEmpty)
      #expect(inspection.leftOut == [Inspection.LeftOut("index public.broken", .invalid)])
    }
  }

  /// The session's settings and an open transaction are as they were, and decide nothing.
  @Test(arguments: InspectedPostgres.servers)
  func session(_ server: PostgresServer) async throws {
    let script = """
      CREATE SCHEMA app; CREATE TABLE app.t (at timestamptz DEFAULT '2024-01-01 12:00+00', b bytea DEFAULT '\\x00',
        i interval DEFAULT '1 day 2 hours', "select" text CHECK ("select" <> 'a\\b'));
      """
    try await InspectedPostgres.withDatabase(on: server, holding: script) { database in
      let plain = try await InspectedPostgres.inspect(database)
      let connection = try await DatabaseDrivers.connect(DatabaseURL(database.url))
      let settings = [
        "search_path = app", "timezone = 'Asia/Tokyo'", "datestyle = 'German'", "intervalstyle = 'iso_8601'",
        "bytea_output = 'escape'", "quote_all_identifiers = on", "statement_timeout = '1h'",
      ]
      for setting in settings { _ = try await connection.execute("SET \(setting)") }
      func values() async throws -> [DatabaseValue] {
        var values: [DatabaseValue] = []
        for setting in settings {
          values += try await connection.query("SHOW \(setting.prefix { $0 != " " })").map { $0[0] }
        }
        return values
      }
      let before = try await values()
      _ = try await connection.execute("CREATE TEMPORARY TABLE pg_class (oid integer)")
      let pinned = try await PostgresInspector().inspect(.everything, on: connection)
      #expect(pinned.schema == plain.schema)
      #expect(try await values() == before)
      #expect(await connection.transactionStatus == .idle)

      _ = try await connection.execute("BEGIN")
      _ = try await connection.execute("CREATE TABLE app.mine (id integer)")
      let inside = try await PostgresInspector().inspect(.everything, on: connection)
      #expect(inside.schema.tables.map(\.name.name) == ["mine", "t"])
      #expect(await connection.transactionStatus == .inTransaction)
      _ = try await connection.execute("ROLLBACK")
      #expect(try await values() == before)
      await connection.close()
    }
  }

  /// While another session makes and drops tables, what is read is one state of them, or an error that says why not.
  @Test(arguments: InspectedPostgres.servers)
  func movingCatalogue(_ server: PostgresServer) async throws {
    let tables = (0..<40).map { "CREATE TABLE t\($0) (a integer DEFAULT 1 CHECK (a > 0), b text); " }.joined()
    try await InspectedPostgres.withDatabase(on: server, holding: tables) { database in
      // A name that the server's functions look up by themselves; then tables that are gone when they do.
      let renames = (0..<200).flatMap { round in
        (0..<40).map { "ALTER TABLE t\($0) RENAME \(round % 2 == 0 ? "a TO z" : "z TO a");\n" }
      }
      let changes = (0..<200).map { number in
        let name = "t\(number % 40)"
        return "DROP TABLE \(name); CREATE TABLE \(name) (a integer DEFAULT \(number) CHECK (a > \(number)), b text); "
          + "ALTER TABLE \(name) RENAME b TO c; ALTER TABLE \(name) RENAME c TO b; "
      }.map { "BEGIN; \($0) COMMIT;\n" }
      let script = (renames + changes).joined()
      async let work = Task.detached { try database.attempt(script) }.value
      var (states, refusals) = (0, 0)
      for _ in 0..<20 {
        do {
          let inspection = try await InspectedPostgres.inspect(database)
          states += 1
          // Each state has all tables, each whole: a default, a check on the same number, and two columns of these names.
          #expect(inspection.schema.tables.count == 40)
          for table in inspection.schema.tables {
            let name = table.columns[0].name
            #expect(["a", "z"].contains(name) && table.columns.dropFirst().map(\.name) == ["b"])
            let number = table.columns[0].defaultValue?.description ?? ""
            let limit = table.checks.first?.expression.description ?? ""
            #expect(limit == "(\(name) > \(number))" || limit == "(\(name) > 0)" && number == "1")
          }
        } catch InspectionError.keepsChanging {
          refusals += 1
        }
      }
      #expect(try await work.status == 0)
      #expect(states + refusals == 20)
      let after = try await InspectedPostgres.inspect(database)
      #expect(after.schema.tables.count == 40)
    }
  }
}
