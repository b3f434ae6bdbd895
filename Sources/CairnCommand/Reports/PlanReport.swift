import DatabaseDrivers
import MigrationFiles
import MigrationRunner
import SQLDialects

/// What `plan` and the dry runs say, for programs.
struct PlanReport: Encodable {
  struct Step: Encodable {
    var number: Int
    var title: String
    var line: Int
    var isDone: Bool
    var sql: [String]?
  }

  struct Migration: Encodable {
    var name: String
    var file: String
    var purpose: String?
    var risk: [String]
    var locks: [String]
    var losses: [String]
    var isTransactional: Bool
    var steps: [Step]
  }

  var version = Report.version
  var command: String
  var server: String
  var folder: String
  var migrations: [Migration]

  init(command: String, _ runner: Runner, _ planned: [PlannedMigration], isRollback: Bool, withSQL: Bool) {
    self.command = command
    server = "\(runner.connection.server)"
    folder = runner.source.folder.label
    migrations = planned.map { planned in
      let sequence = planned.sequence(isRollback: isRollback)
      return Migration(
        name: planned.status.head.migration.description,
        file: planned.label,
        purpose: planned.script.header.purpose,
        risk: isRollback ? [] : planned.script.header.risk,
        locks: isRollback ? [] : planned.script.header.locks,
        losses: planned.losses(isRollback: isRollback),
        isTransactional: sequence.isTransactional,
        steps: sequence.steps.enumerated().map { index, step in
          Step(
            number: index + 1,
            title: step.title,
            line: step.line,
            isDone: index < planned.stepsDone(isRollback: isRollback),
            sql: withSQL ? step.statements.map(\.text) : nil
          )
        }
      )
    }
  }
}

/// The same for people.
struct PlanText {
  private(set) var lines: [String] = []

  init(_ planned: [PlannedMigration], isRollback: Bool, withSQL: Bool) {
    let terminal = Terminal.output
    for planned in planned {
      let sequence = planned.sequence(isRollback: isRollback)
      lines += ["", terminal.coloured(planned.label, .bold)]
      if !isRollback {
        if let purpose = planned.script.header.purpose { lines.append("  purpose: \(purpose)") }
        lines += Self.field("risk", planned.script.header.risk)
        lines += Self.field("locks", planned.script.header.locks)
      }
      lines += Self.field("loses", planned.losses(isRollback: isRollback)).map { terminal.coloured($0, .red) }
      lines.append("  runs:    \(sequence.isTransactional ? "in one transaction" : "step by step")")
      for (index, step) in sequence.steps.enumerated() {
        let isDone = index < planned.stepsDone(isRollback: isRollback)
        let text = "  \(index + 1)/\(sequence.steps.count) \(step.title)\(isDone ? "  (done)" : "")"
        lines.append(isDone ? terminal.coloured(text, .grey) : text)
        guard withSQL else { continue }
        for statement in step.statements {
          lines += (statement.text + ";").split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }
        }
      }
    }
  }

  private static func field(_ label: String, _ values: [String]) -> [String] {
    values.enumerated().map { index, value in
      let head = index == 0 ? "\(label):" : ""
      return "  \(head)\(String(repeating: " ", count: 9 - head.count))\(value)"
    }
  }
}

extension PlannedMigration {
  fileprivate func sequence(isRollback: Bool) -> StepSequence {
    guard isRollback else { return script.forward }
    if case .steps(let sequence, _) = script.wayBack { return sequence }
    return StepSequence()
  }

  fileprivate func losses(isRollback: Bool) -> [String] {
    guard isRollback else { return script.header.losses }
    if case .steps(_, let losses) = script.wayBack { return losses }
    return []
  }

  fileprivate func stepsDone(isRollback: Bool) -> Int {
    (isRollback ? status.row?.stepsReverted : status.row?.stepsApplied) ?? 0
  }
}
