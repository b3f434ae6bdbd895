import Foundation
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// Published pairs of DDL (pg-schema-diff's acceptance tests): what leads from the old to the new one, run on the old one by
/// psql, gives the new one, and a second look finds nothing; or it is refused by name. Each hazard of a pair is one that the
/// steps speak of.
@Suite struct DiffPairTests {
  @Test(
    .enabled(
      if: !DiffPair.all.isEmpty && PostgresServer.fromEnvironment != nil,
      "CAIRN_TEST_DATA or Postgres is missing"
    )
  )
  func everyPair() async throws {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    defer { workshop.close() }
    let server = PostgresServer(
      connection: "host=\(workshop.server.folderPath) port=5432 user=postgres",
      programs: try #require(PostgresServer.fromEnvironment).programs
    )
    // Those of one category, for whoever mends it.
    let wanted = ProcessInfo.processInfo.environment["CAIRN_TEST_PAIRS"]
    let pairs = DiffPair.all.filter { pair in wanted.map { "\(pair.category): \(pair.name)".contains($0) } ?? true }
    let outcomes = await Self.outcomes(of: pairs, workshop, server)
    var table: [String: (right: Int, refused: Int, wrong: Int)] = [:]
    var report: [String] = []
    for (pair, outcome) in zip(pairs, outcomes) {
      switch outcome {
      case .right: table[pair.category, default: (0, 0, 0)].right += 1
      case .refused(let reason):
        table[pair.category, default: (0, 0, 0)].refused += 1
        report.append("refused  \(pair.category): \(pair.name): \(reason)")
      case .wrong(let reason):
        table[pair.category, default: (0, 0, 0)].wrong += 1
        report.append("WRONG    \(pair.category): \(pair.name): \(reason.prefix { $0 != "\n" })")
        Issue.record("\(pair.category): \(pair.name): \(reason)\n--- old\n\(pair.old)\n--- new\n\(pair.new)")
      }
    }
    let lines = table.sorted { $0.key < $1.key }.map { category, counts in
      "\(category): \(counts.right) right, \(counts.refused) refused, \(counts.wrong) wrong"
    }
    print((lines + report).joined(separator: "\n"))
  }

  /// Some at a time, as most of it is waiting for psql and pg_dump.
  private static func outcomes(
    of pairs: [DiffPair],
    _ workshop: SchemaWorkshop,
    _ server: PostgresServer
  ) async -> [DiffPair.Outcome] {
    await withTaskGroup(of: (Int, DiffPair.Outcome).self) { group in
      var outcomes = [DiffPair.Outcome](repeating: .wrong("not tried"), count: pairs.count)
      for (index, pair) in pairs.enumerated() {
        if index >= 3, let (done, outcome) = await group.next() { outcomes[done] = outcome }
        group.addTask { (index, await pair.outcome(in: workshop, server)) }
      }
      for await (done, outcome) in group { outcomes[done] = outcome }
      return outcomes
    }
  }
}
