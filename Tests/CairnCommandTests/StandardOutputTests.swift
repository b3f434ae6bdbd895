import Foundation
import RunnerSupport
import TestSupport
import Testing

/// An answer that cannot be written is a failure; one that nobody wants is none.
@Suite struct StandardOutputTests {
  private static func shell(_ script: String, _ arguments: [String], database: String? = nil) throws -> ProcessRun {
    try ProcessRun.run(
      "bash",
      ["-c", script, CairnProcess.executable] + arguments,
      environment: database.map { ["DATABASE_URL": $0] } ?? [:]
    )
  }

  @Test(arguments: TargetServer.available)
  func anAnswerThatIsLostIsSaid(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", FileFaultTests.table)
      let place = ["--migrations", session.folder.path]
      // The first is owed something, the second does it, and the third has nothing to object to.
      for arguments in [["status", "--json"], ["migrate", "--json"], ["status", "--json"], ["status"], ["check"]] {
        let options = arguments[0] == "check" ? place : place + ["--database", session.database.url]
        let run = try Self.shell("\"$0\" \"$@\" > /dev/full", arguments + options)
        #expect(run.status == 1, "\(arguments) \(run)")
        #expect(
          run.errors.contains("error: stdout cannot be written: No space left on device\n"),
          "\(arguments) \(run)"
        )
      }
      #expect(try session.database.record().last == "0001 1/1 applied")
    }
  }

  @Test func aFailureOfItsOwnKeepsItsCode() throws {
    let run = try Self.shell("\"$0\" \"$@\" > /dev/full", ["check", "--migrations", "/nowhere"])
    #expect(run.status == 2 && !run.errors.contains("stdout"), "\(run)")
  }

  @Test(arguments: [("trap '' PIPE", 0), ("trap - PIPE", 141)])
  func aReaderThatWentAwayIsNoFailure(trap: (words: String, code: Int)) throws {
    // A shell that was started with the signal ignored cannot take that back.
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let ignored = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }?.split(separator: "\t").last
    let isIgnored = ignored.flatMap { UInt64($0, radix: 16) }.map { $0 & 1 << 12 != 0 } ?? false
    let run = try Self.shell(
      "\(trap.words); { sleep 0.3; \"$0\" \"$@\"; echo \"code $?\" >&2; } | true",
      ["check", "--migrations", MigrationsFolder.package.appendingPathComponent("Generated").path]
    )
    #expect(run.errors == "code \(isIgnored ? 0 : trap.code)\n", "\(run)")
  }
}
