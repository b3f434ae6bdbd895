import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaImport
import SchemaModel

/// What an import writes, from what an inspection found.
struct ImportPlan: Sendable {
  let server: ServerIdentity
  let name: String
  let options: DialectOptions
  let swift: SchemaImport
  /// What was there and was not read.
  let ignored: [Inspection.LeftOut]

  init(_ inspection: Inspection, named name: String) {
    server = inspection.server
    self.name = name
    options = DialectOptions(inspection.schema.dialect, from: inspection.server.schemaVersion)
    swift = SchemaImport(inspection.schema, named: name, for: options)
    ignored = inspection.leftOut
  }
}

extension ServerIdentity {
  /// The version from which on a schema of this server is good.
  fileprivate var schemaVersion: ServerVersion {
    switch product {
    case .postgres: ServerVersion(major)
    case .mysql: ServerVersion(major, number / 100 % 100)
    // A service without versions.
    case .dsql: ServerVersion(0)
    }
  }
}
