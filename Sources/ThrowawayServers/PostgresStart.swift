#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a Postgres server is started that lives for one run.
///
/// facts/postgres.md, section 6: a copied template, a unix socket, no `pg_ctl`, none of what keeps data through a crash.
struct PostgresStart: Sendable {
  var programs: PostgresPrograms
  var user: ServerUser
  var folder: ServerFolder

  func start() throws -> ChildProcess {
    let reachable = try programs.reachable(by: user)
    let environment = ServerUser.environment(home: folder.path)
    // Two builds of one version may differ.
    let name = "postgres-\(programs.version)-\(StableHash.text(programs.folder))"
    let template = try TemplateFolder.make(name, for: user) { unfinished in
      try ChildProcess.run(
        user.prefix + [
          "\(reachable.folder)/initdb", "-D", unfinished, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
          "--no-sync", "--no-instructions", "--wal-segsize=1",
        ],
        environment: environment,
        output: folder.log
      )
    }
    try ChildProcess.run(
      user.prefix + ["cp", "-a", template, folder.data],
      environment: environment,
      output: folder.log
    )
    let settings = [
      "listen_addresses=", "unix_socket_directories=\(folder.path)", "port=5432", "fsync=off", "synchronous_commit=off",
      "full_page_writes=off", "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "shared_buffers=32MB",
      "max_connections=40", "max_locks_per_transaction=1024", "jit=off", "dynamic_shared_memory_type=mmap",
      "timezone=UTC", "lc_messages=C",
    ]
    return try ChildProcess(
      user.prefix + ["\(reachable.folder)/postgres", "-D", folder.data] + settings.flatMap { ["-c", $0] },
      environment: environment,
      output: .file(folder.log),
      // It takes that as "at once", with its children.
      ending: SIGQUIT
    )
  }

  /// The eighth line of its own file says so.
  var isReady: Bool {
    let lines = (SystemCall.text(of: "\(folder.data)/postmaster.pid") ?? "").split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    return lines.count > 7 && lines[7].hasPrefix("ready")
  }
}
