#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that appear together or not at all.
///
/// Everything is written beside its place first, then moved there in the order in which it was added: what the others
/// depend on comes last. When a move fails, those before it are taken back.
package struct FileTransaction {
  private var files: [(path: String, data: Data)] = []

  package init() {}

  package var paths: [String] { files.map(\.path) }

  package mutating func write(_ data: Data, to path: String) {
    files.append((path, data))
  }

  package func commit() throws(MigrationFileError) {
    let madeFolders = try makeFolders()
    var staged: [(temporary: String, path: String, before: Data?)] = []
    do {
      for (path, data) in files {
        let temporary = Self.temporaryPath(of: path)
        staged.append((temporary, path, FileManager.default.contents(atPath: path)))
        guard Self.writeThrough(data, to: temporary) else {
          throw MigrationFileError(path, "it cannot be written: \(Self.systemError)")
        }
      }
      for (index, file) in staged.enumerated() where rename(file.temporary, file.path) != 0 {
        let reason = Self.systemError
        for done in staged[..<index].reversed() { Self.restore(done.path, done.before) }
        throw MigrationFileError(file.path, "it cannot be put in place: \(reason)")
      }
    } catch {
      for file in staged { unlink(file.temporary) }
      for folder in madeFolders.reversed() { rmdir(folder) }
      throw (error as? MigrationFileError) ?? MigrationFileError("", "\(error)")
    }
  }

  /// `.0002_x.sql.cairn` beside the file: the same file system, and no name that a migration could have.
  private static func temporaryPath(of path: String) -> String {
    let url = URL(fileURLWithPath: path)
    return url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).cairn").path
  }

  /// Writes a file and waits until it is on the disk; false leaves the reason in `errno`.
  private static func writeThrough(_ data: Data, to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0
  }

  private static var systemError: String { String(cString: strerror(errno)) }

  private static func restore(_ path: String, _ before: Data?) {
    guard let before else {
      unlink(path)
      return
    }
    try? before.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// The folders that had to be made, outermost first.
  private func makeFolders() throws(MigrationFileError) -> [String] {
    var made: [String] = []
    for (path, _) in files {
      var missing: [String] = []
      var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
        missing.append(folder.path)
        folder = folder.deletingLastPathComponent()
      }
      for path in missing.reversed() {
        guard mkdir(path, 0o777) == 0 else {
          let reason = Self.systemError
          for folder in made.reversed() { rmdir(folder) }
          throw MigrationFileError(path, "the folder cannot be made: \(reason)")
        }
        made.append(path)
      }
    }
    return made
  }
}

/// `write(2)`, which the method above would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
