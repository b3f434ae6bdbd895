package import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Reads the catalogue of Aurora DSQL, which is that of Postgres 16 with what DSQL has of it.
package struct DSQLInspector: CatalogueInspector {
  private static let tries = 3

  package init() {}

  package func inspect(
    _ scope: InspectionScope,
    on connection: isolated any DatabaseConnection
  ) throws -> Inspection {
    let server = connection.server
    guard server.product == .dsql else { throw InspectionError.unsupportedServer(server.description) }
    for _ in 0..<Self.tries {
      do {
        let rows = try DSQLReading(server).read(on: connection)
        var inspection = try PostgresSchemaBuilder(rows, scope, server).inspection()
        inspection.schema.tables = inspection.schema.tables.map { $0.takingChecksForNotNull() }
        return inspection
      } catch let moved as CatalogueMoved {
        if let place = moved.place { throw InspectionError.doesNotFit(place) }
      } catch let error as DatabaseError where ["OC001", "40001"].contains(error.sqlState ?? "") {
        // "schema has been updated by another transaction" (facts/dsql.md, section 4)
        continue
      }
    }
    throw InspectionError.keepsChanging(tries: Self.tries)
  }
}
