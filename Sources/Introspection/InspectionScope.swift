package import SchemaModel

/// Which part of a database is read.
package struct InspectionScope: Sendable, Equatable {
  /// Names of tables and other objects that others manage, with `*` for any run of characters: `pgboss.*`, `flyway_*`. A
  /// pattern without a dot is matched against the bare name in whichever namespace, one with a dot against both parts.
  package var ignoring: [String]

  package init(ignoring: [String] = []) {
    self.ignoring = ignoring
  }

  package static let everything = InspectionScope()

  /// Whether a name is on the list of those that others manage. `home` is the namespace of names without one.
  package func ignores(_ name: ObjectName, home: String) -> Bool {
    ignoring.contains { pattern in
      guard let dot = pattern.firstIndex(of: ".") else { return Self.matches(name.name, pattern[...]) }
      return Self.matches(name.namespace ?? home, pattern[..<dot])
        && Self.matches(name.name, pattern[pattern.index(after: dot)...])
    }
  }

  private static func matches(_ text: String, _ pattern: Substring) -> Bool {
    let (text, pattern) = (Array(text), Array(pattern))
    // Where the last `*` stands, and how much of the text it covers so far: enough to go back to, as an earlier `*` that
    // covers more is never needed.
    var (position, place, star, covered) = (0, 0, -1, 0)
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        (star, covered, place) = (place, position, place + 1)
      } else if place < pattern.count, pattern[place] == text[position] {
        (position, place) = (position + 1, place + 1)
      } else if star >= 0 {
        covered += 1
        (position, place) = (covered, star + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
