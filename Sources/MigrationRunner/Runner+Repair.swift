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
    /// Takes over what people say of the step in which a run was stopped.
    case stoppedStep(Int, StoppedStep, isRollback: Bool)
  }

  package var row: TrackingRow
  package var kind: Kind
  /// What was found, and what is done about it.
  package var message: String
}

/// What people found out about a step in which a run was stopped.
package enum StoppedStep: String, Hashable, Sendable, CaseIterable {
  case done, undone
}

extension Runner {
  /// What `repair` can mend of what does not fit; the rest of the findings needs people.
  package func repairs(
    _ ledger: MigrationLedger,
    rows: [TrackingRow],
    stoppedStep: StoppedStep? = nil
  ) throws(RunError) -> [Repair] {
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
      } else if let stoppedStep, let stopped = Self.stopped(status, script) {
        repairs.append(
          Repair(
            row: row,
            kind: .stoppedStep(stopped.step, stoppedStep, isRollback: stopped.isRollback),
            message:
              "\(row.migration) was stopped in step \(stopped.step + 1)\(stopped.isRollback ? " of its rollback" : ""): "
              + "the record takes over that it is \(stoppedStep)"
          )
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

  /// The step in which a run was stopped that could not say how it ended.
  private static func stopped(_ status: MigrationStatus, _ script: MigrationScript) -> (step: Int, isRollback: Bool)? {
    if status.isInDoubt, !script.forward.isTransactional {
      return script.forward.recordedStep(from: status.row?.stepsApplied ?? 0).map { ($0, false) }
    }
    guard status.isRollbackInDoubt, case .steps(let back, _) = script.wayBack, !back.isTransactional else { return nil }
    return back.recordedStep(from: status.row?.stepsReverted ?? 0).map { ($0, true) }
  }

  /// What `repair` was told is needed of a run that was stopped; nil when there is none.
  package func doubts(_ ledger: MigrationLedger) throws(RunError) -> [RunFinding] {
    var findings: [RunFinding] = []
    for status in ledger.migrations where status.isInDoubt || status.isRollbackInDoubt {
      guard status.head.isHandWritten else { continue }
      let script = try source.script(of: status.head, dialect: rules.dialect)
      guard let (index, isRollback) = Self.stopped(status, script) else { continue }
      let step = isRollback ? script.backward.steps[index] : script.forward.steps[index]
      guard step.doneWhen == nil, let effect = rules.secondEffect(of: step) else { continue }
      findings.append(
        RunFinding(
          .inDoubt,
          source.label(of: status.head),
          line: step.line,
          "a run was stopped in this step, and whether it took effect cannot be known: it \(effect); look whether it did, and "
            + "say so: cairn repair --stopped-step done, or undone"
        )
      )
    }
    return findings
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
      case .stoppedStep(let step, let standing, let isRollback):
        let done = standing == .done ? step + 1 : step
        if isRollback { row.stepsReverted = done } else { row.stepsApplied = done }
        row.error = "stopped in step \(step + 1), which cairn repair was told is \(standing)"
        return [tracking.upsert([row])]
      }
    }
  }
}
