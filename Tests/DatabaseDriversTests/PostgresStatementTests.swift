#if Postgres
  import DatabaseDrivers
  import Testing

  @Suite struct PostgresStatementTests {
    @Test(arguments: ServerUnderTest.postgres)
    func everyKindOfStatementGoesThroughTheExtendedProtocol(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        let statements = [
          ("CREATE TABLE t (a int, b text)", "CREATE TABLE"), ("INSERT INTO t SELECT 1, 'x'", "INSERT 0 1"),
          ("CREATE INDEX CONCURRENTLY i ON t (a)", "CREATE INDEX"), ("REINDEX INDEX CONCURRENTLY i", "REINDEX"),
          ("DROP INDEX CONCURRENTLY i", "DROP INDEX"), ("VACUUM (ANALYZE) t", "VACUUM"),
          ("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$", "CREATE PROCEDURE"),
          ("CALL p()", "CALL"), ("DO $$ BEGIN PERFORM 1; COMMIT; END $$", "DO"),
          ("CREATE TYPE e AS ENUM ('a')", "CREATE TYPE"), ("ALTER TYPE e ADD VALUE 'b'", "ALTER TYPE"),
          ("BEGIN", "BEGIN"), ("SAVEPOINT s", "SAVEPOINT"), ("ROLLBACK TO s", "ROLLBACK"), ("COMMIT", "COMMIT"),
          ("BEGIN ISOLATION LEVEL SERIALIZABLE", "BEGIN"), ("ABORT", "ROLLBACK"), ("SET lock_timeout = '1s'", "SET"),
          ("SHOW lock_timeout", "SHOW"), ("EXPLAIN SELECT 1", "EXPLAIN"), ("LISTEN x", "LISTEN"), ("", ""),
          ("VALUES (1), (2)", "SELECT 2"), ("CLUSTER", "CLUSTER"), ("CHECKPOINT", "CHECKPOINT"),
        ]
        for (statement, tag) in statements {
          let result = try await connection.execute(statement)
          #expect(result.tag == tag, "\(statement)")
          #expect(await connection.transactionStatus != .failed)
        }
        let database = "\(try await connection.query("SELECT current_database()")[0][0].text ?? "")_other"
        _ = try await connection.execute("CREATE DATABASE \"\(database)\" TEMPLATE template0")
        _ = try await connection.execute("DROP DATABASE \"\(database)\"")
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func anErrorKeepsAllThatTheServerSaid(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        _ = try await connection.execute("CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0), b int NOT NULL)")
        let check = try #require(
          await databaseError { _ = try await connection.execute("INSERT INTO t VALUES (-1, 1)") }
        )
        #expect(check.kind == .server && check.severity == "ERROR" && check.sqlState == "23514")
        #expect(check.schema == "public" && check.table == "t" && check.constraint == "positive")
        #expect(check.detail == "Failing row contains (-1, 1).")
        let missing = try #require(await databaseError { _ = try await connection.execute("INSERT INTO t VALUES (1)") })
        #expect(missing.sqlState == "23502" && missing.column == "b")

        let statement = "SELECT '😀é', 1 FORM t"
        let syntax = try #require(await databaseError { _ = try await connection.execute(statement) })
        #expect(syntax.sqlState == "42601")
        #expect(syntax.place(in: statement).map { String(statement[$0...]) } == "t")
        let hinted = try #require(await databaseError { _ = try await connection.execute("SELECT lenght('x')") })
        #expect(hinted.hint?.contains("No function matches") == true)
        let domain = try #require(
          await databaseError {
            _ = try await connection.execute("CREATE DOMAIN d AS int NOT NULL")
            _ = try await connection.execute("SELECT NULL::d")
          }
        )
        #expect(domain.type == "d")

        let inside = try #require(
          await databaseError { _ = try await connection.execute("DO $$ BEGIN EXECUTE 'SELECT 1 FORM x'; END $$") }
        )
        #expect(inside.context?.contains("PL/pgSQL function inline_code_block line 1") == true)
        #expect(inside.context?.contains("SELECT 1 FORM x") == true)
        #expect(
          check.description == """
            new row for relation "t" violates check constraint "positive" (SQLSTATE 23514)
            where: schema public, table t, constraint positive
            detail: Failing row contains (-1, 1).
            """
        )
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func anErrorAtTheCommitOfOneStatementIsThatStatements(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        _ = try await connection.execute("CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
        let error = await databaseError { _ = try await connection.execute("INSERT INTO t VALUES (1), (1)") }
        #expect(error?.sqlState == "23505")
        let inPipeline = await databaseError {
          _ = try await connection.pipeline([Statement("INSERT INTO t VALUES (2), (2)"), Statement("SELECT 1")])
        }
        #expect(inPipeline?.sqlState == "23505")
        let rows = try await connection.query("SELECT a FROM t")
        #expect(rows.isEmpty)
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func noticesAreInTheResultAndAreHeard(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        let heard = Heard()
        await connection.onNotice { heard.notices.append($0) }
        let result = try await connection.execute(
          "DO $$ BEGIN RAISE NOTICE 'one' USING DETAIL = 'd', HINT = 'h'; RAISE WARNING 'two'; END $$"
        )
        #expect(result.notices.map(\.severity) == ["NOTICE", "WARNING"])
        #expect(result.notices.first?.message == "one" && result.notices.first?.detail == "d")
        #expect(result.notices.first?.hint == "h" && result.notices.last?.code == "01000")
        let next = try await connection.execute("SELECT 1")
        #expect(next.notices.isEmpty)
        let each = try await connection.pipeline([
          Statement("SELECT 1"), Statement("DROP TABLE IF EXISTS missing"), Statement("SELECT 2"),
        ])
        #expect(each.map(\.notices.count) == [0, 1, 0])
        #expect(heard.notices.map(\.message) == ["one", "two", "table \"missing\" does not exist, skipping"])
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func copyingIsRefusedAndLeavesTheConnectionUsable(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        _ = try await connection.execute("CREATE TABLE t (a int)")
        let into = await databaseError { _ = try await connection.execute("COPY t FROM STDIN") }
        #expect(into?.kind == .usage && into?.message.contains("COPY FROM STDIN") == true)
        let out = await databaseError { _ = try await connection.execute("COPY (SELECT 1) TO STDOUT") }
        #expect(out?.kind == .usage && out?.message.contains("COPY TO STDOUT") == true)
        let rows = try await connection.query("SELECT count(*) FROM t")
        #expect(rows.map { $0[0] } == [0])
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func timeoutsEndStatementsAndWaits(_ server: ServerUnderTest) async throws {
      try await server.withURL { url in
        let connection = try await DatabaseDrivers.connect(url)
        let other = try await DatabaseDrivers.connect(url)
        _ = try await other.execute("CREATE TABLE t (a int)")
        _ = try await other.execute("BEGIN")
        _ = try await other.execute("LOCK TABLE t")

        try await connection.setLockTimeout(.milliseconds(50))
        let waited = await databaseError { _ = try await connection.execute("SELECT * FROM t") }
        #expect(waited?.kind == .server && waited?.sqlState == "55P03")
        try await connection.setLockTimeout(nil)
        try await connection.setStatementTimeout(.milliseconds(50))
        let ran = await databaseError { _ = try await connection.execute("SELECT pg_sleep(10)") }
        #expect(ran?.kind == .server && ran?.sqlState == "57014")
        try await connection.setStatementTimeout(nil)
        let values = try await connection.query(
          "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"
        )
        #expect(values.map(\.values) == [["0", "0"]])
        await connection.close()
        await other.close()
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func theSessionIsPinned(_ server: ServerUnderTest) async throws {
      try await server.withURL { url in
        let first = try await DatabaseDrivers.connect(url)
        let database = try await first.query("SELECT current_database()")[0][0].text ?? ""
        for setting in ["standard_conforming_strings = off", "client_encoding = 'LATIN1'", "bytea_output = 'escape'"] {
          _ = try await first.execute("ALTER DATABASE \"\(database)\" SET \(setting)")
        }
        await first.close()
        let connection = try await DatabaseDrivers.connect(url)
        let rows = try await connection.query(
          """
          SELECT current_setting('standard_conforming_strings'), current_setting('client_encoding'),
            current_setting('application_name'), '\\', 'é😀', '\\x0041ff'::bytea
          """
        )
        #expect(rows.map(\.values) == [["on", "UTF8", "cairn", "\\", "é😀", .bytes([0, 0x41, 0xFF])]])
        await connection.close()
      }
    }

    @Test(arguments: ServerUnderTest.postgres)
    func aPipelineInsideATransactionBlockLeavesItOpen(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        _ = try await connection.pipeline([Statement("BEGIN"), Statement("CREATE TABLE t (a int)")])
        #expect(await connection.transactionStatus == .inTransaction)
        let error = await databaseError {
          _ = try await connection.pipeline([Statement("SELECT 1 / 0"), Statement("COMMIT")])
        }
        #expect(error?.statementIndex == 0)
        #expect(await connection.transactionStatus == .failed)
        _ = try await connection.execute("ROLLBACK")
        let tables = try await connection.query("SELECT to_regclass('t') IS NULL")
        #expect(tables.map { $0[0] } == [.bool(true)])
      }
    }
  }

  /// `@unchecked Sendable`: a test reads it only between statements, when nobody writes.
  private final class Heard: @unchecked Sendable {
    var notices: [DatabaseNotice] = []
  }
#endif
