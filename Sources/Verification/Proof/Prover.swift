import CairnGenerator
package import DatabaseDrivers
import Introspection
package import MigrationFiles
import MigrationRunner
import SQLDialects
import SchemaDiff
import SchemaModel

/// Tries migrations on a server: forward, again, stopped at every place, back.
///
/// One database goes from migration to migration, and each is tried on what those before it made, with rows in it. Where a
/// try leaves something else behind, a new database is brought to the same place.
package struct Prover: Sendable {
  private let migrations: [ProvenMigration]
  private let place: any ProofPlace

  /// - migrations: All of a folder, from the first.
  package init(_ migrations: [ProvenMigration], in place: any ProofPlace) {
    (self.migrations, self.place) = (migrations, place)
  }

  private var dialect: any SQLDialect { place.dialect }

  /// Proves those that are wanted, in their order; the others only lead to them.
  ///
  /// - Parameters:
  ///   - wanted: Their names.
  ///   - stopsAtFailure: Whether the database of the first failure is left as it is then, and nothing is tried behind it.
  ///   - proven: Hears of each when it is done.
  /// - Returns: The database of that failure.
  /// - Throws: `WorkshopError`, `DatabaseError`, `InspectionError` when the server cannot be worked with at all.
  package func prove(
    _ wanted: Set<MigrationName>,
    stopsAtFailure: Bool = false,
    proven: (MigrationProof) -> Void
  ) async throws -> DatabaseURL? {
    guard let last = migrations.lastIndex(where: { wanted.contains($0.entry.migration) }) else { return nil }
    let goals = try await goals(of: wanted)
    let connections = ProofConnections()
    do {
      let database = try await prove(upTo: last, goals, connections, stopsAtFailure: stopsAtFailure, proven)
      await connections.close()
      return database
    } catch {
      await connections.close()
      throw error
    }
  }

  private func prove(
    upTo last: Int,
    _ goals: [MigrationName: Inspection],
    _ connections: ProofConnections,
    stopsAtFailure: Bool,
    _ proven: (MigrationProof) -> Void
  ) async throws -> DatabaseURL? {
    var database = try await emptyDatabase()
    var known: Inspection?
    for (index, migration) in migrations[...last].enumerated() {
      guard let goal = goals[migration.entry.migration] else {
        known = nil
        await connections.close()
        try await lead(through: migration, in: database)
        continue
      }
      var trial = ProofTrial(migration, goal, place, database, connections, known: known)
      try await trial.run { try await self.database(behind: index) }
      if migration.entry.reconciles { try await trial.reconcile(from: migrations[..<index]) }
      trial.proof.duration = trial.clock.duration(to: .now)
      database = trial.database
      known = trial.proof.failure == nil ? trial.end : nil
      proven(trial.proof)
      guard trial.proof.failure != nil else { continue }
      if stopsAtFailure || !place.makesDatabases { return database }
      if index < last {
        await connections.close()
        try? await place.drop(database)
        guard let next = try? await self.database(behind: index + 1) else { return nil }
        database = next
      }
    }
    await connections.close()
    try await place.takeDown(migrations[last].after, in: database)
    if !place.makesDatabases, let back = migrations[0].back {
      try await ProofSession(database).use { try await back.play(on: $0) }
    }
    return nil
  }

  /// What the catalogue is to say behind each.
  private func goals(of wanted: Set<MigrationName>) async throws -> [MigrationName: Inspection] {
    var goals: [MigrationName: Inspection] = [:]
    for migration in migrations where wanted.contains(migration.entry.migration) {
      goals[migration.entry.migration] = try await place.inspection(ofDeclared: migration.after)
    }
    return goals
  }

  private func emptyDatabase() async throws -> DatabaseURL {
    let database = try await place.makeDatabase()
    for migration in migrations { try await place.makeRoles(of: migration.after, in: database) }
    return database
  }

  /// A new database that has the first `count` migrations, and rows.
  private func database(behind count: Int) async throws -> DatabaseURL {
    let database = try await place.makeDatabase()
    for migration in migrations[..<count] { try await lead(through: migration, in: database) }
    return database
  }

  private func lead(through migration: ProvenMigration, in database: DatabaseURL) async throws {
    try await ProofSession(database).use { connection in
      do {
        _ = try migration.rows(in: dialect).fill(on: connection)
        try await migration.forward.play(on: connection)
      } catch let failure as PlayFailure {
        throw WorkshopError([
          "\(failure.place): error: \(place.words) refuses it: \(failure.error)",
          "note: it is needed to get to what is to be verified",
        ])
      }
    }
  }
}
