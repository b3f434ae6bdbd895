package import SchemaModel
package import TestSupport

/// A server that migrations are run on, and how the tests ask it what is there.
package enum TargetServer: String, CaseIterable, Sendable {
  case postgres15, postgres18, mysql, dsql

  package static var available: [TargetServer] { allCases.filter(\.isThere) }
  /// Those whose users share one server: not the stand-in, whose rules are its own.
  package static var common: [TargetServer] { available.filter { $0 != .dsql } }
  package static var postgres: [TargetServer] { available.filter { $0 == .postgres15 || $0 == .postgres18 } }

  package var dialect: DialectName {
    switch self {
    case .postgres15, .postgres18: .postgres
    case .mysql: .mysql
    case .dsql: .dsql
    }
  }

  private var postgresServer: PostgresServer? {
    switch self {
    case .postgres15: .fromEnvironment
    case .postgres18: .newestFromEnvironment
    case .dsql: .dsqlFromEnvironment
    case .mysql: nil
    }
  }

  private var isThere: Bool {
    self == .mysql ? MySQLServer.fromEnvironment != nil : postgresServer != nil
  }

  /// Runs `body` with a new, empty database, and drops it.
  package func withDatabase(_ body: (TargetDatabase) async throws -> Void) async throws {
    if self == .mysql {
      let server = try MySQLServer.fromEnvironment.required("MySQL")
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try await body(.mysql(database))
    } else {
      let server = try postgresServer.required(rawValue)
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try await body(self == .dsql ? .dsql(database) : .postgres(database))
    }
  }
}

package enum TargetDatabase: Sendable {
  case postgres(PostgresServer.Database)
  case dsql(PostgresServer.Database)
  case mysql(MySQLServer.Database)

  package var dialect: DialectName {
    switch self {
    case .postgres: .postgres
    case .dsql: .dsql
    case .mysql: .mysql
    }
  }

  /// As `cairn --database` takes it.
  package var url: String {
    switch self {
    case .postgres(let database), .dsql(let database): database.url
    case .mysql(let database): database.url
    }
  }

  /// The server's own client, which takes a script from its input.
  package var client: (program: String, arguments: [String]) {
    switch self {
    case .postgres(let database), .dsql(let database): database.psql
    case .mysql(let database): database.client
    }
  }

  /// Runs a script with the server's own client.
  @discardableResult
  package func execute(_ script: String) throws -> String {
    switch self {
    case .postgres(let database), .dsql(let database): try database.execute(script)
    case .mysql(let database): try database.execute(script)
    }
  }

  /// All that the schema is, in the server's words, with the record's own table left out.
  package func schema() throws -> String {
    switch self {
    case .postgres(let database), .dsql(let database): try database.canonicalDump()
    case .mysql(let database): try database.showCreateTables()
    }
  }

  /// The rows of the record that do not depend on the clock, one a line: version, steps, success.
  package func record() throws -> [String] {
    try execute(
      "SELECT concat(version, ' ', steps_applied, '/', steps_total, ' ', CASE WHEN success THEN 'applied' ELSE 'open' END) "
        + "FROM schema_migrations ORDER BY version;"
    )
    .split(separator: "\n").map(String.init)
  }
}
