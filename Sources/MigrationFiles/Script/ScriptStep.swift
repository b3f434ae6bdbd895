package import SQLDialects

/// One effect of a migration's file: statements that belong together, and what the file says of them.
package struct ScriptStep: Hashable, Sendable {
  /// In one line: `users.nickname: add. Catalogue only.`
  package var title: String
  package var statements: [SQLStatement]
  /// A query that answers one row with `true` when the step's work is done already.
  package var doneWhen: SQLStatement?
  /// The statements are repeated until the last of them changes no row.
  package var repeatsUntilNoRowChanges: Bool
  /// The file has BEGIN and COMMIT around these statements: they are one transaction, however the rest runs.
  package var isTransaction: Bool
  /// It changes the session and not the database, so a run that goes on behind it does it again: SET, PREPARE.
  package var isSessionState: Bool

  package init(
    _ title: String,
    _ statements: [SQLStatement] = [],
    doneWhen: SQLStatement? = nil,
    repeatsUntilNoRowChanges: Bool = false,
    isTransaction: Bool = false,
    isSessionState: Bool = false
  ) {
    self.title = title
    self.statements = statements
    self.doneWhen = doneWhen
    self.repeatsUntilNoRowChanges = repeatsUntilNoRowChanges
    self.isTransaction = isTransaction
    self.isSessionState = isSessionState
  }

  /// It changes rows and nothing else, so that every server can take it back.
  package var isDataOnly: Bool { statements.allSatisfy(\.isDataOnly) }

  /// No statement of it can change a setting of the session; such statements are short, too.
  package var keepsSession: Bool { statements.allSatisfy(\.keepsSession) }

  package var line: Int { statements.first?.line ?? 0 }
}

/// The steps of one direction, forward or back.
package struct StepSequence: Hashable, Sendable {
  /// Statements that run at every start, before any step: limits, modes, checks.
  package var preamble: [SQLStatement]
  package var steps: [ScriptStep]
  /// All of it is one transaction; the statements that begin and end it are left out.
  package var isTransactional: Bool

  package init(preamble: [SQLStatement] = [], steps: [ScriptStep] = [], isTransactional: Bool = false) {
    self.preamble = preamble
    self.steps = steps
    self.isTransactional = isTransactional
  }

  /// No statement of it can change a setting of the session.
  package var keepsSession: Bool { preamble.isEmpty && steps.allSatisfy(\.keepsSession) }
}

/// A query that proves a migration, and the text of the one value that it must answer.
package struct ScriptVerification: Hashable, Sendable {
  package var query: SQLStatement
  package var expected: String
}

/// What a file says of the way back.
package enum WayBack: Hashable, Sendable {
  /// The file has no ROLLBACK block, or nothing in it.
  case absent
  /// There is none, and why.
  case none([String])
  /// What ran to its end left nothing that would have to go back.
  case nothing
  case steps(StepSequence, losses: [String])
}

extension SQLStatement {
  fileprivate var isDataOnly: Bool { Self.dataWords.contains(words(1).first ?? "") }

  private static let dataWords: Set = ["INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH", "SELECT"]

  /// It ends the transaction that it stands in, on a server whose DDL cannot be rolled back.
  package var commitsByItself: Bool {
    let words = words(2)
    return Self.definingWords.contains(words.first ?? "") && words.last != "TEMPORARY"
  }

  /// It certainly leaves the settings of its session as they are. False for most that do: whatever evaluates an expression
  /// may call a function that changes one.
  fileprivate var keepsSession: Bool {
    switch words(2) {
    case ["COMMENT", "ON"], ["DROP", "TABLE"]: return true
    case ["CREATE", "TABLE"]:
      // Rows would come from one of these words, or from a second TABLE.
      let words = text.utf8.split { !(97...122).contains($0 | 32) }.map { Substring($0).lowercased() }
      return words.count { $0 == "table" } == 1 && !words.contains { ["select", "execute", "values"].contains($0) }
    default: return false
    }
  }

  private static let definingWords: Set = [
    "CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "GRANT", "REVOKE", "ANALYZE", "OPTIMIZE", "REPAIR", "LOCK",
  ]
}
