import CairnGenerator
import Introspection
import MigrationFiles
import SQLDialects
import SchemaModel
import TestSupport
import Testing
import ThrowawayServers

@testable import Verification

/// Files of so many statements that a try of each stop by itself would take hours.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
struct LongFileTests {
  private static let name = MigrationName(number: 2, words: "long")

  /// A file that makes sixty tables; with an index beside them it runs outside of a transaction.
  private static func withFile(
    index: String = "CREATE INDEX i ON t (a);",
    _ body: (SchemaWorkshop, DatabaseSchema, DatabaseSchema, String) async throws -> Void
  ) async throws {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    defer { workshop.close() }
    let old = "CREATE TABLE t (id int PRIMARY KEY, a text);"
    let new = (10..<70).map { "CREATE TABLE t\($0) (id int PRIMARY KEY);" }.joined() + index
    let before = try await workshop.inspection(ofScript: old, label: "old").schema
    let after = try await workshop.inspection(ofScript: old + new, label: "new").schema
    let text = MigrationBetween(from: before, to: after, for: workshop.dialect.options, named: name).text
    try await body(workshop, before, after, text)
  }

  private static func proof(
    _ text: String,
    _ before: DatabaseSchema,
    _ after: DatabaseSchema,
    in workshop: SchemaWorkshop
  ) async throws -> (ProvenMigration, MigrationProof) {
    let nothing = DatabaseSchema(dialect: .postgres)
    let first = MigrationName(number: 1, words: "begin")
    let beginning = MigrationBetween(from: nothing, to: before, for: workshop.dialect.options, named: first)
    let migrations = [
      try ProvenMigration(first, beginning.text, from: nothing, to: before, in: workshop.dialect),
      try ProvenMigration(name, text, from: before, to: after, in: workshop.dialect),
    ]
    var proofs: [MigrationProof] = []
    _ = try await Prover(migrations, in: workshop).prove([name]) { proofs.append($0) }
    return (migrations[1], try #require(proofs.first))
  }

  /// Each stop is come by once, and some are tried by themselves.
  @Test func eachStopOfALongFileIsTried() async throws {
    try await Self.withFile { workshop, before, after, text in
      let (migration, proof) = try await Self.proof(text, before, after, in: workshop)
      let (all, single) = (migration.forward.stops, migration.forward.stops(within: 2_500))
      #expect(single.count < all.count && single.first == all.first && single.last == all.last)
      #expect(proof[.resumes]?.outcome == .passed(times: all.count), "\(proof.checks)")
      #expect(proof[.takenBack]?.outcome == .passed(times: single.count), "\(proof.checks)")

      // What cannot go on behind the third statement, which is not among the single ones.
      #expect(all.contains(3) && !single.contains(3))
      let table = try #require(text.split(separator: "-- ").first { $0.hasPrefix("3/61 ") })
      let create = try #require(table.firstRange(of: "CREATE TABLE IF NOT EXISTS"))
      let wrong = """
        DO $$ BEGIN
          IF to_regclass('t13') IS NULL THEN
            \(table[create.lowerBound...].replacing("IF NOT EXISTS ", with: ""))
          END IF;
        END $$;

        """
      let broken = text.replacing(table[create.lowerBound...], with: wrong)
      let failure = try #require(try await Self.proof(broken, before, after, in: workshop).1.failure)
      #expect(failure.kind == .resumes && "\(failure)".contains("one statement after another"), "\(failure)")
    }
  }
  /// Wherever a transaction stops, nothing is left of it.
  @Test func aLongTransactionIsStoppedAtSomePlaces() async throws {
    try await Self.withFile(index: "") { workshop, before, after, text in
      let (migration, proof) = try await Self.proof(text, before, after, in: workshop)
      let (all, some) = (migration.forward.stops, migration.forward.stops(within: 2_500))
      #expect(migration.script.forward.isTransactional && some.count == 41 && Set(some).count == 41)
      #expect(some.first == all.first && some.last == all.last && migration.forward.stops(within: 1).count == 4)
      #expect(proof.failure == nil && proof[.resumes]?.outcome == .passed(times: 41), "\(proof.checks)")
    }
  }
}
