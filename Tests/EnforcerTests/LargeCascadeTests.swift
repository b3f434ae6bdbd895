import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import TestSupport
import Testing

/// Cascades in batches: stopped everywhere, and run again.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct LargeCascadeTests {
  private static let options = CascadeOptions(batch: 7, limit: 60)

  /// Customer 1 has orders with lines, a chain among them, notes, a tree of folders and a circle; customer 2 has some too.
  private func fill(_ session: some SQLSession) async throws {
    for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: "shop", withForeignKeys: false) {
      _ = try await session.query(sql, [])
    }
    for sql in [
      "INSERT INTO customers VALUES (1), (2)",
      "INSERT INTO orders SELECT i, 1 + i % 10 / 9, nullif(i - 1, 0) FROM generate_series(1, 60) i",
      "INSERT INTO lines SELECT o.id, n FROM orders o, generate_series(1, 4) n",
      "INSERT INTO notes SELECT i, 1 + i % 2 FROM generate_series(1, 50) i",
      // A tree, and 101 → 102 → 103 → 101.
      "INSERT INTO folders SELECT i, 1, nullif(i / 2, 0) FROM generate_series(1, 40) i",
      "INSERT INTO folders VALUES (101, 1, 103), (102, 1, 101), (103, 1, 102), (104, 1, 102), (201, 2, NULL)",
    ] {
      _ = try await session.query(sql, [])
    }
  }

  private func orphans(_ session: some SQLSession) async throws -> [Orphan] {
    var all: [Orphan] = []
    try await Shop.schema.findOrphans(on: session) { all += $0 }
    return all
  }

  private func counts(_ session: some SQLSession) async throws -> [String] {
    let sql = """
      SELECT concat_ws(' ', (SELECT count(*) FROM customers), (SELECT count(*) FROM orders),
        (SELECT count(*) FROM lines), (SELECT count(*) FROM notes WHERE customer_id IS NULL), (SELECT count(*) FROM folders))
      """
    return try await session.query(sql, []).flatMap { $0.compactMap(\.self) }
  }

  /// What is left when customer 1 is gone.
  private static let end = ["1 6 24 25 1"]

  @Test("In one go it deletes what the cascade deletes, in transactions of the batch's size")
  func deletesAll() async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await fill(session)
      var reports = 0
      let progress = try await Shop.Customers.deleteInBatches([.init(id: 1)], on: session, options: Self.options) { _ in
        reports += 1
        let orphans = try await orphans(session)
        #expect(orphans == [])
      }
      #expect(try await counts(session) == Self.end)
      #expect(reports > 30)
      #expect(progress.deleted == ["customers": 1, "orders": 54, "lines": 216, "folders": 44])
      #expect(progress.changed["notes"] == 25)
      // Nothing is left to do.
      let again = try await Shop.Customers.deleteInBatches([.init(id: 1)], on: session, options: Self.options)
      #expect(again.rows == 0)
    }
  }

  @Test(
    "Killed at every batch border, or at random points, and run again: never an orphan, and all done at the end",
    arguments: [UInt64(0), 1, 2, 3]
  )
  func survivesKills(seed: UInt64) async throws {
    try await EnforcerDatabase.with { database in
      let watch = try await database.session(in: "shop")
      try await fill(watch)
      var random = SplitMix64(seed: seed)
      var runs = 0
      while true {
        runs += 1
        // Seed 0: right behind each COMMIT that changed something. Others: anywhere.
        let victim = KillableSession(
          try await database.session(in: "shop"),
          after: seed == 0 ? nil : random.number(1...60)
        )
        do {
          try await Shop.Customers.deleteInBatches([.init(id: 1)], on: victim, options: Self.options) { _ in
            if seed == 0 { try await victim.kill() }
          }
          break
        } catch is Killed {
        } catch TransactionError.outcomeUnknown(let error) where error is Killed {
        }
        #expect(try await orphans(watch) == [])
        try #require(runs < 500)
      }
      #expect(runs > 3)
      #expect(try await counts(watch) == Self.end)
      #expect(try await orphans(watch) == [])
    }
  }

  @Test("A circle that is more than a transaction takes is refused by its size")
  func refusesLargeCircles() async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await fill(session)
      let circle = "INSERT INTO folders SELECT i, 2, 1000 + (i + 1) % 100 FROM generate_series(1000, 1099) i"
      _ = try await session.query(circle, [])
      await #expect(throws: CascadeTooLarge.self) {
        try await Shop.Customers.deleteInBatches([.init(id: 2)], on: session, options: Self.options)
      }
      #expect(try await orphans(session) == [])
    }
  }

  @Test("Small circles are no large one: they go a few at a time")
  func takesSmallCirclesApart() async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await fill(session)
      // Thirty circles of seven. The first batch ends within one, and what belongs to it is more than a transaction takes.
      let circles = "INSERT INTO folders SELECT i, 2, i / 7 * 7 + (i + 1) % 7 FROM generate_series(1001, 1210) i"
      _ = try await session.query(circles, [])
      let options = CascadeOptions(batch: 60, limit: 61)
      let progress = try await Shop.Customers.deleteInBatches([.init(id: 2)], on: session, options: options)
      #expect(progress.deleted["folders"] == 211)
      #expect(try await orphans(session) == [])
    }
  }

  @Test("What is too much for the server in another way than by rows goes in smaller batches")
  func halvesWhatIsTooMuch() async throws {
    try await EnforcerDatabase.with { database in
      let limited = LimitedSession(try await database.session(), rows: 9)
      let watch = limited.session
      try await fill(watch)
      _ = try await watch.query("DELETE FROM folders WHERE id > 100 AND id < 200", [])
      let options = CascadeOptions(batch: 1_000, limit: 3_000)
      try await Shop.Customers.deleteInBatches([.init(id: 1)], on: limited, options: options) { _ in
        let orphans = try await orphans(watch)
        #expect(orphans == [])
      }
      #expect(try await counts(watch) == Self.end)
      #expect(await limited.refusals > 2)
      // Orphans are mended in the same way.
      _ = try await watch.query("INSERT INTO lines SELECT -i, 1 FROM generate_series(1, 100) i", [])
      #expect(try await Shop.Lines.repairOrphans(.delete, on: limited) == 100)
    }
  }

  @Test("RESTRICT refuses before anything is deleted")
  func restricts() async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await fill(session)
      _ = try await session.query("INSERT INTO invoices VALUES (1, 1)", [])
      let before = try await counts(session)
      await #expect(throws: ForeignKeyViolation.self) {
        try await Shop.Customers.deleteInBatches([.init(id: 1)], on: session, options: Self.options)
      }
      #expect(try await counts(session) == before)
    }
  }
}

