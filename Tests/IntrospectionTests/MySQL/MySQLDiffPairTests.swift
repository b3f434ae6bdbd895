import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// What `cairn diff` does, on two databases that were made by hand: the migration from one to the other makes the first
/// show what the second one does; or it is refused, with the object by name.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLDiffPairTests {
  private enum Outcome: Equatable {
    case led
    case refused(String)
    case failed(String)
  }

  @Test func eachPairIsLedOrRefusedByName() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let (first, second) = (try await MySQLPlace(server), try await MySQLPlace(server))
    try await first.execute(["CREATE USER IF NOT EXISTS cairn_reader"])
    var tally: [String: (led: Int, refused: Int, failed: Int)] = [:]
    let pairs = MySQLDiffPair.all + MySQLDiffPair.all.map(\.reversed)
    for pair in pairs {
      let outcome: Outcome
      do {
        outcome = try await lead(pair, first, second)
      } catch {
        outcome = .failed("\(error)")
      }
      let name = "\(pair.category): \(pair.name)"
      switch outcome {
      case .led: tally[pair.category, default: (0, 0, 0)].led += 1
      case .refused(let reason):
        tally[pair.category, default: (0, 0, 0)].refused += 1
        #expect(Self.refused.contains(name), "refused: \(name): \(reason)")
      case .failed(let reason):
        tally[pair.category, default: (0, 0, 0)].failed += 1
        Issue.record("\(name): \(reason)")
      }
    }
    #expect(MySQLDiffPair.all.count >= 120)
    let lines = tally.sorted { $0.key < $1.key }.map {
      "\($0): \($1.led) led, \($1.refused) refused, \($1.failed) failed"
    }
    print("MySQL, \(pairs.count) pairs:\n" + lines.joined(separator: "\n"))
    try await first.close()
    try await second.close()
  }

  private func lead(_ pair: MySQLDiffPair, _ first: MySQLPlace, _ second: MySQLPlace) async throws -> Outcome {
    for (place, script) in [(first, pair.old), (second, pair.new)] {
      try await place.empty()
      try await place.execute(script: script)
      try await place.connection.restoreSettings(lockTimeout: nil)
    }
    let (old, new) = (try await first.inspect().schema, try await second.inspect().schema)
    let refusals = try await first.migrate(from: old, to: new)
    if let refusal = refusals.first {
      return refusal.object.isEmpty
        ? .failed("a refusal without a name") : .refused("\(refusal.object): \(refusal.reason)")
    }
    let (wanted, found) = (try await MySQLPicture.take(of: second), try await MySQLPicture.take(of: first))
    if wanted != found { return .failed(MySQLInspectionLaw.difference(wanted, found)) }
    let rest = SchemaDiffer.difference(from: try await first.inspect().schema, to: new).changes
    return rest.isEmpty ? .led : .failed("left: \(rest.map(\.description))")
  }

  /// What Cairn does not do, and says so.
  private static let refused: Set = [
    "table: of another engine, changed", "table: of another engine, changed, back", "table: another engine",
    "table: another engine, back", "partition: subpartitions", "partition: subpartitions, back",
  ]
}
