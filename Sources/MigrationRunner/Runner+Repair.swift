import DatabaseDrivers
import MigrationFiles

/// A change of the record that brings it in line with the files.
package struct Repair: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Takes the file's checksum over; from the first step again when the migration is not done.
    case checksum(String, restarts: Bool)
    case name(version: String, words: String)
    /// Forgets a try that left nothing.
    case forget
  }

  package var row: TrackingRow
  package var kind: Kind
  /// What was found, and what is done about it.
  package var message: String
}

extension Runner {
  /// What `repair` can mend of what does not fit; the rest of the findings needs people.
  package func repairs(_ ledger: MigrationLedger, rows: [TrackingRow]) throws(RunError) -> [Repair] {
    var repairs: [Repair] = []
    for status in ledger.migrations {
      guard let row = status.row else { continue }
      let script = try source.script(of: status.head, dialect: rules.dialect)
      if row.checksum != status.head.checksum, let checksum = status.head.checksum {
        repairs.append(
          Repair(
            row: row,
            kind: .checksum(checksum, restarts: !row.success),
            message: row.success
              ? "\(row.migration) was edited after it was applied: the record takes the file's checksum over; its SQL is "
                + "not run again"
              : "\(row.migration) was edited after it was begun: the record takes the file's checksum over, and the next "
                + "run begins with its first step"
          )
        )
      } else if case .failed = status.state, script.forward.isTransactional {
        repairs.append(
          Repair(row: row, kind: .forget, message: "\(row.migration) failed and left nothing: the record forgets it")
        )
      }
    }
    let known = Set(source.heads.flatMap { [$0.migration.description] + $0.replacedNames })
    for row in rows where !known.contains(row.migration) {
      guard let head = source.heads.first(where: { $0.checksum == row.checksum }) else { continue }
      repairs.append(
        Repair(
          row: row,
          kind: .name(version: head.migration.digits, words: head.migration.words),
          message: "\(row.migration) is called \(head.migration) now: the record takes the name over"
        )
      )
    }
    return repairs
  }

  /// Writes the repairs, all or none.
  package func apply(_ repairs: [Repair]) async throws {
    try await locked { runner in
      try await Self.write(Self.statements(repairs, runner.rules.tracking), on: connection)
    }
  }

  private static func statements(_ repairs: [Repair], _ tracking: TrackingStatements) -> [Statement] {
    repairs.flatMap { repair -> [Statement] in
      var row = repair.row
      switch repair.kind {
      case .checksum(let checksum, let restarts):
        row.checksum = checksum
        if restarts { (row.stepsApplied, row.error) = (0, nil) }
        return [tracking.upsert([row])]
      case .name(let version, let words):
        (row.version, row.name) = (version, words)
        return [tracking.delete(repair.row.version), tracking.upsert([row])]
      case .forget:
        return [tracking.delete(row.version)]
      }
    }
  }
}
