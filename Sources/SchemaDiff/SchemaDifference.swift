package import SchemaModel

/// What leads from one schema to another, and what only the author can say about it.
package struct SchemaDifference: Hashable, Sendable {
  /// In an order in which each one fits the schema that those before it made, backwards too.
  package var changes: [Change]
  /// Hints that contradict the schemas. The changes are those without them.
  package var problems: [RenameProblem]
  /// Drops that may be renames. The changes take them for drops.
  package var questions: [RenameQuestion]

  package init(changes: [Change], problems: [RenameProblem] = [], questions: [RenameQuestion] = []) {
    self.changes = changes
    self.problems = problems
    self.questions = questions
  }
}

/// A hint that cannot be followed, and what to do about it.
package struct RenameProblem: Hashable, Sendable, CustomStringConvertible {
  package var hint: RenameHint
  package var message: String

  package init(_ hint: RenameHint, _ message: String) {
    self.hint = hint
    self.message = message
  }

  package var description: String { message }
}

/// Something is dropped, and something like it comes: is it the same thing under another name?
///
/// A hint answers yes, consent to the drop answers no.
package struct RenameQuestion: Hashable, Sendable {
  /// What is dropped, as consent names it: `users`, `users.bio`.
  package var object: String
  /// What it may be called now, the most likely first.
  package var candidates: [RenameCandidate]

  package init(_ object: String, _ candidates: [RenameCandidate]) {
    self.object = object
    self.candidates = candidates
  }
}

/// What something that is dropped may be called now.
package struct RenameCandidate: Hashable, Sendable {
  /// `users.biography`.
  package var object: String
  package var hint: RenameHint

  package init(_ object: String, _ hint: RenameHint) {
    self.object = object
    self.hint = hint
  }

  /// What to paste, and where: `.renamed(from: "bio")` on column 'users.biography'.
  package var advice: String { "\(hint.code) on \(hint.noun) '\(object)'" }
}

extension RenameQuestion: CustomStringConvertible {
  package var description: String {
    let ways = candidates.map { "write \($0.advice)" }.joined(separator: ", or ")
    return "'\(object)' goes and something like it comes. If it was renamed, \(ways); "
      + "if it is to go, consent with --allow-destructive \(object)"
  }
}
