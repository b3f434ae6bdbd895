package import SchemaModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// One line of `history.jsonl`: a migration, the hash of its file, the hash of the snapshot after it, and its changes.
package struct HistoryEntry: Hashable, Sendable {
  package var migration: MigrationName
  /// Nil while the migration is a draft: made by `--empty` or `--by-hand` and still being written.
  package var checksum: String?
  /// SHA-256 of `snapshot.json` as it stood after this migration.
  package var snapshotChecksum: String
  package var changes: [Change]
  /// The migrations that this one was made of, oldest first: not empty for one that `--squash` wrote.
  package var replaces: [ReplacedMigration]
  /// It changes no schema, and brings databases in any earlier state to it: one that `--reconcile` wrote.
  package var reconciles: Bool
  /// The author's own SQL makes its changes: begun by `--by-hand`.
  package var isByHand: Bool
  /// What it was before `--rebase` put it behind the other side's migrations, oldest first.
  package var was: [ReplacedMigration]

  package init(
    _ migration: MigrationName,
    checksum: String?,
    snapshotChecksum: String,
    changes: [Change],
    replaces: [ReplacedMigration] = [],
    reconciles: Bool = false,
    isByHand: Bool = false,
    was: [ReplacedMigration] = []
  ) {
    self.migration = migration
    self.checksum = checksum
    self.snapshotChecksum = snapshotChecksum
    self.changes = changes
    self.replaces = replaces
    self.reconciles = reconciles
    self.isByHand = isByHand
    self.was = was
  }

  package var isDraft: Bool { checksum == nil }

  /// Begun by `--empty` or `--by-hand`: its SQL is the author's.
  package var isHandWritten: Bool {
    isByHand || changes.isEmpty && replaces.isEmpty && !reconciles && migration.number != 0
  }

  /// The line without its newline. What a check reads stands first, the changes last.
  package var line: Data {
    get throws {
      let head = Head(
        migration: migration.description,
        sha256: checksum,
        snapshot: snapshotChecksum,
        replaces: replaces.isEmpty ? nil : replaces,
        reconciles: reconciles ? true : nil,
        byHand: isByHand ? true : nil,
        was: was.isEmpty ? nil : was
      )
      return try CanonicalJSON.line(head).dropLast() + Data(#","changes":"#.utf8) + CanonicalJSON.line(changes)
        + Data("}".utf8)
    }
  }

  package init(line: Data) throws {
    let record = try Self.decode(Record.self, from: line)
    self.init(
      try Self.name(record.migration),
      checksum: record.sha256,
      snapshotChecksum: record.snapshot,
      changes: record.changes,
      replaces: record.replaces ?? [],
      reconciles: record.reconciles ?? false,
      isByHand: record.byHand ?? false,
      was: record.was ?? []
    )
  }

  /// The form of a line. A line without one is of the first; a line of a newer one is refused, never misread.
  private static let currentVersion = 1

  /// Reads a line whose form is known.
  static func decode<Value: Decodable>(_ type: Value.Type, from line: Data) throws -> Value {
    let version = try CanonicalJSON.decode(Form.self, from: line).version ?? 1
    if version > currentVersion { throw NewerForm(form: version, known: currentVersion) }
    return try CanonicalJSON.decode(type, from: line)
  }

  static func name(_ text: String) throws -> MigrationName {
    guard let name = MigrationName(text) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: [], debugDescription: "'\(text)' is no name of a migration")
      )
    }
    return name
  }

  private struct Form: Decodable {
    var version: Int?
  }

  struct Head: Codable {
    var migration: String
    var sha256: String?
    var snapshot: String
    var replaces: [ReplacedMigration]?
    var reconciles: Bool?
    var byHand: Bool?
    var was: [ReplacedMigration]?
  }

  private struct Record: Decodable {
    var migration: String
    var sha256: String?
    var snapshot: String
    var replaces: [ReplacedMigration]?
    var reconciles: Bool?
    var byHand: Bool?
    var was: [ReplacedMigration]?
    var changes: [Change]
  }
}
