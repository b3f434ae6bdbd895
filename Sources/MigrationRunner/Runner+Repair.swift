import MigrationFiles

extension Runner {
  /// What `repair` can mend of what does not fit; the rest of the findings needs people.
  ///
  /// - Throws: `RunError` when a file cannot be read, or a record that is to be forgotten is not one without a file.
  package func repairs(
    _ ledger: MigrationLedger,
    rows: [TrackingRow],
    _ answers: RepairAnswers = RepairAnswers()
  ) throws(RunError) -> [Repair] {
    var repairs: [Repair] = []
    for status in ledger.migrations {
      guard let row = status.row else { continue }
      let script = try source.script(of: status.head, dialect: rules.dialect)
      if row.checksum != status.head.checksum, let checksum = status.head.checksum {
        if let repair = ofEdited(status, row, script, checksum, answers) { repairs.append(repair) }
      } else if case .failed(0, _) = status.state, script.forward.isTransactional {
        repairs.append(
          Repair(row: row, kind: .forget, message: "\(row.migration) failed and left nothing: the record forgets it")
        )
      } else if status.head.isHandWritten, status.state == .rollingBack(stepsReverted: 0), row.error != nil,
        let first = script.backward.steps.first, rules.isAllOrNothing(first)
      {
        repairs.append(
          Repair(
            row: row,
            kind: .rollbackUndone,
            message: "a rollback of \(row.migration) did nothing: the record takes all its steps for done"
          )
        )
      } else if let standing = answers.stoppedStep, let stopped = Self.stopped(status, script) {
        repairs.append(
          Repair(
            row: row,
            kind: .stoppedStep(stopped.step, standing, isRollback: stopped.isRollback),
            message:
              "\(row.migration) was stopped in step \(stopped.step + 1)\(stopped.isRollback ? " of its rollback" : ""): "
              + "the record takes over that it is \(standing)"
          )
        )
      }
    }
    return try repairs + ofStrangers(rows, answers)
  }

  // MARK: An edited file

  private func ofEdited(
    _ status: MigrationStatus,
    _ row: TrackingRow,
    _ script: MigrationScript,
    _ checksum: String,
    _ answers: RepairAnswers
  ) -> Repair? {
    func repair(_ kind: Repair.Kind, _ words: String) -> Repair {
      Repair(row: row, kind: kind, message: "\(row.migration) was edited after it was \(words)")
    }
    if row.success {
      return repair(
        .checksum(checksum),
        "applied: the record takes the file's checksum over; its SQL is not run again"
      )
    }
    if row.failedAtOnce || script.forward.isTransactional && row.stepsApplied == 0 {
      return repair(
        .forget,
        "begun, which left nothing: the record forgets it, and the next run begins with its first step"
      )
    }
    let isRollback = row.stepsReverted != nil
    let done = row.stepsReverted ?? row.stepsApplied
    // What was generated does nothing where its work is done.
    let answer = answers.doneSteps ?? (!status.head.isHandWritten ? .again : done == 0 ? .keep : nil)
    switch answer {
    case nil: return nil
    case .keep:
      return repair(
        .checksum(checksum),
        "begun: the record takes the file's checksum over, and the next run goes on behind step \(done)"
          + (isRollback ? " of its rollback" : "")
      )
    case .again where isRollback:
      return repair(.rollbackAnew(checksum: checksum), "begun: its rollback begins with its first step again")
    case .again:
      return repair(.forget, "begun: the next run begins with its first step")
    }
  }

  // MARK: A row without a file

