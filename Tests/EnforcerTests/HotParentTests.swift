import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import TestSupport
import Testing

/// Many writers below one parent.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct HotParentTests {
  @Test("32 writers that insert children of one parent do not conflict")
  func doNotConflict() async throws {
    try await EnforcerDatabase.with { database in
      let model = OptimisticModel(FixedSchemas.shop, on: try await database.session())
      try await model.make(["model"] + (0..<32).map { "copy\($0)" })
      let direct = try await database.session(in: "model")
      _ = try await direct.query("INSERT INTO customers VALUES (1)", [])
      let order = CommitOrder(Array(0..<32) + Array(0..<32))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<32 {
          let session = try await OptimisticSession(number, of: model, on: try await database.session())
          await session.follow(order)
          group.addTask {
            try await session.withTransaction { unit in
              let row = Shop.Orders.Row(id: Int64(number), customerID: 1, previousID: nil)
              try await Shop.Orders.willInsert(row, in: unit)
              try await unit.query("INSERT INTO orders VALUES ($1::bigint, 1)", ["\(number)"])
            }
            await order.end(number)
          }
        }
        try await group.waitForAll()
      }
      #expect(await model.conflicts == 0)
      #expect(try await direct.query("SELECT count(*)::text FROM orders", []) == [["32"]])
    }
  }
}
