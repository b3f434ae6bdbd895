import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import SchemaModel
import TestSupport
import Testing

/// What a refusal says, and what is left behind it.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct RefusalTests {
  private func session(
    _ database: EnforcerDatabase,
    _ namespace: String,
    withForeignKeys: Bool
  ) async throws -> LibPQSession {
    let session = try await database.session()
    for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: namespace, withForeignKeys: withForeignKeys) {
      _ = try await session.query(sql, [])
    }
    for sql in [
      "INSERT INTO customers VALUES (1), (2)", "INSERT INTO orders VALUES (1, 1, NULL)",
      "INSERT INTO invoices VALUES (1, 1)",
    ] {
      _ = try await session.query(sql, [])
    }
    return session
  }

  @Test("It says what Postgres' own foreign key says, word for word")
  func saysWhatPostgresSays() async throws {
    try await EnforcerDatabase.with { database in
      let native = try await session(database, "native", withForeignKeys: true)
      let enforced = try await session(database, "enforced", withForeignKeys: false)
      let cases: [(sql: String, body: @Sendable (UnitOfWork) async throws -> Void)] = [
        ("INSERT INTO lines VALUES (7, 1)", { try await Shop.Lines.willInsert(.init(orderID: 7, number: 1), in: $0) }),
        (
          "UPDATE orders SET customer_id = 9 WHERE id = 1",
          { try await Shop.Orders.update([.init(id: 1)], in: $0) { $0.customerID = 9 } }
        ),
        ("DELETE FROM customers WHERE id = 1", { try await Shop.Customers.delete([.init(id: 1)], in: $0) }),
        (
          "UPDATE customers SET id = 5 WHERE id = 1",
          { try await Shop.Customers.update([.init(id: 1)], in: $0) { $0.id = 5 } }
        ),
      ]
      for (sql, body) in cases {
        let theirs = await #expect(throws: SessionError.self) { _ = try await native.query(sql, []) }
        let ours = await #expect(throws: ForeignKeyViolation.self) { try await enforced.withTransaction(body) }
        #expect(theirs?.sqlState == ForeignKeyViolation.sqlState)
        let words = try #require(theirs?.message)
        #expect(words.contains(try #require(ours?.message)), "\(words)\n\(ours as Any)")
        #expect(words.contains(try #require(ours?.detail)), "\(words)\n\(ours as Any)")
      }
    }
  }

  @Test("A unit in which a key was violated is not committed, whoever catches the violation")
  func isNotCommittedBehindARefusal() async throws {
    try await EnforcerDatabase.with { database in
      let session = try await session(database, "shop", withForeignKeys: false)
      let violation = await #expect(throws: ForeignKeyViolation.self) {
        try await session.withTransaction { unit in
          // By then orders are gone, and the customer with them: the invoice is in the way.
          do { try await Shop.Customers.delete([.init(id: 1)], in: unit) } catch is ForeignKeyViolation {}
          try await unit.query("INSERT INTO customers VALUES (3)")
        }
      }
      #expect(violation?.constraint == "invoices_customer_fkey")
      let left = "SELECT (SELECT count(*) FROM customers)::text, (SELECT count(*) FROM orders)::text"
      #expect(try await session.query(left, []) == [["2", "1"]])
    }
  }
}
