package import MigrationFiles

extension Runner {
  /// The migrations that `rollback` would take back, newest first.
  ///
  /// - Throws: `RunError` when one of them cannot be taken back, or only with a loss that nobody consented to.
  package func plannedRollback(_ ledger: MigrationLedger) throws(RunError) -> [PlannedMigration] {
    let chosen = try chosenForRollback(ledger)
    let names = Set(chosen.map(\.head.migration.description))
    let blocking = ledger.findings.filter { finding in
      switch finding.kind {
      // The files that it needs are looked at when they are read.
      case .halfRolledBack, .gap, .partlyReplaced, .files, .inDoubt: false
      case .edited: names.contains(finding.subject)
      case .missing, .ahead, .renamed: true
      }
    }
    guard blocking.isEmpty else { throw RunError(.failed, blocking.map(\.line)) }

    var planned: [PlannedMigration] = []
    var losses: [String] = []
    for status in chosen {
      let label = source.label(of: status.head)
      var script = try source.script(of: status.head, dialect: rules.dialect)
      if leftNothing(status, script) || script.wayBack == .nothing && isWhole(status, script) {
        script.wayBack = .steps(StepSequence(), losses: [])
        planned.append(PlannedMigration(status: status, script: script, label: label))
        continue
      }
      switch script.wayBack {
      case .absent:
        throw RunError(.failed, "\(label): error: it has no ROLLBACK block; write a migration that undoes it")
      case .nothing:
        throw RunError(
          .failed,
          [
            "\(label): error: it takes nothing back, and its run stopped before its end",
            "next: complete it: cairn migrate",
          ]
        )
      case .none(let reasons):
        throw RunError(.failed, reasons.map { "\(label): error: it cannot be rolled back: \($0)" })
      case .steps(_, let lost): losses += lost.map { "\(label): \($0)" }
      }
      if status.state == .replacing {
        throw RunError(
          .failed,
          "\(label): error: this database has the migrations that it replaces, not itself; it stays"
        )
      }
      if !options.takesBackPart { try checkIsWhole(status, script, label) }
      planned.append(PlannedMigration(status: status, script: script, label: label))
    }
    if !losses.isEmpty, !options.allowsDataLoss {
      throw RunError(
        .consentMissing,
        ["error: the rollback loses data:"] + losses.map { "  \($0)" }
          + ["next: if that is meant: cairn rollback … --allow-data-loss"]
      )
    }
    return planned
  }

  /// A try of it was refused by the server, or taken back, and there is nothing that its ROLLBACK block could take back.
  ///
  /// What was generated is not asked: its block does nothing where there is nothing.
  private func leftNothing(_ status: MigrationStatus, _ script: MigrationScript) -> Bool {
    guard case .failed(let done, _) = status.state, done < script.forward.steps.count else { return false }
    if script.forward.isTransactional { return true }
    guard status.head.isHandWritten, let first = script.forward.recordedStep(from: 0), done <= first else {
      return false
    }
    return rules.isAllOrNothing(script.forward.steps[first])
  }

  /// Nothing of it is still to be done.
  private func isWhole(_ status: MigrationStatus, _ script: MigrationScript) -> Bool {
    switch status.state {
    case .applied, .rollingBack: true
    case .failed, .interrupted: script.forward.steps.isEmpty
    case .pending, .replacing: false
    }
  }

  /// A block that people wrote takes back the whole file, and who knows what it does to a part.
  private func checkIsWhole(_ status: MigrationStatus, _ script: MigrationScript, _ label: String) throws(RunError) {
    let total = script.forward.steps.count
    let done: Int
    switch status.state {
    case .failed(let steps, _), .interrupted(let steps): done = steps
    case .applied, .replacing, .pending, .rollingBack: return
    }
    guard status.head.isHandWritten, done < total else { return }
    throw RunError(
      .failed,
      [
        "\(label): error: \(done) of its \(total) steps are done\(status.isInDoubt ? ", and perhaps the next one" : ""), and its "
          + "ROLLBACK block, written by hand, is there to take back all of them",
        "state: nothing was done",
        "next: mend the cause and complete it: cairn migrate; or, where the block does no harm to a part: cairn rollback … "
          + "--partly-applied",
      ]
    )
  }

  private func chosenForRollback(_ ledger: MigrationLedger) throws(RunError) -> [MigrationStatus] {
    // Migration 0000 is the record itself.
    let standing = ledger.migrations.reversed().filter { $0.state != .pending && $0.head.migration.number != 0 }
    if let target = options.target {
      guard source.heads.contains(where: { $0.migration.number == target }) else {
        throw RunError(.undecided, "error: \(source.folder.label) has no migration \(target)")
      }
      return standing.filter { $0.head.migration.number > target }
    }
    return Array(standing.prefix(options.count ?? 1))
  }

  /// Takes back what was applied, newest first.
  ///
  /// - Returns: What was taken back, in that order.
  /// - Throws: `RunError`
  package func rollback() async throws -> [MigrationName] {
    if try plannedRollback(try await ledger()).isEmpty { return [] }
    return try await locked { runner in
      let planned = try runner.plannedRollback(try await runner.ledger())
      try await runner.execute(planned) { _, executor, connection in try await executor.rollBack(on: connection) }
      return planned.map(\.status.head.migration)
    }
  }
}
