package import Foundation

/// A finished child process: what it printed and how it ended.
package struct ProcessRun: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String

  package init(status: Int32, output: String, errors: String) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  package struct Failure: Error, CustomStringConvertible {
    package var command: String
    package var run: ProcessRun

    package var description: String {
      "\(command) ended with \(run.status)\n\(run.errors)\(run.output)"
    }
  }

  /// Runs a program to its end. Its output goes through files, so no pipe can fill up.
  package static func run(
    _ program: String,
    _ arguments: [String] = [],
    input: String = "",
    environment: [String: String] = [:],
    directory: URL? = nil
  ) throws -> ProcessRun {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try Data(input.utf8).write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let directory { process.currentDirectoryURL = directory }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return ProcessRun(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    )
  }

  /// Starts a program and does not wait for its end; its output goes to `output`.
  package static func start(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    output: URL
  ) throws -> Process {
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let file = try FileHandle(forWritingTo: output)
    process.standardOutput = file
    process.standardError = file
    try process.run()
    return process
  }

  /// Runs a program to its end, which is an error unless it ended with 0.
  @discardableResult
  package static func check(
    _ program: String,
    _ arguments: [String] = [],
    input: String = "",
    environment: [String: String] = [:],
    directory: URL? = nil
  ) throws -> String {
    let run = try run(program, arguments, input: input, environment: environment, directory: directory)
    guard run.status == 0 else {
      throw Failure(command: ([program] + arguments).joined(separator: " "), run: run)
    }
    return run.output
  }
}
