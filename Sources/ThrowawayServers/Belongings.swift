import DatabaseDrivers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folders and processes that a run has for itself and that must not outlive it.
///
/// A signal may end the run at any moment: each is made and noted here in one step, so that there is none in which
/// something is there and nobody knows of it.
package enum Belongings {
  private struct State {
    var folders: Set<String> = []
    var processes: [pid_t: ChildProcess] = [:]
  }

  private static let state = Locked(State())

  /// Makes a folder whose name begins so; nil where that cannot be, and `SystemCall.reason` says why.
  static func makeFolder(_ beginning: String) -> String? {
    state.withLock { state in
      guard let folder = SystemCall.makeFolder(beginning) else { return nil }
      state.folders.insert(folder)
      return folder
    }
  }

  static func start(_ start: () throws -> ChildProcess) rethrows -> ChildProcess {
    try state.withLock { state in
      let process = try start()
      state.processes[process.id] = process
      return process
    }
  }

  /// It is gone, or somebody else's.
  static func forget(_ folder: String) {
    state.withLock { _ = $0.folders.remove(folder) }
  }

  static func forget(_ process: ChildProcess) {
    state.withLock { _ = $0.processes.removeValue(forKey: process.id) }
  }

  /// Both at once: what is to stay is whole.
  static func forget(_ process: ChildProcess, _ folder: String) {
    state.withLock { state in
      state.processes[process.id] = nil
      state.folders.remove(folder)
    }
  }

  // MARK: The end

  /// Ends the processes, removes the folders, and lets `last` end this process.
  ///
  /// Whoever makes something or gives it back waits from now on, for good: the rest of the run has no time to say what it
  /// thinks of a server that went away.
  package static func endAll(then last: (_ hadSome: Bool) -> Never) -> Never {
    state.withLock { state in
      end(Array(state.processes.values))
      for folder in state.folders { remove(folder) }
      last(!state.processes.isEmpty || !state.folders.isEmpty)
    }
  }

  /// Postgres gives itself five seconds for its children.
  private static let patience = 6_000

  private static func end(_ processes: [ChildProcess]) {
    for process in processes { process.signalGroup(process.ending) }
    for _ in 0..<patience / 10 where processes.contains(where: { $0.isThere }) { usleep(10_000) }
    for process in processes { process.signalGroup(SIGKILL) }
  }

  private static func remove(_ folder: String) {
    // Who was just killed may have made a file behind the one who removes them.
    for _ in 0..<20 {
      ServerFolder.remove(folder)
      guard SystemCall.isThere(folder) else { break }
      usleep(10_000)
    }
    // What fills a template speaks beside it.
    unlink("\(folder).log")
  }
}
