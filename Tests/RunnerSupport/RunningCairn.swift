import Foundation
package import TestSupport

/// `cairn` while it runs, to be stopped or killed.
package final class RunningCairn {
  private let process: Process
  private let output: URL

  /// Starts it; its output goes to a file in the temporary folder.
  package init(_ cairn: CairnProcess) throws {
    output = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-out-\(UUID().uuidString)")
    process = try cairn.start(output: output)
  }

  deinit {
    if process.isRunning { kill() }
    try? FileManager.default.removeItem(at: output)
  }

  package var isRunning: Bool { process.isRunning }

  /// Both streams, as far as they are written.
  package var text: String {
    (try? String(contentsOf: output, encoding: .utf8)) ?? ""
  }

  /// SIGKILL: it can do nothing any more.
  package func kill() {
    ProcessSignal.kill(process.processIdentifier)
    process.waitUntilExit()
  }

  /// Waits for its end.
  package func end() -> ProcessRun {
    process.waitUntilExit()
    return ProcessRun(status: process.terminationStatus, output: text, errors: text)
  }
}

/// Asks again until it is so.
///
/// - Throws: when it is not so after the limit.
package func wait(for what: String, upTo limit: Duration = .seconds(30), _ isSo: () throws -> Bool) async throws {
  let end = ContinuousClock.now.advanced(by: limit)
  while try !isSo() {
    guard ContinuousClock.now < end else { throw Missing(description: "after \(limit) there was still not: \(what)") }
    try await Task.sleep(for: .milliseconds(5))
  }
}
