import MigrationFiles
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that take the place of others, in all folders or in none.
///
/// What goes is removed behind the moves: a run that is stopped before its end leaves files too many, never too few, and
/// the same command again finishes it.
struct FolderRewrite {
  private var transaction = FileTransaction()
  private var removals: [String] = []

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
    let removed = removed
    try transaction.commit()
    for path in removed where unlink(path) != 0 {
      throw MigrationFileError(path, "it cannot be removed: \(String(cString: strerror(errno))); remove it by hand")
    }
  }
}
