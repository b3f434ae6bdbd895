import ArgumentParser
import DatabaseDrivers
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

/// The command line of `cairn`.
@main
struct CairnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cairn",
    abstract: "Apply, check and take back the migrations under Generated/.",
    discussion: """
      The database is --database URL or DATABASE_URL: postgres://user@host/database, mysql://user@host/database or \
      dsql://cluster.dsql.region.on.aws/postgres.

      Exit codes: 0 done, 1 failed, 2 wrong usage, 3 consent to data loss is missing, 4 migrations are pending, \
      5 verification failed, 7 another run holds the lock, 130 interrupted.
      """,
    subcommands: [
      MigrateCommand.self, PlanCommand.self, StatusCommand.self, HistoryCommand.self, RollbackCommand.self,
      BaselineCommand.self, RepairCommand.self, CheckCommand.self, ImportCommand.self, DiffCommand.self,
      DriftCommand.self, VerifyCommand.self, OrphansCommand.self,
    ]
  )

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    end(with: await runUntilSignal(arguments))
  }

  private static func runUntilSignal(_ arguments: [String]) async -> MigrationFiles.ExitCode {
    await Signals.hear(ImmediateEnd.end) { await run(arguments) }
  }

  static func run(_ arguments: [String]) async -> MigrationFiles.ExitCode {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      return .done
    } catch let error as RunError {
      Terminal.error.put(error)
      return error.code
    } catch let error as DatabaseError where error.kind == .cancelled {
      Terminal.error.put(RunError(.interrupted, ["interrupted", "state: nothing was done"]))
      return .interrupted
    } catch let error as DatabaseError {
      Terminal.error.put("error: \(error)")
      if error.kind == .cannotConnect {
        Terminal.error.put("state: nothing was done")
        Terminal.error.put("next: look at --database or DATABASE_URL: host, user, password, name of the database")
      }
      return error.kind == .usage ? .undecided : .failed
    } catch let error as ServerError {
      Terminal.error.put(RunError(error))
      return .failed
    } catch let ended as Ended {
      return ended.code
    } catch {
      let text = fullMessage(for: error)
      guard exitCode(for: error).isSuccess else {
        Terminal.error.put(text)
        return .undecided
      }
      Terminal.output.put(text)
      return .done
    }
  }
}

/// The command did what was asked, and its answer is in the exit code.
struct Ended: Error {
  var code: MigrationFiles.ExitCode
}

/// Ends the process.
///
/// Not `exit`: threads of connections that were closed are still on their way out, and it would clean up beneath them what
/// they use: about one run in twenty thousand ended in a crash, all its work done.
private func end(with code: MigrationFiles.ExitCode) -> Never {
  fflush(nil)
  guard let reason = StandardOutput.close() else { _exit(code.rawValue) }
  Terminal.error.put(
    RunError(
      .failed,
      [
        "error: stdout cannot be written: \(reason)",
        "state: what the command did is done; what it had to say is not whole",
      ]
    )
  )
  // What says that nothing came of the command, says it still.
  let isAnswer = [.done, .owed, .drift, .lintFindings].contains(code)
  _exit(isAnswer ? MigrationFiles.ExitCode.failed.rawValue : code.rawValue)
}
