package import MigrationFiles

/// The files and what a database has recorded, side by side: what is applied, what is pending, and what does not fit.
///
/// `status`, `plan`, `migrate`, `rollback` and `repair` all read it, so they cannot disagree. What is applied is decided by
/// the whole set of names and checksums, never by the highest number.
package struct MigrationLedger: Sendable {
  package private(set) var migrations: [MigrationStatus] = []
  /// In the order of the migrations.
  package private(set) var findings: [RunFinding] = []

  /// The label is the folder as messages name it; rows are empty as well when the database has no tracking table. `files`
  /// is what is wrong with the files alone.
  package init(_ heads: [HistoryHead], label: String, rows: [TrackingRow], files: [MigrationFileError] = []) {
    let rowsByName = Dictionary(rows.map { ($0.migration, $0) }) { first, _ in first }
    let applied = rowsByName.filter { $0.value.success }.mapValues(\.checksum)
    let formerNames = RecordedName.all(of: rows, heads)
    let renamed = Set(formerNames.map(\.head.migration))
    let newestApplied = heads.last { applied[$0.migration.description] != nil }?.migration
    for head in heads {
      let name = head.migration.description
      let row = rowsByName[name]
      let state = state(of: head, row, applied)
      migrations.append(MigrationStatus(head: head, state: state, row: row))
      if state == .pending, let newestApplied, head.migration < newestApplied, !renamed.contains(head.migration) {
        findings.append(Self.gap(head, newestApplied))
      }
    }
    findings += Self.strangers(rows, heads, formerNames, label)
    findings += files.map { RunFinding(.files, $0.file, line: $0.line, $0.message) }
  }

  package var pending: [MigrationStatus] { migrations.filter { !$0.isDone } }

  private mutating func state(
    of head: HistoryHead,
    _ row: TrackingRow?,
    _ applied: [String: String]
  ) -> MigrationStatus.State {
    let name = head.migration.description
    if let row, !row.success {
      if row.checksum != head.checksum, row.stepsApplied > 0 { findings.append(Self.edited(name, isWhole: false)) }
      if let reverted = row.stepsReverted {
        // What was generated runs again from any state, and a rollback that did not get far is given up by that.
        if reverted > 0 || head.isHandWritten {
          findings.append(
            RunFinding(
              .halfRolledBack,
              name,
              "a rollback of it stopped after \(reverted) of its steps; finish it: cairn rollback --steps 1"
            )
          )
        }
        return .rollingBack(stepsReverted: reverted)
      }
      if let error = row.error { return .failed(stepsApplied: row.stepsApplied, error: error) }
      return .interrupted(stepsApplied: row.stepsApplied)
    }
    switch head.standing(amongApplied: applied) {
    case .applied: return row == nil ? .replacing : .applied
    case .pending: return .pending
    case .edited(let names):
      findings += names.map { Self.edited($0, isWhole: true) }
      return row == nil ? .replacing : .applied
    case .partly(let done, let missing):
      findings.append(
        RunFinding(
          .partlyReplaced,
          name,
          "it stands for \(missing.count + done.count) migrations, of which this database has \(done.joined(separator: ", ")) "
            + "and not \(missing.joined(separator: ", ")); apply those from the commit before the squash first"
        )
      )
      return .pending
    }
  }

  // MARK: Findings

  private static func edited(_ name: String, isWhole: Bool) -> RunFinding {
    RunFinding(
      .edited,
      name,
      "the file is not the one that was \(isWhole ? "applied to" : "begun on") this database (its SHA-256 is another); "
        + "restore it from version control, or, if the difference is meant and harmless, take it over: cairn repair"
    )
  }

  private static func gap(_ head: HistoryHead, _ newest: MigrationName) -> RunFinding {
    RunFinding(
      .gap,
      head.migration.description,
      "it was not applied, and \(newest) behind it was; look whether it still fits, then run cairn migrate --fill-gaps"
    )
  }

  /// What the database has and the files have not.
  private static func strangers(
    _ rows: [TrackingRow],
    _ heads: [HistoryHead],
    _ formerNames: [RecordedName],
    _ label: String
  ) -> [RunFinding] {
    let newest = heads.last?.migration
    return RecordedName.strangers(rows, heads).compactMap { row in
      if let now = formerNames.first(where: { $0.row == row }) { return Self.renamed(now) }
      // It left nothing of itself, and keeps nobody from going on.
      if row.failedAtOnce { return nil }
      let isThere =
        row.success
        ? "this database has it" : "\(row.stepsApplied) of its \(row.stepsTotal) steps are done on this database"
      let wayOut = "; where its effect is gone or does no harm: cairn repair --forget \(row.migration)"
      if (Int(row.version) ?? 0) > newest?.number ?? -1 {
        return RunFinding(
          .ahead,
          row.migration,
          "\(isThere), and \(label) ends with \(newest?.description ?? "nothing"): the files are older than the database; "
            + "deploy from the commit that has it\(wayOut)"
        )
      }
      return RunFinding(
        .missing,
        row.migration,
        "\(isThere), and \(label) does not have it; restore the file and its line of the history from version control"
          + wayOut
      )
    }
  }

  private static func renamed(_ name: RecordedName) -> RunFinding {
    let words =
      switch name.change {
      case .renamed: "the same file is called \(name.head.migration) now"
      case .renumbered: "generate-migration --rebase made it \(name.head.migration)"
      case .madeAnew: "generate-migration --rebase made it anew as \(name.head.migration)"
      }
    return RunFinding(.renamed, name.row.migration, "\(words); take that over: cairn repair")
  }
}
