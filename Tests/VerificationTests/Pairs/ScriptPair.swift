import CairnGenerator
import DatabaseDrivers
import Introspection
import MigrationFiles
import SchemaImport
import SchemaModel
import Verification

/// Two scripts of DDL, in databases of their own, and what leads from the one to the other.
struct ScriptPair {
  let before: DatabaseURL
  let migration: MigrationBetween

  /// - `isDeclared`: As an import declares what it read; otherwise as it is read.
  init(_ old: String, _ new: String, isDeclared: Bool, in workshop: SchemaWorkshop) async throws {
    before = try await workshop.database(withScript: old, label: "old.sql")
    let after = try await workshop.database(withScript: new, label: "new.sql")
    func schema(of database: DatabaseURL) async throws -> DatabaseSchema {
      let schema = try await SchemaWorkshop.inspect(database, .everything).schema
      return isDeclared ? SchemaImport(schema, named: "pair", for: workshop.options).schema : schema
    }
    migration = MigrationBetween(
      from: try await schema(of: before),
      to: try await schema(of: after),
      for: workshop.options,
      named: MigrationName(number: 1, words: "difference")
    )
  }
}
