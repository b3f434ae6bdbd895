import SQLDialects

/// What the comment at the top of a migration says, by label: `Purpose`, `Risk`, `Locking`.
package struct ScriptHeader: Hashable, Sendable {
  private var fields: [String: [String]] = [:]

  /// Reads the comments in front of the first statement and of the first empty line.
  init(_ parts: [ScriptPart]) {
    var label: String?
    var expected = 1
    for case .comment(let text, let line) in parts.prefix(while: { if case .comment = $0 { true } else { false } }) {
      guard line == expected else { return }
      expected += 1
      if let colon = text.firstIndex(of: ":"), text.first == " ", text.dropFirst().first?.isLetter == true {
        label = String(text[text.startIndex..<colon]).trimmingSpaces
        fields[label ?? ""] = [String(text[text.index(after: colon)...]).trimmingSpaces]
      } else if let label, text.hasPrefix("            ") {
        fields[label]?.append(text.trimmingSpaces)
      } else {
        label = nil
      }
    }
  }

  /// The lines of one field; none when the header does not have it.
  package subscript(label: String) -> [String] { fields[label] ?? [] }

  package var isHandWritten: Bool { self["Type"].first?.hasPrefix("hand-written") ?? true }

  package var purpose: String? { self["Purpose"].first }

  package var risk: [String] { self["Risk"] }

  package var locks: [String] { self["Locking"] }

  package var losses: [String] { self["Loses"] }

  /// The dialect that the first line names: `postgres (14 and later)`.
  package var dialect: String? {
    guard let line = self["Migration"].first, let range = line.firstRange(of: "dialect: ") else { return nil }
    return String(line[range.upperBound...])
  }
}
