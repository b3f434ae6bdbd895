import SQLDialects

/// Puts the statements of a script into steps.
struct StepReader {
  /// Hand-written. Otherwise a comment `-- 3/12 …` begins each step.
  var eachStatementIsAStep: Bool
  var dialect: any SQLDialect

  func read(_ parts: [ScriptPart]) throws(ScriptError) -> StepSequence {
    var sequence = StepSequence()
    var next = Remarks()
    var hasBegun = false
    for part in parts {
      switch part {
      case .comment(let text, let line):
        guard next.read(text.trimmingSpaces, line: line), !eachStatementIsAStep else { continue }
        hasBegun = true
        sequence.steps.append(next.step)
      case .statement(let statement):
        if eachStatementIsAStep {
          var step = next.step
          if step.title.isEmpty { step.title = Self.title(of: statement) }
          step.statements = [statement]
          step.isSessionState = Self.sessionWords.contains(statement.words(1).first ?? "")
          sequence.steps.append(step)
          next = Remarks()
        } else if hasBegun {
          // What the comments said since the step began belongs to it.
          sequence.steps[sequence.steps.count - 1].doneWhen = next.step.doneWhen
          sequence.steps[sequence.steps.count - 1].repeatsUntilNoRowChanges = next.step.repeatsUntilNoRowChanges
          sequence.steps[sequence.steps.count - 1].statements.append(statement)
        } else {
          sequence.preamble.append(statement)
        }
      }
    }
    return eachStatementIsAStep ? try grouped(sequence) : unwrapped(sequence)
  }

  /// The first words of a statement, for people.
  private static func title(of statement: SQLStatement) -> String {
    let line = statement.text.prefix(71).prefix { !$0.isNewline }
    return line.count <= 70 ? String(line) : line.prefix(69) + "…"
  }

  /// What changes the session only.
  private static let sessionWords: Set = ["SET", "RESET", "PREPARE", "DEALLOCATE", "USE", "DISCARD"]

  // MARK: Transactions

  /// A generated file that is one transaction says BEGIN in front of its steps and COMMIT behind them.
  private func unwrapped(_ sequence: StepSequence) -> StepSequence {
    guard dialect.hasTransactionalDDL, let first = sequence.preamble.first, Transaction(first) == .begin,
      let last = sequence.steps.last?.statements.last, Transaction(last) == .commit
    else { return sequence }
    var sequence = sequence
    sequence.preamble.removeFirst()
    sequence.steps[sequence.steps.count - 1].statements.removeLast()
    sequence.isTransactional = true
    return sequence
  }

  /// What stands between BEGIN and COMMIT is one step; when that is all of a file, the file is one transaction.
  private func grouped(_ sequence: StepSequence) throws(ScriptError) -> StepSequence {
    var groups: [[ScriptStep]] = []
    var open: (line: Int, steps: [ScriptStep])?
    for step in sequence.steps {
      let word = step.statements.first.flatMap { Transaction($0) }
      if let word, let statement = step.statements.first { try word.checkIsPlain(statement) }
      switch word {
      case .begin where open == nil: open = (step.line, [])
      case .commit where open != nil:
        try checkCanBeOneTransaction(open?.steps ?? [])
        groups.append(open?.steps ?? [])
        open = nil
      case .some(let word):
        throw ScriptError(
          line: step.line,
          word == .rollback
            ? "ROLLBACK would take back what is recorded of this file; leave it out"
            : "\(word == .begin ? "a transaction begins inside of another" : "this ends no transaction that began") here; "
              + "write BEGIN and COMMIT in pairs, and DELIMITER around the body of a routine of MySQL"
        )
      case nil:
        if open == nil { groups.append([step]) } else { open?.steps.append(step) }
      }
    }
    if let open { throw ScriptError(line: open.line, "a transaction begins here and does not end; write COMMIT") }

    let state = groups.prefix { $0.count == 1 && $0[0].isSessionState }
    if dialect.hasTransactionalDDL, groups.count == state.count + 1, let only = groups.last, sequence.hasTransaction {
      return StepSequence(preamble: state.flatMap { $0[0].statements }, steps: only, isTransactional: true)
    }
    let steps = groups.compactMap { group -> ScriptStep? in
      guard var step = group.first else { return nil }
      guard group.count > 1 else { return step }
      step.statements = group.flatMap(\.statements)
      step.isTransaction = true
      step.isSessionState = false
      return step
    }
    return StepSequence(steps: steps)
  }

  /// What commits by itself would leave one half of the step done, and the run without a way to tell which.
  private func checkCanBeOneTransaction(_ steps: [ScriptStep]) throws(ScriptError) {
    guard !dialect.hasTransactionalDDL, steps.count > 1 else { return }
    for step in steps {
      for statement in step.statements where statement.commitsByItself {
        throw ScriptError(
          line: statement.line,
          "\(statement.words(2).joined(separator: " ")) commits the transaction that it stands in, on this server; write it "
            + "outside of BEGIN and COMMIT"
        )
      }
    }
  }

  private enum Transaction {
    case begin, commit, rollback

    init?(_ statement: SQLStatement) {
      let words = statement.words(2)
      switch words.first {
      case "BEGIN": self = .begin
      case "START" where words.last == "TRANSACTION": self = .begin
      case "COMMIT", "END": self = .commit
      // ROLLBACK TO a savepoint stays inside.
      case "ROLLBACK" where words.last != "TO", "ABORT": self = .rollback
      default: return nil
      }
    }

    /// A run begins and ends the transaction itself, with the record in it: what else these statements say would be lost.
    func checkIsPlain(_ statement: SQLStatement) throws(ScriptError) {
      let words = statement.words(8)
      let rest = words.dropFirst(words.first == "START" ? 2 : 1)
      let noise: [[String]] = [[], ["WORK"], ["TRANSACTION"], ["READ", "WRITE"], ["AND", "NO", "CHAIN"]]
      guard self != .rollback, !noise.contains(Array(rest)) else { return }
      let said = words.joined(separator: " ")
      throw ScriptError(
        line: statement.line,
        self == .commit
          ? "\(said) is more than cairn keeps of it, which ends the transaction itself; write COMMIT"
          : "\(said) is more than cairn keeps of it, which begins the transaction itself; write BEGIN, and a statement of its "
            + "own: SET TRANSACTION … behind it on Postgres, SET SESSION TRANSACTION … in front of it on MySQL"
      )
    }
  }
}

extension StepSequence {
  /// Some statement of it begins a transaction.
  fileprivate var hasTransaction: Bool {
    steps.contains { step in step.statements.contains { ["BEGIN", "START"].contains($0.words(1).first ?? "") } }
  }
}

/// What the comments in front of a step say of it.
private struct Remarks {
  private(set) var step = ScriptStep("")

  /// True when the comment begins a step.
  mutating func read(_ comment: String, line: Int) -> Bool {
    if comment.hasPrefix("Done when: ") {
      step.doneWhen = SQLStatement(String(comment.dropFirst(11)), line: line)
    } else if comment == "Repeat: until it changes no row" {
      step.repeatsUntilNoRowChanges = true
    } else if let title = Self.title(comment) {
      step = ScriptStep(title)
      return true
    }
    return false
  }

  /// `3/12 users.nickname: add.` without its numbers.
  private static func title(_ comment: String) -> String? {
    let words = comment.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return nil }
    let numbers = words[0].split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, numbers.allSatisfy({ Int($0) != nil }) else { return nil }
    return String(words[1])
  }
}
