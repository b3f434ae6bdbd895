import DatabaseDrivers
package import Introspection
import SQLDialects
import SchemaDiff

/// What a database holds at a moment: its catalogue, and rows.
struct ProofState: Sendable {
  let schema: Inspection
  let rows: RowContents

  init(schema: Inspection, rows: RowContents) {
    (self.schema, self.rows) = (schema, rows)
  }

  init(
    _ selections: [RowSelection],
    _ dialect: any SQLDialect,
    on connection: isolated any DatabaseConnection
  ) throws {
    schema = try SchemaWorkshop.inspect(connection, .everything)
    rows = try RowContents(selections, dialect, on: connection)
  }
}

extension Inspection {
  /// In which way this is not what was wanted, a line each.
  package func differences(from wanted: Inspection, _ name: String) -> [String] {
    let changes = SchemaDiffer.difference(from: wanted.schema, to: schema).changes
    let (valid, broken) = (wanted.brokenObjects, brokenObjects)
    return changes.map { "differs from \(name): \($0)" }
      + broken.subtracting(valid).sorted().map { "\($0) is there and invalid: a build of it was broken off" }
      + valid.subtracting(broken).sorted().map { "\($0) is not there" }
  }

  private var brokenObjects: Set<String> {
    Set(leftOut.filter { $0.reason == .invalid }.map(\.object))
  }
}
