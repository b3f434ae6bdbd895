import DatabaseDrivers
import Foundation
import Introspection
import TestSupport

/// An account of a test's own, with a role, and with what it is given.
struct MySQLReader {
  let name: String
  private let place: MySQLPlace
  private let server: MySQLServer

  /// Statements say `@user`, `@role` and `@db` for what is only known here, and `@escaped` for the database's name as the
  /// pattern for nothing else; `@local` is the account of the same name on this machine.
  init(_ place: MySQLPlace, _ server: MySQLServer, _ statements: [String]) async throws {
    name = "cairn_r_\(UUID().uuidString.prefix(8).lowercased())"
    self.place = place
    self.server = server
    try await place.execute(["CREATE USER @user", "CREATE ROLE @role"].map(text) + statements.map(text))
  }

  func text(_ statement: String) -> String {
    statement.replacing("@db", with: place.name).replacing("@escaped", with: place.name.replacing("_", with: "\\_"))
      .replacing("@user", with: "`\(name)`@`%`").replacing("@local", with: "`\(name)`@`localhost`").replacing(
        "@role",
        with: "`\(name)_role`@`%`"
      )
  }

  func inspect(after statement: String = "DO 0") async throws -> Inspection {
    let url = MySQLServer.Database(server: server, name: place.name).url.replacing("//root@", with: "//\(name)@")
    let connection = try await DatabaseDrivers.connect(DatabaseURL(url))
    let found: Result<Inspection, any Error>
    do {
      _ = try await connection.execute(text(statement))
      found = .success(try await MySQLInspector().inspect(.everything, on: connection))
    } catch {
      found = .failure(error)
    }
    await connection.close()
    return try found.get()
  }

  func drop() async throws { try await place.execute(["DROP USER @user", "DROP ROLE @role"].map(text)) }
}
