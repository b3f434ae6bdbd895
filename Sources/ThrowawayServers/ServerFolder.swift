#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of one throwaway server: its data, its socket, what it says. It is gone when the server is.
///
/// Whoever made it holds a lock in it until it is gone; a folder whose lock is free is one whose maker was killed, and the
/// next run ends its server and removes it.
struct ServerFolder: Sendable {
  /// Short: the path of a socket has 107 bytes.
  let path: String
  private let lock: Int32

  var data: String { "\(path)/data" }
  var log: String { "\(path)/log" }

  private static let prefix = "cairn-server."

  init(for user: ServerUser) throws {
    let base = Self.base
    Self.sweep(base)
    guard let made = Belongings.makeFolder("\(base)/\(Self.prefix)") else {
      throw ServerError("\(base) cannot have a folder: \(SystemCall.reason)", next: "set TMPDIR to a folder that can")
    }
    path = made
    lock = Self.lock(path, creating: true) ?? -1
    user.own(path)
  }

  /// In memory where there is room for a server, which makes it several times faster, and otherwise where temporary files
  /// go: 27 MB are there from the start, and every table adds to them. (A container has 64 MB there, if nobody asked for more.)
  private static var base: String {
    let enough: UInt64 = 1 << 30
    if access("/dev/shm", W_OK) == 0, SystemCall.freeBytes(in: "/dev/shm") >= enough { return "/dev/shm" }
    let temporary = SystemCall.environment("TMPDIR") ?? "/tmp"
    return temporary.utf8.count > 60 ? "/tmp" : temporary
  }

  /// - Returns: What holds the lock; nil when another does.
  private static func lock(_ folder: String, creating: Bool) -> Int32? {
    let file = open("\(folder)/owner", (creating ? O_CREAT : 0) | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      return nil
    }
    return file
  }

  /// What the next run needs to end the server.
  func note(_ server: ChildProcess) {
    guard let file = fopen("\(path)/server", "w") else { return }
    fputs("\(server.id)\n", file)
    fclose(file)
  }

  /// Without the lock's file no other run takes it for one whose maker was killed.
  func leave() {
    unlink("\(path)/owner")
  }

  func remove() {
    Self.remove(path)
    Belongings.forget(path)
    close(lock)
  }

  /// Ends the servers, and removes the folders, of runs that are dead.
  private static func sweep(_ base: String) {
    for name in SystemCall.names(in: base) where name.hasPrefix(prefix) {
      let folder = "\(base)/\(name)"
      guard let lock = lock(folder, creating: false) else { continue }
      defer { close(lock) }
      // Its number may be another process's by now, which does not have the folder in its command.
      let id = SystemCall.text(of: "\(folder)/server").flatMap { pid_t($0.prefix { $0.isNumber }) }
      if let id, id > 1, SystemCall.text(of: "/proc/\(id)/cmdline")?.contains(folder) ?? true { end(id) }
      remove(folder)
    }
  }

  /// Ends a server that is nobody's child: on SIGQUIT Postgres gives its shared memory back; what is still there after two
  /// seconds is killed.
  private static func end(_ id: pid_t) {
    kill(-id, SIGQUIT)
    for _ in 0..<200 where kill(-id, 0) == 0 { usleep(10_000) }
    kill(-id, SIGKILL)
  }

  /// Removes a folder and what is in it.
  static func remove(_ folder: String) {
    for name in SystemCall.names(in: folder) {
      let path = "\(folder)/\(name)"
      // A link is removed, never what it leads to.
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }
}
