import Foundation
import TestSupport

/// A mysql client that takes one script after the other: starting one takes longer than most scripts do.
final class MySQLSession {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errorFile: URL
  private var pending = Data()

  private static let mark = "-- mysql is done with this script"

  init(_ server: MySQLServer, goesOnAfterErrors: Bool = false) throws {
    // A client that ended must not take this process along when its input is written.
    signal(SIGPIPE, SIG_IGN)
    errorFile = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-law-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    let command = MySQLServer.Database(server: server, name: nil).client
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [command.program] + command.arguments + ["--unbuffered"] + (goesOnAfterErrors ? ["--force"] : [])
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  deinit { close() }

  var isRunning: Bool { process.isRunning }

  /// Runs a script. An error ends the session, unless it goes on after errors.
  @discardableResult
  func execute(_ script: String) throws -> String {
    let text = script + "SELECT '\(Self.mark)';\n"
    // It fails when the client has ended at an error already, which reading finds out.
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    let end = Data((Self.mark + "\n").utf8)
    while true {
      if let range = pending.range(of: end) {
        let answer = pending[..<range.lowerBound]
        pending = Data(pending[range.upperBound...])
        return String(decoding: answer, as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw try lastError() }
      pending += more
    }
  }

  func close() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: errorFile)
  }

  private func lastError() throws -> LawServerError {
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
    guard let match = text.firstMatch(of: /ERROR\ ([0-9]+)\ \([0-9A-Z]{5}\)(?:\ at\ line\ [0-9]+)?:\ /) else {
      return LawServerError(code: "none", message: "mysql ended: \(text)")
    }
    return LawServerError(code: String(match.1), message: String(text[match.range.upperBound...]))
  }
}
