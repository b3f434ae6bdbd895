import Foundation

/// The MySQL that the tests run SQL on, reached by its own `mysql` client.
///
/// `scripts/test` starts it and sets `CAIRN_TEST_MYSQL_SOCKET` and `CAIRN_TEST_MYSQL_CLIENT` (the client program).
package struct MySQLServer: Sendable {
  var socket: String
  package var client: String

  /// A server of a test's own; the arguments are what `scripts/mysql-server start` prints.
  package init(socket: String, client: String) {
    self.socket = socket
    self.client = client
  }

  /// Nil when the variables are not set, or the trait that reaches it is off: tests that need a server are then skipped.
  package static let fromEnvironment: MySQLServer? = {
    #if MySQL
      let environment = ProcessInfo.processInfo.environment
      guard let socket = environment["CAIRN_TEST_MYSQL_SOCKET"], let client = environment["CAIRN_TEST_MYSQL_CLIENT"]
      else { return nil }
      return MySQLServer(socket: socket, client: client)
    #else
      return nil
    #endif
  }()

  /// Runs `body` with a new, empty database, and drops it.
  package func withDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let database = try makeDatabase()
    defer { drop(database) }
    return try body(database)
  }

  /// A new, empty database, which `drop` takes away again.
  package func makeDatabase() throws -> Database {
    let name = "cairn_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: "_"))"
    try Database(server: self, name: nil).execute("CREATE DATABASE `\(name)`")
    return Database(server: self, name: name)
  }

  package func drop(_ database: Database) {
    guard let name = database.name else { return }
    _ = try? Database(server: self, name: nil).execute("DROP DATABASE `\(name)`")
  }

  package struct Database: Sendable {
    var server: MySQLServer
    /// Nil: no database is selected.
    package var name: String?

    package init(server: MySQLServer, name: String?) {
      self.server = server
      self.name = name
    }

    private var arguments: [String] {
      ["--no-defaults", "-uroot", "-S", server.socket, "--default-character-set=utf8mb4", "--batch", "--raw", "-N"]
        + (name.map { [$0] } ?? [])
    }

    /// The program that runs SQL from its input on it.
    package var client: (program: String, arguments: [String]) { (server.client, arguments) }

    /// Runs a script as `mysql <` does, stopping at the first error; rows come back tab-separated.
    @discardableResult
    package func execute(_ script: String) throws -> String {
      try ProcessRun.check(server.client, arguments, input: script)
    }

    /// The same, without an error when the script fails.
    package func attempt(_ script: String) throws -> ProcessRun {
      try ProcessRun.run(server.client, arguments, input: script)
    }

    /// SHOW CREATE TABLE of every table, by name, without the counter of AUTO_INCREMENT, the lines inside sorted: a
    /// column that comes back stands last, and the order of columns is no part of what is compared.
    package func showCreateTables() throws -> String {
      let tables = try execute(
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1;"
      )
      return try tables.split(separator: "\n").map { table in
        let text = try execute("SHOW CREATE TABLE `\(table.replacing("`", with: "``"))`;")
          .replacing(/\ AUTO_INCREMENT=\d+/, with: "")
        var lines = text.split(separator: "\n").map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        if lines.count > 2 { lines[1..<(lines.count - 1)].sort() }
        return lines.joined(separator: "\n")
      }.joined(separator: "\n")
    }
  }
}
