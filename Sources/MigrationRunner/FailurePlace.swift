import DatabaseDrivers
import SQLDialects

/// Where in a file a run was when it failed.
struct FailurePlace: Hashable, Sendable {
  /// What a connection that breaks leaves.
  enum Moment: Hashable, Sendable {
    /// Nothing of the step was sent.
    case beforeStatement
    /// A statement that the server commits by itself.
    case inStatement
    /// The step is done, and was to be recorded.
    case behindStatement
    /// What is taken back when nobody commits it.
    case inTransaction
    case committing
    /// All steps are done, and recorded as far as they are steps.
    case behindSteps
  }

  var stepsApplied: Int
  var step: Int?
  /// Nil while the run wrote its own record.
  var statement: SQLStatement?
  var moment = Moment.beforeStatement

  init(stepsApplied: Int) {
    self.stepsApplied = stepsApplied
  }
}

/// What the server answered, and where.
struct StepFailure: Error {
  var error: DatabaseError
  var place: FailurePlace
}
