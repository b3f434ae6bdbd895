/// How a MySQL server is started that lives for one run: facts/mysql.md, section 1.
struct MySQLStart: Sendable {
  var programs: MySQLPrograms
  var folder: ServerFolder

  var socket: String { "\(folder.path)/mysql.sock" }

  /// It writes its own file once it takes logins.
  var isReady: Bool { SystemCall.isThere("\(folder.path)/mysqld.pid") && SystemCall.isThere(socket) }

  /// Root may run it, when it is told so.
  private var common: [String] {
    ["--no-defaults"] + programs.settings + (SystemCall.isRoot ? ["--user=root"] : [])
  }

  func start() throws -> ChildProcess {
    let environment = ServerUser.environment(home: folder.path)
    let oneself = ServerUser(prefix: [], name: nil)
    let template = try TemplateFolder.make("mysql-\(programs.version)", for: oneself) { unfinished in
      // It wants a folder that is not there.
      try ChildProcess.run(
        programs.command + common + [
          "--datadir=\(unfinished)/data", "--innodb-redo-log-capacity=8M", "--initialize-insecure",
        ],
        environment: environment,
        output: folder.log
      )
    }
    try ChildProcess.run(["cp", "-a", "\(template)/data", folder.data], environment: environment, output: folder.log)
    let settings = [
      "--datadir=\(folder.data)", "--socket=\(socket)", "--pid-file=\(folder.path)/mysqld.pid", "--skip-networking",
      "--mysqlx=OFF", "--skip-log-bin", "--performance-schema=OFF", "--innodb-flush-log-at-trx-commit=0",
      "--innodb-flush-method=nosync", "--innodb-doublewrite=OFF", "--innodb-buffer-pool-size=64M",
      "--innodb-redo-log-capacity=8M", "--innodb-use-native-aio=OFF", "--secure-file-priv=NULL", "--sync-binlog=0",
      "--default-time-zone=+00:00", "--log-bin-trust-function-creators=ON", "--max-connections=40",
      // Events are put to the proof, not run.
      "--event-scheduler=OFF",
    ]
    return try ChildProcess(programs.command + common + settings, environment: environment, output: .file(folder.log))
  }
}
