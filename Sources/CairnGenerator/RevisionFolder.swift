import MigrationFiles
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The migrations of one dialect as they stand at a revision.
struct RevisionFolder {
  var history: History
  var entries: [HistoryEntry]
  /// Nil when there is none, or when it is not the one that the history ends with.
  var snapshot: Snapshot?

  private let read: (String) throws -> Data?

  /// A revision of nil is a past that does not exist, which is an empty folder.
  init(_ dialect: DialectName, label: String, at revision: String?, in git: GitRepository) throws {
    read = { name in try revision.flatMap { try git.contents(of: "\(dialect.rawValue)/\(name)", at: $0) } }
    let place = revision.map { " at \($0.prefix(12))" } ?? ""
    history = try History(try read(History.fileName) ?? Data(), file: "\(label)/\(History.fileName)\(place)")
    entries = try history.entries
    if let data = try read(Snapshot.fileName), Checksum.hex(data) == entries.last?.snapshotChecksum {
      snapshot = try Snapshot(data, file: "\(label)/\(Snapshot.fileName)\(place)")
    }
  }

  func contents(of fileName: String) throws -> Data? { try read(fileName) }

  func knows(_ entry: HistoryEntry) -> Bool {
    entries.contains {
      $0.migration == entry.migration && ($0.checksum == entry.checksum || entry.migration.number == 0)
    }
  }
}
