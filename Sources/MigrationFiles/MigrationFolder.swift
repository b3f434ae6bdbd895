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
  /// What works from the files alone does without the snapshot, which is nil then.
  package init(path: String, label: String, readsSnapshot: Bool = true) throws(MigrationFileError) {
    self.path = path
    self.label = label
    let root = FileSystem.parent(of: path)
    let names: Set<String>
    do {
      names = try PendingFiles(in: root).names(in: String(path.dropFirst(root.count + 1)))
    } catch {
      throw MigrationFileError(label, error.message)
    }
    fileNames = names.filter { $0.hasSuffix(MigrationName.fileExtension) && !$0.hasPrefix(".") }.sorted()
    history = try History(Data(), file: "\(label)/\(History.fileName)")
    history = try History(try contents(of: History.fileName) ?? Data(), file: "\(label)/\(History.fileName)")
    guard let last = try history.last else {
      if let stray = fileNames.first ?? (names.contains(Snapshot.fileName) ? Snapshot.fileName : nil) {
        throw MigrationFileError(
          "\(label)/\(stray)",
          "there is no \(History.fileName) that knows it, or it is empty; restore the history from version control, "
            + "or move the file away"
        )
      }
      return
    }
    if readsSnapshot { snapshot = try readSnapshot(after: last) }
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
    // What a run that was stopped has still to put in place counts as if it were there.
    let root = FileSystem.parent(of: path)
    guard let location = PendingFiles(in: root).location(of: "\(path.dropFirst(root.count + 1))/\(fileName)"),
      FileSystem.exists(location)
    else { return nil }
    guard let data = FileManager.default.contents(atPath: location) else {
      throw MigrationFileError(
        label(of: fileName),
        "it cannot be read: it is a folder, or its permissions forbid it; restore it from version control"
      )
    }
    return data
  }

  /// The snapshot that the history ends with.
  private func readSnapshot(after last: HistoryEntry) throws(MigrationFileError) -> Snapshot {
    let file = label(of: Snapshot.fileName)
    guard let data = try contents(of: Snapshot.fileName) else {
      throw MigrationFileError(file, "it is missing; restore it from version control")
    }
    if Checksum.hex(data) == last.snapshotChecksum { return try Snapshot(data, file: file) }
    // It is not what was written. What is wrong with the history or with its form says more than that.
    try LineEndings.check(data, file: file)
    try MergeConflict.check(LineBuffer(data), file: file)
    if let finding = try history.orderFindings(label: label).first { throw finding }
    _ = try Snapshot(data, file: file)
    throw MigrationFileError(
      file,
      "it is not the snapshot after \(last.migration), as \(History.fileName) has it: it was edited, or taken from "
        + "another branch; restore it from version control"
    )
  }

  /// Refuses to go on behind a newest migration that is missing, or beside files that the history does not know.
  package func checkNewest() throws(MigrationFileError) {
    guard let last = try history.last else { return }
    let known = last.migration.fileName
    guard fileNames.contains(known) else {
      throw MigrationFileError(label(of: known), "it is missing; restore it from version control")
    }
    for fileName in fileNames where fileName != known {
      // Of names with as many digits, one that stands in front of the newest has a lower number: nothing to read.
      if fileName < known, fileName.utf8.dropFirst(last.migration.digits.utf8.count).first == UInt8(ascii: "_") {
        continue
      }
      guard let name = MigrationName(fileName), name.number >= last.migration.number else { continue }
      throw MigrationFileError(
        label(of: fileName),
        "\(History.fileName) ends with \(last.migration) and does not know it; restore the history from version control, "
          + "or move the file away"
      )
    }
  }
}
