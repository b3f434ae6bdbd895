import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Ctrl-C while there is no connection yet: the command ends at once with 130, and the terminal is as it was.
@Suite struct ConnectingTests {
  @Test(arguments: [DialectName.postgres, .mysql], ["status", "migrate", "history"])
  func endsWhileAServerIsSilent(dialect: DialectName, command: String) throws {
    let isThere = Flag()
    let silence = try FakeServer { client in
      isThere.isSet = true
      client.waitForEnd()
    }
    try TemporaryFolder.with { temporary in
      let folder = try MigrationsFolder(in: temporary, dialect)
      // Longer than the test would wait: what ends it is not its limit.
      let limit = dialect == .postgres ? "connect_timeout=600" : "connect-timeout=600"
      let url = "\(dialect.rawValue)://nobody@127.0.0.1:\(silence.port)/nothing?\(limit)"
      let output = temporary.appendingPathComponent("output")
      let process = try CairnProcess([command, "--migrations", folder.path], database: url).start(output: output)
      try eventually("it connects") { isThere.isSet }
      process.interrupt()
      try eventually("the command ends", within: 5) { !process.isRunning }
      let said = try String(contentsOf: output, encoding: .utf8)
      #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(said)")
      #expect(said == "interrupted\nstate: nothing was done\n")
    }
  }

  @Test(arguments: TargetServer.available.filter { $0 == .postgres15 || $0 == .mysql }, ["status", "migrate"])
  func endsAtTheQuestionForThePassword(server: TargetServer, command: String) throws {
    let guarded = try GuardedServer(server.dialect)
    try TemporaryFolder.with { temporary in
      let folder = try MigrationsFolder(in: temporary, server.dialect)
      let database = server == .mysql ? "" : "postgres"
      let url = "\(server.dialect.rawValue)://alice@127.0.0.1:\(guarded.port)/\(database)"
      let output = temporary.appendingPathComponent("output")
      try Data().write(to: output)
      // The shell at the terminal outlives the command, and says how it left the terminal.
      let cairn = "'\(CairnProcess.executable)' \(command) --migrations '\(folder.path)'"
      let script = "trap : INT; \(cairn); echo ended with $?; stty -a"
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["script", "-qec", script, "/dev/null"]
      process.environment = ProcessInfo.processInfo.environment.merging(["DATABASE_URL": url, "SHELL": "/bin/sh"]) {
        $1
      }
      let keyboard = Pipe()
      process.standardInput = keyboard
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
      defer { process.terminate() }
      func said() throws -> String { try String(contentsOf: output, encoding: .utf8) }
      try eventually("it asks") { try said().contains("password for alice at 127.0.0.1: ") }
      keyboard.fileHandleForWriting.write(Data([3]))
      try eventually("the command ends", within: 10) { !process.isRunning }
      let end = try said()
      #expect(end.contains("ended with 130") && end.contains("state: nothing was done"), "\(end)")
      #expect(end.contains(" echo ") && !end.contains(" -echo "), "\(end)")
    }
  }

  /// Behind the connection Ctrl-C stops what waits for the server, in commands that only read too.
  @Test(arguments: TargetServer.common)
  func endsWhileItReads(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      #expect(try session.cairn("migrate").status == 0)
      let isMySQL = server == .mysql
      let lock =
        isMySQL
        ? "LOCK TABLES schema_migrations WRITE; SELECT SLEEP(60);"
        : "BEGIN; LOCK TABLE schema_migrations; SELECT pg_sleep(60);"
      let holder = try LockHolder(session.database, lock)
      defer { holder.end() }
      let output = session.folder.url.deletingLastPathComponent().appendingPathComponent("output")
      let process = try CairnProcess(["status", "--migrations", session.folder.path], database: session.database.url)
        .start(output: output)
      try eventually("it waits for the lock") { try session.database.waitsForLock() }
      process.interrupt()
      try eventually("the command ends", within: 5) { !process.isRunning }
    }
  }
}
