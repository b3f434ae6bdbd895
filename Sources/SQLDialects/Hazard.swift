/// What a step puts at risk beside time and rows: of those its locks, its cost and its losses speak.
package enum Hazard: String, CaseIterable, Hashable, Sendable, Comparable {
  /// An index goes, and queries that used it are slower from then on.
  case indexDropped
  /// Other people see, change or run something than before.
  case access
  /// The server knows neither what the body of a routine uses nor which bodies use what goes.
  case untracked
  /// What subscribers are told of a changed row becomes another.
  case replication
  /// Another version of an extension's code does the work.
  case extensionVersion

  package static func < (left: Hazard, right: Hazard) -> Bool { left.rawValue < right.rawValue }

  /// As a sentence about a step says it.
  package var words: String {
    switch self {
    case .indexDropped: "drops an index: queries that used it get slower"
    case .access: "changes who may see or do what"
    case .untracked: "the server does not know what a routine's body uses, nor which bodies use what goes"
    case .replication: "changes what subscribers are told of a row"
    case .extensionVersion: "takes another version of an extension's code"
    }
  }
}
