import SchemaModel

/// Swift text, piece by piece: what stands between quotes, and what is interpolated.
struct SwiftText {
  enum Piece: Equatable {
    case text(String)
    /// An expression of Swift: `email`, `object: "events"`.
    case code(String)
  }

  var pieces: [Piece]

  init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  init(_ text: String) {
    self.init([.text(text)])
  }

  /// As a literal: between `"`, or, when it has several lines, between `"""` with its lines behind `indent` spaces.
  func literal(indent: Int) -> String {
    let isLong = pieces.contains { if case .text(let text) = $0 { text.unicodeScalars.contains("\n") } else { false } }
    return isLong ? longLiteral(indent: indent) : "\"" + pieces.map { Self.escaped($0) }.joined() + "\""
  }

  private static func escaped(_ piece: Piece) -> String {
    switch piece {
    case .text(let text): String(SwiftLiteral.of(text).dropFirst().dropLast())
    case .code(let code): "\\(\(code))"
    }
  }

  private func longLiteral(indent: Int) -> String {
    var lines = [""]
    for piece in pieces {
      guard case .text(let text) = piece else {
        lines[lines.count - 1] += Self.escaped(piece)
        continue
      }
      let parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append("") }
        // Quotes need no escape here, but where three of them stand together.
        lines[lines.count - 1] += Self.escaped(.text(String(part)))
          .replacingOccurrences(of: "\\\"", with: "\"")
      }
    }
    let margin = String(repeating: " ", count: indent)
    let body = lines.map { line in
      let line = Self.visibleEnd(Self.withoutTripleQuotes(line))
      return line.isEmpty ? "" : margin + line
    }
    return "\"\"\"\n" + body.joined(separator: "\n") + "\n\(margin)\"\"\""
  }

  private static func withoutTripleQuotes(_ line: String) -> String {
    line.replacingOccurrences(of: "\"\"\"", with: "\\\"\\\"\\\"")
  }

  /// A blank at the end of a line is gone after the next editor.
  private static func visibleEnd(_ line: String) -> String {
    guard line.hasSuffix(" ") else { return line }
    return line.dropLast() + "\\u{20}"
  }
}

extension String {
  fileprivate func replacingOccurrences(of old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  /// The text as a literal of Swift.
  var quoted: String { SwiftLiteral.of(self) }
}
