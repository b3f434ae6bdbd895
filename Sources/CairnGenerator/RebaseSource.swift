import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What git and the working tree hold of one dialect's folder, for a rebase.
struct RebaseSource {
  var path: String
  var label: String
  var base: RevisionFolder
  var ours: RevisionFolder
  var theirs: RevisionFolder

  init(_ dialect: DialectName, path: String, label: String, _ sides: RebaseSides, in git: GitRepository) throws {
    self.path = path
    self.label = label
    base = try RevisionFolder(dialect, label: label, at: sides.base, in: git)
    ours = try RevisionFolder(dialect, label: label, at: sides.ours, in: git)
    theirs = try RevisionFolder(dialect, label: label, at: sides.other, in: git)
    if let last = theirs.entries.last, last.isDraft {
      throw MigrationFileError(
        "\(label)/\(last.migration.fileName)",
        "it is a draft on the side that stays, \(sides.otherName), and nothing can stand behind it; leave this (git merge "
          + "--abort, git rebase --abort), write its SQL there, run generate-migration, which takes its checksum, commit, "
          + "and merge again"
      )
    }
    if let last = theirs.entries.last, theirs.snapshot == nil {
      throw MigrationFileError(
        "\(label)/\(Snapshot.fileName)",
        "on the side that stays it is not the snapshot after \(last.migration); generate-migration --check says why there"
      )
    }
  }

  /// The folder in the working tree is whole and stands behind theirs: nothing is to do.
  var isSettled: Bool {
    if theirs.entries.isEmpty { return true }
    guard let folder = try? MigrationFolder(path: path, label: label), let entries = try? folder.history.entries,
      (try? folder.findings())?.isEmpty == true
    else { return false }
    return entries.count >= theirs.entries.count
      && zip(entries, theirs.entries).allSatisfy { $0.migration == $1.migration && $0.checksum == $1.checksum }
  }

  /// The folder as their side has it.
  var folder: MigrationFolder {
    MigrationFolder(
      path: path,
      label: label,
      history: theirs.history,
      snapshot: theirs.snapshot,
      fileNames: theirs.entries.map(\.migration.fileName)
    )
  }

  private func isTheirs(_ name: MigrationName) -> Bool { theirs.entries.contains { $0.migration == name } }

  /// Where our migrations stand until now, but for names that theirs have too.
  func obsoleteFiles(of entries: [HistoryEntry]) -> [String] {
    entries.map(\.migration).filter { !isTheirs($0) }.map { folder.location(of: $0.fileName) }
  }

  /// Files of theirs that the working tree has not, or has otherwise; `takenBack` are squashes that had replaced some.
  func missingFiles(_ takenBack: [HistoryEntry]) throws -> [(path: String, data: Data)] {
    var files: [(String, Data)] = []
    let replaced = takenBack.map(\.asReplaced)
    for entry in theirs.entries where !base.knows(entry) || replaced.contains(where: { $0.stands(for: entry) }) {
      let name = entry.migration.fileName
      if try folder.contents(of: name).map(Checksum.hex) == entry.checksum { continue }
      guard let data = try theirs.contents(of: name), Checksum.hex(data) == entry.checksum else {
        throw MigrationFileError(
          "\(label)/\(name)",
          "on the side that stays it is missing or not as its history has it; generate-migration --check says why there"
        )
      }
      files.append((folder.location(of: name), data))
    }
    return files
  }

  /// The bytes of a migration of ours that was written by hand.
  ///
  /// In the working tree where it is there: a draft may have more in it than was committed.
  func handWritten(_ entry: HistoryEntry) throws -> Data {
    let name = entry.migration.fileName
    let working = isTheirs(entry.migration) ? nil : try folder.contents(of: name)
    let found = try [working, ours.contents(of: name)].compactMap(\.self)
    if let data = found.first(where: { entry.isDraft || Checksum.hex($0) == entry.checksum }) { return data }
    throw MigrationFileError(
      "\(label)/\(name)",
      found.isEmpty
        ? "it is missing; restore it from version control"
        : "it was edited after it was written; restore it from version control before it gets another number"
    )
  }
}
