import DatabaseDrivers
import Foundation
import Testing

@Suite(.serialized) struct StreamingTests {
  private static let million =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i, concat('row number ', i, ' of a million') FROM n"

  // In a process of its own: memory is the process's, and other tests run beside this one.
  @Test func aMillionRowsTakeNoMemory() async throws {
    await #expect(processExitsWith: .success) {
      for server in ServerUnderTest.available {
        for withParameters in [false, true] { try await Self.streamAMillionRows(server, withParameters) }
      }
    }
  }

  private static func streamAMillionRows(_ server: ServerUnderTest, _ withParameters: Bool) async throws {
    try await server.withConnection { connection in
      if server == .mysql { _ = try await connection.execute("SET SESSION cte_max_recursion_depth = 2000000") }
      let sum = Total()
      let before = try residentMegabytes()
      let limit = withParameters ? " WHERE i > \(server.parameter(1))" : ""
      try await connection.stream(million + limit, withParameters ? [0] : []) { row in
        sum.add(row)
      }
      #expect(sum.rows == 1_000_000)
      #expect(sum.value == 500_000_500_000)
      #expect(sum.peak - before < 60)
    }
  }

  @Test func connectionsThatCameAndWentLeaveNoMemory() async throws {
    await #expect(processExitsWith: .success) {
      for server in ServerUnderTest.available {
        try await server.withURL { url in
          for _ in 0..<50 { try await Self.comeAndGo(url, server) }
          let before = try residentMegabytes()
          for _ in 0..<400 { try await Self.comeAndGo(url, server) }
          // A result of 1,000 rows that was kept by each would be 20 MB and more.
          let growth = try residentMegabytes() - before
          #expect(growth < 8, "\(server): \(growth) MB")
        }
      }
    }
  }

  private static func comeAndGo(_ url: DatabaseURL, _ server: ServerUnderTest) async throws {
    let connection = try await DatabaseDrivers.connect(url)
    let rows = try await connection.query(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i, concat('text ', i) FROM n"
        + " WHERE i > \(server.parameter(1))",
      [0]
    )
    #expect(rows.count == 500)
    _ = try? await connection.execute("no SQL at all")
    await connection.close()
  }

  @Test(arguments: ServerUnderTest.available, [false, true])
  func anErrorOfTheReaderEndsTheQuery(_ server: ServerUnderTest, withParameters: Bool) async throws {
    struct Enough: Error {}
    try await server.withConnection { connection in
      if server == .mysql { _ = try await connection.execute("SET SESSION cte_max_recursion_depth = 2000000") }
      let limit = withParameters ? " WHERE i > \(server.parameter(1))" : ""
      await #expect(throws: Enough.self) {
        try await connection.stream(Self.million + limit, withParameters ? [0] : []) { row in
          if row[0] == 10 { throw Enough() }
        }
      }
      let after = try await connection.query("SELECT 1")
      #expect(after.count == 1)
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func anErrorOfTheServerComesBehindTheRows(_ server: ServerUnderTest) async throws {
    try await server.withConnection { connection in
      let sum = Total()
      let failing =
        server == .mysql
        ? "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT (SELECT 1 UNION SELECT 2)"
        : "SELECT 1 / (3 - i) FROM generate_series(1, 5) i"
      let error = await databaseError { try await connection.stream(failing, []) { sum.add($0) } }
      #expect(error?.sqlState == (server == .mysql ? "21000" : "22012"))
      let after = try await connection.query("SELECT 1")
      #expect(after.count == 1)
    }
  }
}

/// What the rows add up to, and the most memory that was in use meanwhile.
///
/// `@unchecked Sendable`: a test reads it only after the stream has ended.
private final class Total: @unchecked Sendable {
  var rows = 0
  var value: Int64 = 0
  var peak = 0

  func add(_ row: Row) {
    rows += 1
    value += row[0].integer ?? 0
    if rows % 50_000 == 0 { peak = max(peak, (try? residentMegabytes()) ?? .max) }
  }
}

private func residentMegabytes() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
  return (Int(status.split(separator: " ")[1]) ?? 0) * 4_096 / 1_000_000
}
