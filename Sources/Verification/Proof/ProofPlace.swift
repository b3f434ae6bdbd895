package import DatabaseDrivers
package import Introspection
package import SQLDialects
package import SchemaModel
import ThrowawayServers

/// Where migrations are tried.
package protocol ProofPlace: Sendable {
  var dialect: any SQLDialect { get }

  /// `Postgres 15.18`
  var words: String { get }

  /// Whether a database can be thrown away and made anew.
  var makesDatabases: Bool { get }

  /// An empty database.
  func makeDatabase() async throws -> DatabaseURL

  /// Takes one away that nobody is connected to.
  func drop(_ database: DatabaseURL) async throws

  /// Empties a database that has a schema, where it cannot be thrown away.
  func takeDown(_ schema: DatabaseSchema, in database: DatabaseURL) async throws

  /// What the server says of a schema that was built there from its declaration; where it was built is empty again.
  func inspection(ofDeclared schema: DatabaseSchema) async throws -> Inspection

  /// Makes the roles that a schema's grants and policies name, where they are not there.
  func makeRoles(of schema: DatabaseSchema, in database: DatabaseURL) async throws

  /// A database that holds a declared schema.
  func database(with schema: DatabaseSchema) async throws -> DatabaseURL
}

extension SchemaWorkshop: ProofPlace {
  package var makesDatabases: Bool { true }

  package func makeDatabase() async throws -> DatabaseURL { try await server.makeDatabase() }

  package func takeDown(_ schema: DatabaseSchema, in database: DatabaseURL) async throws {}

  package func drop(_ database: DatabaseURL) async throws { try await server.drop(database) }

  package func inspection(ofDeclared schema: DatabaseSchema) async throws -> Inspection {
    let database = try await database(with: schema)
    let inspection = try await Self.inspect(database, .everything)
    try await drop(database)
    return inspection
  }
}
