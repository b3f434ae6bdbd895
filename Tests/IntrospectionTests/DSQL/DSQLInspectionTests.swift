import DatabaseDrivers
import Foundation
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// What is read from the stand-in makes the same cluster again.
@Suite(.enabled(if: PostgresServer.dsqlFromEnvironment != nil, "no stand-in for DSQL: run scripts/test"))
struct DSQLInspectionTests {
  private func inspect(_ database: PostgresServer.Database) async throws -> Inspection {
    let connection = try await DatabaseDrivers.connect(DatabaseURL(database.url))
    let path = try await connection.query("SHOW search_path")
    let inspection = try await DSQLInspector().inspect(.everything, on: connection)
    #expect(try await connection.query("SHOW search_path") == path)
    await connection.close()
    return inspection
  }

  private func creation(of schema: DatabaseSchema) throws -> String {
    let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(16)))
    let nothing = DatabaseSchema(dialect: .dsql)
    let plan = dialect.plan(SchemaDiffer.difference(from: nothing, to: schema).changes, from: nothing)
    if let refusal = plan.refusals.first { throw RefusedPlan(reason: "\(refusal.object): \(refusal.reason)") }
    return plan.script
  }

  @Test func theRecordAndItsLeaseAreLeftOut() async throws {
    let server = try #require(PostgresServer.dsqlFromEnvironment)
    let database = try server.makeDatabase()
    defer { server.drop(database) }
    try database.execute(try String(contentsOf: RecordScript.file(.dsql), encoding: .utf8))
    try database.execute("CREATE SCHEMA app; CREATE TABLE app.schema_migrations_lease (id integer PRIMARY KEY);")
    let inspection = try await inspect(database)
    #expect(inspection.schema.tables.map(\.name.description) == ["app.schema_migrations_lease"])
    #expect(
      inspection.leftOut == [
        .init("table public.schema_migrations", .cairn), .init("table public.schema_migrations_lease", .cairn),
      ]
    )
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func randomSchemas(_ seed: UInt64) async throws {
    let server = try #require(PostgresServer.dsqlFromEnvironment)
    var options = RandomSchema.Options(usesObjects: true)
    options.usesPlainNames = true
    let declared = RandomSchema(dialect: .dsql, seed: seed, options: options).schema
    // What the planner refuses, DSQL cannot hold.
    guard let script = try? creation(of: declared) else { return }
    let (original, copy) = (try server.makeDatabase(), try server.makeDatabase())
    defer {
      server.drop(original)
      server.drop(copy)
    }
    try original.executeOnBackend(
      "DO $$ BEGIN CREATE ROLE cairn_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;"
    )
    try original.execute(script)
    let inspection = try await inspect(original)
    #expect(try await inspect(original).schema == inspection.schema)
    let again = try creation(of: inspection.schema)
    let run = try copy.attempt(again)
    guard run.status == 0 else {
      Issue.record("the copy fails\n\(run.errors)\n\(again)")
      return
    }
    if let difference = try original.canonicalDump().difference(from: copy.canonicalDump()) {
      Issue.record("the dumps differ\n\(difference)")
    }
    if let difference = inspection.schema.firstDifference(from: try await inspect(copy).schema) {
      Issue.record("what is read differs\n\(difference)")
    }
  }
}
