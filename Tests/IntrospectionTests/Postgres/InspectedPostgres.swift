import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport

/// The Postgres servers of the tests, and what is read from them.
enum InspectedPostgres {
  static let servers = [PostgresServer.fromEnvironment, PostgresServer.newestFromEnvironment].compactMap(\.self)

  static func inspect(
    _ database: PostgresServer.Database,
    _ scope: InspectionScope = .everything
  ) async throws -> Inspection {
    let connection = try await DatabaseDrivers.connect(DatabaseURL(database.url))
    let inspection = try await PostgresInspector().inspect(scope, on: connection)
    await connection.close()
    return inspection
  }

  /// Runs `body` with a database that holds what the script makes.
  static func withDatabase<Result>(
    on server: PostgresServer,
    holding script: String = "",
    _ body: (PostgresServer.Database) async throws -> Result
  ) async throws -> Result {
    let database = try server.makeDatabase()
    defer { server.drop(database) }
    if !script.isEmpty { try database.execute(script) }
    return try await body(database)
  }

  /// Roles that random schemas give rights to, and the namespace that they expect.
  static let surroundings =
    RandomSchema.roles.map { role in
      let name = "\"\(role.replacing("\"", with: "\"\""))\""
      return
        "DO $$ BEGIN CREATE ROLE \(name); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;\n"
    }.joined() + "CREATE SCHEMA billing;\n"

  static func major(_ server: PostgresServer) throws -> Int {
    let answer = try PostgresServer.Database(server: server, name: "postgres").execute("SHOW server_version_num")
    return (Int(answer.filter(\.isNumber)) ?? 0) / 10_000
  }

  /// The script that makes a schema of nothing.
  static func creation(of schema: DatabaseSchema, on server: PostgresServer) throws -> String {
    let dialect = PostgresDialect(DialectOptions(.postgres, from: ServerVersion(try major(server))))
    let nothing = DatabaseSchema(dialect: schema.dialect)
    let plan = dialect.plan(SchemaDiffer.difference(from: nothing, to: schema).changes, from: nothing)
    if let refusal = plan.refusals.first { throw RefusedPlan(reason: "\(refusal.object): \(refusal.reason)") }
    return plan.script
  }
}

struct RefusedPlan: Error {
  var reason: String
}

extension Plan {
  /// As it runs, whole.
  var script: String {
    func ended(_ statements: [String]) -> String { statements.map { $0 + ";\n" }.joined() }
    return ended(preamble) + steps.map { $0.script + "\n" }.joined() + ended(epilogue)
  }
}
