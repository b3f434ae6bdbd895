import ArgumentParser

/// `--to` and `--steps`, which say how far a run goes.
enum RunRange {
  static func validate(to: Int?, steps: Int?) throws {
    if let to, to < 0 { throw ValidationError("--to is the number of a migration, and \(to) is none") }
    if let steps, steps < 1 { throw ValidationError("--steps is how many migrations, at least 1; \(steps) is none") }
    if to != nil, steps != nil { throw ValidationError("--to and --steps both say how far to go; leave one out") }
  }
}
