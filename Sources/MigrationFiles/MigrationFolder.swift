import SchemaModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The migrations of one dialect: `Generated/postgres`.
package struct MigrationFolder: Sendable {
  package var path: String
  /// The folder as messages name it: `Generated/postgres`.
  package var label: String
  package var history: History
  /// The schema after the newest migration; nil before the first.
  package var snapshot: Snapshot?
  /// The names of the .sql files that are there, sorted.
  package var fileNames: [String]

  /// Reads what is needed to go on: the newest snapshot and the history's last line, whatever the number of migrations.
  package init(path: String, label: String) throws(MigrationFileError) {
    self.path = path
    self.label = label
    func file(_ name: String) -> String { "\(path)/\(name)" }
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: path)) ?? []
    fileNames = names.filter { $0.hasSuffix(MigrationName.fileExtension) && !$0.hasPrefix(".") }.sorted()
    let historyData = try Self.contents(of: file(History.fileName), label: "\(label)/\(History.fileName)")
    history = try History(historyData ?? Data(), file: "\(label)/\(History.fileName)")
    guard let last = try history.last else {
      if let stray = fileNames.first {
        throw MigrationFileError(
          "\(label)/\(stray)",
          "there is no \(History.fileName) that knows it; restore the history from version control, or move the file away"
        )
      }
      return
    }
    snapshot = try readSnapshot(after: last)
  }

  /// The folder as it stands in a commit, whatever is in the working tree.
  package init(
    path: String,
    label: String,
    history: History,
    snapshot: Snapshot?,
    fileNames: [String]
  ) {
    self.path = path
    self.label = label
    self.history = history
    self.snapshot = snapshot
    self.fileNames = fileNames
  }

  package func location(of fileName: String) -> String { "\(path)/\(fileName)" }

  package func label(of fileName: String) -> String { "\(label)/\(fileName)" }

  /// The bytes of a file of this folder, or nil when it is not there.
  package func contents(of fileName: String) throws(MigrationFileError) -> Data? {
    try Self.contents(of: location(of: fileName), label: label(of: fileName))
  }

  private static func contents(of path: String, label: String) throws(MigrationFileError) -> Data? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw MigrationFileError(label, "it cannot be read; look at its permissions")
    }
    return data
  }

  /// The snapshot that the history ends with.
  ///
  /// The history is written last but for the snapshot, so a run that was stopped between the two left the snapshot one
  /// migration behind: the changes that stand in the history lead from it to the right one.
  private func readSnapshot(after last: HistoryEntry) throws(MigrationFileError) -> Snapshot {
    let file = label(of: Snapshot.fileName)
    let data = try contents(of: Snapshot.fileName)
    if let data, Checksum.hex(data) == last.snapshotChecksum {
      return try Snapshot(data, file: file)
    }
    if let recovered = try? recoveredSnapshot(from: data, after: last) { return recovered }
    guard data != nil else {
      throw MigrationFileError(file, "it is missing; restore it from version control")
    }
    throw MigrationFileError(
      file,
      "it is not the snapshot after \(last.migration), as \(History.fileName) has it: it was edited, or taken from "
        + "another branch; restore it from version control"
    )
  }

  private func recoveredSnapshot(from data: Data?, after last: HistoryEntry) throws -> Snapshot? {
    guard let data else { return nil }
    let before = try Snapshot(data, file: label(of: Snapshot.fileName))
    // A squash and a draft change the name alone.
    let renamed = Snapshot(after: last.migration, before.schema)
    if try Checksum.hex(renamed.data) == last.snapshotChecksum { return renamed }
    let after = Snapshot(after: last.migration, try before.schema.applying(last.changes))
    return try Checksum.hex(after.data) == last.snapshotChecksum ? after : nil
  }
}
