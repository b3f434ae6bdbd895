package import MigrationFiles
package import SchemaModel

/// All that was tried with one migration.
package struct MigrationProof: Sendable {
  package let migration: MigrationName
  /// The file as messages name it.
  package let label: String
  package let dialect: DialectName
  package private(set) var checks: [ProofCheck] = []
  /// How many rows there were when it ran.
  package var rows = 0
  /// Tables that had none, as the server refused all that were tried.
  package var emptyTables: [ObjectName] = []
  package var duration = Duration.zero

  init(_ migration: MigrationName, label: String, dialect: DialectName) {
    (self.migration, self.label, self.dialect) = (migration, label, dialect)
  }

  mutating func add(_ kind: ProofCheck.Kind, _ outcome: ProofCheck.Outcome) {
    checks.append(ProofCheck(kind, outcome))
  }

  package var failure: ProofCheck? { checks.first { $0.failure != nil } }

  package subscript(kind: ProofCheck.Kind) -> ProofCheck? { checks.first { $0.kind == kind } }
}
