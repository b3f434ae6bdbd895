import MigrationFiles
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files of all folders that take the place of others, in all of them or in none.
struct FolderRewrite {
  private var transaction: FileTransaction
  private var removals: [String] = []

  init(in root: String) {
    transaction = FileTransaction(in: root)
  }

  var written: [String] { transaction.paths }
  /// The paths that are there and go.
  var removed: [String] { removals.filter { FileManager.default.fileExists(atPath: $0) && !written.contains($0) } }

  mutating func write(_ data: Data, to path: String) { transaction.write(data, to: path) }

  mutating func remove(_ path: String) { removals.append(path) }

  /// The history, and then the snapshot that it ends with.
  mutating func end(with history: History, _ snapshot: Snapshot?, in folder: MigrationFolder) throws {
    transaction.write(history.data, to: folder.location(of: History.fileName))
    if let snapshot { transaction.write(try snapshot.data, to: folder.location(of: Snapshot.fileName)) }
  }

  func commit() throws {
    var transaction = transaction
    for path in removed { transaction.remove(path) }
    try transaction.commit()
  }
}
