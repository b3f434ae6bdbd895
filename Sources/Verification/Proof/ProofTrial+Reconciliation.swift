import MigrationFiles

/// From older states.
extension ProofTrial {
  /// A reconciling file begins from every state that a database can have been left in.
  mutating func reconcile(from earlier: ArraySlice<ProvenMigration>) async throws {
    guard proof.failure == nil else { return }
    guard place.makesDatabases else {
      return proof.add(.reconciles, .skipped("it wants databases that can be thrown away"))
    }
    var times = 0
    for older in earlier where !older.isHandWritten {
      // Behind none of its statements, behind each, and behind all.
      for stop in 0...older.forward.statementCount {
        if older.script.forward.isTransactional, stop != 0, stop != older.forward.statementCount { continue }
        let lines = try await reconciliation(from: older, behind: stop)
        times += 1
        guard lines.isEmpty else {
          let words = "from \(older.entry.migration), stopped behind statement \(stop):"
          _ = note(.reconciles, [words] + lines)
          return
        }
      }
    }
    proof.add(.reconciles, .passed(times: times))
  }

  private func reconciliation(from older: ProvenMigration, behind stop: Int) async throws -> [String] {
    let (migration, goal, dialect) = (migration, goal, place.dialect)
    let database = try await place.database(with: older.before)
    let lines = try await failure {
      try await ProofSession(database).use { _ = try older.rows(in: dialect).fill(on: $0) }
      if stop > 0 { try await Self.play(older.forward, stoppingBehind: stop, in: database) }
      try await Self.play(migration.forward, in: database)
      let found = try await ProofSession(database).use { try ProofState([], dialect, on: $0) }
      let lines = found.schema.differences(from: goal, "the declared schema")
      if !lines.isEmpty { throw ProofFailure(lines) }
    }
    try await place.drop(database)
    return lines
  }
}
