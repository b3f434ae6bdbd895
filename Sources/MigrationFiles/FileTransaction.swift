#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Files below one folder that change together or not at all, wherever the process is stopped.
///
/// Everything is written into a folder beside its place first. Renaming that folder is the moment at which all of it
/// counts: a run that is stopped before it has changed nothing, and what a run that is stopped behind it left to do is
/// read as done (`PendingFiles`) and completed by the next one. When a file cannot be put in place, all are taken back.
package struct FileTransaction {
  private var root: String
  private var files: [(path: String, data: Data?)] = []

  /// Of files below `root`.
  package init(in root: String) {
    self.root = root
  }

  /// The files that are written.
  package var paths: [String] { files.filter { $0.data != nil }.map(\.path) }

  /// The files that are written, with what is in them.
  package var written: [(path: String, data: Data)] {
    files.compactMap { file in file.data.map { (file.path, $0) } }
  }

  package mutating func write(_ data: Data, to path: String) {
    files.removeAll { $0.path == path }
    files.append((path, data))
  }

  package mutating func remove(_ path: String) {
    files.removeAll { $0.path == path }
    files.append((path, nil))
  }

  package func commit() throws(MigrationFileError) {
    guard !files.isEmpty else { return }
    let madeFolders = try FileSystem.makeFolders(root)
    let pending = PendingFiles(in: root)
    do {
      try pending.recover()
      try stage(in: pending)
      try place(pending)
    } catch {
      FileSystem.removeEmptyFolders(madeFolders)
      throw error
    }
  }

  private func stage(in pending: PendingFiles) throws(MigrationFileError) {
    do {
      for file in files { try pending.stage(file.data, for: try relative(file.path)) }
      try pending.commit()
    } catch {
      try? pending.removeStaged()
      throw MigrationFileError(error.file, error.message + " (nothing was changed)")
    }
  }

  private func place(_ pending: PendingFiles) throws(MigrationFileError) {
    var placed: [PendingFiles.Placed] = []
    do {
      try pending.complete(&placed)
    } catch {
      let isTakenBack = (try? pending.takeBack(placed)) != nil
      let state = isTakenBack ? "nothing was changed" : "all is written; the next run puts the rest in place"
      throw MigrationFileError(error.file, "\(error.message) (\(state))")
    }
  }

  private func relative(_ path: String) throws(MigrationFileError) -> String {
    guard path.hasPrefix(root + "/") else { throw MigrationFileError(path, "it is outside of \(root)") }
    return String(path.dropFirst(root.count + 1))
  }
}
