import CairnGenerator
import DatabaseDrivers
import Foundation
import Introspection
import MigrationFiles
import SchemaModel
import TestSupport
import Testing
import Verification

/// DDL of a schema as it is and as it is to be, with the hazards on the way: one of pg-schema-diff's acceptance tests.
struct DiffPair: Decodable, Sendable {
  var category: String
  var name: String
  var old: String
  var new: String
  var hazards: [String]
  var expectEmpty: Bool?
  /// Both sides as an import declares them.
  var isImported: Bool?

  private struct File: Decodable {
    var cases: [DiffPair]
  }

  static let all: [DiffPair] = {
    guard let folder = ProcessInfo.processInfo.environment["CAIRN_TEST_DATA"],
      let data = FileManager.default.contents(atPath: "\(folder)/diff-pairs.json")
    else { return [] }
    return (try? JSONDecoder().decode(File.self, from: data).cases) ?? []
  }()

  enum Outcome: Hashable, Sendable {
    case right
    case refused(String)
    case wrong(String)
  }

  /// What comes of the pair on a server of the workshop's: the migration is run on a database that holds the old schema.
  func outcome(in workshop: SchemaWorkshop, _ server: PostgresServer) async -> Outcome {
    do {
      return try await attempt(workshop, server)
    } catch {
      return .wrong("\(error)")
    }
  }

  private func attempt(_ workshop: SchemaWorkshop, _ server: PostgresServer) async throws -> Outcome {
    let from = try await workshop.database(withScript: old, label: "old.sql")
    let to = try await workshop.database(withScript: new, label: "new.sql")
    let before = try await SchemaWorkshop.inspect(from, .everything)
    let after = try await SchemaWorkshop.inspect(to, .everything)
    let migration = Self.migration(before, after)
    if !migration.refusals.isEmpty { return .refused(migration.refusals.joined(separator: "; ")) }
    if expectEmpty == true, !migration.changes.isEmpty {
      return .wrong("nothing should differ: \(migration.changes)")
    }
    let (one, other) = (
      PostgresServer.Database(server: server, name: try #require(from.database)),
      PostgresServer.Database(server: server, name: try #require(to.database))
    )
    // Those of directories have their hazards from files that are not among the pairs.
    let isWhole = category != "database_schema_source"
    let unseen = migration.changes.isEmpty || !isWhole ? [] : PairHazards(migration).missing(of: hazards)
    if !unseen.isEmpty {
      return .wrong("no step speaks of \(unseen.joined(separator: ", ")): \(migration.changes)\n\(migration.text)")
    }
    if !migration.text.isEmpty {
      do {
        try one.execute(migration.text)
      } catch {
        return .wrong("its SQL fails: \(error)\n\(migration.text)")
      }
    }
    let second = Self.migration(try await SchemaWorkshop.inspect(from, .everything), after)
    guard second.changes.isEmpty else { return .wrong("a second look finds \(second.changes)\n\(migration.text)") }
    let dumps = (try one.canonicalDump(), try other.canonicalDump())
    if dumps.0 != dumps.1 {
      return .wrong("the dumps differ:\n\(dumps.0)\n--- and\n\(dumps.1)\n---\n\(migration.text)")
    }
    server.drop(one)
    server.drop(other)
    return .right
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
