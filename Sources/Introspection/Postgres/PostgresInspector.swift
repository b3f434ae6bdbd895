package import DatabaseDrivers
import SchemaModel

/// Reads the catalogue of Postgres 13 to 18.
package struct PostgresInspector: CatalogueInspector {
  /// How often a catalogue that changes under the reader is read.
  private static let tries = 4

  package init() {}

  package func inspect(
    _ scope: InspectionScope,
    on connection: isolated any DatabaseConnection
  ) throws -> Inspection {
    let server = connection.server
    guard server.product == .postgres, (13...18).contains(server.major) else {
      throw InspectionError.unsupportedServer(server.description)
    }
    for attempt in 0..<Self.tries {
      do {
        let rows = try PostgresReading(server, asksForFingerprintLate: attempt == 0).read(on: connection)
        return try PostgresSchemaBuilder(rows, scope, server).inspection()
      } catch let moved as CatalogueMoved {
        if let place = moved.place { throw InspectionError.doesNotFit(place) }
      }
    }
    throw InspectionError.keepsChanging(tries: Self.tries)
  }
}
