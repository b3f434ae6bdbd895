package import MigrationFiles
import SQLDialects
package import SchemaModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The first migration of a database that was there before its Swift: what `generate-migration` would write for that Swift,
/// made of the schema itself.
package struct FirstMigration {
  /// What keeps it from being made, each with its way out.
  package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    package var lines: [String]
    package var description: String { lines.joined(separator: "\n") }
  }

  /// All files below the folder of migrations, with their paths.
  package private(set) var files: [(path: String, data: Data)]
  /// Oldest first, the tracking table's own among them.
  package let names: [MigrationName]

  /// Plans the way from nothing to the schema.
  ///
  /// - `schema`: As the Swift declares it.
  /// - `name`: What the schema is called.
  /// - `root`: The folder of all dialects, `Generated`.
  /// - Throws: `Refusal`, `MigrationFileError`
  package init(of schema: DatabaseSchema, named name: String, for options: DialectOptions, in root: String) throws {
    let path = "\(root)/\(options.name.rawValue)"
    let folder = try MigrationFolder(path: path, label: path)
    guard folder.lastName == nil else {
      throw Refusal(lines: [
        "error: \(path) has migrations already: \(folder.lastName?.description ?? "")",
        "next: import without --baseline, and generate the migration that leads from these to the imported schema",
      ])
    }
    let generation = DialectGeneration(
      LoweredSchema(schema),
      of: name,
      in: options.dialect,
      folder: folder,
      name: nil,
      created: CreationDate.text()
    )
    let refusals = GenerationRefusals([generation], consent: [])
    guard refusals.exitCode == nil else { throw Refusal(lines: refusals.lines) }
    names = generation.migrations.map(\.name)
    var writer = FolderWriter(root: root)
    try writer.add(generation.migrations, to: folder)
    files = writer.files
    let document = SchemaDocument(name, [(options, schema)]).text
    for (name, text) in options.dialect.companions(of: schema, named: name) {
      if let text { files.append(("\(path)/\(name)", Data(text.utf8))) }
    }
    files.append(("\(root)/SCHEMA.md", Data(document.utf8)))
  }
}
