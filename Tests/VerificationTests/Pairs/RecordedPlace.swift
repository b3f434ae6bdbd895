import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaModel
import Verification

/// A workshop that knows which databases it made, so that hundreds of proofs do not fill the disk.
struct RecordedPlace: ProofPlace {
  private let workshop: SchemaWorkshop
  private let made = Made()

  private actor Made {
    var databases: [DatabaseURL] = []

    func add(_ database: DatabaseURL) { databases.append(database) }
  }

  init(_ workshop: SchemaWorkshop) {
    self.workshop = workshop
  }

  var dialect: any SQLDialect { workshop.dialect }
  var words: String { workshop.words }
  var makesDatabases: Bool { true }

  func schema(ofScript text: String, _ label: String) async throws -> DatabaseSchema {
    let database = try await noted(workshop.database(withScript: text, label: label))
    return try await SchemaWorkshop.inspect(database, .everything).schema
  }

  func makeDatabase() async throws -> DatabaseURL { try await noted(workshop.makeDatabase()) }

  func database(with schema: DatabaseSchema) async throws -> DatabaseURL {
    try await noted(workshop.database(with: schema))
  }

  func drop(_ database: DatabaseURL) async throws { try await workshop.drop(database) }

  func takeDown(_ schema: DatabaseSchema, in database: DatabaseURL) async throws {}

  func inspection(ofDeclared schema: DatabaseSchema) async throws -> Inspection {
    try await workshop.inspection(ofDeclared: schema)
  }

  func makeRoles(of schema: DatabaseSchema, in database: DatabaseURL) async throws {
    try await workshop.makeRoles(of: schema, in: database)
  }

  /// Drops those that are still there.
  func clear() async {
    for database in await made.databases { try? await workshop.drop(database) }
  }

  private func noted(_ database: DatabaseURL) async -> DatabaseURL {
    await made.add(database)
    return database
  }
}
