package import CairnGenerator
package import DatabaseDrivers
package import Introspection
package import MigrationFiles
import SQLDialects
import SchemaModel

/// What a live database has that its migrations did not make, and what it lacks.
package struct Drift: Sendable {
  /// The newest migration that the database says it has.
  package let version: MigrationName
  package let server: String
  /// From what the migrations made to what is there: what somebody did.
  package let done: MigrationBetween
  /// The way back to what the migrations made.
  package let undone: MigrationBetween

  /// What is there and no query uses, as a build of it was broken off: `index users_name_idx`.
  package let invalid: [String]

  package var isThere: Bool { !done.changes.isEmpty || !invalid.isEmpty }

  /// Compares a database with the schema of the version that it says it is at.
  ///
  /// - `folder`: The migrations.
  /// - `applied`: Those that the database has, in their order.
  /// - Throws: `SideError`, `WorkshopError`, `ServerError`, `InspectionError`, `DatabaseError`, `MigrationFileError`
  package init(
    of connection: any DatabaseConnection,
    _ folder: MigrationFolder,
    applied: [MigrationName],
    _ scope: InspectionScope = .everything
  ) async throws {
    guard let newest = applied.last else {
      throw SideError(
        "error: the database has no migration, so that there is nothing to compare it with; run cairn migrate"
      )
    }
    let names = try folder.history.heads.map(\.migration)
    guard let place = names.lastIndex(of: newest) else {
      throw SideError("error: \(folder.label) does not have \(newest), which the database has")
    }
    // What a runner works from has no snapshot.
    let states = try MigrationFolder(path: folder.path, label: folder.label).states()
    let state = states[place + 1]
    let workshop = try await SchemaWorkshop(for: state.dialect, major: connection.server.major)
    defer { workshop.close() }
    let live = try await SchemaWorkshop.inspect(connection, scope)
    let expected = try await workshop.inspection(of: state, scope)
    invalid = live.leftOut.filter { $0.reason == .invalid }.map(\.object)
    version = newest
    server = "\(connection.server)"
    let options = workshop.options
    let name = MigrationName(number: newest.number + 1, words: "drift of \(newest.digits)")
    done = MigrationBetween(from: expected.schema, to: live.schema, for: options, named: name, requires: newest)
    undone = MigrationBetween(from: live.schema, to: expected.schema, for: options, named: name, requires: newest)
  }
}
