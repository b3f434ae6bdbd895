import Foundation

/// The Postgres that the tests run SQL on, reached by `psql`.
///
/// `scripts/test` starts it and sets `CAIRN_TEST_POSTGRES` (`host=… port=… user=…`) and
/// `CAIRN_TEST_POSTGRES_BIN` (the folder of psql and pg_dump).
package struct PostgresServer: Sendable {
  var connection: String
  var programs: String

  /// Nil when the variable is not set: tests that need a server are then skipped.
  package static let fromEnvironment = PostgresServer(prefix: "CAIRN_TEST_POSTGRES")
  /// The stand-in with DSQL's rules before a Postgres: `CAIRN_TEST_DSQL`.
  package static let dsqlFromEnvironment = PostgresServer(prefix: "CAIRN_TEST_DSQL")

  private init?(prefix: String) {
    let environment = ProcessInfo.processInfo.environment
    guard let connection = environment[prefix] else { return nil }
    self.connection = connection
    self.programs = environment["CAIRN_TEST_POSTGRES_BIN"] ?? "/usr/bin"
  }

  /// Runs `body` with the name of a new, empty database, and drops it.
  package func withDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let name = "cairn_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: "_"))"
    let maintenance = Database(server: self, name: "postgres")
    try maintenance.execute("CREATE DATABASE \"\(name)\" TEMPLATE template0")
    defer { _ = try? maintenance.execute("DROP DATABASE \"\(name)\" WITH (FORCE)") }
    return try body(Database(server: self, name: name))
  }

  package struct Database: Sendable {
    var server: PostgresServer
    package var name: String

    package init(server: PostgresServer, name: String) {
      self.server = server
      self.name = name
    }

    private var arguments: [String] {
      ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", "\(server.connection) dbname=\(name)"]
    }

    /// Runs a script as `psql -f` does, stopping at the first error; the rows come back unaligned.
    @discardableResult
    package func execute(_ script: String) throws -> String {
      try ProcessRun.check("\(server.programs)/psql", arguments + ["-f", "-"], input: script)
    }

    /// The same, without an error when the script fails.
    package func attempt(_ script: String) throws -> ProcessRun {
      try ProcessRun.run("\(server.programs)/psql", arguments + ["-f", "-"], input: script)
    }

    /// The schema as `pg_dump` prints it, in canonical form: see `CanonicalDump`.
    package func canonicalDump() throws -> String {
      let dump = try ProcessRun.check(
        "\(server.programs)/pg_dump",
        [
          "-d", "\(server.connection) dbname=\(name)", "--schema-only", "--no-owner", "--no-privileges",
          "--no-tablespaces", "--no-publications", "--no-subscriptions", "--no-security-labels", "--restrict-key=x",
        ]
      )
      let invalid = try execute(
        """
        SELECT 'INVALID INDEX ' || indexrelid::regclass FROM pg_catalog.pg_index
        WHERE NOT (indisvalid AND indisready AND indislive) ORDER BY 1;
        """
      )
      return CanonicalDump.text(dump) + "\n" + invalid
    }
  }
}
