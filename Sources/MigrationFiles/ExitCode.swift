/// How a command ended; the same numbers in every executable of Cairn.
package enum ExitCode: Int32, Comparable, Sendable {
  case done = 0
  case failed = 1
  /// Wrong usage, or a question is undecided.
  case undecided = 2
  case consentMissing = 3
  /// A migration is owed, or has not been applied.
  case owed = 4
  /// The database is not as it should be, or a migration's proof was wrong.
  case drift = 5
  case lintFindings = 6
  /// Another run holds the lock.
  case locked = 7
  case interrupted = 130

  package static func < (left: ExitCode, right: ExitCode) -> Bool { left.rawValue < right.rawValue }
}
