package import DatabaseDrivers
package import Introspection
import MigrationRunner
package import SQLDialects
import SchemaDiff
package import SchemaModel

/// A database of the user's own, which is the only one there is, and empty: a cluster of Aurora DSQL.
///
/// Nothing can be thrown away here: what is built is taken down again by the plan of the inverse changes.
package struct ClusterPlace: ProofPlace {
  package let dialect: any SQLDialect
  package let words: String
  private let url: DatabaseURL

  package var makesDatabases: Bool { false }

  /// - Throws: `WorkshopError` when the database is not empty, `DatabaseError`
  package init(_ url: DatabaseURL, dialect: any SQLDialect) async throws {
    (self.url, self.dialect) = (url, dialect)
    let (server, schema) = try await ProofSession(url).use { connection in
      ("\(connection.server)", try SchemaWorkshop.inspect(connection, .everything).schema)
    }
    words = server
    let nothing = DatabaseSchema(dialect: schema.dialect)
    if let change = SchemaDiffer.difference(from: nothing, to: schema).changes.first {
      throw WorkshopError([
        "error: the database that migrations are to be verified in is not empty: \(change)",
        "next: name one that holds nothing of value and is empty; migrations are applied and taken back in it",
      ])
    }
  }

  package func makeDatabase() async throws -> DatabaseURL { url }

  package func drop(_ database: DatabaseURL) async throws {}

  package func takeDown(_ schema: DatabaseSchema, in database: DatabaseURL) async throws {
    try await change(from: schema, to: DatabaseSchema(dialect: schema.dialect))
  }

  package func makeRoles(of schema: DatabaseSchema, in database: DatabaseURL) async throws {}

  package func database(with schema: DatabaseSchema) async throws -> DatabaseURL {
    let nothing = DatabaseSchema(dialect: schema.dialect)
    try await change(from: nothing, to: schema)
    return url
  }

  package func inspection(ofDeclared schema: DatabaseSchema) async throws -> Inspection {
    let database = try await database(with: schema)
    let inspection = try await SchemaWorkshop.inspect(database, .everything)
    try await change(from: schema, to: DatabaseSchema(dialect: schema.dialect))
    return inspection
  }

  private func change(from before: DatabaseSchema, to after: DatabaseSchema) async throws {
    let plan = dialect.plan(SchemaDiffer.difference(from: before, to: after).changes, from: before)
    if !plan.refusals.isEmpty {
      throw WorkshopError(plan.refusals.map { "'\($0.object)': \($0.reason); \($0.wayOut)" })
    }
    try await ProofSession(url).use { connection in
      let rules = connection.server.rules(RunOptions())
      for statement in plan.preamble + plan.steps.flatMap(\.statements) + plan.epilogue {
        do {
          let result = try connection.execute(statement)
          try await rules.finish(statement, result, on: connection)
        } catch let error as DatabaseError where error.kind == .server {
          throw WorkshopError(["error: \(words) refuses it: \(error)", "statement: \(statement)"])
        }
      }
    }
  }
}
