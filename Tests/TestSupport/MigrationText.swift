/// A migration file taken apart as its readers take it: what runs, what proves it, what takes it back.
package struct MigrationText {
  /// Everything before the VERIFY block.
  package var script: String
  package var verifications: [(query: String, expected: String)]
  /// The ROLLBACK block without its comment marks.
  package var rollback: String
  /// Why there is no way back, where there is none.
  package var rollbackRefusals: [String]

  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let verify = lines.firstIndex { $0.hasPrefix("-- VERIFY ---") } ?? lines.endIndex
    let rollback = lines.firstIndex { $0.hasPrefix("-- ROLLBACK ---") } ?? lines.endIndex
    script = lines[..<verify].joined(separator: "\n") + "\n"

    let proof = lines[verify..<rollback].dropFirst().map(Self.uncommented).joined(separator: "\n")
    verifications = proof.matches(of: /(?s)(.+?);   -- expect ([^\n]*)\n?/).map { (String($0.1), String($0.2)) }

    let back = lines[rollback...].dropFirst()
    rollbackRefusals = back.filter { $0.hasPrefix("-- None: ") }.map { String($0.dropFirst(9)) }
    self.rollback =
      back.filter { !$0.hasPrefix("-- Loses data: ") && !$0.hasPrefix("-- None: ") }
      .map(Self.uncommented).joined(separator: "\n") + "\n"
  }

  private static func uncommented(_ line: String) -> String {
    line.hasPrefix("-- ") ? String(line.dropFirst(3)) : line.hasPrefix("--") ? String(line.dropFirst(2)) : line
  }
}
