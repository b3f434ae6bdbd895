import CairnGenerator
import Foundation
import MigrationFiles
import SchemaModel

/// Makes a folder of migrations look as if many more had been written.
enum LongHistory {
  /// Appends migrations behind the newest one until there are so many; each has its file and one change.
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
          changes: [.addColumn(table: ObjectName("wide_1"), column: ColumnDefinition("c\(number)", .builtin("text")))]
        )
      )
    }
    try history.data.write(to: URL(fileURLWithPath: folder.location(of: History.fileName)))
  }
}
