import ForeignKeys
import ForeignKeysLibPQ
import TestSupport

/// A database of a test's own, and sessions on it.
struct EnforcerDatabase {
  static let isThere = PostgresServer.fromEnvironment != nil
  let url: String

  static func with<Result>(_ body: (EnforcerDatabase) async throws -> Result) async throws -> Result? {
    guard let server = PostgresServer.fromEnvironment else { return nil }
    let database = try server.makeDatabase()
    defer { server.drop(database) }
    return try await body(EnforcerDatabase(url: database.url))
  }

  func session(in namespace: String? = nil) async throws -> LibPQSession {
    let session = try await LibPQSession.connect(url)
    if let namespace { _ = try await session.query("SET search_path = \(namespace)", []) }
    return session
  }
}
