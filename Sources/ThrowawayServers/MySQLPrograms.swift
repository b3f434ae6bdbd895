/// Where MySQL's server is on this machine. MariaDB's is another server.
struct MySQLPrograms: Sendable {
  /// What runs it: its path, or a loader with its path.
  var command: [String]
  /// Settings that only an unpacked tree needs.
  var settings: [String]
  /// `9.7.4`
  var version: String

  /// The server on PATH, or that of an unpacked tree: CAIRN_MYSQL_ROOT, or the one that this project's tests fetch.
  static func find(major: Int?) throws -> MySQLPrograms {
    let path = (SystemCall.environment("PATH") ?? "").split(separator: ":").map(String.init)
    let home = SystemCall.environment("HOME") ?? ""
    let installed = (path + ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"]).lazy
      .map { "\($0)/mysqld" }.filter(SystemCall.isExecutable).compactMap { MySQLPrograms([$0], []) }
    let unpacked = [SystemCall.environment("CAIRN_MYSQL_ROOT"), "\(home)/.cache/cairn/mysql/root"].lazy
      .compactMap { $0 }.compactMap(MySQLPrograms.init(root:))
    let all = Array(installed) + Array(unpacked)
    guard let found = all.first(where: { major == nil || $0.major == major }) else {
      throw ServerError(
        "there is no MySQL\(major.map { " \($0)" } ?? "") server on this machine"
          + (all.isEmpty ? " (MariaDB is another server)" : ", only \(all.map(\.version).joined(separator: ", "))"),
        next: "install mysql-server, or set CAIRN_MYSQL_ROOT to a folder with an unpacked one"
      )
    }
    return found
  }

  private var major: Int { Int(version.prefix { $0.isNumber }) ?? 0 }

  private init?(_ command: [String], _ settings: [String]) {
    guard let answer = CapturedRun.output(command + ["--version"]), !answer.contains("MariaDB"),
      let version = answer.components(after: "Ver ")?.split(separator: " ").first
    else { return nil }
    self.command = command
    self.settings = settings
    self.version = String(version.prefix { $0.isNumber || $0 == "." })
  }

  private init?(root: String) {
    let server = "\(root)/usr/sbin/mysqld"
    guard SystemCall.isExecutable(server),
      let architecture = SystemCall.names(in: "\(root)/usr/lib").first(where: { $0.hasSuffix("-linux-gnu") })
    else { return nil }
    let libraries = "\(root)/usr/lib/\(architecture)"
    guard let loader = SystemCall.names(in: libraries).first(where: { $0.hasPrefix("ld-linux-") }) else { return nil }
    self.init(
      ["\(libraries)/\(loader)", "--library-path", libraries, "--argv0", server, server],
      [
        "--basedir=\(root)/usr", "--lc-messages-dir=\(root)/usr/share/mysql",
        "--character-sets-dir=\(root)/usr/share/mysql/charsets", "--plugin-dir=\(root)/usr/lib/mysql/plugin",
      ]
    )
  }
}

extension String {
  fileprivate func components(after mark: String) -> Substring? {
    guard let range = self.range(of: mark) else { return nil }
    return self[range.upperBound...]
  }

  private func range(of mark: String) -> Range<String.Index>? {
    indices.first { self[$0...].hasPrefix(mark) }.map { $0..<index($0, offsetBy: mark.count) }
  }
}
