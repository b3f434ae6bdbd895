/// Somebody wished the run to stop.
struct Interrupted: Error {
  var stepsApplied: Int
}
