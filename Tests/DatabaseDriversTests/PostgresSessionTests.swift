#if Postgres
  import DatabaseDrivers
  import TestSupport
  import Testing

  /// What a session of Postgres holds, and how it is left.
  @Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
  struct PostgresSessionTests {
    @Test(arguments: ServerUnderTest.postgres)
    func nothingIsLeftOfASession(_ server: ServerUnderTest) async throws {
      try await server.withConnection { connection in
        let held = """
          SELECT current_setting('lock_timeout'), current_setting('standard_conforming_strings'), current_user,
            to_regclass('pg_temp.t'), (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'
              AND pid = pg_backend_pid()), (SELECT count(*) FROM pg_prepared_statements WHERE name = 'p'),
            (SELECT count(*) FROM pg_listening_channels())
          """
        let before = try await connection.query(held).map(\.values)
        for statement in [
          "SET lock_timeout = '3s'", "SET standard_conforming_strings = off", "SET ROLE pg_monitor",
          "CREATE TEMPORARY TABLE t (id integer)", "SELECT pg_advisory_lock(1)", "PREPARE p AS SELECT 1", "LISTEN c",
        ] {
          if statement.hasPrefix("CREATE") { _ = try await connection.execute("RESET ROLE") }
          _ = try await connection.execute(statement)
        }
        _ = try await connection.execute("SET ROLE pg_monitor")
        let during = try await connection.query(held).map(\.values)
        #expect(zip(before[0], during[0]).allSatisfy { $0 != $1 }, "\(during)")
        #expect(try await connection.discardSession())
        #expect(try await connection.query(held).map(\.values) == before)
        _ = try await connection.execute("BEGIN")
        await #expect(throws: DatabaseError.self) { try await connection.discardSession() }
      }
    }

    private static let kept = "SELECT statement, generic_plans FROM pg_prepared_statements ORDER BY 1"

    @Test(arguments: ServerUnderTest.postgres)
    func plansAreKeptOfWhatIsAskedAgain(_ server: ServerUnderTest) async throws {
      try await server.withURL { url in
        var options = ConnectionOptions()
        options.keepsPlans = true
        let connection = try await DatabaseDrivers.connect(url, options: options)
        let (plain, taking) = ("SELECT 1 + 1", "SELECT $1::integer * 2")
        for number in 1...3 {
          await connection.keepPlans(true)
          let answers = try await connection.pipeline([Statement("SET a.b = 'c'"), Statement(plain)])
          #expect(answers[1].rows.map(\.values) == [[.integer(2)]])
          #expect(try await connection.query(taking, [.integer(Int64(number))])[0][0] == .integer(Int64(number * 2)))
          await connection.keepPlans(false)
          _ = try await connection.query("SELECT 'not kept'")
        }
        let kept = try await connection.query(Self.kept)
        #expect(kept.map { $0[0].text } == [taking, plain] && kept[1][1] == .integer(3), "\(kept)")
        // What cannot be prepared is the server's error, and does not count as kept.
        await connection.keepPlans(true)
        for _ in 1...2 {
          let error = await databaseError { _ = try await connection.query("SELECT * FROM later") }
          #expect(error?.sqlState == "42P01")
        }
        _ = try await connection.execute("CREATE TABLE later (id integer)")
        #expect(try await connection.query("SELECT * FROM later").isEmpty)
        #expect(try await connection.discardSession())
        #expect(try await connection.query(plain)[0][0] == .integer(2))
        await connection.close()
      }
    }

    /// Through a pool, another session may answer next.
    @Test func noPlanIsKeptUnlessThatIsSaid() async throws {
      try await ServerUnderTest.postgres15.withConnection { connection in
        await connection.keepPlans(true)
        _ = try await connection.query("SELECT 1")
        #expect(try await connection.query(Self.kept).isEmpty)
      }
    }
  }
#endif
