/// Something that keeps the files and the database from being brought together, and the way out.
package struct RunFinding: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable {
    /// The bytes that were applied are not the bytes of the file.
    case edited
    /// Applied, and there is no such file.
    case missing
    /// Applied, and newer than every file.
    case ahead
    /// Not applied, although a later one is.
    case gap
    /// Applied under another name.
    case renamed
    /// Some of what a squashed migration replaces was applied, and some was not.
    case partlyReplaced
    /// A rollback stopped in it.
    case halfRolledBack
    /// A run was stopped in a step, and only people can tell whether it took effect.
    case inDoubt
    /// A file is missing, was edited, cannot be read, or is not known to the history.
    case files
  }

  package var kind: Kind
  /// The migration, or the file as messages name it.
  package var subject: String
  package var message: String

  package init(_ kind: Kind, _ subject: String, line: Int? = nil, _ message: String) {
    self.kind = kind
    self.subject = subject + (line.map { ":\($0)" } ?? "")
    self.message = message
  }

  package var line: String { "\(subject): error: \(message)" }
}
