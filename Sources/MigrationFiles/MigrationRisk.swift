package import SQLDialects

/// How dangerous a plan is, from the facts that its steps carry.
package struct MigrationRisk: Hashable, Sendable {
  package enum Level: String, Hashable, Sendable, Comparable, CaseIterable {
    case low = "LOW"
    case medium = "MEDIUM"
    case high = "HIGH"

    package static func < (left: Level, right: Level) -> Bool {
      func rank(_ level: Level) -> Int { allCases.firstIndex(of: level) ?? 0 }
      return rank(left) < rank(right)
    }
  }

  package var level: Level
  /// Sentences, the worst first.
  package var reasons: [String]

  package init(_ plan: Plan) {
    var found: [(Level, String)] = []
    for (number, step) in plan.numberedSteps {
      for loss in step.losses {
        found.append((loss.kind == .destroys ? .high : .medium, "\(number) \(loss.words) (\(loss.object))"))
      }
      for hazard in step.hazards.sorted() {
        if let level = hazard.level { found.append((level, "\(number) \(hazard.words)")) }
      }
      for lock in step.locks where lock.duration != .instant && lock.blocking != .schemaChanges {
        let waits = lock.blocking == .writes ? "writes to" : "reads and writes of"
        let level: Level = lock.duration == .indexBuild && lock.blocking == .writes ? .medium : .high
        found.append((level, "\(number) makes \(waits) \(lock.table) wait \(lock.duration.words)"))
      }
    }
    level = found.map(\.0).max() ?? .low
    var reasons: [String] = []
    for level in Level.allCases.reversed() {
      for (_, reason) in found.filter({ $0.0 == level }) where !reasons.contains(reason) { reasons.append(reason) }
    }
    let harmless = "Nothing is dropped, and no table is locked for longer than an instant"
    self.reasons = level == .low ? [harmless] + reasons : reasons
  }
}

extension Hazard {
  /// nil for what is so of every routine: a header that says it each time is not read.
  fileprivate var level: MigrationRisk.Level? {
    switch self {
    case .indexDropped, .replication, .extensionVersion: .medium
    case .access: .low
    case .untracked: nil
    }
  }
}

extension Plan {
  /// The steps with their numbers, which begin at 1.
  package var numberedSteps: [(number: Int, step: Step)] {
    zip(1..., steps).map { ($0, $1) }
  }
}
