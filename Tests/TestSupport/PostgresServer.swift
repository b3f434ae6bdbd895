import Foundation

/// A Postgres that the tests run SQL on, or the stand-in for Aurora DSQL, reached by `psql`.
///
/// `scripts/test` starts them and sets, for each prefix, `PREFIX` (`host=… port=… user=…`) and `PREFIX_BIN` (the folder of
/// its psql and pg_dump). Any database may be used by its name, and each test makes its own with `withDatabase`.
///
/// On the stand-in each database is a DSQL cluster of its own. DSQL has no CREATE DATABASE, and pg_dump begins with
/// statements that it refuses: both go to `CAIRN_TEST_DSQL_BACKEND`, the same databases without DSQL's rules.
package struct PostgresServer: Sendable {
  var connection: String
  /// Where databases are made, dropped and dumped: the server itself but for the stand-in.
  var backend: String
  package var programs: String

  /// Nil when the variable is not set, or the trait that reaches it is off: tests that need a server are then skipped.
  package static let fromEnvironment = PostgresServer(prefix: "CAIRN_TEST_POSTGRES")
  /// The newest Postgres that the tests know, beside the oldest one: `CAIRN_TEST_POSTGRES18`.
  package static let newestFromEnvironment = PostgresServer(prefix: "CAIRN_TEST_POSTGRES18")
  /// The stand-in with DSQL's rules before a Postgres: `CAIRN_TEST_DSQL`.
  package static let dsqlFromEnvironment = PostgresServer(prefix: "CAIRN_TEST_DSQL")

  /// A server of a test's own; the arguments are what `scripts/postgres-server start` prints.
  package init(connection: String, programs: String) {
    self.connection = connection
    backend = connection
    self.programs = programs
  }

  private init?(prefix: String) {
    #if Postgres
      let environment = ProcessInfo.processInfo.environment
      guard let connection = environment[prefix] else { return nil }
      self.connection = connection
      self.backend = environment["\(prefix)_BACKEND"] ?? connection
      self.programs = environment["\(prefix)_BIN"] ?? environment["CAIRN_TEST_POSTGRES_BIN"] ?? "/usr/bin"
    #else
      return nil
    #endif
  }

  /// Runs `body` with the name of a new, empty database, and drops it.
  package func withDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let database = try makeDatabase()
    defer { drop(database) }
    return try body(database)
  }

  /// A new, empty database, which the caller drops.
  package func makeDatabase() throws -> Database {
    let name = "cairn_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: "_"))"
    try maintenance.executeOnBackend("CREATE DATABASE \"\(name)\" TEMPLATE template0")
    return Database(server: self, name: name)
  }

  package func drop(_ database: Database) {
    _ = try? maintenance.executeOnBackend("DROP DATABASE \"\(database.name)\" WITH (FORCE)")
  }

  private var maintenance: Database { Database(server: self, name: "postgres") }

  package struct Database: Sendable {
    var server: PostgresServer
    package var name: String

    package init(server: PostgresServer, name: String) {
      self.server = server
      self.name = name
    }

    private func arguments(_ connection: String) -> [String] {
      ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", "\(connection) dbname=\(name)", "-f", "-"]
    }

    /// The psql that takes scripts from its standard input.
    package var psql: (program: String, arguments: [String]) {
      ("\(server.programs)/psql", arguments(server.connection))
    }

    /// Runs a script as `psql -f` does, stopping at the first error; the rows come back unaligned.
    @discardableResult
    package func execute(_ script: String) throws -> String {
      try ProcessRun.check("\(server.programs)/psql", arguments(server.connection), input: script)
    }

    /// The same, without an error when the script fails.
    package func attempt(_ script: String) throws -> ProcessRun {
      try ProcessRun.run("\(server.programs)/psql", arguments(server.connection), input: script)
    }

    /// Like `execute`, but past the rules of the stand-in; on Postgres there is no difference.
    @discardableResult
    package func executeOnBackend(_ script: String) throws -> String {
      try ProcessRun.check("\(server.programs)/psql", arguments(server.backend), input: script)
    }

    /// The schema as `pg_dump` prints it, in canonical form: see `CanonicalDump`. Rights and publications are left out unless
    /// the options are others.
    package func canonicalDump(leavingOut options: [String] = ["--no-privileges", "--no-publications"]) throws -> String
    {
      let dump = try ProcessRun.check(
        "\(server.programs)/pg_dump",
        [
          "-d", "\(server.backend) dbname=\(name)", "--schema-only", "--no-owner", "--no-tablespaces",
          "--no-subscriptions", "--no-security-labels", "--restrict-key=x",
        ] + options
      )
      let invalid = try executeOnBackend(
        """
        SELECT 'INVALID INDEX ' || indexrelid::regclass FROM pg_catalog.pg_index
        WHERE NOT (indisvalid AND indisready AND indislive) ORDER BY 1;
        """
      )
      return CanonicalDump.text(dump) + "\n" + invalid
    }
  }
}
