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
    let names = Set(heads.map(\.migration.description))
    let renamed = Set(rows.filter { !names.contains($0.migration) }.map(\.checksum))
    let newestApplied = heads.last { applied[$0.migration.description] != nil }?.migration
    for head in heads {
      let name = head.migration.description
      let row = rowsByName[name]
      let state = state(of: head, row, applied)
      migrations.append(MigrationStatus(head: head, state: state, row: row))
      if state == .pending, let newestApplied, head.migration < newestApplied, !renamed.contains(head.checksum ?? "") {
        findings.append(Self.gap(head, newestApplied))
      }
    }
    findings += Self.strangers(rows, heads, label)
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
        findings.append(
          RunFinding(
            .halfRolledBack,
            name,
            "a rollback of it stopped after \(reverted) of its steps; finish it: cairn rollback --steps 1"
          )
        )
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
  private static func strangers(_ rows: [TrackingRow], _ heads: [HistoryHead], _ label: String) -> [RunFinding] {
    let known = Set(heads.flatMap { [$0.migration.description] + $0.replacedNames })
    let newest = heads.last?.migration.number ?? -1
    return rows.filter { !known.contains($0.migration) }.sorted { $0.migration < $1.migration }.map { row in
      if let head = heads.first(where: { $0.checksum == row.checksum }) {
        return RunFinding(
          .renamed,
          row.migration,
          "the same file is called \(head.migration) now; take the new name over: cairn repair"
        )
      }
      if (Int(row.version) ?? 0) > newest {
        return RunFinding(
          .ahead,
          row.migration,
          "this database has it, and \(label) ends with \(heads.last?.migration.description ?? "nothing"): the files are "
            + "older than the database; deploy from the commit that has it"
        )
      }
      return RunFinding(
        .missing,
        row.migration,
        "this database has it, and \(label) does not; restore the file and its line of the history from version control"
      )
    }
  }
}
