import DatabaseDrivers
package import MigrationFiles

extension Runner {
  /// Records the migrations up to a number as applied, on a database that had their effect before Cairn came.
  ///
  /// - Returns: What was recorded.
  /// - Throws: `RunError`
  package func baseline(_ number: Int) async throws -> [MigrationName] {
    let chosen = try plannedBaseline(number, try await rows())
    return try await locked { runner in
      let rows = try chosen.map { head in
        let script = try source.script(of: head, dialect: rules.dialect)
        return row(of: head, steps: script.forward.steps.count)
      }
      try await runner.prepareTables()
      _ = try runner.plannedBaseline(number, try await runner.rows())
      try await Self.write(rows.map { runner.rules.tracking.upsert([$0]) }, on: connection)
      return chosen.map(\.migration)
    }
  }

  /// The migrations that `baseline` would record.
  package func plannedBaseline(_ number: Int, _ rows: [TrackingRow]) throws(RunError) -> [HistoryHead] {
    guard source.heads.contains(where: { $0.migration.number == number }) else {
      throw RunError(.undecided, "error: \(source.folder.label) has no migration \(number)")
    }
    if let row = rows.first(where: { Int($0.version) != 0 }) {
      throw RunError(
        .failed,
        [
          "error: this database has a record already: \(row.migration)",
          "next: baseline is for a database that Cairn never saw; cairn status shows what this one has",
        ]
      )
    }
    let chosen = source.heads.filter { $0.migration.number <= number }
    if let draft = chosen.first(where: \.isDraft) {
      throw RunError(
        .failed,
        "\(source.label(of: draft)): error: it is a draft; run generate-migration, which seals it"
      )
    }
    return chosen
  }

  private func row(of head: HistoryHead, steps: Int) -> TrackingRow {
    TrackingRow(
      version: head.migration.digits,
      name: head.migration.words,
      checksum: head.checksum ?? "",
      stepsTotal: steps,
      stepsApplied: steps,
      appliedAt: "",
      appliedBy: "\(options.appliedBy) (baseline)",
      milliseconds: 0,
      success: true
    )
  }

  /// All of them in one transaction.
  static func write(_ statements: [Statement], on connection: isolated any DatabaseConnection) throws {
    do {
      _ = try connection.execute("BEGIN")
      for statement in statements { try connection.run(statement) }
      _ = try connection.execute("COMMIT")
    } catch {
      try? connection.rollBack()
      throw error
    }
  }
}
