import Foundation
import TestSupport

/// A psql that takes one script after the other: starting one takes longer than most scripts do.
final class PsqlSession {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let folder: URL
  private var pending = Data()
  private var errorsRead: UInt64 = 0

  private static let mark = "-- psql is done with this script"

  init(_ database: PostgresServer.Database) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-law-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: errorFile)
    let command = database.psql
    process.executableURL = URL(fileURLWithPath: command.program)
    process.arguments = command.arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    try send("\\set VERBOSITY verbose")
  }

  deinit { close() }

  var isRunning: Bool { process.isRunning }

  /// Runs a script to its first error, which ends the session.
  @discardableResult
  func execute(_ script: String) throws -> String {
    let file = folder.appendingPathComponent("script.sql")
    try Data(script.utf8).write(to: file)
    try send("\\i '\(file.path)'\n\\echo '\(Self.mark)'")
    let end = Data((Self.mark + "\n").utf8)
    while true {
      if let range = pending.range(of: end) {
        let answer = pending[..<range.lowerBound]
        pending = Data(pending[range.upperBound...])
        errorsRead = try errorFile.resourceSize
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
    try? FileManager.default.removeItem(at: folder)
  }

  private var errorFile: URL { folder.appendingPathComponent("errors") }

  private func send(_ line: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  private func lastError() throws -> LawServerError {
    process.waitUntilExit()
    let data = try Data(contentsOf: errorFile).dropFirst(Int(errorsRead))
    let text = String(decoding: data, as: UTF8.self)
    guard let match = text.firstMatch(of: /(?:ERROR|FATAL|PANIC): +([0-9A-Z]{5}):\ /) else {
      return LawServerError(code: "none", message: "psql ended: \(text)")
    }
    return LawServerError(code: String(match.1), message: String(text[match.range.upperBound...]))
  }
}

extension URL {
  fileprivate var resourceSize: UInt64 {
    get throws { (try FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64) ?? 0 }
  }
}
