import CairnGenerator
import Foundation
import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaImport
import SchemaModel
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// What leads from one schema to another is put to the proof that `cairn verify` makes: with rows, again, stopped behind
/// each statement, taken back. A pair that is refused is refused by name.
@Suite struct PairProofTests {
  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
  func everyPairOnPostgresIsProven() async throws {
    let forms =
      try ProvenPairs.postgresForms + ProvenPairs.postgresUses + ProvenPairs.postgresUses.map(\.imported)
      + ProvenPairs.others("postgres")
    let ways = ProvenPairs.ways(ProvenPairs.postgres, forms: forms)
    try await Self.prove(ProvenPairs.published + ways, on: .postgres, major: Self.major)
  }

  /// Which of a partition's NOT NULL are its own is known to version 18 alone.
  @Test(.enabled(if: PostgresServer.newestFromEnvironment != nil, "set CAIRN_TEST_POSTGRES18"))
  func everyFormIsProvenOnTheNewestPostgres() async throws {
    try await Self.prove(
      ProvenPairs.ways(
        [],
        forms: ProvenPairs.postgresForms + ProvenPairs.postgresUses + ProvenPairs.postgresUsesOfNewest
          + ProvenPairs.postgresUsesOfNewest.map(\.imported)
      ),
      on: .postgres,
      major: 18
    )
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "there is no MySQL"))
  func everyPairOnMySQLIsProven() async throws {
    let forms = try ProvenPairs.mysqlForms + ProvenPairs.mysqlSpelling + ProvenPairs.others("mysql")
    try await Self.prove(ProvenPairs.ways(ProvenPairs.mysql, forms: forms), on: .mysql, major: nil)
  }

  /// `CAIRN_TEST_PAIRS_MAJOR=18`: another Postgres.
  private static let major = ProcessInfo.processInfo.environment["CAIRN_TEST_PAIRS_MAJOR"].flatMap(Int.init) ?? 15

  private enum Outcome {
    case proven, same, refused(String), failsOnRows(String), wrong(String)
  }

  private static func prove(_ pairs: [DiffPair], on product: ThrowawayServer.Product, major: Int?) async throws {
    let lines = try await withThrowingTaskGroup(of: [String].self) { group in
      for worker in 0..<2 {
        group.addTask {
          let workshop = try await SchemaWorkshop(product, major: major)
          defer { workshop.close() }
          var lines: [String] = []
          for index in stride(from: worker, to: pairs.count, by: 2) {
            let pair = pairs[index]
            switch await outcome(of: pair, in: workshop) {
            case .proven: continue
            case .same: #expect(!pair.isOwn, "\(pair.name): the same on both sides")
            case .refused(let reason):
              #expect(!pair.isOwn || refused.contains(pair.name), "\(pair.name) is refused: \(reason)")
              lines.append("refused  \(pair.category): \(pair.name): \(reason)")
            case .failsOnRows(let reason): lines.append("on rows  \(pair.category): \(pair.name): \(reason)")
            case .wrong(let reason): Issue.record("\(pair.category): \(pair.name): \(reason)")
            }
          }
          return lines
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    print(
      "\(product.rawValue): \(pairs.count) pairs; but for these they are proven:\n\(lines.sorted().joined(separator: "\n"))"
    )
  }

  private static func outcome(of pair: DiffPair, in workshop: SchemaWorkshop) async -> Outcome {
    let place = RecordedPlace(workshop)
    let outcome: Outcome
    do {
      outcome = try await attempt(pair, place)
    } catch {
      outcome = .wrong("\(error)")
    }
    await place.clear()
    return outcome
  }

  private static func attempt(_ pair: DiffPair, _ place: RecordedPlace) async throws -> Outcome {
    func schema(of script: String, _ label: String) async throws -> DatabaseSchema {
      let schema = try await place.schema(ofScript: script, label)
      return pair.isImported == true ? SchemaImport(schema, named: "pair", for: place.dialect.options).schema : schema
    }
    let (before, after) = (try await schema(of: pair.old, "old.sql"), try await schema(of: pair.new, "new.sql"))
    let (first, second) = (MigrationName(number: 1, words: "begin"), MigrationName(number: 2, words: "pair"))
    let nothing = DatabaseSchema(dialect: before.dialect)
    let beginning = MigrationBetween(from: nothing, to: before, for: place.dialect.options, named: first)
    let migration = MigrationBetween(from: before, to: after, for: place.dialect.options, named: second)
    if let refusal = (beginning.refusals + migration.refusals).first { return .refused(refusal) }
    if migration.changes.isEmpty { return .same }
    var migrations = [try ProvenMigration(second, migration.text, from: before, to: after, in: place.dialect)]
    if !beginning.changes.isEmpty {
      let beginning = try ProvenMigration(first, beginning.text, from: nothing, to: before, in: place.dialect)
      migrations.insert(beginning, at: 0)
    }
    var proofs: [MigrationProof] = []
    _ = try await Prover(migrations, in: place).prove([second]) { proofs.append($0) }
    guard let failure = proofs[0].failure, let lines = failure.failure else { return .proven }
    let reason = "\(failure.kind.words): \(lines.joined(separator: "\n"))"
    return isKnown(pair, failure) ? .failsOnRows(reason) : .wrong("\(reason)\n\(migration.text)")
  }

  /// Of our own pairs each is proven, but for those that are named.
  private static let refused: Set = [
    "memory", "memory, back", "myisam", "myisam, back", "subpartition", "subpartition, back",
    "an heir that changes", "an heir that changes, back", "a table that becomes an heir",
    "a table that becomes an heir, back", "a domain over the rows of a new table",
    "a domain over the rows of a new table, back", "an enumeration for a composite type of that name",
    "an enumeration for a composite type of that name, back",
    "a domain for a range of that name", "a domain for a range of that name, back",
    "a function with other arguments, under a column's default",
    "a function with other arguments, under a column's default, back",
    "the result of a function that tables begin to call, back",
    "the names of a function's arguments that an index begins to call, back",
  ]
  private static let failingOnRows: Set = ["date, back", "datetime, back", "columns that must have a value go, back"]

  /// Of others' pairs nobody has named those where a required column comes without a default to a table with rows, or a
  /// check, a key and a type that its values do not fit: the server says it, and nothing is changed.
  private static func isKnown(_ pair: DiffPair, _ failure: ProofCheck) -> Bool {
    if pair.isOwn { return failure.kind == .applies && failingOnRows.contains(pair.name) }
    if gaps.contains("\(pair.category): \(pair.name)") { return true }
    let lines = failure.failure ?? []
    return failure.kind == .applies && lines.contains { line in rowErrors.contains { line.contains("SQLSTATE \($0)") } }
      || failure.kind == .back && lines.contains { $0.contains("SQLSTATE 23505") || $0.contains("SQLSTATE 23514") }
  }

  private static let rowErrors = ["23502", "23503", "23505", "23514", "22001", "22007", "22P02", "2200H"]

  /// What fails today: an extension that knows no way back.
  private static let gaps: Set = ["extensions: upgrade an extension implicitly and explicitly"]
}
