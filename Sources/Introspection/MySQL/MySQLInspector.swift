package import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Reads the catalogue of MySQL 8.0 to 9.x.
///
/// What there is comes from `information_schema`, in one query for each kind of object; what it says comes from SHOW
/// CREATE, which alone prints expressions as they were understood (facts of MySQL, section 11).
package struct MySQLInspector: CatalogueInspector {
  /// How often a catalogue that changes is read again.
  var tries = 5

  package init() {}

  package func inspect(
    _ scope: InspectionScope,
    on connection: isolated any DatabaseConnection
  ) throws -> Inspection {
    guard connection.server.product == .mysql, connection.server.number >= 80_000 else {
      throw InspectionError.unsupportedServer(connection.server.description)
    }
    let session = try MySQLInspectionSession.begin(on: connection)
    let inspection: Inspection
    do {
      inspection = try read(scope, session, on: connection)
    } catch {
      // The error that is on its way says more than one of a connection that broke.
      try? session.end(on: connection)
      throw error
    }
    try session.end(on: connection)
    return inspection
  }

  private func read(
    _ scope: InspectionScope,
    _ session: MySQLInspectionSession,
    on connection: isolated any DatabaseConnection
  ) throws -> Inspection {
    let rights = try MySQLCatalogueReader.rights(in: session, on: connection)
    var before = try MySQLFingerprint.take(on: connection)
    for _ in 0..<tries {
      var reader = MySQLCatalogueReader(scope: scope, session: session, rights: rights)
      var missing: DatabaseError?
      do {
        try reader.read(on: connection)
      } catch let error as DatabaseError where MySQLCatalogueReader.isAboutMissing(error) {
        // Something went between the list and the look at it.
        missing = error
      }
      let after = try MySQLFingerprint.take(on: connection)
      if after == before {
        if let missing { throw missing }
        return reader.inspection(of: connection.server)
      }
      before = after
    }
    throw InspectionError.keepsChanging(tries: tries)
  }
}
