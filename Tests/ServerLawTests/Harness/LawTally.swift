import SQLDialects

/// What became of the pairs of a run.
struct LawTally: Sendable {
  /// Held the whole way there and back, by the rows that came along.
  var held: [RowStyle: Int] = [:]
  /// How many rows came along, in all.
  var rows = 0
  var refused: [String: Int] = [:]
  var hindered: [RowObstacle: Int] = [:]
  var broken: [LawReport] = []

  var pairs: Int { held.values.reduce(0, +) + refusals + broken.count }
  var refusals: Int { refused.values.reduce(0, +) }

  mutating func add(_ other: LawTally) {
    held.merge(other.held, uniquingKeysWith: +)
    rows += other.rows
    refused.merge(other.refused, uniquingKeysWith: +)
    hindered.merge(other.hindered, uniquingKeysWith: +)
    broken += other.broken
  }

  func summary(on server: String) -> String {
    var lines = ["\(server): \(pairs) pairs, \(refusals) refused, \(broken.count) broken, \(rows) rows there and back"]
    for style in RowStyle.allCases { lines.append("  held with \(style.words): \(held[style] ?? 0)") }
    for (reason, count) in refused.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  refused \(count): \(reason)")
    }
    for (obstacle, count) in hindered.sorted(by: { $0.key < $1.key }) {
      lines.append("  rows in the way \(count): \(obstacle.rawValue)")
    }
    return lines.joined(separator: "\n")
  }
}

/// A pair that broke the law, in words that are enough to see why.
struct LawReport: Sendable, CustomStringConvertible {
  let description: String

  init(_ pair: LawPair, _ failure: LawFailure, on server: any LawServer) {
    var parts = [
      "\(server.name) broke the law at \(failure)",
      "replay: CAIRN_SEED=\(pair.seed) scripts/law",
    ]
    let creation = (try? LawMigration.creation(of: pair.old, in: server.dialect)) ?? "-- it has no form"
    parts.append("the smallest such pair, built first:\n\(creation)")
    let changes = pair.changes.map { "  \($0)" }.joined(separator: "\n")
    parts.append("its changes:\n\(changes)")
    if !pair.hints.isEmpty { parts.append("its hints:\n\(pair.hints.map { "  \($0)" }.joined(separator: "\n"))") }
    if let migration = try? LawMigration(pair, in: server.dialect) { parts.append("its migration:\n\(migration.text)") }
    description = parts.joined(separator: "\n\n")
  }
}
