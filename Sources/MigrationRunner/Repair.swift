/// A change of the record that brings it in line with the files.
package struct Repair: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Takes the file's checksum over.
    case checksum(String)
    /// Takes over what the file is called now, and its checksum.
    case name(version: String, words: String, checksum: String)
    /// Forgets it: what left nothing, and what runs anew from its first step.
    case forget
    /// A rollback begins with its first step again.
    case rollbackAnew(checksum: String)
    /// A rollback that did nothing was none.
    case rollbackUndone
    /// Takes over what people say of the step in which a run was stopped.
    case stoppedStep(Int, StoppedStep, isRollback: Bool)
  }

  package var row: TrackingRow
  package var kind: Kind
  /// What was found, and what is done about it.
  package var message: String
}

/// What people say of a run that was stopped, and of a record without a file.
package struct RepairAnswers: Hashable, Sendable {
  /// Of the step in which it was stopped.
  package var stoppedStep: StoppedStep?
  /// Of the steps that were done before the file was edited.
  package var doneSteps: DoneSteps?
  /// The names of migrations whose record is to go.
  package var forgotten: Set<String>

  package init(stoppedStep: StoppedStep? = nil, doneSteps: DoneSteps? = nil, forgotten: Set<String> = []) {
    (self.stoppedStep, self.doneSteps, self.forgotten) = (stoppedStep, doneSteps, forgotten)
  }
}

/// What people found out about a step in which a run was stopped.
package enum StoppedStep: String, Hashable, Sendable, CaseIterable {
  case done, undone
}

/// What people say of the steps that were done of a file before they edited it.
package enum DoneSteps: String, Hashable, Sendable, CaseIterable {
  /// They are the file's first steps still, and the next run goes on behind them.
  case keep
  /// The next run does them again.
  case again
}

extension Repair {
  /// The record as it is to be; nothing of it where it is forgotten.
  var repaired: TrackingRow? {
    var row = row
    switch kind {
    case .checksum(let checksum): row.checksum = checksum
    case .name(let version, let words, let checksum): (row.version, row.name, row.checksum) = (version, words, checksum)
    case .forget: return nil
    case .rollbackAnew(let checksum): (row.checksum, row.stepsReverted) = (checksum, 0)
    case .rollbackUndone: row = row.withoutRollback
    case .stoppedStep(0, .undone, isRollback: true): row = row.withoutRollback
    case .stoppedStep(let step, let standing, let isRollback):
      let done = standing == .done ? step + 1 : step
      if isRollback { row.stepsReverted = done } else { row.stepsApplied = done }
      row.error = "stopped in step \(step + 1), which cairn repair was told is \(standing)"
    }
    return row
  }
}

extension TrackingRow {
  /// As before a rollback that did nothing. Whether its VERIFY had been answered is not recorded: the next run asks.
  fileprivate var withoutRollback: TrackingRow {
    var row = self
    (row.stepsReverted, row.success, row.error) = (nil, false, "a rollback of it was begun, and did nothing")
    return row
  }
}
