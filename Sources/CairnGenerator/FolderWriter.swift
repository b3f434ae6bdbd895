import MigrationFiles
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts generated migrations into their folders: all files of all dialects, or none.
struct FolderWriter {
  private var transaction = FileTransaction()

  var paths: [String] { transaction.paths }

  /// SQL files first, then the history, then the snapshot. The history's line is what makes a migration exist: a run that
  /// is stopped before it left files that the next run replaces, and one behind it a snapshot that the history can redo.
  mutating func add(_ migrations: [GeneratedMigration], to folder: MigrationFolder) throws {
    guard !migrations.isEmpty else { return }
    var history = folder.history
    var snapshotData = Data()
    for migration in migrations {
      let sql = Data(migration.text.utf8)
      transaction.write(sql, to: folder.location(of: migration.name.fileName))
      snapshotData = try Snapshot(after: migration.name, migration.schema).data
      try history.append(
        HistoryEntry(
          migration.name,
          checksum: Checksum.hex(sql),
          snapshotChecksum: Checksum.hex(snapshotData),
          changes: migration.changes
        )
      )
    }
    transaction.write(history.data, to: folder.location(of: History.fileName))
    transaction.write(snapshotData, to: folder.location(of: Snapshot.fileName))
  }

  /// A file for the author to fill in; its checksum is taken at the next run.
  mutating func addDraft(_ name: MigrationName, text: String, to folder: MigrationFolder) throws {
    guard let schema = folder.snapshot?.schema else { return }
    var history = folder.history
    let snapshotData = try Snapshot(after: name, schema).data
    transaction.write(Data(text.utf8), to: folder.location(of: name.fileName))
    try history.append(HistoryEntry(name, checksum: nil, snapshotChecksum: Checksum.hex(snapshotData), changes: []))
    transaction.write(history.data, to: folder.location(of: History.fileName))
    transaction.write(snapshotData, to: folder.location(of: Snapshot.fileName))
  }

  /// The history of a folder in which only the history changes: a draft got its checksum.
  mutating func write(_ history: History, to folder: MigrationFolder) {
    transaction.write(history.data, to: folder.location(of: History.fileName))
  }

  /// Behind everything that it is derived from: a run that is stopped before it left the migrations, and the next one
  /// finds that the document is not theirs.
  mutating func write(_ document: SchemaDocumentFile) {
    if document.isOutdated { transaction.write(document.data, to: document.path) }
  }

  func commit() throws { try transaction.commit() }
}

extension MigrationFolder {
  /// The folder with the checksum of its newest migration in the history, if that is a draft until now.
  func sealed() throws -> (folder: MigrationFolder, draft: MigrationName?) {
    guard var entry = try history.last, entry.isDraft else { return (self, nil) }
    guard let data = try contents(of: entry.migration.fileName) else {
      throw MigrationFileError(
        label(of: entry.migration.fileName),
        "it is missing; restore it, or take its line out of \(History.fileName)"
      )
    }
    entry.checksum = Checksum.hex(data)
    var folder = self
    try folder.history.replaceLast(with: entry)
    return (folder, entry.migration)
  }
}
