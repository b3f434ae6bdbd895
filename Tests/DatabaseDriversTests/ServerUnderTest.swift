import DatabaseDrivers
import TestSupport

/// The servers that most tests run on, one after another.
enum ServerUnderTest: String, CaseIterable, Sendable {
  case postgres15, postgres18, mysql

  static var available: [ServerUnderTest] { allCases.filter(\.isThere) }
  static var postgres: [ServerUnderTest] { available.filter { $0 != .mysql } }

  private var isThere: Bool {
    switch self {
    case .postgres15: PostgresServer.fromEnvironment != nil
    case .postgres18: PostgresServer.newestFromEnvironment != nil
    case .mysql: MySQLServer.fromEnvironment != nil
    }
  }

  /// Runs `body` with the URL of a new, empty database.
  func withURL(_ body: (DatabaseURL) async throws -> Void) async throws {
    if self == .mysql, let server = MySQLServer.fromEnvironment {
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try await body(DatabaseURL(database.url))
    } else if let server = self == .postgres15 ? .fromEnvironment : PostgresServer.newestFromEnvironment {
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try await body(DatabaseURL(database.url))
    }
  }

  /// Runs `body` with a connection to a new, empty database.
  func withConnection(_ body: (any DatabaseConnection) async throws -> Void) async throws {
    try await withURL { url in
      let connection = try await DatabaseDrivers.connect(url)
      try await body(connection)
      await connection.close()
    }
  }

  /// `$1` or `?`.
  func parameter(_ number: Int) -> String {
    self == .mysql ? "?" : "$\(number)"
  }
}

/// Runs `body` and hands back the `DatabaseError` that it threw, or nil.
func databaseError(_ body: () async throws -> Void) async -> DatabaseError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? DatabaseError
  }
}
