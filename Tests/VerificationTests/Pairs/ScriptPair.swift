import CairnGenerator
import DatabaseDrivers
import Introspection
import MigrationFiles
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
    let from = try await SchemaWorkshop.inspect(before, .everything).schema
    let to = try await SchemaWorkshop.inspect(after, .everything).schema
    migration = MigrationBetween(
      from: isDeclared ? from.declared : from,
      to: isDeclared ? to.declared : to,
      for: workshop.options,
      named: MigrationName(number: 1, words: "difference")
    )
  }
}
