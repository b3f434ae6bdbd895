import DatabaseDrivers
import Foundation
import MigrationRunner
import RunnerSupport
import SchemaModel
import TestSupport

/// A database, a folder of migrations, and runs from the one to the other.
struct RunScene {
  let database: TargetDatabase
  let folder: MigrationsFolder
  var connection = ConnectionOptions()

  /// Runs `body` with a new database and a new folder.
  static func with(_ server: TargetServer, _ body: (RunScene) async throws -> Void) async throws {
    try await server.withDatabase { database in
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-test-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: temporary) }
      try await body(RunScene(database: database, folder: try MigrationsFolder(in: temporary, server.dialect)))
    }
  }

  /// Applies what is pending.
  func migrate(_ options: RunOptions = RunOptions()) async throws {
    let (url, connectionOptions) = (try DatabaseURL(database.url), connection)
    let connect: Reconnect = { try await DatabaseDrivers.connect(url, options: connectionOptions) }
    let source = try MigrationSource(path: folder.path, dialect: folder.dialect.rawValue)
    let connection = try await connect()
    do {
      _ = try await Runner(source, connection, options, reconnect: connect).migrate()
      await connection.close()
    } catch {
      await connection.close()
      throw error
    }
  }

  /// Applies what is pending, which is to fail.
  func failure(_ options: RunOptions = RunOptions()) async throws -> RunError {
    do {
      try await migrate(options)
    } catch let error as RunError {
      return error
    }
    throw Unexpected(description: "the run did not fail")
  }

  /// The one value that a query answers.
  func value(_ query: String) throws -> String {
    try database.execute(query + ";").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// Waits until something is so; false when it never was.
func eventually(within limit: Duration = .seconds(30), _ isSo: () throws -> Bool) async throws -> Bool {
  let end = ContinuousClock.now.advanced(by: limit)
  while try !isSo() {
    guard ContinuousClock.now < end else { return false }
    try await Task.sleep(for: .milliseconds(50))
  }
  return true
}

private struct Unexpected: Error {
  var description: String
}
