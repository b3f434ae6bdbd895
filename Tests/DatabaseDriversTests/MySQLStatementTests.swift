#if MySQL
  import DatabaseDrivers
  import Testing

  private let there = !ServerUnderTest.available.filter { $0 == .mysql }.isEmpty

  @Suite(.enabled(if: there)) struct MySQLStatementTests {
    private let server = ServerUnderTest.mysql

    @Test func everyKindOfStatementRuns() async throws {
      try await server.withConnection { connection in
        let statements = [
          "CREATE TABLE t (a int PRIMARY KEY, b varchar(9))", "INSERT INTO t VALUES (1, 'x')",
          "ALTER TABLE t ADD COLUMN c int, ALGORITHM=INSTANT", "ANALYZE TABLE t", "OPTIMIZE TABLE t",
          "CREATE PROCEDURE p() BEGIN SELECT 1 AS one; SELECT 2; INSERT INTO t VALUES (2, 'y', 3); END", "CALL p()",
          "SET @guard = 'CREATE TABLE u (a int)'", "PREPARE s FROM @guard", "EXECUTE s", "DEALLOCATE PREPARE s",
          "LOCK TABLES t WRITE", "UNLOCK TABLES", "START TRANSACTION", "SAVEPOINT s", "ROLLBACK TO s", "COMMIT",
          "SHOW CREATE TABLE t", "EXPLAIN SELECT * FROM t", "/*!80000 SET @x = 1 */", "DO 1", "TRUNCATE TABLE u",
        ]
        for statement in statements {
          _ = try await connection.execute(statement)
        }
      }
    }

    @Test func ofAProceduresResultsTheFirstCountsAndAllAreRead() async throws {
      try await server.withConnection { connection in
        _ = try await connection.execute("CREATE PROCEDURE p(n int) BEGIN SELECT n AS one; SELECT 2; SELECT 3; END")
        let result = try await connection.execute("CALL p(5)")
        #expect(result.rows.map(\.values) == [[5]])
        let prepared = try await connection.query("CALL p(?)", [6])
        #expect(prepared.map(\.values) == [[6]])
        let failing = await databaseError {
          _ = try await connection.execute("CREATE PROCEDURE q() BEGIN SELECT 1; SELECT * FROM missing; END")
          _ = try await connection.execute("CALL q()")
        }
        #expect(failing?.number == 1146)
        let after = try await connection.query("SELECT 1")
        #expect(after.count == 1)
      }
    }

    @Test func anErrorKeepsAllThatTheServerSaid() async throws {
      try await server.withConnection { connection in
        let statement = "SELECT 1,\n  '😀é',\n 2 FORM t"
        let syntax = try #require(await databaseError { _ = try await connection.execute(statement) })
        #expect(syntax.kind == .server && syntax.number == 1064 && syntax.sqlState == "42000")
        #expect(syntax.place(in: statement).map { String(statement[$0...]) } == "t")
        let atEnd = "SELECT ("
        let end = try #require(await databaseError { _ = try await connection.execute(atEnd) })
        #expect(end.place(in: atEnd) == atEnd.endIndex)
        let missing = try #require(
          await databaseError { _ = try await connection.query("SELECT * FROM missing WHERE a = ?", [1]) }
        )
        #expect(missing.number == 1146 && missing.sqlState == "42S02" && missing.position == nil)
        #expect(missing.description.hasSuffix("missing' doesn't exist (SQLSTATE 42S02, error 1146)"))
        let count = await databaseError { _ = try await connection.query("SELECT ?", [1, 2]) }
        #expect(count?.kind == .usage)
      }
    }

    @Test func warningsAreInTheResultAndAreHeard() async throws {
      try await server.withConnection { connection in
        let heard = Heard()
        await connection.onNotice { heard.notices.append($0) }
        let result = try await connection.execute("DROP TABLE IF EXISTS missing")
        #expect(result.notices.map(\.severity) == ["Note"])
        #expect(result.notices.map(\.code) == ["1051"])
        let width = try await connection.execute("CREATE TABLE t (a int(11))")
        #expect(width.notices.map(\.code) == ["1681"])
        let none = try await connection.execute("INSERT INTO t VALUES (1)")
        #expect(none.notices.isEmpty)
        #expect(heard.notices == result.notices + width.notices)
      }
    }

    @Test func theSessionIsPinned() async throws {
      try await server.withConnection { connection in
        let rows = try await connection.query(
          """
          SELECT @@sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
            @@collation_connection, @@character_set_client, @@character_set_results, @@time_zone, @@autocommit
          """
        )
        #expect(rows[0].values == [1, "utf8mb4_0900_ai_ci", "utf8mb4", "utf8mb4", "+00:00", 1])
      }
    }

    @Test func timeoutsEndStatementsAndWaits() async throws {
      try await server.withURL { url in
        let connection = try await DatabaseDrivers.connect(url)
        let other = try await DatabaseDrivers.connect(url)
        _ = try await other.execute("CREATE TABLE t (a int PRIMARY KEY)")
        _ = try await other.execute("INSERT INTO t VALUES (1)")
        _ = try await other.execute("BEGIN")
        _ = try await other.execute("UPDATE t SET a = 2")

        try await connection.setLockTimeout(.milliseconds(50))
        let row = await databaseError { _ = try await connection.execute("UPDATE t SET a = 3") }
        #expect(row?.number == 1205)
        let table = await databaseError { _ = try await connection.execute("ALTER TABLE t ADD COLUMN b int") }
        #expect(table?.number == 1205)
        try await connection.setLockTimeout(nil)
        try await connection.setStatementTimeout(.milliseconds(50))
        let ran = await databaseError {
          _ = try await connection.execute(
            "SELECT count(*) FROM information_schema.tables a, information_schema.tables b, information_schema.tables c"
          )
        }
        #expect(ran?.kind == .server && ran?.number == 3024)
        try await connection.setStatementTimeout(nil)
        let values = try await connection.query(
          "SELECT @@lock_wait_timeout = @@global.lock_wait_timeout, @@innodb_lock_wait_timeout = @@global.innodb_lock_wait_timeout, @@max_execution_time"
        )
        #expect(values.map(\.values) == [[1, 1, 0]])
        await connection.close()
        await other.close()
      }
    }

    @Test func numbersBeyondInt64AreText() async throws {
      try await server.withConnection { connection in
        let values = "SELECT 18446744073709551615, b'101', time'01:02:03.5', timestamp'2026-11-21 01:02:03.000004'"
        let plain = try await connection.query(values)
        let prepared = try await connection.query("\(values) FROM DUAL WHERE ? = 1", [1])
        let wanted: [DatabaseValue] = [
          "18446744073709551615", .bytes([5]), "01:02:03.5", "2026-11-21 01:02:03.000004",
        ]
        #expect(plain.map(\.values) == [wanted])
        #expect(prepared.map(\.values) == [wanted])
      }
    }
  }

  /// `@unchecked Sendable`: a test reads it only between statements, when nobody writes.
  private final class Heard: @unchecked Sendable {
    var notices: [DatabaseNotice] = []
  }
#endif
