import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ

/// What foreign keys cost on one server in one run: none, Postgres' own, and the emitted code's.
struct CostMeasurement {
  enum Kind: String, CaseIterable {
    case none, native, enforced
  }

  /// Of one operation.
  struct Cost: Encodable {
    var roundTrips: Double
    var milliseconds: Double
  }

  let url: String
  let rows: Int

  /// By kind and operation: `insert` has two foreign keys, `smallCascade` ten rows, `largeCascade` as many as were asked for.
  func run() async throws -> [String: [String: Cost]] {
    var costs: [String: [String: Cost]] = [:]
    for kind in Kind.allCases {
      let session = CountingSession(try await LibPQSession.connect(url))
      for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: "cost", withForeignKeys: kind == .native) {
        _ = try await session.query(sql, [])
      }
      costs[kind.rawValue] = [
        "insert": try await insert(kind, session), "smallCascade": try await smallCascade(kind, session),
      ]
      if kind != .none { costs[kind.rawValue]?["largeCascade"] = try await largeCascade(kind, session) }
    }
    return costs
  }

  private func insert(_ kind: Kind, _ session: CountingSession) async throws -> Cost {
    _ = try await session.query("INSERT INTO customers SELECT generate_series(1, 2000)", [])
    _ = try await session.query("INSERT INTO orders VALUES (0, 1, NULL)", [])
    return try await measure(2_000, session) { number in
      try await session.withTransaction { unit in
        if kind == .enforced {
          let row = Shop.Orders.Row(id: Int64(number), customerID: Int64(number), previousID: 0)
          try await Shop.Orders.willInsert(row, in: unit)
        }
        try await unit.query("INSERT INTO orders VALUES ($1::bigint, $1::bigint, 0)", ["\(number)"])
      }
    }
  }

  private func smallCascade(_ kind: Kind, _ session: CountingSession) async throws -> Cost {
    _ = try await session.query("INSERT INTO lines SELECT o.id, n FROM orders o, generate_series(1, 8) n", [])
    return try await measure(500, session) { number in
      try await session.withTransaction { unit in
        if kind == .enforced {
          try await Shop.Customers.delete([.init(id: Int64(number))], in: unit)
        } else {
          if kind == .none {
            try await unit.query("DELETE FROM lines WHERE order_id = $1::bigint", ["\(number)"])
            try await unit.query("DELETE FROM orders WHERE customer_id = $1::bigint", ["\(number)"])
          }
          try await unit.query("DELETE FROM customers WHERE id = $1::bigint", ["\(number)"])
        }
      }
    }
  }

  private func largeCascade(_ kind: Kind, _ session: CountingSession) async throws -> Cost {
    _ = try await session.query("INSERT INTO customers VALUES (-1)", [])
    let count = "\(rows / 10)"
    _ = try await session.query("INSERT INTO orders SELECT -i, -1, NULL FROM generate_series(1, $1::int) i", [count])
    _ = try await session.query(
      "INSERT INTO lines SELECT -i, n FROM generate_series(1, $1::int) i, generate_series(1, 9) n",
      [count]
    )
    // As on any server that has the rows for longer: without it, it takes half of a table for a few keys.
    for table in ["customers", "orders", "lines"] { _ = try await session.query("ANALYZE \(table)", []) }
    return try await measure(1, session) { _ in
      if kind == .enforced {
        try await Shop.Customers.deleteInBatches([.init(id: -1)], on: session)
      } else {
        _ = try await session.query("DELETE FROM customers WHERE id = -1", [])
      }
    }
  }

  /// The mean of so many operations.
  private func measure(
    _ count: Int,
    _ session: CountingSession,
    _ body: (Int) async throws -> Void
  ) async throws -> Cost {
    await session.reset()
    let clock = ContinuousClock()
    let start = clock.now
    for number in 1...count { try await body(number) }
    let time = (clock.now - start) / count
    return Cost(
      roundTrips: Double(await session.count) / Double(count),
      milliseconds: Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
    )
  }
}

/// Counts round trips.
actor CountingSession: SQLSession {
  private let session: LibPQSession
  private(set) var count = 0

  init(_ session: LibPQSession) { self.session = session }

  func reset() { count = 0 }

  func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    count += 1
    return try await session.query(sql, parameters)
  }

  nonisolated func sqlState(of error: any Error) -> String? { session.sqlState(of: error) }
}
