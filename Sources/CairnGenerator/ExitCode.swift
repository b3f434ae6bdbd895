/// How a command ended; the same numbers in every executable of Cairn.
enum ExitCode: Int32, Comparable {
  case done = 0
  case failed = 1
  /// Wrong usage, or a question is undecided.
  case undecided = 2
  case consentMissing = 3
  /// A migration is owed.
  case owed = 4

  static func < (left: ExitCode, right: ExitCode) -> Bool { left.rawValue < right.rawValue }
}
