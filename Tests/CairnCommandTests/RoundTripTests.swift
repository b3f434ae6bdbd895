import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// How often `cairn` asks the server, counted on the wire.
@Suite struct RoundTripTests {
  private func requests(_ database: TargetDatabase, _ arguments: [String]) throws -> [String] {
    let proxy = try database.proxy()
    defer { proxy.end() }
    let run = try CairnProcess(arguments, database: database.url(through: proxy)).run()
    try #require(run.status == 0, "\(run)")
    return proxy.requests.map(\.text)
  }

  /// However many are applied: one question, and on MySQL the settings of its session before it.
  @Test(arguments: TargetServer.common)
  func statusAsksOnce(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      for number in 1...40 {
        try session.folder.append("\(String(format: "%04d", number))_t", "CREATE TABLE t\(number) (id integer);\n")
      }
      try #require(try session.cairn("migrate").status == 0)
      let asked = try requests(session.database, ["status", "--migrations", session.folder.path])
      #expect(asked.count == (server == .mysql ? 2 : 1), "\(asked)")
      #expect(asked.last?.contains("schema_migrations") == true)
    }
  }

  /// A file that leaves the session as it was costs its statement and its record.
  @Test(arguments: TargetServer.common)
  func aFileTakesNoSettings(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      func add(_ numbers: ClosedRange<Int>) throws {
        for number in numbers {
          try session.folder.append("\(String(format: "%04d", number))_t", "CREATE TABLE t\(number) (id integer);\n")
        }
      }
      try add(1...1)
      try #require(try session.cairn("migrate").status == 0)
      let migrate = ["migrate", "--migrations", session.folder.path]
      try add(2...3)
      let two = try requests(session.database, migrate)
      try add(4...13)
      let ten = try requests(session.database, migrate)
      #expect(ten.count - two.count == 8 * 2, "\(ten)")
    }
  }
}
