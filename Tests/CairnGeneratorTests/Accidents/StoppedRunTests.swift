import Foundation
import GeneratorSupport
import Schema
import TestSupport
import Testing

/// A run is stopped, or fails, at each call that changes a file: before or after, never between.
@Suite(.enabled(if: FaultyRun.obstacle == nil, "needs a C compiler and Linux"))
struct StoppedRunTests {
  /// A write is stopped in its middle. Stopped before an fsync, the files are as they are behind it.
  @Test(arguments: AccidentScene.allCases)
  func aKilledRunIsMadeGoodByTheNext(scene: AccidentScene) throws {
    let outcome = try scene.outcome()
    var completed = 0
    try Self.walk(scene, calls: "open,write,mkdir,link,rename,unlink,rmdir") { folder, number, call in
      let before = TemporaryFolder.contents(of: folder)
      let run = try FaultyRun(folder: folder, arguments: scene.arguments, at: number, action: "half", calls: call.names)
        .run()
      try #require(run.status == 9, "\(call)")

      let stopped = TemporaryFolder.contents(of: folder)
      let check = AccidentScene.run(library, ["--check"], in: folder)
      let isConflict = scene == .rebase && check.text.contains("an unresolved merge stands here")
      #expect(check.code == 0 || check.code == 4 || isConflict, "\(call): \(check.text)")
      if check.text.contains("a run was stopped while it wrote") { completed += 1 }
      #expect(TemporaryFolder.contents(of: folder) == stopped)

      let next = AccidentScene.run(library, scene.canBeRepeated ? scene.arguments : [], in: folder)
      let isSettled = scene == .rebase && next.text.contains("there is nothing to rebase")
      #expect(next.code == 0 || isSettled, "\(call): \(next.text)")
      let files = TemporaryFolder.contents(of: folder)
      #expect(files == outcome || !scene.canBeRepeated && files == before, "\(call): \(files.keys.sorted())")
    }
    // Between the decision and the last file in place there is something to complete.
    #expect(completed >= 3, "\(completed)")
  }

  /// The same with an error instead of an end: once, or from there on as on a full disk.
  @Test(arguments: [AccidentScene.first, .second], [(EIO, "error"), (ENOSPC, "errors")])
  func aRunThatFailsChangesNothing(scene: AccidentScene, fault: (code: Int32, action: String)) throws {
    let outcome = try scene.outcome()
    try Self.walk(scene, calls: "open,write,fsync,mkdir,link,rename,unlink,rmdir") { folder, number, call in
      let before = TemporaryFolder.contents(of: folder)
      let action = "\(fault.action)=\(fault.code)"
      let run = try FaultyRun(folder: folder, arguments: scene.arguments, at: number, action: action, calls: call.names)
        .run()
      // What was only staged, and cannot be removed either, is left to the next run.
      let files = TemporaryFolder.contents(of: folder).filter { !$0.key.hasPrefix(".cairn-staged/") }
      let isPending = FileManager.default.fileExists(atPath: folder.appendingPathComponent(".cairn-pending").path)
      if run.status == 0 {
        #expect(files == outcome, "\(call)")
      } else {
        #expect(run.status == 1, "\(call): \(run)")
        let reason = String(cString: strerror(fault.code))
        #expect(run.errors.contains(": error: ") && run.errors.contains(reason), "\(call): \(run)")
        if fault.action == "error" { #expect(!isPending, "\(call)") }
        #expect(
          isPending
            ? run.errors.contains("the next run puts the rest in place")
            : files == before,
          "\(call): \(run.errors) \(files.keys.sorted())"
        )
      }
      let next = AccidentScene.run(library, scene.arguments, in: folder)
      #expect(next.code == 0, "\(call): \(next.text)")
      #expect(TemporaryFolder.contents(of: folder) == outcome, "\(call)")
    }
  }

  private struct Call: CustomStringConvertible {
    var description: String
    /// The names of the calls that are counted.
    var names: String
  }

  /// Runs `body` once for each call of an undisturbed run, each time in a folder as it is before the run.
  private static func walk(
    _ scene: AccidentScene,
    calls names: String,
    _ body: (_ folder: URL, _ number: Int, Call) throws -> Void
  ) throws {
    try scene.with { original in
      var calls: [String] = []
      try AccidentScene.withCopy(of: original) { folder in
        calls = try FaultyRun(folder: folder, arguments: scene.arguments, calls: names).callsOfAWholeRun()
      }
      try #require(calls.count > 20 && calls.contains { $0.hasPrefix("rename ") }, "\(calls)")
      for (number, call) in zip(1..., calls) {
        try AccidentScene.withCopy(of: original) { folder in
          try body(folder, number, Call(description: "\(number) \(call)", names: names))
        }
      }
    }
  }

  @Test(arguments: [
    (ENOSPC, "write", "No space left on device; free some space and run it again (nothing was changed)"),
    (EROFS, "mkdir", "Read-only file system; mount it writable, or choose another folder with --output"),
    (EACCES, "open", "Permission denied; make the folder and its files writable for you and run it again"),
  ])
  func theErrorNamesTheFileAndTheWayOut(code: Int32, call: String, message: String) throws {
    try AccidentScene.second.with { folder in
      let arguments = AccidentScene.second.arguments
      let run = try FaultyRun(folder: folder, arguments: arguments, at: 1, action: "errors=\(code)", calls: call).run()
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("\(folder.path)/postgres/0002_"), "\(run.errors)")
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }
}
