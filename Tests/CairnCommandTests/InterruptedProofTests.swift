import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Ctrl-C while `cairn verify` has a server: it goes, its folder goes, and the command says so.
@Suite struct InterruptedProofTests {
  enum Wish: String, CaseIterable {
    case interrupt, terminate, hangUp, interruptTwice

    func send(to process: Process) throws {
      switch self {
      case .interrupt: process.interrupt()
      case .terminate: process.terminate()
      case .hangUp: try ProcessRun.check("kill", ["-HUP", "\(process.processIdentifier)"])
      case .interruptTwice:
        process.interrupt()
        usleep(1_000)
        process.interrupt()
      }
    }
  }

  enum Moment: String, CaseIterable {
    /// Its folder is there.
    case copying
    /// Its program runs.
    case starting
    /// It answers, and migrations are tried on it.
    case proving
  }

  private static let servers: [TargetServer] = TargetServer.available.filter { [.postgres15, .mysql].contains($0) }

  private static func verify(_ server: TargetServer, _ options: String...) -> CairnProcess {
    let folder = MigrationsFolder.generated(server.dialect).path
    let major = server == .postgres15 ? ["--major", "15"] : []
    return CairnProcess(["verify", "--all", "--migrations", folder] + major + options)
  }

  /// Waits until the run is so far.
  ///
  /// - Returns: The folder of its server.
  private static func wait(until moment: Moment, of process: Process) throws -> String {
    var folder = ""
    try eventually("it is \(moment)") {
      let children = try ProcessRun.run("pgrep", ["-a", "-P", "\(process.processIdentifier)"]).output
      guard let name = children.firstRange(of: /\/[^ =]*cairn-server\.\w{6}/) else { return false }
      folder = String(children[name])
      let log = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? ""
      switch moment {
      case .copying: return true
      case .starting: return FileManager.default.fileExists(atPath: "\(folder)/server")
      case .proving: return log.contains("ready for connections") || log.contains("ready to accept connections")
      }
    }
    if moment == .proving { usleep(300_000) }
    return folder
  }

  @Test(arguments: servers, Moment.allCases)
  func leavesNothing(server: TargetServer, moment: Moment) throws {
    for wish in Wish.allCases {
      try TemporaryFolder.with { temporary in
        let output = temporary.appendingPathComponent("output")
        let process = try Self.verify(server, "--keep").start(output: output)
        let folder = try Self.wait(until: moment, of: process)
        try wish.send(to: process)
        try eventually("the command ends", within: 10) { !process.isRunning }
        let said = try String(contentsOf: output, encoding: .utf8)
        #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(wish): \(said)")
        #expect(said == "interrupted: the throwaway server is stopped, and its folder is gone\n", "\(wish)")
        #expect(!FileManager.default.fileExists(atPath: folder), "\(wish)")
        #expect(try ProcessRun.run("pgrep", ["-f", folder]).output.isEmpty, "\(wish)")
      }
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "there is no stand-in for DSQL"))
  func aClusterMayHoldWhatWasTried() async throws {
    try await TargetServer.dsql.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let output = temporary.appendingPathComponent("output")
        let folder = MigrationsFolder.generated(.dsql).path
        let verify = CairnProcess(["verify", "--all", "--migrations", folder, "--database", database.url])
        let process = try verify.start(output: output)
        try eventually("something is tried") {
          try !database.execute("SELECT 'there' FROM pg_catalog.pg_class WHERE relname = 'users'").isEmpty
        }
        process.interrupt()
        try eventually("the command ends", within: 10) { !process.isRunning }
        let said = try String(contentsOf: output, encoding: .utf8)
        #expect(
          process.terminationStatus == 130 && said.contains("the cluster may hold what was being tried"),
          "\(said)"
        )
      }
    }
  }

  /// Who said `nohup` wants it to go on.
  @Test(.enabled(if: servers.contains(.postgres15), "there is no Postgres"))
  func aHangUpThatIsIgnoredStaysIgnored() throws {
    try TemporaryFolder.with { temporary in
      let output = temporary.appendingPathComponent("output")
      let cairn = Self.verify(.postgres15)
      let process = try ProcessRun.start(
        "/usr/bin/nohup",
        [CairnProcess.executable] + cairn.arguments,
        environment: [:],
        output: output
      )
      _ = try Self.wait(until: .starting, of: process)
      try Wish.hangUp.send(to: process)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\((try? String(contentsOf: output, encoding: .utf8)) ?? "")")
    }
  }
}
