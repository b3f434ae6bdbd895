import Foundation
import Testing

@testable import DatabaseDrivers

/// What the libraries are told, for each way of saying it.
@Suite struct SettingsTests {
  #if MySQL
    private func mysql(_ url: String, _ environment: [String: String] = [:]) throws -> MySQLSettings {
      try MySQLSettings(DatabaseURL(url), ConnectionOptions(environment: environment))
    }

    @Test func aMySQLURLSaysItAll() throws {
      let settings = try mysql(
        "mysql://al%40ice:p%2Fw%20%25@db.example.com:3307/li%62rary?ssl-ca=%2Fetc%2Fca&connect-timeout=3"
      )
      #expect(settings.host == "db.example.com" && settings.port == 3307 && settings.socket == nil)
      #expect(settings.user == "al@ice" && settings.password?.value == "p/w %" && settings.database == "library")
      #expect(settings.tls == .required && settings.tlsFiles == ["ssl-ca": "/etc/ca"])
      #expect(settings.connectTimeout == .seconds(3))
    }

    @Test func theEnvironmentSaysTheRest() throws {
      let variables = [
        "MYSQL_HOST": "db", "MYSQL_TCP_PORT": "3308", "MYSQL_PWD": "pw", "USER": "me", "MYSQL_UNIX_PORT": "/s",
      ]
      let all = try mysql("mysql:///d", variables)
      #expect(all.host == "db" && all.port == 3308 && all.user == "me" && all.password?.value == "pw")
      #expect(all.socket == nil && all.tls == .required)
      let written = try mysql("mysql://u:x@h:1/d", variables)
      #expect(written.host == "h" && written.port == 1 && written.user == "u" && written.password?.value == "x")
      let socket = try mysql("mysql:///d", ["MYSQL_UNIX_PORT": "/s"])
      #expect(socket.socket == "/s" && socket.host == nil && socket.tls == .disabled)
    }

    @Test(
      arguments: [
        ("mysql://localhost/d", .disabled), ("mysql://localhost:3306/d", .preferred),
        ("mysql://127.0.0.1/d", .preferred),
        ("mysql://[::1]/d", .preferred), ("mysql://db/d", .required), ("mysql://%2Fs/d", .disabled),
        ("mysql:///d?socket=/s", .disabled), ("mysql://db/d?ssl-mode=disabled", .disabled),
        ("mysql://127.0.0.1/d?ssl-mode=verify-identity", .verifyIdentity),
      ] as [(String, MySQLTLSMode)]
    )
    func mysqlUsesTLSOffThisMachine(_ url: String, _ mode: MySQLTLSMode) throws {
      #expect(try mysql(url).tls == mode)
    }

    @Test(arguments: ["sslmode=require", "ssl-mode=MAYBE", "connect-timeout=0", "x=1"])
    func whatMySQLDoesNotKnowIsRefused(_ parameter: String) throws {
      let error = try #require(throws: DatabaseError.self) { try mysql("mysql://h/d?\(parameter)") }
      #expect(error.kind == .usage)
      #expect(throws: DatabaseError.self) { try mysql("mysql://a,b/d") }
    }
  #endif

  #if Postgres
    private func sslMode(_ url: String, _ environment: [String: String] = [:]) throws -> String? {
      let settings = try PostgresSettings(DatabaseURL(url), ConnectionOptions(environment: environment))
      return settings.keywords.last { $0.name == "sslmode" }?.value
    }

    @Test(
      arguments: [
        ("postgres://localhost/d", nil), ("postgres://127.0.0.1/d", nil), ("postgres:///d?host=/run", nil),
        ("postgres://%2Frun/d", nil), ("postgres://[::1]/d", nil), ("postgres://db.example.com/d", "require"),
        ("postgres://localhost,db/d", "require"), ("postgres://localhost/d?hostaddr=10.0.0.1", "require"),
        ("postgres://db/d?hostaddr=127.0.0.1", nil),
        // What is written is libpq's to read.
        ("postgres://db.example.com/d?sslmode=verify-full", nil), ("postgres://db.example.com/d?sslmode=disable", nil),
      ] as [(String, String?)]
    )
    func postgresUsesTLSOffThisMachine(_ url: String, _ mode: String?) throws {
      #expect(try sslMode(url) == mode)
    }

    @Test func theVariableForTLSCounts() throws {
      #expect(try sslMode("postgres://db.example.com/d", ["PGSSLMODE": "prefer"]) == nil)
    }

    @Test(arguments: ["postgres://a:s3cret@h/d?nonsense=1", "postgres://a:s3cret@[::1/d"])
    func whatLibpqDoesNotUnderstandIsSaidWithoutThePassword(_ url: String) throws {
      let error = try #require(throws: DatabaseError.self) { try sslMode(url) }
      #expect(error.kind == .usage && !error.description.contains("s3cret"))
      #expect(error.message.hasPrefix("libpq does not understand the URL"))
    }

    @Test func aClusterOfDSQLIsNotTakenForAPostgres() throws {
      let error = try #require(throws: DatabaseError.self) {
        try sslMode("postgres://abc.dsql.eu-west-1.on.aws/postgres")
      }
      #expect(error.hint == "write dsql://abc.dsql.eu-west-1.on.aws/postgres")
    }
  #endif
}
