import Foundation
import Schema
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs at the same time: one writes, the others wait for it and find nothing to do.
@Suite(.enabled(if: FaultyRun.obstacle == nil, "needs a C compiler and Linux"))
struct TwoRunsTests {
  @Test(arguments: [2, 4, 8])
  func onlyOneWrites(count: Int) throws {
    let outcome = try AccidentScene.first.outcome()
    for _ in 0..<5 {
      try TemporaryFolder.with { temporary in
        let folder = temporary.appendingPathComponent("Generated")
        let outputs = (0..<count).map { temporary.appendingPathComponent("output\($0)") }
        let processes = try outputs.map { try FaultyRun(folder: folder).start(output: $0) }
        for process in processes { process.waitUntilExit() }
        let texts = try outputs.map { try String(contentsOf: $0, encoding: .utf8) }
        #expect(processes.allSatisfy { $0.terminationStatus == 0 }, "\(texts)")
        #expect(texts.filter { $0.contains("Wrote 16 files.") }.count == 1, "\(texts)")
        #expect(texts.filter { $0.contains("postgres: nothing to do") }.count == count - 1, "\(texts)")
        #expect(TemporaryFolder.contents(of: folder) == outcome)
      }
    }
  }

  /// Stopped at a call in the midst of its work, the first run holds the folder.
  @Test(arguments: [[], ["--check"], ["--preview"]], ["mkdir", "rename"])
  func theSecondSaysThatItWaits(arguments: [String], call: String) throws {
    let outcome = try AccidentScene.first.outcome()
    try TemporaryFolder.with { temporary in
      let folder = temporary.appendingPathComponent("Generated")
      let outputs = ["first", "second"].map { temporary.appendingPathComponent($0) }
      func text() throws -> String { try String(contentsOf: outputs[1], encoding: .utf8) }

      let first = try FaultyRun(folder: folder, at: 5, action: "stop", calls: call).start(output: outputs[0])
      while first.isRunning, !Self.isStopped(first) { usleep(10_000) }
      let second = try FaultyRun(folder: folder, arguments: arguments).start(output: outputs[1])
      while second.isRunning, try !text().contains("waiting: ") { usleep(10_000) }
      #expect(try text() == "waiting: another generate-migration works in \(folder.path)\n")
      #expect(second.isRunning)

      kill(first.processIdentifier, SIGCONT)
      first.waitUntilExit()
      second.waitUntilExit()
      #expect(first.terminationStatus == 0 && second.terminationStatus == 0, "\(second.terminationStatus)")
      #expect(TemporaryFolder.contents(of: folder) == outcome)
    }
  }

  @Test func aRunThatIsKilledLetsTheNextOneIn() throws {
    let outcome = try AccidentScene.first.outcome()
    try TemporaryFolder.with { temporary in
      let folder = temporary.appendingPathComponent("Generated")
      let outputs = ["first", "second"].map { temporary.appendingPathComponent($0) }
      let first = try FaultyRun(folder: folder, at: 5, action: "stop", calls: "rename").start(output: outputs[0])
      while first.isRunning, !Self.isStopped(first) { usleep(10_000) }
      let second = try FaultyRun(folder: folder).start(output: outputs[1])
      while second.isRunning, try String(contentsOf: outputs[1], encoding: .utf8).isEmpty { usleep(10_000) }
      kill(first.processIdentifier, SIGKILL)
      second.waitUntilExit()
      #expect(second.terminationStatus == 0)
      let text = try String(contentsOf: outputs[1], encoding: .utf8)
      #expect(text.contains("completed what a run that was stopped had begun"), "\(text)")
      #expect(TemporaryFolder.contents(of: folder) == outcome)
    }
  }

  private static func isStopped(_ process: Process) -> Bool {
    let file = "/proc/\(process.processIdentifier)/stat"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.split(separator: ")").last?.split(separator: " ").first == "T"
  }
}
