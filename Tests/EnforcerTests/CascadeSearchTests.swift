import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import TestSupport
import Testing

/// Large cascades find all rows, whatever others do meanwhile, and without looking at what is gone again and again.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct CascadeSearchTests {
  private func shop(_ session: some SQLSession) async throws {
    for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: "shop", withForeignKeys: false) {
      _ = try await session.query(sql, [])
    }
    _ = try await session.query("INSERT INTO customers VALUES (1), (2)", [])
  }

  private func number(_ sql: String, _ session: some SQLSession) async throws -> Int {
    try await Int(session.query(sql, [])[0][0] ?? "") ?? -1
  }

  /// An order with two lines, as an application inserts it; nothing when its customer is gone.
  private func insertOrder(_ id: Int64, _ session: some SQLSession) async throws {
    do {
      try await session.withTransaction { unit in
        try await Shop.Orders.willInsert(.init(id: id, customerID: 1, previousID: nil), in: unit)
        try await unit.query("INSERT INTO orders VALUES ($1::bigint, 1, NULL)", ["\(id)"])
        for line in [Int64(1), 2] {
          try await Shop.Lines.willInsert(.init(orderID: id, number: line), in: unit)
          try await unit.query("INSERT INTO lines VALUES ($1::bigint, $2::bigint)", ["\(id)", "\(line)"])
        }
      }
    } catch is ForeignKeyViolation {}
  }

  @Test(
    "Rows that others insert meanwhile, before all that it found or behind, go in batches, too",
    arguments: [1, 2, 7]
  )
  func findsNewRows(batch: Int) async throws {
    try await EnforcerDatabase.with { database in
      let session = RecordingSession(try await database.session())
      try await shop(session)
      _ = try await session.query("INSERT INTO orders SELECT i, 1, NULL FROM generate_series(1, 40) i", [])
      _ = try await session.query(
        "INSERT INTO lines SELECT i, n FROM generate_series(1, 40) i, generate_series(1, 3) n",
        []
      )
      let other = try await database.session(in: "shop")
      var reports: Int64 = 0
      var isLate = false
      let options = CascadeOptions(batch: batch, limit: 60)
      try await Shop.Customers.deleteInBatches([.init(id: 1)], on: session, options: options) { _ in
        reports += 1
        if reports <= 20 {
          try await insertOrder(reports.isMultiple(of: 2) ? -reports : 1_000 + reports, other)
          // Another line of one that may be gone by now.
          try await insertLine(of: reports, other)
        }
        // Nearly at the end, more than the last transaction could take.
        if reports > 20, !isLate, try await number("SELECT count(*) FROM orders WHERE customer_id = 1", other) <= 2 {
          isLate = true
          for id in Int64(101)...170 { try await insertOrder(-id, other) }
        }
        var orphans = 0
        try await Shop.schema.findOrphans(on: other) { orphans += $0.count }
        #expect(orphans == 0)
      }
      #expect(isLate)
      #expect(try await number("SELECT count(*) FROM orders", other) == 0)
      #expect(try await number("SELECT count(*) FROM lines", other) == 0)
      // None was so large that it had to begin again.
      #expect(await session.statements.filter { $0 == "ROLLBACK" } == [])
    }
  }

  /// One line of an order that may be gone.
  private func insertLine(of id: Int64, _ session: some SQLSession) async throws {
    do {
      try await session.withTransaction { unit in
        try await Shop.Lines.willInsert(.init(orderID: id, number: 9), in: unit)
        try await unit.query("INSERT INTO lines VALUES ($1::bigint, 9)", ["\(id)"])
      }
    } catch is ForeignKeyViolation {}
  }

  @Test("A row that moves to another parent before its turn stays, with all that hangs on it", arguments: [1, 2, 5])
  func leavesWhatMoved(batch: Int) async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await shop(session)
      _ = try await session.query("INSERT INTO orders SELECT i, 1, NULL FROM generate_series(1, 30) i", [])
      _ = try await session.query(
        "INSERT INTO lines SELECT i, n FROM generate_series(1, 30) i, generate_series(1, 3) n",
        []
      )
      let other = try await database.session(in: "shop")
      var moved = 0
      let options = CascadeOptions(batch: batch, limit: 60)
      try await Shop.Customers.deleteInBatches([.init(id: 1)], on: session, options: options) { _ in
        if moved > 0 { return }
        // The one whose turn is last: nothing of it is gone.
        moved = try await number(
          """
          UPDATE orders SET customer_id = 2 WHERE id = (SELECT max(order_id) FROM lines GROUP BY order_id
            HAVING count(*) = 3 ORDER BY order_id DESC LIMIT 1) RETURNING id
          """,
          other
        )
      }
      #expect(try await number("SELECT id FROM orders", other) == moved)
      #expect(try await number("SELECT count(*) FROM lines WHERE order_id = \(moved)", other) == 3)
      #expect(try await number("SELECT count(*) FROM lines", other) == 3)
    }
  }

  @Test(
    "Keys of several columns, of several types, with NULLs: what Postgres' own cascade leaves",
    arguments: [1, 2, 5]
  )
  func mixedKeys(batch: Int) async throws {
    try await EnforcerDatabase.with { database in
      let native = try await database.session()
      try await MixedKeys.fill(native, in: "native", withForeignKeys: true)
      let session = try await database.session()
      try await MixedKeys.fill(session, in: "enforced", withForeignKeys: false)
      for code in ["A", "9"] {
        _ = try await native.query(
          "DELETE FROM accounts WHERE (tenant, code) = ($1::uuid, $2::text)",
          [MixedKeys.tenant, code]
        )
      }
      let keys = ["A", "9"].map { MixedKeys.Accounts.Key(texts: [MixedKeys.tenant, $0]) }
      let options = CascadeOptions(batch: batch, limit: 60)
      try await MixedKeys.Accounts.deleteInBatches(keys, on: session, options: options)
      let left = try await native.query(MixedKeys.contents, [])
      #expect(try await session.query(MixedKeys.contents, []) == left)
      #expect(left.count > 40)
    }
  }

  @Test("To find a row costs as much among many of one parent as among few, to delete it and to set it to NULL")
  func searchesDoNotGrow() async throws {
    try await EnforcerDatabase.with { database in
      let session = ExplainingSession(try await database.session())
      var costs: [Double] = []
      for rows in [4_000, 16_000] {
        try await shop(session)
        // Else the server chooses otherwise for a small table.
        _ = try await session.query("SET enable_seqscan = off", [])
        _ = try await session.query("INSERT INTO orders VALUES (1, 1, NULL)", [])
        _ = try await session.query("INSERT INTO lines SELECT 1, n FROM generate_series(1, \(rows)) n", [])
        _ = try await session.query("INSERT INTO notes SELECT n, 1 FROM generate_series(1, \(rows)) n", [])
        await session.reset()
        let options = CascadeOptions(batch: 50, limit: 60)
        let progress = try await Shop.Customers.deleteInBatches([.init(id: 1)], on: session, options: options)
        #expect(progress.rows == 2 * rows + 2)
        costs.append(Double(await session.blocks) / Double(rows))
      }
      #expect(costs[0] > 0)
      #expect(costs[1] < costs[0] * 2, "blocks a row: \(costs)")
    }
  }

  @Test("Keys of several columns share what they have in common, and are a list of values where they have nothing")
  func keyConditions() async throws {
    try await EnforcerDatabase.with { database in
      let session = RecordingSession(try await database.session())
      try await shop(session)
      try await session.withTransaction { unit in
        try await Shop.Lines.delete([.init(orderID: 1, number: 1), .init(orderID: 1, number: 2)], in: unit)
        try await Shop.Lines.delete([.init(orderID: 1, number: 1), .init(orderID: 2, number: 2)], in: unit)
      }
      let statements = await session.statements.filter { $0.hasPrefix("DELETE") }
      try #require(statements.count == 2)
      #expect(statements[0].contains(#"WHERE "order_id" = $1::bigint AND "number" IN ($2::bigint, $3::bigint) "#))
      #expect(
        statements[1].contains(
          #"WHERE ("order_id", "number") IN (VALUES ($1::bigint, $2::bigint), ($3::bigint, $4::bigint)) "#
        )
      )
    }
  }
}

/// Counts the blocks that its searches look at: each runs twice, the first time for its plan.
actor ExplainingSession: SQLSession {
  private let session: LibPQSession
  private(set) var blocks = 0

  init(_ session: LibPQSession) { self.session = session }

  func reset() { blocks = 0 }

  func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    if sql.hasPrefix("SELECT"), sql.contains(" LIMIT ") {
      let plan = try await session.query("EXPLAIN (ANALYZE, BUFFERS, TIMING off, COSTS off) \(sql)", parameters)
      // The first line about them is that of the whole plan: `Buffers: shared hit=12 read=3`
      let line = plan.compactMap { $0[0] }.first { $0.contains("Buffers: shared") } ?? ""
      for word in line.split(separator: " ") where ["hit=", "read="].contains(where: word.hasPrefix) {
        blocks += Int(word.split(separator: "=")[1]) ?? 0
      }
    }
    return try await session.query(sql, parameters)
  }

  nonisolated func sqlState(of error: any Error) -> String? { session.sqlState(of: error) }
}
