import SchemaModel

/// A type in an author's or a server's words, taken apart: `Character Varying ( 255 )` is `character varying` and 255.
struct TypeText {
  var name: String
  var arguments: [Int]

  /// Nil when the text is more than a name and numbers.
  init?(_ text: String) {
    let lowered = text.lowercased()
    guard lowered.unicodeScalars.allSatisfy({ Self.isAllowed($0) }) else { return nil }
    let parts = lowered.split(separator: "(", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    name = Self.words(parts[0])
    arguments = []
    guard parts.count == 2 else { return }
    let rest = parts[1].split(separator: ")", omittingEmptySubsequences: false)
    guard rest.count == 2 else { return nil }
    let numbers = rest[0].split(separator: ",", omittingEmptySubsequences: false).map { Int(Self.words($0)) }
    guard !numbers.contains(nil) else { return nil }
    arguments = numbers.compactMap { $0 }
    // `timestamp(3) with time zone`
    let tail = Self.words(rest[1])
    if !tail.isEmpty { name += " " + tail }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || " \t\n(),_".unicodeScalars.contains(scalar)
  }

  private static func words(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