/// A server that takes so many rows in a transaction, and tells the client nothing of it before: DSQL has limits of bytes
/// and of time as well.
actor LimitedSession: SQLSession {
  nonisolated let session: LibPQSession
  private let limit: Int
  private var rows = 0
  private(set) var refusals = 0

  init(_ session: LibPQSession, rows: Int) { (self.session, limit) = (session, rows) }

  func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    if ["BEGIN", "COMMIT", "ROLLBACK"].contains(sql) { rows = 0 }
    let result = try await session.query(sql, parameters)
    if sql.hasPrefix("DELETE") || sql.hasPrefix("UPDATE") { rows += result.count }
    if rows > limit {
      refusals += 1
      throw TooMuch()
    }
    return result
  }

  nonisolated func sqlState(of error: any Error) -> String? {
    error is TooMuch ? "54000" : session.sqlState(of: error)
  }
}

struct TooMuch: Error {}

struct Killed: Error {}

/// A session whose process dies: its connection ends, and the server rolls back what was open.
actor KillableSession: SQLSession {
  private let session: LibPQSession
  private var left: Int?

  init(_ session: LibPQSession, after statements: Int?) {
    self.session = session
    left = statements
  }

  func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    if let left {
      if left == 0 { try await kill() }
      self.left = left - 1
    }
    return try await session.query(sql, parameters)
  }

  func kill() async throws -> Never {
    await session.close()
    throw Killed()
  }

  nonisolated func sqlState(of error: any Error) -> String? { session.sqlState(of: error) }
}
