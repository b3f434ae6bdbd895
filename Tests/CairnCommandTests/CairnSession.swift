import Foundation
import RunnerSupport
import TestSupport
import Testing

/// A folder of migrations and a database of its own, and `cairn` between them.
struct CairnSession {
  var folder: MigrationsFolder
  var database: TargetDatabase

  /// Runs `body` with a new folder, which has migration 0000, and a new database.
  static func with(_ server: TargetServer, _ body: (CairnSession) throws -> Void) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        try body(CairnSession(folder: try MigrationsFolder(in: temporary, server.dialect), database: database))
      }
    }
  }

  func cairn(_ arguments: String...) throws -> ProcessRun {
    try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
  }

  /// All that a run could have changed: tables, and the rows of the record.
  func state() throws -> String {
    let record = (try? database.execute("SELECT * FROM schema_migrations ORDER BY version;")) ?? "no record"
    return try database.schema() + record
  }

  /// The command ends with this code and says this, and the database is as it was.
  func expect(
    _ arguments: String...,
    endsWith code: Int32,
    saying words: String...,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try state()
    let run = try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
    #expect(run.status == code, "\(arguments) \(run)", sourceLocation: location)
    for word in words { #expect(run.errors.contains(word), "\(arguments) \(run)", sourceLocation: location) }
    #expect(!run.errors.contains("Fatal error"), "\(run)", sourceLocation: location)
    #expect(try state() == before, "\(arguments) changed the database", sourceLocation: location)
  }

  func file(_ name: String) -> URL { folder.url.appendingPathComponent(name + ".sql") }
}
