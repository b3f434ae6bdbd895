/// An earlier run was stopped in this step, and nobody but its author can tell whether it took effect.
struct StepInDoubt: Error {
  var step: Int
  /// What running it again would do a second time.
  var effect: String
}
