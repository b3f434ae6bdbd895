import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import Foundation
import SchemaModel
import TestSupport
import Testing

/// Many writers at once on a real server. `CAIRN_BUSY_SECONDS=60` has them write so long.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct ConcurrencyTests {
  fileprivate static let seconds = ProcessInfo.processInfo.environment["CAIRN_BUSY_SECONDS"].flatMap(Int.init)

  @Test("16 writers on Postgres at SERIALIZABLE leave no orphan", arguments: [0, 3])
  func leavesNoOrphan(index: Int) async throws {
    try await EnforcerDatabase.with { database in
      let (seed, types) = EmittedSchemas.all[index]
      let tables = types.compactMap { $0 as? any EnforcedTable.Type }
      let schema = RandomKeySchema.schema(seed: seed)
      let watch = try await database.session()
      for sql in KeySchemaSQL.statements(schema, in: "busy", withForeignKeys: false) {
        _ = try await watch.query(sql, [])
      }
      let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
        for writer in 0..<16 {
          let session = try await database.session(in: "busy")
          group.addTask {
            let statements = EnforcedStatements(schema, tables, ownUpdates: writer % 3 == 0)
            return try await write(session, schema, statements, seed, writer)
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(accepted > 100)
      if Self.seconds != nil { print("schema \(seed): \(accepted) transactions committed") }
      try await tables.first?.schema.findOrphans(on: watch) { orphans in #expect(orphans == []) }
    }
  }
}

private func write(
  _ session: some SQLSession,
  _ schema: DatabaseSchema,
  _ statements: EnforcedStatements,
  _ seed: UInt64,
  _ writer: Int
) async throws -> Int {
  var workload = RandomWorkload(seed: seed &+ 1_000 &+ UInt64(writer) &* 2, schema)
  var accepted = 0
  let clock = ContinuousClock()
  let end = ConcurrencyTests.seconds.map { clock.now + .seconds($0) }
  var number = 0
  while end.map({ clock.now < $0 }) ?? (number < 40) {
    number += 1
    let unit = workload.unit()
    do {
      try await session.withTransaction(
        begin: "BEGIN ISOLATION LEVEL SERIALIZABLE",
        retry: RetryPolicy(attempts: 200, base: .milliseconds(1), limit: .milliseconds(20))
      ) { work in
        for statement in unit { try await statements.run(statement, in: work) }
      }
      accepted += 1
    } catch is ForeignKeyViolation {
    } catch {
      guard let state = session.sqlState(of: error), state.hasPrefix("23") else { throw error }
    }
  }
  return accepted
}
