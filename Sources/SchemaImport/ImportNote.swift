/// What an import has to say of an object that it could not write in the DSL's own words.
package struct ImportNote: Hashable, Comparable, Sendable {
  package enum Kind: String, Comparable, Sendable {
    /// It is in the Swift, as SQL.
    case raw
    /// It is not in the Swift.
    case leftOut

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  package var kind: Kind
  /// As people call it: `table users`.
  package var object: String
  package var reason: String

  package init(_ kind: Kind, _ object: String, _ reason: String) {
    self.kind = kind
    self.object = object
    self.reason = reason
  }

  package static func < (left: ImportNote, right: ImportNote) -> Bool {
    (left.kind, left.object, left.reason) < (right.kind, right.object, right.reason)
  }
}
