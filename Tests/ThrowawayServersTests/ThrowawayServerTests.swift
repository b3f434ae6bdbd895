import DatabaseDrivers
import Foundation
import TestSupport
import Testing
import ThrowawayServers

/// A server of one's own: it answers, it goes with its maker, and it leaves nothing.
@Suite(.serialized) struct ThrowawayServerTests {
  /// The programs that the tests know are there.
  private static let products: [(ThrowawayServer.Product, Int?)] =
    (PostgresServer.fromEnvironment == nil ? [] : [(.postgres, 15)])
    + (MySQLServer.fromEnvironment == nil ? [] : [(.mysql, nil)])

  @Test(arguments: products)
  func startsAndGoes(_ product: ThrowawayServer.Product, _ major: Int?) async throws {
    let server = try await ThrowawayServer.start(product, major: major)
    let (one, other) = (try await server.makeDatabase(), try await server.makeDatabase())
    #expect(one != other)
    for url in [one, other] {
      let connection = try await DatabaseDrivers.connect(url)
      _ = try await connection.execute("CREATE TABLE t (id integer PRIMARY KEY)")
      if let major { #expect(connection.server.major == major) }
      await connection.close()
    }
    let folder = server.folderPath
    #expect(FileManager.default.fileExists(atPath: folder))
    server.stop()
    server.stop()
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(try ProcessRun.run("pgrep", ["-f", folder]).output.isEmpty)
  }

  /// The maker is killed behind these lines; whoever makes the next one finds nothing of it afterwards.
  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "Postgres is missing"))
  func thePostgresOfAKilledMakerGoesWithTheNext() async throws {
    let maker = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
      let server = try await ThrowawayServer.start(.postgres, major: 15)
      try Self.sayAndDie(server)
    }
    try await Self.expectNothing(of: maker, afterNext: .postgres, major: 15)
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "MySQL is missing"))
  func theMySQLOfAKilledMakerGoesWithTheNext() async throws {
    let maker = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
      let server = try await ThrowawayServer.start(.mysql)
      try Self.sayAndDie(server)
    }
    try await Self.expectNothing(of: maker, afterNext: .mysql, major: nil)
  }

  /// Says where the server is.
  private static func sayAndDie(_ server: ThrowawayServer) throws {
    try FileHandle.standardOutput.write(contentsOf: Data("held \(server.folderPath)\n".utf8))
    kill(getpid(), SIGKILL)
  }

  private static func expectNothing(
    of maker: ExitTest.Result?,
    afterNext product: ThrowawayServer.Product,
    major: Int?
  ) async throws {
    let said = String(decoding: try #require(maker).standardOutputContent, as: UTF8.self)
    let words = try #require(said.split(separator: "\n").first { $0.hasPrefix("held ") }).split(separator: " ")
    let folder = String(words[1])
    let next = try await ThrowawayServer.start(product, major: major)
    defer { next.stop() }
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(try ProcessRun.run("pgrep", ["-f", folder]).output.isEmpty)
  }

  #if Postgres
    @Test func aVersionThatIsNotThereIsSaid() async throws {
      await #expect {
        _ = try await ThrowawayServer.start(.postgres, major: 3)
      } throws: { error in
        "\(error)".contains("there is no Postgres 3 on this machine") && "\(error)".contains("CAIRN_POSTGRES_BIN")
      }
    }
  #endif
}
