import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ

/// What foreign keys cost on one server in one run: none, Postgres' own, and the emitted code's.
struct CostMeasurement {
  enum Kind: String, CaseIterable {
    case none, native, enforced
  }

  let url: String
  let rows: Int

  func run() async throws {
    print("kind      insert (2 keys)        cascade of 10 rows     cascade of \(rows) rows")
    for kind in Kind.allCases {
      let session = CountingSession(try await LibPQSession.connect(url))
      for sql in KeySchemaSQL.statements(FixedSchemas.shop, in: "cost", withForeignKeys: kind == .native) {
        _ = try await session.query(sql, [])
      }
      var line = kind.rawValue.padded(10)
      line += try await insert(kind, session).padded(23)
      line += try await smallCascade(kind, session).padded(23)
      line += try await largeCascade(kind, session)
      print(line)
    }
  }

  private func insert(_ kind: Kind, _ session: CountingSession) async throws -> String {
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

  private func smallCascade(_ kind: Kind, _ session: CountingSession) async throws -> String {
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

  private func largeCascade(_ kind: Kind, _ session: CountingSession) async throws -> String {
    guard kind != .none else { return "-" }
    _ = try await session.query("INSERT INTO customers VALUES (-1)", [])
    let count = "\(rows / 10)"
    _ = try await session.query("INSERT INTO orders SELECT -i, -1, NULL FROM generate_series(1, $1::int) i", [count])
    _ = try await session.query(
      "INSERT INTO lines SELECT -i, n FROM generate_series(1, $1::int) i, generate_series(1, 9) n",
      [count]
    )
    return try await measure(1, session) { _ in
      if kind == .enforced {
        try await Shop.Customers.deleteInBatches([.init(id: -1)], on: session)
      } else {
        _ = try await session.query("DELETE FROM customers WHERE id = -1", [])
      }
    }
  }

  /// `4.0 trips, 812 µs`, each.
  private func measure(
    _ count: Int,
    _ session: CountingSession,
    _ body: (Int) async throws -> Void
  ) async throws -> String {
    await session.reset()
    let clock = ContinuousClock()
    let start = clock.now
    for number in 1...count { try await body(number) }
    let time = (clock.now - start) / count
    let trips = Double(await session.count * 10 / count) / 10
    let microseconds = time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
    return "\(trips) trips, \(microseconds > 100_000 ? "\(microseconds / 1000) ms" : "\(microseconds) µs")"
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

extension String {
  fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
