/// A password or another text that nobody may read in a log, an error or a dump of a value that holds it.
package struct Secret: Sendable, Hashable {
  /// The text itself, for the one call that needs it.
  package var value: String

  package init(_ value: String) {
    self.value = value
  }

  /// The text with this secret in it blotted out, also where it stands percent-encoded.
  package func redacted(from text: String) -> String {
    guard !value.isEmpty else { return text }
    let forms = [value, PercentEncoding.encoded(value)]
    return forms.reduce(text) { $0.replacing($1, with: Self.blot) }
  }

  package static let blot = "***"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { Self.blot }
  package var debugDescription: String { Self.blot }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
