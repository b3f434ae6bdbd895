/// One thing that was tried with a migration, and how it ended.
package struct ProofCheck: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// What the server is known to refuse or to misunderstand, looked for in the text.
    case rules
    /// It runs on what the migrations before it made, and its VERIFY queries answer what they are to.
    case applies
    /// Read from the catalogue, the database is what the snapshot of the migration builds.
    case matches
    /// A second run changes nothing.
    case again
    /// The ROLLBACK block leads back to where it began.
    case back
    /// It runs again behind that.
    case anew
    /// Stopped behind each of its statements, or some of many, and started again, it ends the same.
    case resumes
    /// Stopped behind each of its statements, or some of many, the ROLLBACK block leads back.
    case takenBack
    /// It leads to the same schema from every state that a database can have been left in: of reconciling ones.
    case reconciles

    /// What heads a column.
    package var words: String {
      switch self {
      case .rules: "rules"
      case .applies: "applies"
      case .matches: "as declared"
      case .again: "again"
      case .back: "back"
      case .anew: "anew"
      case .resumes: "resumes"
      case .takenBack: "taken back"
      case .reconciles: "reconciles"
      }
    }
  }

  package enum Outcome: Hashable, Sendable {
    /// So often, each time with the same end.
    case passed(times: Int)
    /// What went wrong, a line each.
    case failed([String])
    /// Why it was not tried.
    case skipped(String)
  }

  package let kind: Kind
  package let outcome: Outcome

  package init(_ kind: Kind, _ outcome: Outcome) {
    (self.kind, self.outcome) = (kind, outcome)
  }

  package var failure: [String]? {
    if case .failed(let lines) = outcome { lines } else { nil }
  }
}
