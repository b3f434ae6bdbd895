import DatabaseDrivers
import Foundation
import RunnerSupport
import TestSupport
import Testing

@Suite struct ConnectionLossTests {
  private func endOther(_ server: ServerUnderTest, _ connection: any DatabaseConnection, _ id: Int64) async throws {
    if server == .mysql {
      _ = try await connection.execute("KILL \(id)")
    } else {
      _ = try await connection.query("SELECT pg_terminate_backend($1)", [.integer(id)])
    }
  }

  private func id(_ server: ServerUnderTest, _ connection: any DatabaseConnection) async throws -> Int64 {
    let rows = try await connection.query(server == .mysql ? "SELECT connection_id()" : "SELECT pg_backend_pid()")
    return try #require(rows.first?[0].integer)
  }

  @Test(arguments: ServerUnderTest.available)
  func betweenStatementsNothingIsUnknown(_ server: ServerUnderTest) async throws {
    try await server.withURL { url in
      let connection = try await DatabaseDrivers.connect(url)
      let other = try await DatabaseDrivers.connect(url)
      #expect(await connection.isAlive)
      try await endOther(server, other, id(server, connection))
      for _ in 0..<100 where await connection.isAlive { try await Task.sleep(for: .milliseconds(20)) }
      #expect(await !connection.isAlive)
      let error = await databaseError { _ = try await connection.execute("CREATE TABLE t (a int)") }
      #expect(error?.kind == .connectionLost && error?.outcomeIsKnown == true)
      #expect(await connection.transactionStatus == .unknown)
      await connection.close()
      await other.close()
    }
  }

  @Test(arguments: ServerUnderTest.available)
  func inAStatementItsOutcomeIsUnknown(_ server: ServerUnderTest) async throws {
    try await server.withURL { url in
      let connection = try await DatabaseDrivers.connect(url)
      let other = try await DatabaseDrivers.connect(url)
      let number = try await id(server, connection)
      async let error = databaseError {
        _ = try await connection.execute(server == .mysql ? "DO sleep(30)" : "SELECT pg_sleep(30)")
      }
      try await Task.sleep(for: .milliseconds(300))
      try await endOther(server, other, number)
      let thrown = try #require(await error)
      #expect(thrown.kind == .connectionLost && !thrown.outcomeIsKnown)
      if server != .mysql { #expect(thrown.sqlState == "57P01") }
      #expect(thrown.description.contains("unknown: whether the statement took effect"))
      await connection.close()
      await other.close()
    }
  }

  /// The schemes that this build has drivers for.
  private static let schemes: [String] = {
    var schemes: [String] = []
    #if Postgres
      schemes.append("postgres")
    #endif
    #if MySQL
      schemes.append("mysql")
    #endif
    return schemes
  }()

  private static let nowhere = [
    "postgres://127.0.0.1:1/d", "postgres:///d?host=/nowhere", "mysql://127.0.0.1:1/d", "mysql://%2Fnowhere/d",
    "postgres://a:s3cret@no-such-host.invalid/d", "mysql://a:s3cret@no-such-host.invalid/d",
  ]

  @Test(arguments: nowhere.filter { url in schemes.contains { url.hasPrefix($0) } })
  func aServerThatIsNotThereCannotBeConnectedTo(_ url: String) async throws {
    let url = try DatabaseURL(url)
    let error = await databaseError { _ = try await DatabaseDrivers.connect(url) }
    #expect(error?.kind == .cannotConnect && error?.outcomeIsKnown == true)
    #expect(error?.description.contains("s3cret") == false)
  }

  @Test(arguments: schemes)
  func aServerThatSaysNothingIsGivenUp(_ scheme: String) async throws {
    let silence = try FakeServer { _ in Thread.sleep(forTimeInterval: 20) }
    let options = ConnectionOptions(connectTimeout: .seconds(2))
    let began = ContinuousClock.now
    let url = try DatabaseURL("\(scheme)://u@127.0.0.1:\(silence.port)/d")
    let error = await databaseError { _ = try await DatabaseDrivers.connect(url, options: options) }
    #expect(error?.kind == .cannotConnect)
    #expect(ContinuousClock.now - began < .seconds(12))
  }

  #if MySQL
    /// The handshake and the welcome of a MariaDB 10.11, byte by byte.
    @Test func aMariaDBIsRefused() async throws {
      let server = try FakeServer { client in
        client.send(FakeServer.mysqlPacket(0, FakeServer.handshake(version: "5.5.5-10.11.6-MariaDB-0+deb12u1")))
        client.receive()
        client.send(FakeServer.mysqlPacket(2, [0, 0, 0, 2, 0, 0, 0]))
        client.receive()
      }
      let url = try DatabaseURL("mysql://u@127.0.0.1:\(server.port)/d?ssl-mode=DISABLED")
      let error = await databaseError { _ = try await DatabaseDrivers.connect(url) }
      #expect(error?.kind == .usage)
      #expect(error?.message.contains("the server is MariaDB") == true)
    }

    /// libmariadb alone would go on in the clear.
    @Test func aServerWithoutTLSIsRefusedWhereTLSIsRequired() async throws {
      let server = try FakeServer { client in
        client.send(FakeServer.mysqlPacket(0, FakeServer.handshake(version: "9.7.0")))
        client.receive()
        client.send(FakeServer.mysqlPacket(2, [0, 0, 0, 2, 0, 0, 0]))
        client.receive()
      }
      let url = try DatabaseURL("mysql://u@127.0.0.1:\(server.port)/d?ssl-mode=REQUIRED")
      let error = await databaseError { _ = try await DatabaseDrivers.connect(url) }
      #expect(error?.kind == .cannotConnect)
    }
  #endif
}
