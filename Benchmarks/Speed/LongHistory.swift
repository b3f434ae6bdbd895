import CairnGenerator
import Foundation
import MigrationFiles

/// Makes a folder of migrations look as if many more had been written.
enum LongHistory {
  /// Appends migrations behind the newest one until there are so many; each adds nothing and has its file.
  static func extend(_ path: String, to count: Int) throws {
    let folder = try MigrationFolder(path: path, label: path)
    guard let schema = folder.snapshot?.schema, let last = try folder.history.last else { return }
    var history = folder.history
    let sql = Data("-- nothing\n".utf8)
    for number in (last.migration.number + 1)...count {
      let name = MigrationName(number: number, words: "nothing")
      try sql.write(to: URL(fileURLWithPath: folder.location(of: name.fileName)))
      let isLast = number == count
      let snapshot = isLast ? try Snapshot(after: name, schema).data : Data()
      if isLast { try snapshot.write(to: URL(fileURLWithPath: folder.location(of: Snapshot.fileName))) }
      try history.append(
        HistoryEntry(
          name,
          checksum: Checksum.hex(sql),
          snapshotChecksum: Checksum.hex(snapshot),
          changes: last.changes.suffix(3).map { $0 }
        )
      )
    }
    try history.data.write(to: URL(fileURLWithPath: folder.location(of: History.fileName)))
  }
}
