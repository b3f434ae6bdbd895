import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import SchemaModel
import TestSupport
import Testing

/// How often the enforcer asks.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct RoundTripTests {
  private func with(_ body: (RecordingSession, UnitOfWork) async throws -> Void) async throws {
    try await EnforcerDatabase.with { database in
      let session = RecordingSession(try await database.session())
      for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: "shop", withForeignKeys: false) {
        _ = try await session.query(sql, [])
      }
      _ = try await session.query("INSERT INTO customers SELECT generate_series(1, 9)", [])
      _ = try await session.query("INSERT INTO orders SELECT i, i, NULL FROM generate_series(1, 9) i", [])
      try await session.withTransaction { unit in
        await session.forget()
        try await body(session, unit)
      }
    }
  }

  @Test("One for a row, however many foreign keys it has, and none when all are NULL")
  func oneForARow() async throws {
    try await with { session, unit in
      try await Shop.Orders.willInsert(.init(id: 10, customerID: 1, previousID: 2), in: unit)
      let statements = await session.statements
      #expect(
        statements == [
          #"SELECT 1 FROM "customers" AS p0, "orders" AS p1 WHERE p0."id" = $1::bigint AND p1."id" = $2::bigint "#
            + "FOR KEY SHARE"
        ]
      )
      try await Shop.Notes.willInsert(.init(id: 1, customerID: nil), in: unit)
      #expect(await session.statements.count == 1)
    }
  }

  @Test("One for each foreign key of many rows, which may reference each other")
  func oneForEachKey() async throws {
    try await with { session, unit in
      let rows = (10...500).map { (number: Int64) in
        Shop.Orders.Row(id: number, customerID: 1 + number % 9, previousID: number - 1)
      }
      try await Shop.Orders.willInsert(rows, in: unit)
      #expect(await session.statements.count == 2)
    }
  }

  @Test("As many for many rows as for two, whatever the foreign keys ask")
  func asManyForManyRows() async throws {
    try await with { session, unit in
      _ = try await unit.query("INSERT INTO notes SELECT i, i FROM generate_series(1, 9) i")
      var counts: [Int] = []
      for keys in [[1, 2], [3, 4, 5, 6, 7, 8, 9]] as [[Int64]] {
        await session.forget()
        try await Shop.Orders.update(keys.map { .init(id: $0) }, in: unit) { $0.previousID = keys[0] }
        try await Shop.Customers.delete(keys.map { .init(id: $0) }, in: unit)
        counts.append(await session.statements.count)
      }
      // The rows, the update and its parents; the customers, four foreign keys to them, and two to their orders.
      #expect(counts == [10, 10])
    }
  }

  @Test("None for an update that changes no key column")
  func noneWithoutAChange() async throws {
    try await with { session, unit in
      let row = Shop.Orders.Row(id: 1, customerID: 1, previousID: nil)
      try await Shop.Orders.willUpdate(from: row, to: row, in: unit)
      #expect(await session.statements == [])
      var other = row
      other.customerID = 2
      #expect(try await Shop.Orders.willUpdate(from: row, to: other, in: unit) == false)
      #expect(await session.statements.count == 1)
    }
  }

  @Test("A violation says what Postgres would, with the keys and nothing else")
  func message() async throws {
    let violation = await #expect(throws: ForeignKeyViolation.self) {
      try await with { _, unit in
        try await Shop.Orders.willInsert(.init(id: 10, customerID: 77, previousID: 2), in: unit)
      }
    }
    #expect(
      violation?.description == """
        insert or update on table "orders" violates foreign key constraint "orders_customer_fkey"
        DETAIL: Key (customer_id)=(77) is not present in table "customers".
        """
    )
  }
}

/// Remembers what was asked.
actor RecordingSession: SQLSession {
  private let session: LibPQSession
  private(set) var statements: [String] = []

  init(_ session: LibPQSession) { self.session = session }

  func forget() { statements = [] }

  func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    statements.append(sql)
    return try await session.query(sql, parameters)
  }

  nonisolated func sqlState(of error: any Error) -> String? { session.sqlState(of: error) }
}
