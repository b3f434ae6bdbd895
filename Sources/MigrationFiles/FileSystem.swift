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

/// The calls of the operating system that writing needs, each with an error that says what to do.
enum FileSystem {
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func parent(of path: String) -> String {
    let cut = path.lastIndex(of: "/") ?? path.startIndex
    return cut == path.startIndex ? "/" : String(path[..<cut])
  }

  /// Makes a folder and those around it; returns the ones that were missing, outermost first.
  static func makeFolders(_ path: String) throws(MigrationFileError) -> [String] {
    var missing: [String] = []
    var folder = path
    while !exists(folder), folder != "/" {
      missing.append(folder)
      folder = parent(of: folder)
    }
    var made: [String] = []
    for path in missing.reversed() {
      if mkdir(path, 0o777) == 0 {
        made.append(path)
      } else if errno != EEXIST {
        let why = reason
        removeEmptyFolders(made)
        throw MigrationFileError(path, "the folder cannot be made: \(why)")
      }
    }
    return made
  }

  /// Removes the folders that `makeFolders` made, unless something came into them.
  static func removeEmptyFolders(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }

  static func move(_ path: String, to place: String) throws(MigrationFileError) {
    guard rename(path, place) == 0 else {
      throw MigrationFileError(place, "it cannot be put in place: \(reason)")
    }
  }

  /// Another name for the same bytes; where the file system has no such thing, the file itself under the other name.
  static func keep(_ path: String, as place: String) throws(MigrationFileError) {
    if link(path, place) == 0 { return }
    guard rename(path, place) == 0 else { throw MigrationFileError(path, "it cannot be replaced: \(reason)") }
  }

  static func removeFile(_ path: String) throws(MigrationFileError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw MigrationFileError(path, "it cannot be removed: \(reason)")
    }
  }

  static func removeTree(_ path: String) throws(MigrationFileError) {
    guard exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw MigrationFileError(path, "it cannot be removed: \(reason)")
    }
  }

  /// Writes a file and waits until it is on the disk; `place` is what an error names.
  static func write(_ data: Data, to path: String, for place: String) throws(MigrationFileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw MigrationFileError(place, "it cannot be written: \(reason)") }
    var rest = data[...]
    var isWritten = true
    while isWritten, !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { isWritten = count < 0 && errno == EINTR }
    }
    guard isWritten, fsync(descriptor) == 0 else {
      let why = reason
      close(descriptor)
      throw MigrationFileError(place, "it cannot be written: \(why)")
    }
    close(descriptor)
  }

  /// Waits until the names in a folder are on the disk, and with them everything that a journal has before them.
  static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Why the last call failed, and what to do about it.
  private static var reason: String {
    let code = errno
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "; free some space and run it again"
      case EACCES, EPERM: "; make the folder and its files writable for you and run it again"
      case EROFS: "; mount it writable, or choose another folder with --output"
      case ENOTDIR: "; a file stands where a folder belongs: move it away"
      case EISDIR, ENOTEMPTY: "; a folder stands where a file belongs: move it away"
      default: ""
      }
    return String(cString: strerror(code)) + advice
  }
}

/// `write(2)`, which the method above would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
