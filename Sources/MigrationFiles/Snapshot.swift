package import SchemaModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// What the database looks like after the newest migration: `snapshot.json`.
package struct Snapshot: Hashable, Codable, Sendable {
  /// The form of the file. A file of a newer form is refused, never misread.
  package static let currentVersion = 1
  package static let fileName = "snapshot.json"

  package var version: Int
  /// The migration that it is the state after.
  package var migration: String
  package var schema: DatabaseSchema

  package init(after migration: MigrationName, _ schema: DatabaseSchema) {
    self.version = Self.currentVersion
    self.migration = migration.description
    self.schema = schema
  }

  package var data: Data {
    get throws { try CanonicalJSON.document(self) }
  }

  package init(_ data: Data, file: String) throws(MigrationFileError) {
    do {
      let header = try CanonicalJSON.decode(Header.self, from: data)
      guard header.version <= Self.currentVersion else {
        throw MigrationFileError(file, NewerForm(form: header.version, known: Self.currentVersion).message)
      }
      self = try CanonicalJSON.decode(Snapshot.self, from: data)
    } catch let error as MigrationFileError {
      throw error
    } catch {
      throw MigrationFileError(
        file,
        "it is no snapshot: \(MigrationFileError.words(of: error)); restore it from version control"
      )
    }
  }

  private struct Header: Decodable {
    var version: Int
  }
}
