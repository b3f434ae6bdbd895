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
    case let doubt as StepInDoubt: (describe(doubt), doubt.step)
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
    let isLost = error.kind == .connectionLost || !error.outcomeIsKnown
    lines.append("state: \(isLost ? stateOfLost(place) : state(place))")
    lines.append("next: \(isLost ? "run \(command) again: it finds out and goes on" : next)")
    return RunError(error.kind == .cancelled ? .interrupted : .failed, lines)
  }

  private func describe(_ doubt: StepInDoubt) -> RunError {
    let step = sequence.steps[doubt.step]
    return RunError(
      .failed,
      [
        "\(label):\(step.line): error: an earlier run was stopped in this step, and whether it took effect cannot be known: "
          + "it \(doubt.effect), and so would do it twice",
        "step \(doubt.step + 1)/\(sequence.steps.count): \(step.title)",
        "state: \(state(doubt.step)); whether step \(doubt.step + 1) took effect is unknown",
        "next: look whether it did; then cairn repair --stopped-step done --apply, or --stopped-step undone, and run "
          + "\(command) again",
      ]
    )
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

  private func state(_ place: FailurePlace) -> String {
    place.moment == .behindSteps
      ? "all steps of \(migration) are done; it is not recorded as applied" : state(place.stepsApplied)
  }

  private func state(_ stepsApplied: Int) -> String {
    if sequence.isTransactional {
      return "nothing of \(subject) was kept: it is one transaction, which was rolled back"
    }
    switch stepsApplied {
    case 0: return "no step of \(subject) is done"
    case 1: return "step 1 of \(sequence.steps.count) of \(subject) is done and stays"
    default: return "steps 1 to \(stepsApplied) of \(sequence.steps.count) of \(subject) are done and stay"
    }
  }

  /// The connection is gone: what is known all the same, and what is not.
  private func stateOfLost(_ place: FailurePlace) -> String {
    if place.moment == .behindSteps {
      return "all steps of \(subject) are done; whether it is recorded as applied is unknown"
    }
    if sequence.isTransactional {
      return place.moment == .committing
        ? "the connection broke at COMMIT: \(migration) is either wholly \(isRollback ? "rolled back" : "applied") or not at "
          + "all, and which is unknown"
        : "the connection broke before COMMIT: the server takes it back, and nothing of \(subject) is kept"
    }
    let step = "step \((place.step ?? place.stepsApplied) + 1)"
    let rest =
      switch place.moment {
      case .beforeStatement: "\(step) was not begun"
      case .inStatement: "whether \(step) took effect is unknown, and the server may still be at work on it"
      case .behindStatement: "\(step) took effect, and is not recorded for certain"
      case .inTransaction: "\(step) was not committed, and the server takes it back"
      case .committing: "the connection broke at the COMMIT of \(step), and whether it took effect is unknown"
      case .behindSteps: ""
      }
    return "\(state(place.stepsApplied)); \(rest)"
  }

  private var subject: String { isRollback ? "the rollback of \(migration)" : "\(migration)" }

  private var command: String { isRollback ? "cairn rollback --steps 1" : "cairn migrate" }

  private var next: String {
    sequence.isTransactional
      ? "mend the cause, then run \(command) again"
      : "mend the cause, then run \(command) again, which goes on at the step that stopped"
  }
}
