import Foundation

/// `pg_dump --schema-only` made comparable: the order of objects and of columns, the names that Postgres 18 gives to
/// NOT NULL, and those of the indexes of partitions say nothing.
package enum CanonicalDump {
  package static func text(_ dump: String) -> String {
    var objects: [(title: String, lines: [Substring])] = []
    for line in namingPartsAfterWhole(dump).split(separator: "\n") {
      if let match = line.wholeMatch(of: /-- Name: (.*); Type: (.*); Schema: (.*); Owner: .*/) {
        objects.append(("[\(match.2)] \(match.3).\(match.1)", []))
      } else if !objects.isEmpty, !isNoise(line) {
        objects[objects.count - 1].lines.append(line)
      }
    }
    return objects.map { "\($0.title)\n\(body($0.lines))" }.sorted().joined(separator: "\n\n")
  }

  /// The index of a partition is called after the one that it is part of.
  private static func namingPartsAfterWhole(_ dump: String) -> String {
    var dump = dump
    let attached = dump.matches(of: /ALTER INDEX (?:.+?)\.(.+) ATTACH PARTITION (?:.+?)\.(.+);/)
      .map { (whole: String($0.1), part: String($0.2)) }
    for name in attached.sorted(by: { ($0.part.count, $0.part) > ($1.part.count, $1.part) }) {
      func bare(_ name: String) -> String {
        name.hasPrefix("\"") ? String(name.dropFirst().dropLast()).replacing("\"\"", with: "\"") : name
      }
      for part in [name.part, bare(name.part)] { dump = dump.replacing(part, with: "part of \(bare(name.whole))") }
    }
    return dump
  }

  private static func isNoise(_ line: Substring) -> Bool {
    line.allSatisfy(\.isWhitespace) || line.hasPrefix("--") || line.hasPrefix("SET ") || line.hasPrefix("\\")
      || line.hasPrefix("SELECT pg_catalog.set_config")
  }

  /// The columns of a CREATE TABLE sorted, everything else as it is.
  private static func body(_ lines: [Substring]) -> String {
    guard let first = lines.first, first.hasPrefix("CREATE "), first.hasSuffix("("),
      let end = lines.lastIndex(where: { $0.hasPrefix(")") }), end > 1
    else { return lines.joined(separator: "\n") }
    let columns = topLevelParts(lines[1..<end].joined(separator: "\n"))
      .map { $0.replacing(/CONSTRAINT ("([^"]|"")+"|\w+) NOT NULL/, with: "NOT NULL") }
      .sorted()
    return ([String(first)] + columns + lines[end...].map(String.init)).joined(separator: "\n")
  }

  /// The parts between commas that stand in no parenthesis and no quotes.
  private static func topLevelParts(_ text: String) -> [String] {
    var parts: [String] = []
    var (current, depth, quote) = ("", 0, Character?.none)
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else {
        switch character {
        case "'", "\"": quote = character
        case "(": depth += 1
        case ")": depth -= 1
        case "," where depth == 0:
          parts.append(current.trimmingCharacters(in: .whitespacesAndNewlines))
          current = ""
          continue
        default: break
        }
      }
      current.append(character)
    }
    let last = current.trimmingCharacters(in: .whitespacesAndNewlines)
    return last.isEmpty ? parts : parts + [last]
  }
}
