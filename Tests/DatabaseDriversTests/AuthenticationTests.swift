import DatabaseDrivers
import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

@Suite struct AuthenticationTests {
  private func isEncrypted(_ url: String, _ options: ConnectionOptions = ConnectionOptions()) async throws -> Bool {
    let connection = try await DatabaseDrivers.connect(DatabaseURL(url), options: options)
    let rows = try await connection.query(
      connection.server.product == .mysql
        ? "SHOW SESSION STATUS LIKE 'Ssl_cipher'" : "SELECT '', ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    )
    await connection.close()
    return rows.first.map { $0[1] == .bool(true) || ($0[1].text?.contains("_") ?? false) } ?? false
  }

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil)) func postgres() async throws {
    let server = try GuardedServer(.postgres)
    try await passwords("postgres", "postgres", server)
    let port = server.port
    #expect(try await isEncrypted("postgres://alice:s3cret@127.0.0.1:\(port)/postgres?sslmode=disable") == false)
    if let address = GuardedServer.address {
      #expect(try await isEncrypted("postgres://alice:s3cret@\(address):\(port)/postgres"))
    }
    let verified = "postgres://alice:s3cret@localhost:\(port)/postgres?sslmode=verify-full&sslrootcert="
    #expect(try await isEncrypted(verified + server.certificate))
    let unknown = await databaseError { _ = try await isEncrypted(verified + "/etc/ssl/certs/ca-certificates.crt") }
    #expect(unknown?.kind == .cannotConnect && unknown?.description.contains("s3cret") == false)

    try await TemporaryFile.with("localhost:\(port):*:alice:s3cret\n") { file in
      let byFile = try await isEncrypted("postgres://alice@localhost:\(port)/postgres?passfile=\(file)")
      #expect(byFile)
    }
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil)) func mysql() async throws {
    let server = try GuardedServer(.mysql)
    try await passwords("mysql", "", server)
    let port = server.port
    #expect(try await isEncrypted("mysql://alice:s3cret@127.0.0.1:\(port)/?ssl-mode=DISABLED") == false)
    if let address = GuardedServer.address {
      #expect(try await isEncrypted("mysql://alice:s3cret@\(address):\(port)/"))
      #expect(try await isEncrypted("mysql://alice:s3cret@\(address):\(port)/?ssl-mode=DISABLED") == false)
    }
    let verified = "mysql://alice:s3cret@127.0.0.1:\(port)/?ssl-mode=VERIFY_IDENTITY&ssl-ca=\(server.certificate)"
    let otherName = await databaseError { _ = try await isEncrypted(verified) }
    #expect(otherName?.kind == .cannotConnect)
    let untrusted = await databaseError {
      _ = try await isEncrypted("mysql://alice:s3cret@127.0.0.1:\(port)/?ssl-mode=VERIFY_IDENTITY")
    }
    #expect(untrusted?.kind == .cannotConnect && untrusted?.description.contains("s3cret") == false)
    let byVariable = ConnectionOptions(environment: ["MYSQL_PWD": "s3cret", "USER": "alice"])
    _ = try await isEncrypted("mysql://127.0.0.1:\(port)/", byVariable)
  }

  private func passwords(_ scheme: String, _ database: String, _ server: GuardedServer) async throws {
    let place = "127.0.0.1:\(server.port)/\(database)"
    _ = try await isEncrypted("\(scheme)://alice:s3cret@\(place)")
    let wrong = try #require(
      await databaseError { _ = try await isEncrypted("\(scheme)://alice:wr%40ng@\(place)") }
    )
    #expect(wrong.kind == .cannotConnect && wrong.message.contains("alice"))
    #expect(!wrong.description.contains("wr@ng") && !wrong.description.contains("wr%40ng"))
    let none = await databaseError { _ = try await isEncrypted("\(scheme)://alice@\(place)") }
    #expect(none?.kind == .cannotConnect && none?.hint?.contains("password of alice at 127.0.0.1") == true)
    let asked = ConnectionOptions(
      passwordPrompt: { $0 == "alice at 127.0.0.1" ? Secret("s3cret") : nil },
      environment: [:]
    )
    _ = try await isEncrypted("\(scheme)://alice@\(place)", asked)
  }
}

/// A file that only its owner may read, for the time of one test.
private enum TemporaryFile {
  static func with(_ text: String, _ body: (String) async throws -> Void) async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-test-\(UUID().uuidString)")
    _ = FileManager.default.createFile(
      atPath: file.path,
      contents: Data(text.utf8),
      attributes: [.posixPermissions: 0o600]
    )
    defer { try? FileManager.default.removeItem(at: file) }
    try await body(file.path)
  }
}
