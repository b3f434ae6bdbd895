#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who runs the server: whoever runs `cairn`, or, as neither server will run as root, a user that every system has.
struct ServerUser: Sendable {
  /// What stands in front of a command.
  var prefix: [String]
  /// Nil is oneself.
  var name: String?

  static func current() throws -> ServerUser {
    guard SystemCall.isRoot else { return ServerUser(prefix: [], name: nil) }
    for name in ["postgres", "nobody"] {
      guard let entry = getpwnam(name) else { continue }
      let (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
      // util-linux, part of every Linux system; there is no way for posix_spawn to change the user.
      let prefix = ["setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups"]
      return ServerUser(prefix: prefix, name: name)
    }
    throw ServerError(
      "a server will not run as root, and there is no user postgres or nobody",
      next: "run cairn as another user"
    )
  }

  /// Gives it a file or folder.
  func own(_ path: String) {
    guard let entry = name.flatMap({ getpwnam($0) }) else { return }
    chown(path, entry.pointee.pw_uid, entry.pointee.pw_gid)
  }

  /// The variables that a server and its programs need, and none that say where another server is.
  static func environment(home: String) -> [String: String] {
    ["PATH": SystemCall.environment("PATH") ?? "/usr/bin:/bin", "HOME": home, "LC_ALL": "C", "TZ": "UTC"]
  }
}
