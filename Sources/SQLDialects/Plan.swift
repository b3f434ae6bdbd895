package import SchemaModel

/// Changes in the order and the form in which it is safe to run them.
package struct Plan: Hashable, Sendable {
  package var steps: [Step]
  /// Changes that have no safe or no possible form here. With one of them the steps are not to be used.
  package var refusals: [Refusal]
  /// Statements that stand before the first step of a file and run again at every start: limits, modes, checks.
  package var preamble: [String]
  /// Statements behind the last step.
  package var epilogue: [String]
  /// All steps form one transaction; otherwise each statement is its own.
  package var isTransactional: Bool

  package init(
    steps: [Step],
    refusals: [Refusal] = [],
    preamble: [String] = [],
    epilogue: [String] = [],
    isTransactional: Bool
  ) {
    self.steps = steps
    self.refusals = refusals
    self.preamble = preamble
    self.epilogue = epilogue
    self.isTransactional = isTransactional
  }
}

/// A change that cannot be written, why, and what the author can do instead.
package struct Refusal: Hashable, Sendable {
  /// The object by name: `users.bio`.
  package var object: String
  package var reason: String
  package var wayOut: String

  package init(_ object: String, _ reason: String, wayOut: String) {
    self.object = object
    self.reason = reason
    self.wayOut = wayOut
  }
}

/// One effect on the database and what is known of it.
package struct Step: Hashable, Sendable {
  /// What it does, in one line: `users.nickname: add`.
  package var title: String
  /// What it costs, as a sentence or two behind the title: `Catalogue only.`
  package var remark: String
  /// Without semicolons. On MySQL the four of a guard are one step.
  package var statements: [String]
  package var locks: [TableLock]
  package var cost: StepCost
  package var losses: [Loss]
  /// What else it puts at risk.
  package var hazards: Set<Hazard>
  /// It refuses to stand in a transaction with others.
  package var requiresAutocommit: Bool
  /// A query that answers one row with `true` when the step's work is done already. Only where the server's SQL has no
  /// condition that the statement itself could carry (DSQL): written as a comment, and asked by `cairn`.
  package var doneWhen: String?
  /// The statement is repeated until it changes no row: batches of a backfill.
  package var repeatsUntilNoRowChanges: Bool
  package var verifications: [Verification]
  /// What ends its statements in a file: not `;` where they hold some of their own and the server's client would take
  /// them apart there (MySQL's routines and triggers).
  package var delimiter: String

  package init(
    _ title: String,
    remark: String = "",
    statements: [String],
    locks: [TableLock] = [],
    cost: StepCost = .catalogue,
    losses: [Loss] = [],
    hazards: Set<Hazard> = [],
    requiresAutocommit: Bool = false,
    doneWhen: String? = nil,
    repeatsUntilNoRowChanges: Bool = false,
    verifications: [Verification] = [],
    delimiter: String = ";"
  ) {
    self.title = title
    self.remark = remark
    self.statements = statements
    self.locks = locks
    self.cost = cost
    self.losses = losses
    self.hazards = hazards
    self.requiresAutocommit = requiresAutocommit
    self.doneWhen = doneWhen
    self.repeatsUntilNoRowChanges = repeatsUntilNoRowChanges
    self.verifications = verifications
    self.delimiter = delimiter
  }

  /// The statements as the server's own client reads them from a file.
  package var script: String {
    let text = statements.map { $0 + delimiter }.joined(separator: "\n")
    return delimiter == ";" ? text : "DELIMITER \(delimiter)\n\(text)\nDELIMITER ;"
  }
}

/// A lock that a step takes on a table that was there before.
package struct TableLock: Hashable, Sendable {
  package enum Blocking: Int, Hashable, Sendable, Comparable {
    /// Only other changes of the schema wait.
    case schemaChanges
    case writes
    case readsAndWrites

    package static func < (left: Blocking, right: Blocking) -> Bool { left.rawValue < right.rawValue }
  }

  package enum Duration: Int, Hashable, Sendable, Comparable {
    case instant
    case indexBuild
    case scan
    case rewrite

    package static func < (left: Duration, right: Duration) -> Bool { left.rawValue < right.rawValue }

    /// As the header says it: `ACCESS EXCLUSIVE for an instant`.
    package var words: String {
      switch self {
      case .instant: "for an instant"
      case .indexBuild: "while the index builds"
      case .scan: "while the table is read"
      case .rewrite: "while the table is rewritten"
      }
    }
  }

  package var table: ObjectName
  /// In the server's own words: `ACCESS EXCLUSIVE`, `INPLACE, LOCK=NONE`.
  package var mode: String
  package var blocking: Blocking
  package var duration: Duration

  package init(_ table: ObjectName, _ mode: String, blocks blocking: Blocking, _ duration: Duration) {
    self.table = table
    self.mode = mode
    self.blocking = blocking
    self.duration = duration
  }
}

/// What a step makes the server do.
package enum StepCost: Int, Hashable, Sendable, Comparable {
  case catalogue, indexBuild, scan, rewrite

  package static func < (left: StepCost, right: StepCost) -> Bool { left.rawValue < right.rawValue }
}

/// Data that a step destroys or may refuse to keep, which the author must consent to by name.
package struct Loss: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Values or whole rows are gone afterwards.
    case destroys
    /// The statement fails while rows are in its way; nothing is lost.
    case mayFail
    /// Rows that are there get a value that nobody chose.
    case fills
  }

  /// What `--allow-destructive` takes: `users`, `users.bio`.
  package var object: String
  package var kind: Kind
  /// What there is of it, as it stands in ``words``: `all rows of the table`, `values longer than 20 characters`.
  package var what: String
  package var wayOut: String

  package init(_ object: String, _ kind: Kind, _ what: String, wayOut: String) {
    self.object = object
    self.kind = kind
    self.what = what
    self.wayOut = wayOut
  }

  /// What the statement does: `destroys all rows of the table`.
  package var words: String {
    switch kind {
    case .destroys: "destroys \(what)"
    case .mayFail: "fails while there are \(what)"
    case .fills: "gives the rows that are there \(what)"
    }
  }
}

/// A query of the VERIFY block, and the one value that it must answer.
package struct Verification: Hashable, Sendable {
  package var query: String
  package var expected: String

  package init(_ query: String, expect expected: String) {
    self.query = query
    self.expected = expected
  }
}
