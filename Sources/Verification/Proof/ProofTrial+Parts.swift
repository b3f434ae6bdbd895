import DatabaseDrivers
import Introspection
import MigrationRunner

/// What each trial is made of.
extension ProofTrial {
  mutating func note(_ kind: ProofCheck.Kind, _ lines: [String], times: Int = 1) -> Bool {
    proof.add(kind, lines.isEmpty ? .passed(times: times) : .failed(lines))
    return lines.isEmpty
  }

  func play(_ player: ScriptPlayer, stoppingBehind stop: Int? = nil) async throws {
    try await use { try await player.play(stoppingBehind: stop, on: $0) }
  }

  func use<Result: Sendable>(
    _ body: @Sendable (isolated any DatabaseConnection) async throws -> Result
  ) async throws -> Result {
    try await connections.use(database, isHandWritten: migration.isHandWritten, body)
  }

  static func play(
    _ player: ScriptPlayer,
    stoppingBehind stop: Int? = nil,
    in database: DatabaseURL
  ) async throws {
    try await ProofSession(database).use { try await player.play(stoppingBehind: stop, on: $0) }
  }

  func inspection() async throws -> Inspection {
    try await connections.read(database) { try SchemaWorkshop.inspect($0, .everything) }
  }

  func rows(of selections: [RowSelection]) async throws -> RowContents {
    let dialect = place.dialect
    return try await connections.read(database) { try RowContents(selections, dialect, on: $0) }
  }

  /// Does something, and says in which way the database is not as it was wanted then.
  func difference(
    from wanted: ProofState,
    _ selections: [RowSelection],
    _ body: () async throws -> Void
  ) async throws -> [String] {
    let lines = try await failure(body)
    if !lines.isEmpty { return lines }
    let schema = try await inspection().differences(from: wanted.schema, "before")
    if !schema.isEmpty || selections.isEmpty { return schema }
    // A table that is not there has no rows to be read.
    return try await rows(of: selections).difference(from: wanted.rows, selections.map { ($0, $0) }).map { [$0] } ?? []
  }

  /// Why something failed, a line each; none when it did not.
  func failure(_ body: () async throws -> Void) async throws -> [String] {
    do {
      try await body()
      return []
    } catch let failure as PlayFailure {
      return ["\(failure.place): \(place.words) refuses it: \(failure.error)"]
    } catch let failure as ProofFailure {
      return failure.lines
    } catch let error as DatabaseError where error.kind == .server {
      return ["\(migration.label): \(place.words) answers: \(error)"]
    }
  }
}
