#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Empty data directories, each made once and copied for every server: making one takes half a second, a copy a twentieth
/// of that.
enum TemplateFolder {
  /// The template of that name, made first if there is none.
  static func make(_ name: String, for user: ServerUser, _ fill: (_ unfinished: String) throws -> Void) throws -> String
  {
    let base = try cache()
    let place = "\(base)/\(name)"
    if SystemCall.isFolder(place) { return place }
    guard let path = Belongings.makeFolder("\(base)/unfinished.") else {
      throw ServerError(
        "\(base) cannot have a folder: \(SystemCall.reason)",
        next: "set XDG_CACHE_HOME to a folder that can"
      )
    }
    defer { Belongings.forget(path) }
    user.own(path)
    do {
      try fill(path)
      unlink("\(path).log")
    } catch {
      ServerFolder.remove(path)
      throw error
    }
    // Another run may have been first, and its template is as good.
    if rename(path, place) != 0, !SystemCall.isFolder(place) {
      throw ServerError(
        "\(place) cannot be put in place: \(SystemCall.reason)",
        next: "set XDG_CACHE_HOME to a folder that can have it"
      )
    }
    return place
  }

  /// For root a place that the server's user can go to, which root's home is not.
  private static func cache() throws -> String {
    let home = SystemCall.environment("HOME").map { "\($0)/.cache" }
    let base = SystemCall.isRoot ? "/var/cache" : SystemCall.environment("XDG_CACHE_HOME") ?? home ?? "/tmp"
    let path = "\(base)/cairn/servers"
    var made = ""
    for part in path.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o755)
    }
    guard SystemCall.isFolder(path) else {
      throw ServerError(
        "\(path) cannot be made: \(SystemCall.reason)",
        next: "set XDG_CACHE_HOME to a folder that can have it"
      )
    }
    return path
  }
}
