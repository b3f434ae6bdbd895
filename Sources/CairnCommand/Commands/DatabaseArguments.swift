import ArgumentParser
import DatabaseDrivers
import Foundation
import MigrationFiles
import MigrationRunner

/// Which database and which files a command is about.
struct DatabaseArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database: postgres://…, mysql://… or dsql://…. Defaults to DATABASE_URL, which keeps a password out of sight.",
      valueName: "url"
    )
  )
  var database: String?

  @Option(
    help: ArgumentHelp(
      "The migrations: Generated, or the folder of one dialect in it.",
      valueName: "folder"
    )
  )
  var migrations = "Generated"

  @Flag(help: "One JSON object on stdout instead of text.")
  var json = false

  private func url() throws -> DatabaseURL {
    guard let text = database ?? ProcessInfo.processInfo.environment["DATABASE_URL"], !text.isEmpty else {
      throw RunError(
        .undecided,
        "error: no database is named; write --database URL, or set DATABASE_URL: postgres://user@host/database"
      )
    }
    return try DatabaseURL(text)
  }

  /// Connects, and does something with it.
  func withConnection<Result: Sendable>(
    _ body: (DatabaseURL, any DatabaseConnection) async throws -> Result
  ) async throws -> Result {
    let url = try url()
    let password = RememberedPassword()
    let connection = try await ConnectionWait.run {
      try await DatabaseDrivers.connect(url, options: ConnectionOptions(passwordPrompt: password.ask))
    }
    do {
      let result = try await body(url, connection)
      await connection.close()
      return result
    } catch {
      await connection.close()
      throw error
    }
  }

  /// Reads the files, connects, and does something with both.
  func withRunner<Result>(
    _ options: RunOptions = RunOptions(),
    _ body: (Runner) async throws -> Result
  ) async throws -> Result {
    let url = try url()
    let source = try MigrationSource(path: migrations, dialect: url.engine.rawValue)
    let password = RememberedPassword()
    let connect: Reconnect = {
      try await DatabaseDrivers.connect(url, options: ConnectionOptions(passwordPrompt: password.ask))
    }
    let connection = try await ConnectionWait.run(connect)
    options.interruption.watch(connection)
    defer { options.interruption.watch(nil) }
    do {
      let result = try await body(Runner(source, connection, options, reconnect: connect))
      await connection.close()
      return result
    } catch {
      await connection.close()
      throw error
    }
  }

  /// What is compared: the first line of each report.
  func subject(_ runner: Runner) -> String {
    "\(runner.source.folder.label) with \(runner.connection.server)"
  }
}

/// How a run that writes behaves.
struct RunArguments: ParsableArguments {
  @Flag(help: "Do nothing; say what would be done.")
  var dryRun = false

  @Option(help: ArgumentHelp("How long to wait for another run to end.", valueName: "seconds"))
  var lockTimeout = 60

  @Option(
    help: ArgumentHelp("How often a statement is tried that meets a lock of somebody else.", valueName: "number")
  )
  var lockRetries = 30

  func validate() throws {
    if lockTimeout < 0 { throw ValidationError("--lock-timeout is a number of seconds, and \(lockTimeout) is none") }
    if lockRetries < 1 { throw ValidationError("--lock-retries is how often, at least 1") }
  }

  func options() -> RunOptions {
    var options = RunOptions()
    options.lockTimeout = .seconds(lockTimeout)
    options.retry.attempts = lockRetries
    let user = ProcessInfo.processInfo.environment["USER"] ?? NSUserName()
    options.appliedBy = "\(user)@\(ProcessInfo.processInfo.hostName)"
    return options
  }
}
