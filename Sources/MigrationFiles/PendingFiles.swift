#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a transaction has decided and not yet put in place: a folder `.cairn-pending` beside the files.
///
/// `write/` holds new files at their paths, `remove/` an empty file for each that goes, `before/` what they replace.
/// While the folder is there, these files count and not those in place. Until it is decided it is `.cairn-staged`.
package struct PendingFiles: Sendable {
  private var root: String
  private var staged: String { "\(root)/.cairn-staged" }
  private var folder: String { "\(root)/.cairn-pending" }

  package init(in root: String) {
    self.root = root
  }

  /// Whether a run was stopped while it put its files in place.
  package var isThere: Bool { FileSystem.exists(folder) }

  // MARK: Reading

  /// Where the contents of a file are, or nil when it is to go; `path` is relative to the root.
  func location(of path: String) -> String? {
    if FileSystem.exists("\(folder)/write/\(path)") { return "\(folder)/write/\(path)" }
    return FileSystem.exists("\(folder)/remove/\(path)") ? nil : "\(root)/\(path)"
  }

  /// The names of the files in a folder below the root.
  func names(in path: String) throws(MigrationFileError) -> Set<String> {
    var names = try Self.names(in: "\(root)/\(path)")
    guard isThere else { return names }
    names.formUnion(try Self.names(in: "\(folder)/write/\(path)"))
    return names.subtracting(try Self.names(in: "\(folder)/remove/\(path)"))
  }

  private static func names(in folder: String) throws(MigrationFileError) -> Set<String> {
    guard FileSystem.exists(folder) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw MigrationFileError(folder, "it is no folder that can be read; look at its permissions")
    }
    return Set(names)
  }

  // MARK: Deciding

  /// Writes new contents, or the mark of a removal, beside its place.
  func stage(_ data: Data?, for path: String) throws(MigrationFileError) {
    let place = "\(root)/\(path)"
    guard !FileSystem.isFolder(place) else {
      throw MigrationFileError(place, "a folder stands where a file belongs: move it away")
    }
    let file = "\(staged)/\(data == nil ? "remove" : "write")/\(path)"
    do {
      _ = try FileSystem.makeFolders(FileSystem.parent(of: file))
    } catch {
      throw MigrationFileError(
        place,
        error.message.replacing("the folder cannot be made", with: "it cannot be written")
      )
    }
    try FileSystem.write(data ?? Data(), to: file, for: place)
  }

  /// From here on the staged files count.
  func commit() throws(MigrationFileError) {
    try FileSystem.move(staged, to: folder)
    FileSystem.synchronize(folder: root)
  }

  func removeStaged() throws(MigrationFileError) {
    try FileSystem.removeTree(staged)
  }

  // MARK: Putting in place

  /// A file that was put in place, and the folders that were made for it.
  struct Placed {
    var path: String
    var isWritten = false
    var madeFolders: [String] = []
  }

  /// Completes what a stopped run had decided and removes what it had not; true when there was something to complete.
  @discardableResult
  package func recover() throws(MigrationFileError) -> Bool {
    try removeStaged()
    guard isThere else { return false }
    var placed: [Placed] = []
    try complete(&placed)
    return true
  }

  /// Moves everything to its place; `placed` tells how far it came.
  func complete(_ placed: inout [Placed]) throws(MigrationFileError) {
    for path in files(in: "remove") where FileSystem.exists("\(root)/\(path)") {
      placed.append(Placed(path: path))
      try keepBefore(path)
      try FileSystem.removeFile("\(root)/\(path)")
    }
    for path in files(in: "write") {
      placed.append(Placed(path: path))
      let place = "\(root)/\(path)"
      placed[placed.count - 1].madeFolders = try FileSystem.makeFolders(FileSystem.parent(of: place))
      try keepBefore(path)
      try FileSystem.move("\(folder)/write/\(path)", to: place)
      placed[placed.count - 1].isWritten = true
    }
    try FileSystem.move(folder, to: staged)
    try? removeStaged()  // what stays is removed by the next run
  }

  /// The way back: only renames, so it needs no space. Where it fails too, the files remain decided.
  func takeBack(_ placed: [Placed]) throws(MigrationFileError) {
    for file in placed.reversed() {
      let place = "\(root)/\(file.path)"
      if file.isWritten { try FileSystem.move(place, to: "\(folder)/write/\(file.path)") }
      let before = "\(folder)/before/\(file.path)"
      if FileSystem.exists(before) { try FileSystem.move(before, to: place) }
      FileSystem.removeEmptyFolders(file.madeFolders)
    }
    try FileSystem.move(folder, to: staged)
    try? removeStaged()
  }

  private func keepBefore(_ path: String) throws(MigrationFileError) {
    let before = "\(folder)/before/\(path)"
    guard FileSystem.exists("\(root)/\(path)"), !FileSystem.exists(before) else { return }
    _ = try FileSystem.makeFolders(FileSystem.parent(of: before))
    try FileSystem.keep("\(root)/\(path)", as: before)
  }

  /// The paths below one of the folder's parts, sorted: that puts the SQL before the history and the snapshot.
  private func files(in part: String) -> [String] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
    return paths.filter { !FileSystem.isFolder("\(folder)/\(part)/\($0)") }.sorted()
  }
}
