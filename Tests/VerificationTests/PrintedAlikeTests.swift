import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// What is read from the stand-in for DSQL is what is read from the server that prints for it.
@Suite(.enabled(if: PostgresServer.dsqlFromEnvironment != nil, "no stand-in for DSQL: run scripts/test"))
struct PrintedAlikeTests {
  @Test func randomSchemas() async throws {
    let server = try #require(PostgresServer.dsqlFromEnvironment)
    let workshop = try await SchemaWorkshop(for: .dsql)
    defer { workshop.close() }
    let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(16)))
    let nothing = DatabaseSchema(dialect: .dsql)
    var count = 0
    for seed in 0..<60 as Range<UInt64> {
      var options = RandomSchema.Options(usesObjects: true)
      options.usesPlainNames = true
      let declared = RandomSchema(dialect: .dsql, seed: seed, options: options).schema
      let plan = dialect.plan(SchemaDiffer.difference(from: nothing, to: declared).changes, from: nothing)
      // What the planner refuses, DSQL cannot hold.
      if !plan.refusals.isEmpty { continue }
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try database.executeOnBackend(
        "DO $$ BEGIN CREATE ROLE cairn_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;"
      )
      let statements = plan.preamble + plan.steps.flatMap(\.statements) + plan.epilogue
      try database.execute(statements.map { "\($0);\n" }.joined())
      let live = try await SchemaWorkshop.inspect(try DatabaseURL(database.url), .everything).schema
      let printed = try await workshop.inspection(of: declared).schema
      let changes = SchemaDiffer.difference(from: printed, to: live).changes
      #expect(changes.isEmpty, "seed \(seed): \(changes)")
      count += 1
    }
    #expect(count > 10)
  }
}
