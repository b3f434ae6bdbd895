import DatabaseDrivers
import Foundation
import Testing

/// What every driver promises.
@Suite struct ConnectionTests {
  @Test(arguments: ServerUnderTest.available)
  func saysWhoTheServerIs(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      let identity = connection.server
      #expect(identity.product == (server == .mysql ? .mysql : .postgres))
      let version = try #require(
        try await connection.query(server == .mysql ? "SELECT version()" : "SHOW server_version").first?[0].text
      )
      #expect(identity.text == version)
      #expect(version.hasPrefix("\(identity.major)"))
      #expect(connection.expiresAt == nil && !connection.needsRenewal)
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func valuesComeAsWhatTheyAre(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      let binary = server == .mysql ? "varbinary(10)" : "bytea"
      let blob = server == .mysql ? "x'00ff'" : "'\\x00ff'::bytea"
      _ = try await connection.execute(
        "CREATE TABLE t (a bigint, b double precision, c decimal(40,3), d varchar(20), e \(binary), f timestamp(3) NULL, g date)"
      )
      let inserted = try await connection.execute(
        """
        INSERT INTO t VALUES (-9223372036854775808, 1.5, 1234567890123456789012345.125, 'é😀', \(blob), \
        '2026-11-21 12:34:56.789', '2026-11-21'), (NULL, NULL, NULL, '', NULL, NULL, NULL)
        """
      )
      #expect(inserted.affectedRows == 2)
      let wanted: [[DatabaseValue]] = [
        [
          .integer(.min), .double(1.5), "1234567890123456789012345.125", "é😀", .bytes([0, 255]),
          "2026-11-21 12:34:56.789", "2026-11-21",
        ],
        [nil, nil, nil, "", nil, nil, nil],
      ]
      let query = "SELECT * FROM t WHERE d <> \(server.parameter(1)) ORDER BY a IS NULL"
      let prepared = try await connection.query(query, ["none"])
      let plain = try await connection.query("SELECT * FROM t ORDER BY a IS NULL")
      #expect(prepared.map(\.values) == wanted)
      #expect(plain.map(\.values) == wanted)
      #expect(plain[0].columns == ["a", "b", "c", "d", "e", "f", "g"])
      #expect(plain[0]["d"] == "é😀" && plain[0]["none"] == nil && plain[0][99] == nil)
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func parametersNeverBecomeStatements(_ server: ServerUnderTest) async throws {
    let texts = [
      "'; DROP TABLE t; --", "\\", "\\'", "\"", "`", "$1", "?", "%s", "é", "😀", "\u{1}\n\r\t", "", " ", "\u{FFFD}",
      String(repeating: "x'\\", count: 100_000),
    ]
    let bytes: [[UInt8]] = [[], [0], Array(0...255), [UInt8](repeating: 0, count: 300_000)]
    try await server.withConnection { connection in
      let (text, binary) = server == .mysql ? ("longtext", "longblob") : ("text", "bytea")
      _ = try await connection.execute("CREATE TABLE t (id int, a \(text), b \(binary))")
      let insert = "INSERT INTO t VALUES (\(server.parameter(1)), \(server.parameter(2)), \(server.parameter(3)))"
      for (id, value) in texts.enumerated() {
        _ = try await connection.query(insert, [.integer(Int64(id)), .text(value), .bytes(bytes[id % bytes.count])])
      }
      let rows = try await connection.query("SELECT a, b FROM t ORDER BY id", [])
      #expect(rows.map(\.values) == texts.enumerated().map { [.text($1), .bytes(bytes[$0 % bytes.count])] })
      for (id, value) in texts.enumerated() where !value.isEmpty {
        let found = try await connection.query("SELECT id FROM t WHERE a = \(server.parameter(1))", [.text(value)])
        #expect(found.map { $0[0] } == [.integer(Int64(id))] || value == " ")
      }
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func aNULGoesWhereTheServerTakesIt(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      if server == .mysql {
        let rows = try await connection.query("SELECT hex(?)", ["a\0b"])
        #expect(rows.map { $0[0] } == ["610062"])
        let inStatement = try await connection.query("SELECT hex('a\0b')")
        #expect(inStatement.map { $0[0] } == ["610062"])
      } else {
        let parameter = await databaseError { _ = try await connection.query("SELECT $1::text", ["a\0b"]) }
        #expect(parameter?.kind == .usage)
        #expect(parameter?.message == "parameter $1 holds a NUL, which no text of Postgres can")
        let statement = await databaseError { _ = try await connection.execute("SELECT 1\0; DROP TABLE t") }
        #expect(statement?.kind == .usage)
      }
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func allTypesOfParametersArrive(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      let casts =
        server == .mysql ? "SELECT ?, ?, ?, ?, ?" : "SELECT $1::bool, $2::bigint, $3::float8, $4::text, $5::bytea"
      let sent: [DatabaseValue] = [.bool(true), .integer(.max), .double(0.1), .null, .bytes([1, 0, 2])]
      let rows = try await connection.query(casts, sent)
      #expect(rows.count == 1)
      #expect(rows.first?[0].bool == true)
      #expect(rows.first.map { Array($0.values.dropFirst()) } == Array(sent.dropFirst()))
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func severalStatementsInOneAreRefusedWhole(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      let error = await databaseError {
        _ = try await connection.execute("CREATE TABLE one (a int); CREATE TABLE two (a int)")
      }
      #expect(error?.kind == .server)
      #expect(error?.sqlState == (server == .mysql ? "42000" : "42601"))
      let tables = try await connection.query(
        "SELECT count(*) FROM information_schema.tables WHERE table_name IN ('one', 'two')"
          + (server == .mysql ? " AND table_schema = database()" : "")
      )
      #expect(tables.map { $0[0] } == [0])
      // A semicolon behind it, a comment, nothing at all.
      _ = try await connection.execute("SELECT 1;")
      let comment = try await connection.execute("-- nothing\n")
      #expect(comment.rows.isEmpty)
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func transactionStatusFollowsTheServer(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      #expect(await connection.transactionStatus == .idle)
      _ = try await connection.execute("CREATE TABLE t (a int PRIMARY KEY)")
      _ = try await connection.execute("BEGIN")
      _ = try await connection.execute("INSERT INTO t VALUES (1)")
      #expect(await connection.transactionStatus == .inTransaction)
      let error = await databaseError { _ = try await connection.execute("INSERT INTO t VALUES (1)") }
      #expect(error?.sqlState == (server == .mysql ? "23000" : "23505"))
      #expect(await connection.transactionStatus == (server == .mysql ? .inTransaction : .failed))
      _ = try await connection.execute("ROLLBACK")
      #expect(await connection.transactionStatus == .idle)
      await connection.close()
      #expect(await connection.transactionStatus == .unknown)
      #expect(await !connection.isAlive)
      let closed = await databaseError { _ = try await connection.execute("SELECT 1") }
      #expect(closed?.kind == .usage && closed?.outcomeIsKnown == true)
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func aLongStatementIsCancelledFromAnotherTask(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      // Without a statement it is nothing, and the next one does not suffer.
      try connection.cancel()
      _ = try await connection.query("SELECT 1")

      let began = ContinuousClock.now
      async let error = databaseError {
        _ = try await connection.execute(
          server == .mysql
            ? "SELECT count(*), sleep(30) FROM information_schema.tables WHERE sleep(30) = 0" : "SELECT pg_sleep(30)"
        )
      }
      try await Task.sleep(for: .milliseconds(300))
      try connection.cancel()
      let thrown = try #require(await error)
      #expect(thrown.kind == .cancelled)
      #expect(thrown.sqlState == (server == .mysql ? "70100" : "57014"))
      #expect(thrown.outcomeIsKnown)
      #expect(ContinuousClock.now - began < .seconds(10))
      let after = try await connection.query("SELECT 7")
      #expect(after.map { $0[0] } == [7])
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func cancellingAtAnyMomentNeverHitsTheNextStatement(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      for _ in 0..<60 {
        async let first = databaseError { _ = try await connection.query("SELECT 1") }
        try connection.cancel()
        let kind = await first?.kind
        #expect(kind == nil || kind == .cancelled)
        let next = await databaseError { _ = try await connection.query("SELECT 2") }
        #expect(next == nil)
      }
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func connectionsDoNotHoldEachOtherUp(_ server: ServerUnderTest) async throws {
    try await server.withURL { url in
      // More sleepers than the cooperative pool has threads.
      let began = ContinuousClock.now
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<12 {
          group.addTask {
            let connection = try await DatabaseDrivers.connect(url)
            _ = try await connection.execute(server == .mysql ? "SELECT sleep(1)" : "SELECT pg_sleep(1)")
            await connection.close()
          }
        }
        try await group.waitForAll()
      }
      #expect(ContinuousClock.now - began < .seconds(6))
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func aPipelineStopsAtTheFirstFailure(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      let (one, two) = (server.parameter(1), server.parameter(2))
      let results = try await connection.pipeline([
        Statement("CREATE TABLE t (a int PRIMARY KEY, b varchar(9))"),
        Statement("INSERT INTO t VALUES (\(one), \(two))", [1, "x"]),
        Statement("SELECT a, b FROM t"),
      ])
      #expect(results.count == 3)
      #expect(results.last?.rows.map(\.values) == [[1, "x"]])
      let error = await databaseError {
        _ = try await connection.pipeline([
          Statement("INSERT INTO t VALUES (2, 'y')"), Statement("INSERT INTO t VALUES (1, 'again')"),
          Statement("INSERT INTO t VALUES (3, 'z')"),
        ])
      }
      #expect(error?.statementIndex == 1)
      #expect(error?.sqlState == (server == .mysql ? "23000" : "23505"))
      let left = try await connection.query("SELECT a FROM t ORDER BY a")
      #expect(left.map { $0[0] } == (server == .mysql ? [1, 2] : [1]))
      #expect(await connection.transactionStatus == .idle)
      let none = try await connection.pipeline([])
      #expect(none.isEmpty)
    }
  }
}
