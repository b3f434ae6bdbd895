import MigrationFiles

extension StepSequence {
  /// The first from here on that is recorded; what only changes the session is not.
  func recordedStep(from first: Int) -> Int? {
    steps.indices.first { $0 >= first && !steps[$0].isSessionState }
  }
}
