import CairnGenerator
import DatabaseDrivers
import Foundation
import Introspection
import MigrationFiles
import SchemaModel
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// Published pairs of DDL (pg-schema-diff's acceptance tests): what leads from the old to the new one, run on the old one by
/// psql, gives the new one, and a second look finds nothing; or it is refused by name.
@Suite struct DiffPairTests {
  struct Pair: Decodable, Sendable {
    var category: String
    var name: String
    var old: String
    var new: String
    var hazards: [String]
    var expectEmpty: Bool?
  }

  private struct Pairs: Decodable {
    var cases: [Pair]
  }

  private static let pairs: [Pair] = {
    guard let folder = ProcessInfo.processInfo.environment["CAIRN_TEST_DATA"],
      let data = FileManager.default.contents(atPath: "\(folder)/diff-pairs.json")
    else { return [] }
    return (try? JSONDecoder().decode(Pairs.self, from: data).cases) ?? []
  }()

  private enum Outcome: Hashable {
    case right
    case refused(String)
    case wrong(String)
  }

  @Test(
    .enabled(if: !pairs.isEmpty && PostgresServer.fromEnvironment != nil, "CAIRN_TEST_DATA or Postgres is missing")
  )
  func everyPair() async throws {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    defer { workshop.close() }
    let programs = try #require(PostgresServer.fromEnvironment).programs
    let server = PostgresServer(
      connection: "host=\(workshop.server.folderPath) port=5432 user=postgres",
      programs: programs
    )
    var table: [String: (right: Int, refused: Int, wrong: Int)] = [:]
    var report: [String] = []
    for pair in Self.pairs {
      let outcome: Outcome
      do {
        outcome = try await Self.outcome(of: pair, workshop, server)
      } catch {
        outcome = .wrong("\(error)")
      }
      switch outcome {
      case .right: table[pair.category, default: (0, 0, 0)].right += 1
      case .refused(let reason):
        table[pair.category, default: (0, 0, 0)].refused += 1
        report.append("refused  \(pair.category): \(pair.name): \(reason)")
      case .wrong(let reason):
        table[pair.category, default: (0, 0, 0)].wrong += 1
        report.append("WRONG    \(pair.category): \(pair.name): \(reason)")
        Issue.record("\(pair.category): \(pair.name): \(reason)\n--- old\n\(pair.old)\n--- new\n\(pair.new)")
      }
    }
    let lines = table.sorted { $0.key < $1.key }.map { category, counts in
      "\(category): \(counts.right) right, \(counts.refused) refused, \(counts.wrong) wrong"
    }
    print((lines + report).joined(separator: "\n"))
  }

  private static func outcome(
    of pair: Pair,
    _ workshop: SchemaWorkshop,
    _ server: PostgresServer
  ) async throws -> Outcome {
    let from = try await workshop.database(withScript: pair.old, label: "old.sql")
    let to = try await workshop.database(withScript: pair.new, label: "new.sql")
    let before = try await SchemaWorkshop.inspect(from, .everything)
    let after = try await SchemaWorkshop.inspect(to, .everything)
    let migration = Self.migration(before, after)
    if !migration.refusals.isEmpty { return .refused(migration.refusals.joined(separator: "; ")) }
    if pair.expectEmpty == true, !migration.changes.isEmpty {
      return .wrong("nothing should differ: \(migration.changes)")
    }
    if pair.hazards.contains("DeletesData"), migration.losses.isEmpty, !migration.changes.isEmpty {
      return .wrong("it deletes data and does not say so: \(migration.changes)")
    }
    let old = PostgresServer.Database(server: server, name: try #require(from.database))
    let new = PostgresServer.Database(server: server, name: try #require(to.database))
    if !migration.text.isEmpty {
      do {
        try old.execute(migration.text)
      } catch {
        return .wrong("its SQL fails: \(error)\n\(migration.text)")
      }
    }
    let second = Self.migration(try await SchemaWorkshop.inspect(from, .everything), after)
    guard second.changes.isEmpty else { return .wrong("a second look finds \(second.changes)\n\(migration.text)") }
    let (one, other) = (try old.canonicalDump(), try new.canonicalDump())
    return one == other ? .right : .wrong("the dumps differ:\n\(one)\n--- and\n\(other)\n---\n\(migration.text)")
  }

  private static func migration(_ before: Inspection, _ after: Inspection) -> MigrationBetween {
    MigrationBetween(
      from: before.schema,
      to: after.schema,
      for: DialectOptions(.postgres, from: ServerVersion(15)),
      named: MigrationName(number: 1, words: "difference")
    )
  }
}
