import CairnGenerator
import Introspection
import MigrationFiles
import SQLDialects
import SchemaModel
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// What is tried runs in sessions that are as new ones, whether they are or not.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
struct NewSessionTests {
  /// The first failure of each of three: a table, something by hand, another table.
  private static func failures(leaving left: String = "", byHand: String) async throws -> [ProofCheck?] {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    defer { workshop.close() }
    let names = ["one", "by_hand", "two"].enumerated().map { MigrationName(number: $0.offset + 1, words: $0.element) }
    let nothing = DatabaseSchema(dialect: .postgres)
    let (a, b) = ("CREATE TABLE a (id int PRIMARY KEY);", "CREATE TABLE b (id int PRIMARY KEY);")
    let one = try await workshop.inspection(ofScript: a, label: "one").schema
    let two = try await workshop.inspection(ofScript: a + b, label: "two").schema
    func proven(_ name: MigrationName, _ before: DatabaseSchema, _ after: DatabaseSchema) throws -> ProvenMigration {
      let text = MigrationBetween(from: before, to: after, for: workshop.dialect.options, named: name).text
      return try ProvenMigration(
        name,
        text.replacing("\nCOMMIT;", with: "\n\(left)\nCOMMIT;"),
        from: before,
        to: after,
        in: workshop.dialect
      )
    }
    let migrations = [
      try proven(names[0], nothing, one),
      try ProvenMigration(names[1], byHand, from: one, to: one, in: workshop.dialect),
      try proven(names[2], one, two),
    ]
    var failures: [ProofCheck?] = []
    _ = try await Prover(migrations, in: workshop).prove(Set(names)) { failures.append($0.failure) }
    return failures
  }

  @Test func whatOneSessionHadIsNotInTheNext() async throws {
    let setting = "SET default_transaction_read_only = on;"
    let failures = try await Self.failures(leaving: setting, byHand: setting)
    #expect(failures == [nil, nil, nil], "\(failures)")
  }

  /// A server takes from the database what a session begins with, and only when it begins.
  @Test func whatSessionsBeginWithIsInTheNext() async throws {
    let failures = try await Self.failures(
      byHand: """
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database());
        END $$;
        """
    )
    #expect(failures.map { $0?.kind } == [nil, nil, .applies], "\(failures)")
  }
}
