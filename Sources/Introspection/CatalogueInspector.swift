package import DatabaseDrivers

/// Reads the catalogue of one kind of server.
package protocol CatalogueInspector: Sendable {
  /// The database that the connection is in, as one state of it: a catalogue that changes meanwhile is read again.
  ///
  /// The session's settings are pinned while it reads, and are afterwards what they were.
  ///
  /// - Throws: `DatabaseError`, `InspectionError`
  func inspect(_ scope: InspectionScope, on connection: isolated any DatabaseConnection) throws -> Inspection
}
