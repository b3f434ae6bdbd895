import DatabaseDrivers
import MigrationFiles
import SQLDialects

/// What went wrong, where, what state that leaves, and what to run next.
struct FailureReport {
  var label: String
  var migration: MigrationName
  var sequence: StepSequence
  var isRollback: Bool

  /// The error for people, and how many steps are done.
  func describe(_ error: any Error) -> (RunError, stepsApplied: Int) {
    switch error {
    case let failure as StepFailure: (describe(failure), failure.place.stepsApplied)
    case let wrong as WrongAnswer: (describe(wrong), sequence.steps.count)
    case let interrupted as Interrupted:
      (
        RunError(
          .interrupted,
          ["\(label): interrupted", "state: \(state(interrupted.stepsApplied))", "next: \(next)"]
        ),
        sequence.isTransactional ? 0 : interrupted.stepsApplied
      )
    default: (RunError(.failed, ["\(label): error: \(error)", "next: \(next)"]), 0)
    }
  }

  private func describe(_ failure: StepFailure) -> RunError {
    let (error, place) = (failure.error, failure.place)
    var line = place.statement?.line
    if let position = error.position, let statement = place.statement {
      line = statement.line(ofCharacter: position + 1)
    }
    let described = "\(error)".split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var lines = ["\(label)\(line.map { ":\($0)" } ?? ""): error: \(described.first ?? "")"]
    if let step = place.step, sequence.steps.indices.contains(step) {
      lines.append("step \(step + 1)/\(sequence.steps.count): \(sequence.steps[step].title)")
    }
    if let statement = place.statement {
      let shown = statement.text.split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("statement: " + shown.prefix(8).joined(separator: "\n  ") + (shown.count > 8 ? "\n  …" : ""))
    }
    lines += described.dropFirst()
    lines.append("state: \(error.outcomeIsKnown ? state(place.stepsApplied) : unknownState(place))")
    lines.append(
      "next: \(error.kind == .cancelled || error.outcomeIsKnown ? next : "run the same again: it finds out and goes on")"
    )
    return RunError(error.kind == .cancelled ? .interrupted : .failed, lines)
  }

  private func describe(_ wrong: WrongAnswer) -> RunError {
    return RunError(
      .drift,
      [
        "\(label):\(wrong.check.query.line): error: VERIFY expected \(wrong.check.expected) and got \(wrong.words)",
        "query: \(wrong.check.query.text)",
        "state: all steps of \(migration) are done; it is not recorded as applied",
        "next: find out why, then run cairn migrate again, which asks VERIFY again",
      ]
    )
  }

  private func state(_ stepsApplied: Int) -> String {
    let direction = isRollback ? "the rollback of \(migration)" : "\(migration)"
    if sequence.isTransactional {
      return "nothing of \(direction) was kept: it is one transaction, which was rolled back"
    }
    switch stepsApplied {
    case 0: return "no step of \(direction) is done"
    case 1: return "step 1 of \(sequence.steps.count) of \(direction) is done and stays"
    default: return "steps 1 to \(stepsApplied) of \(sequence.steps.count) of \(direction) are done and stay"
    }
  }

  private func unknownState(_ place: FailurePlace) -> String {
    if sequence.isTransactional {
      return place.isCommitting
        ? "the connection broke at COMMIT: \(migration) is either wholly \(isRollback ? "rolled back" : "applied") or not at all"
        : "the connection broke before COMMIT: the server rolls it back, and nothing of \(migration) is kept"
    }
    let known = place.stepsApplied == 0 ? "no step before it" : "\(place.stepsApplied) of \(sequence.steps.count) steps"
    return "\(known) done for certain; whether step \(place.stepsApplied + 1) took effect is unknown"
  }

  private var next: String {
    let command = isRollback ? "cairn rollback --steps 1" : "cairn migrate"
    return sequence.isTransactional
      ? "mend the cause, then run \(command) again"
      : "mend the cause, then run \(command) again, which goes on at the step that stopped"
  }
}
