package import Foundation
package import MigrationFiles
import SQLDialects
package import SchemaModel
import TestSupport

/// A folder of migrations as it is deployed, made file by file: the record's own table first.
package struct MigrationsFolder: Sendable {
  package let url: URL
  package let dialect: DialectName

  package var path: String { url.path }

  /// Makes a folder below another one, with migration 0000 in it.
  package init(in parent: URL, _ dialect: DialectName) throws {
    url = parent.appendingPathComponent(dialect.rawValue)
    self.dialect = dialect
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try append("0000_schema_migrations", try Self.tracking(dialect), isHandWritten: false)
  }

  /// Adds a migration and its line of the history.
  package func append(_ name: String, _ text: String, isHandWritten: Bool = true) throws {
    try append(name, bytes: Data(text.utf8), isHandWritten: isHandWritten)
  }

  /// The same with bytes that are perhaps no text.
  package func append(
    _ name: String,
    bytes data: Data,
    isHandWritten: Bool = true,
    replaces: [ReplacedMigration] = []
  ) throws {
    try data.write(to: url.appendingPathComponent(name + ".sql"))
    // A change makes it one that was generated; the runner never reads which.
    let changes: [Change] = isHandWritten ? [] : [.setTableComment(table: ObjectName("t"), from: nil, to: nil)]
    try writeHistory(
      try entries() + [
        HistoryEntry(
          try MigrationName(name).required(name),
          checksum: Checksum.hex(data),
          snapshotChecksum: String(repeating: "0", count: 64),
          changes: changes,
          replaces: replaces
        )
      ]
    )
  }

  /// Puts other text into a file; the history keeps the checksum that it has, or takes the new one.
  package func edit(_ name: String, _ text: String, seals: Bool = false) throws {
    let data = Data(text.utf8)
    try data.write(to: url.appendingPathComponent(name + ".sql"))
    guard seals else { return }
    var entries = try entries()
    for index in entries.indices where entries[index].migration.description == name {
      entries[index].checksum = Checksum.hex(data)
    }
    try writeHistory(entries)
  }

  package func text(of name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name + ".sql"), encoding: .utf8)
  }

  package func entries() throws -> [HistoryEntry] {
    let file = url.appendingPathComponent(History.fileName)
    let data = FileManager.default.contents(atPath: file.path) ?? Data()
    return try History(data, file: History.fileName).entries
  }

  package func writeHistory(_ entries: [HistoryEntry]) throws {
    var history = try History(Data(), file: History.fileName)
    for entry in entries { try history.append(entry) }
    try history.data.write(to: url.appendingPathComponent(History.fileName))
  }

  /// Migration 0000 as this package has it in Generated/.
  private static func tracking(_ dialect: DialectName) throws -> String {
    let file = generated(dialect).appendingPathComponent("0000_schema_migrations.sql")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// What this package has in Generated/.
  package static func generated(_ dialect: DialectName) -> URL {
    package.appendingPathComponent("Generated/\(dialect.rawValue)")
  }

  package static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

package struct Missing: Error, CustomStringConvertible {
  package var description: String

  package init(description: String) {
    self.description = description
  }
}

extension Optional {
  package func required(_ what: String) throws -> Wrapped {
    guard let self else { throw Missing(description: "there is no \(what)") }
    return self
  }
}