  private func ofStrangers(_ rows: [TrackingRow], _ answers: RepairAnswers) throws(RunError) -> [Repair] {
    let strangers = RecordedName.strangers(rows, source.heads)
    if let unknown = answers.forgotten.subtracting(strangers.map(\.migration)).min() {
      throw RunError(
        .undecided,
        rows.contains { $0.migration == unknown }
          ? "error: \(unknown) has its file in \(source.folder.label); only a record without one is forgotten"
          : "error: the record has no migration \(unknown)"
      )
    }
    let former = RecordedName.all(of: rows, source.heads).filter { !answers.forgotten.contains($0.row.migration) }
    // What stays where it is keeps its number.
    let moving = Set(former.map(\.row.version))
    let staying = Set(
      strangers.filter { !answers.forgotten.contains($0.migration) && !$0.failedAtOnce }.map(\.version)
    ).subtracting(moving)
    return strangers.compactMap { row in
      if answers.forgotten.contains(row.migration) {
        return Repair(row: row, kind: .forget, message: "\(row.migration) has no file: the record forgets it")
      }
      if let now = former.first(where: { $0.row == row }) {
        return staying.contains(now.head.migration.digits) ? nil : ofFormer(now)
      }
      guard row.failedAtOnce else { return nil }
      return Repair(
        row: row,
        kind: .forget,
        message: "\(row.migration) failed and left nothing, and its file is gone: the record forgets it"
      )
    }
  }

  private func ofFormer(_ name: RecordedName) -> Repair {
    let (row, head) = (name.row, name.head)
    if name.change == .madeAnew {
      return Repair(
        row: row,
        kind: .forget,
        message: "\(row.migration) was made anew as \(head.migration): the record forgets it, and cairn migrate runs "
          + "\(head.migration), which does nothing where its work is done"
      )
    }
    return Repair(
      row: row,
      kind: .name(version: head.migration.digits, words: head.migration.words, checksum: head.checksum ?? row.checksum),
      message: "\(row.migration) is called \(head.migration) now: the record takes the name over"
    )
  }

  // MARK: Doubts

  /// The step in which a run was stopped that could not say how it ended.
  private static func stopped(_ status: MigrationStatus, _ script: MigrationScript) -> (step: Int, isRollback: Bool)? {
    if status.isInDoubt, !script.forward.isTransactional {
      return script.forward.recordedStep(from: status.row?.stepsApplied ?? 0).map { ($0, false) }
    }
    guard status.isRollbackInDoubt, case .steps(let back, _) = script.wayBack, !back.isTransactional else { return nil }
    return back.recordedStep(from: status.row?.stepsReverted ?? 0).map { ($0, true) }
  }

  /// What `repair` was told is needed of a run that was stopped; none when nothing is.
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

  /// The findings that these repairs do not mend.
  package func rest(of ledger: MigrationLedger, behind repairs: [Repair]) -> [RunFinding] {
    let mended = Set(repairs.map(\.row.migration))
    let rolledBack = Set(repairs.filter { $0.repaired?.stepsReverted != nil }.map(\.row.migration))
    return ledger.findings.compactMap { finding in
      switch finding.kind {
      case .halfRolledBack where rolledBack.contains(finding.subject): return finding
      case .edited, .renamed, .missing, .ahead, .halfRolledBack:
        guard !mended.contains(finding.subject) else { return nil }
        guard finding.kind == .edited else { return finding }
        return RunFinding(
          .edited,
          finding.subject,
          "the file is not the one that was begun on this database, and some of its steps are done: where they are its first "
            + "steps still, go on behind them: cairn repair --done-steps keep; where they can be done twice, begin anew: cairn "
            + "repair --done-steps again"
        )
      case .gap, .partlyReplaced, .inDoubt, .files: return finding
      }
    }
  }

  /// Writes the repairs, all or none.
  package func apply(_ repairs: [Repair]) async throws {
    try await locked { runner in
      let tracking = runner.rules.tracking
      // One may take the number that another leaves.
      let rows = repairs.map { ($0.row, $0.repaired) }
      let gone = rows.filter { $0.version != $1?.version }.map { tracking.delete($0.0.version) }
      try await Self.write(gone + rows.compactMap { $0.1.map { tracking.upsert([$0]) } }, on: connection)
    }
  }
}
