#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that was started, in a process group of its own: a terminal's Ctrl-C is not for it.
struct ChildProcess: Sendable {
  /// Where what it says goes.
  enum Output {
    /// To the end of that file.
    case file(String)
    case descriptor(Int32)
  }

  let id: pid_t
  /// The signal that ends it at once.
  let ending: Int32

  /// Starts a program by its path.
  ///
  /// - Throws: `ServerError`
  init(_ command: [String], environment: [String: String], output: Output, ending: Int32 = SIGKILL) throws {
    self = try Belongings.start {
      ChildProcess(id: try Self.spawn(command, environment, output), ending: ending)
    }
  }

  private init(id: pid_t, ending: Int32) {
    (self.id, self.ending) = (id, ending)
  }

  private static func spawn(_ command: [String], _ environment: [String: String], _ output: Output) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    switch output {
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    case .descriptor(let number): posix_spawn_file_actions_adddup2(&actions, number, 1)
    }
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Whoever waits for the end of this process by something that it inherited would wait for a server's that is kept.
    for file in SystemCall.names(in: "/proc/self/fd").compactMap(Int32.init) where file > 2 {
      posix_spawn_file_actions_addclose(&actions, file)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    // The thread that starts it may have shut itself to signals, which a server that is left could not be ended by then.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)

    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var id: pid_t = 0
    let status = posix_spawnp(&id, command[0], &actions, &attributes, &arguments, &variables)
    guard status == 0 else {
      throw ServerError(
        "\(command[0]) cannot be started: \(String(cString: strerror(status)))",
        next: "look at that program"
      )
    }
    return id
  }

  /// Waits for its end; nil is a signal's.
  @discardableResult
  func wait() -> Int32? {
    var status: Int32 = 0
    while waitpid(id, &status, 0) == -1, errno == EINTR {}
    Belongings.forget(self)
    return Self.exitCode(status)
  }

  /// Whether it still runs. Once this has said no, the process is forgotten.
  func isRunning() -> Bool {
    if isThere { return true }
    Belongings.forget(self)
    return false
  }

  /// The same, for whoever remembers it.
  var isThere: Bool {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == 0
  }

  func signal(_ number: Int32) {
    kill(id, number)
  }

  /// To it and to all that it started.
  func signalGroup(_ number: Int32) {
    kill(-id, number)
  }

  private static func exitCode(_ status: Int32) -> Int32? {
    status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Runs a program to its end.
  ///
  /// - Throws: `ServerError` with the last lines of what it said when it fails.
  static func run(_ command: [String], environment: [String: String], output: String) throws {
    let child = try ChildProcess(command, environment: environment, output: .file(output))
    guard child.wait() == 0 else {
      throw ServerError(
        "\(command.first { !$0.hasPrefix("-") && !$0.hasSuffix("setpriv") } ?? command[0]) failed: \(lastLines(of: output))",
        next: "what it said in full stands in \(output)"
      )
    }
  }

  static func lastLines(of path: String) -> String {
    let lines = (SystemCall.text(of: path) ?? "").split(separator: "\n")
    return lines.suffix(5).joined(separator: " | ")
  }
}
