import MigrationFiles
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts generated migrations into their folders: all files of all dialects, or none.
struct FolderWriter {
  private var transaction: FileTransaction
  private let attributes: String

  /// Into folders below `root`.
  init(root: String) {
    transaction = FileTransaction(in: root)
    attributes = "\(root)/.gitattributes"
  }

  var paths: [String] { transaction.paths }

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
          changes: migration.changes,
          reconciles: migration.reconciles
        )
      )
    }
    transaction.write(history.data, to: folder.location(of: History.fileName))
    transaction.write(snapshotData, to: folder.location(of: Snapshot.fileName))
  }

  /// A file for the author to fill in, and the schema that it leads to; its checksum is taken at the next run.
  mutating func addDraft(_ draft: MigrationDraft, of schema: DatabaseSchema, to folder: MigrationFolder) throws {
    var history = folder.history
    let snapshotData = try Snapshot(after: draft.name, schema).data
    transaction.write(Data(draft.text.utf8), to: folder.location(of: draft.name.fileName))
    try history.append(
      HistoryEntry(
        draft.name,
        checksum: nil,
        snapshotChecksum: Checksum.hex(snapshotData),
        changes: draft.changes,
        isByHand: !draft.changes.isEmpty
      )
    )
    transaction.write(history.data, to: folder.location(of: History.fileName))
    transaction.write(snapshotData, to: folder.location(of: Snapshot.fileName))
  }

  /// The history of a folder in which only the history changes: a draft got its checksum.
  mutating func write(_ history: History, to folder: MigrationFolder) {
    transaction.write(history.data, to: folder.location(of: History.fileName))
  }

  /// Behind everything that it is derived from: a run that is stopped before it left the migrations, and the next one
  /// finds that the file is not theirs.
  mutating func write(_ file: DerivedFile) {
    guard file.isOutdated else { return }
    if let data = file.data { transaction.write(data, to: file.path) } else { transaction.remove(file.path) }
  }

  /// The first files bring `.gitattributes` with them: checksums are of bytes, and git would change line ends on checkout.
  /// It is its reader's from then on.
  mutating func commit() throws {
    addAttributes()
    try transaction.commit()
  }

  /// What a commit would write, with the paths.
  var files: [(path: String, data: Data)] {
    var writer = self
    writer.addAttributes()
    return writer.transaction.written
  }

  private mutating func addAttributes() {
    if !transaction.paths.isEmpty, !FileManager.default.fileExists(atPath: attributes) {
      transaction.write(
        Data("# Checksums are of bytes: no line ends are changed on checkout.\n* -text\n".utf8),
        to: attributes
      )
    }
  }
}

extension MigrationFolder {
  /// The folder with the checksum of its newest migration in the history, if that is a draft until now.
  func sealed() throws -> (folder: MigrationFolder, draft: MigrationName?) {
    try checkNewest()
    guard var entry = try history.last, entry.isDraft else { return (self, nil) }
    guard let data = try contents(of: entry.migration.fileName) else { return (self, nil) }
    entry.checksum = Checksum.hex(data)
    var folder = self
    try folder.history.replaceLast(with: entry)
    return (folder, entry.migration)
  }
}
