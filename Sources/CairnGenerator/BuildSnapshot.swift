import Cairn
import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Generator {
  /// What the build-tool plugin runs: the state of the schema as files in the build folder, and a warning while a
  /// migration is owed. It never writes into the package.
  func snapshotForBuild(into folder: String) throws -> ExitCode {
    if let completionOwed { console.printError("warning: \(completionOwed)") }
    var versions: [SchemaVersionFile.Version] = []
    for (dialect, schema) in try lowered() {
      let name = dialect.name.rawValue
      let snapshot = try CanonicalJSON.document(schema.schema)
      let generation = DialectGeneration(
        schema,
        of: declaration.name,
        in: dialect,
        folder: try self.folder(of: dialect.name),
        name: nil,
        created: created
      )
      if let line = GenerationReport.owedLine(generation) {
        console.printError(
          "warning: \(line). Run: swift package --allow-writing-to-package-directory generate-migration"
        )
      }
      versions.append(
        SchemaVersionFile.Version(
          dialect: name,
          migration: generation.folder.lastName?.description,
          fingerprint: Checksum.hex(snapshot)
        )
      )
      try write(snapshot, to: "\(folder)/snapshot.\(name).json")
      let pending = generation.migrations.map(\.text).joined(separator: "\n")
      try write(Data(pending.utf8), to: "\(folder)/pending.\(name).sql")
    }
    try write(Data(SchemaVersionFile.text(of: versions).utf8), to: "\(folder)/SchemaVersion.swift")
    return .done
  }

  private func write(_ data: Data, to path: String) throws {
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}

/// `SchemaVersion.swift`: what the code was built for.
enum SchemaVersionFile {
  struct Version {
    var dialect: String
    var migration: String?
    var fingerprint: String
  }

  static func text(of versions: [Version]) -> String {
    let constants = versions.map { version in
      let migration = version.migration.map { "\"\($0)\"" } ?? "nil"
      return """
          /// The newest migration of Generated/\(version.dialect), and the fingerprint of the schema as declared.
          public static let \(version.dialect) = SchemaVersion(
            dialect: "\(version.dialect)",
            migration: \(migration),
            fingerprint: "\(version.fingerprint)"
          )
        """
    }
    return """
      // Written by Cairn at each build. Do not edit.

      /// The schema that this code was built for, so that a server can compare it with its database at start.
      public struct SchemaVersion: Sendable {
        public let dialect: String
        public let migration: String?
        public let fingerprint: String

      \(constants.joined(separator: "\n\n"))
      }

      """
  }
}
