#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a line of the history says of its migration, without the changes.
package struct HistoryHead: Hashable, Sendable {
  package var migration: MigrationName
  /// Nil while the migration is a draft.
  package var checksum: String?
  package var replaces: [ReplacedMigration]
  package var reconciles: Bool
  /// Begun by `--empty` or `--by-hand`: its SQL is the author's.
  package var isHandWritten: Bool
  /// What it was before `--rebase`.
  package var was: [ReplacedMigration]

  package init(_ entry: HistoryEntry) {
    migration = entry.migration
    checksum = entry.checksum
    replaces = entry.replaces
    reconciles = entry.reconciles
    isHandWritten = entry.isHandWritten
    was = entry.was
  }

  init(line: Data) throws {
    let head = try HistoryEntry.decode(HistoryEntry.Head.self, from: line)
    migration = try HistoryEntry.name(head.migration)
    checksum = head.sha256
    replaces = head.replaces ?? []
    reconciles = head.reconciles ?? false
    was = head.was ?? []
    // The changes stand last.
    let hasNoChange = line.suffix(Self.withoutChanges.count) == Self.withoutChanges
    isHandWritten =
      head.byHand == true || hasNoChange && replaces.isEmpty && !reconciles && migration.number != 0
  }

  private static let withoutChanges = Data(#""changes":[]}"#.utf8)

  package var isDraft: Bool { checksum == nil }
}
