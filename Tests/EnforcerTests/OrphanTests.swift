import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import TestSupport
import Testing

/// Rows that came past the enforcer.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct OrphanTests {
  private func fill(_ session: some SQLSession) async throws {
    for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: "shop", withForeignKeys: false) {
      _ = try await session.query(sql, [])
    }
    for sql in [
      "INSERT INTO customers VALUES (1)",
      "INSERT INTO orders SELECT i, 1 + i / 50, NULL FROM generate_series(1, 99) i",
      "INSERT INTO lines SELECT i, 1 FROM generate_series(1, 105) i",
      "INSERT INTO notes SELECT i, nullif(i % 3, 0) FROM generate_series(1, 30) i",
    ] {
      _ = try await session.query(sql, [])
    }
  }

  @Test("All are found whatever the portions are, and each says where it stands", arguments: [1, 7, 10_000])
  func finds(portion: Int) async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await fill(session)
      var found: [Orphan] = []
      try await Shop.schema.findOrphans(on: session, portion: portion) { found += $0 }
      let counts = Dictionary(grouping: found, by: \.constraint).mapValues(\.count)
      #expect(counts == ["orders_customer_fkey": 50, "lines_order_fkey": 6, "notes_customer_fkey": 10])
      #expect(found.map(\.description).contains("lines (105, 1): lines_order_fkey (order_id)=(105) is not in orders"))
    }
  }

  @Test("Repairs delete with all that hangs on the row, or take the key away")
  func repairs() async throws {
    try await EnforcerDatabase.with { database in
      let session = try await database.session()
      try await fill(session)
      #expect(try await Shop.Notes.repairOrphans(.setNull, on: session) == 10)
      #expect(try await Shop.schema.repairOrphans(.delete, on: session, portion: 11) == 6 + 50)
      try await Shop.schema.findOrphans(on: session) { orphans in #expect(orphans == []) }
      let left = "SELECT (SELECT count(*) FROM orders)::text, (SELECT count(*) FROM lines)::text"
      #expect(try await session.query(left, []) == [["49", "49"]])
    }
  }
}
