import DatabaseDrivers
import Foundation
import Testing

@Suite(.serialized) struct StreamingTests {
  private static let million =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i, concat('row number ', i, ' of a million') FROM n"

  @Test(arguments: ServerUnderTest.available, [false, true])
  func aMillionRowsTakeNoMemory(_ server: ServerUnderTest, withParameters: Bool) async throws {
    try await server.withConnection { connection in
      if server == .mysql { _ = try await connection.execute("SET SESSION cte_max_recursion_depth = 2000000") }
      let sum = Total()
      let before = try residentMegabytes()
      let limit = withParameters ? " WHERE i > \(server.parameter(1))" : ""
      try await connection.stream(Self.million + limit, withParameters ? [0] : []) { row in
        sum.add(row)
      }
      #expect(sum.rows == 1_000_000)
      #expect(sum.value == 500_000_500_000)
      #expect(sum.peak - before < 60)
    }
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
