#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run at a time writes below a folder, and nobody reads meanwhile.
///
/// The lock is on the folder itself: it leaves no file behind, and it ends with the process, however that ends. Where a
/// file system knows no such locks, runs go on without one.
package enum FolderLock {
  /// Runs `body` while the folder is locked; `whenWaiting` is called once when somebody else holds it for a moment.
  ///
  /// To write, the folder is made if it is missing, and removed again if it is still empty afterwards.
  package static func holding<Result>(
    _ folder: String,
    toWrite: Bool,
    whenWaiting: () -> Void,
    _ body: () throws -> Result
  ) throws -> Result {
    while true {
      let madeFolders = toWrite ? try FileSystem.makeFolders(folder) : []
      let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return try body() }
      defer {
        FileSystem.removeEmptyFolders(madeFolders)
        close(descriptor)
      }
      lock(descriptor, toWrite ? LOCK_EX : LOCK_SH, whenWaiting)
      // Whoever held it may have removed the folder, and a third run may have made it again.
      if !toWrite || isSame(descriptor, folder) { return try body() }
    }
  }

  private static func lock(_ descriptor: Int32, _ kind: Int32, _ whenWaiting: () -> Void) {
    for _ in 0..<3 {
      if flock(descriptor, kind | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
      usleep(100_000)
    }
    if flock(descriptor, kind | LOCK_NB) == 0 { return }
    whenWaiting()
    while flock(descriptor, kind) != 0, errno == EINTR {}
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}
