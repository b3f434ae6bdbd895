package import DatabaseDrivers
import SchemaModel

/// Reads the catalogue of Postgres 13 to 18.
package struct PostgresInspector: CatalogueInspector {
  /// How often a catalogue that changes under the reader is begun anew.
  private static let tries = 3

  package init() {}

  package func inspect(
    _ scope: InspectionScope,
    on connection: isolated any DatabaseConnection
  ) throws -> Inspection {
    let server = connection.server
    guard server.product == .postgres, (13...18).contains(server.major) else {
      throw InspectionError.unsupportedServer(server.description)
    }
    var place: String?
    for _ in 0..<Self.tries {
      do {
        let rows = try PostgresReading(server).read(on: connection)
        return try PostgresSchemaBuilder(rows, scope, server).inspection()
      } catch let moved as CatalogueMoved {
        place = moved.place
      } catch let error as DatabaseError where error.isOfMovedCatalogue {
        place = nil
      }
    }
    if let place { throw InspectionError.doesNotFit(place) }
    throw InspectionError.keepsChanging(tries: Self.tries)
  }
}

extension DatabaseError {
  /// "cache lookup failed", "could not open relation": what a function was asked about was gone (facts/postgres.md,
  /// section 4).
  fileprivate var isOfMovedCatalogue: Bool {
    sqlState == "XX000" || sqlState == "42P01" && message.contains("OID")
  }
}
