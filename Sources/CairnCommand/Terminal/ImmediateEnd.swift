import MigrationFiles
import MigrationRunner
import ThrowawayServers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The end of the process that a signal asks for, from whatever the command is in the middle of.
enum ImmediateEnd {
  @Sendable static func end() {
    end { hadServers in
      [hadServers ? "interrupted: the throwaway server is stopped, and its folder is gone" : "interrupted"]
    }
  }

  /// Says that after what the command has for itself is gone.
  static func end(saying lines: (_ hadServers: Bool) -> [String]) -> Never {
    // libpq writes there what a server says that goes away while it is connected to.
    let terminal = Terminal.error.takenOver()
    Belongings.endAll { hadSome in
      terminal.put(RunError(.interrupted, lines(hadSome)))
      // Not `exit`: other threads are in the middle of calls of libraries that would clean up beneath them.
      _exit(MigrationFiles.ExitCode.interrupted.rawValue)
    }
  }
}
