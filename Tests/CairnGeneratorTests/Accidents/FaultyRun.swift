import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A real `generate-migration`, one of whose calls to the operating system goes wrong.
struct FaultyRun {
  var folder: URL
  var arguments: [String] = []
  var at = 0
  /// See fault.c.
  var action = "kill"
  var calls: String?

  /// Why these tests cannot run here, or nil.
  static let obstacle: String? = {
    guard library != nil else { return "no C compiler, or no Linux" }
    return FileManager.default.isExecutableFile(atPath: executable) ? nil : "\(executable) is not built"
  }()

  /// The calls that change files, by name and path, in the order in which an undisturbed run makes them.
  func callsOfAWholeRun() throws -> [String] {
    try TemporaryFolder.with { temporary in
      let log = temporary.appendingPathComponent("log")
      var environment = environment
      environment["CAIRN_FAULT_LOG"] = log.path
      try ProcessRun.check(Self.executable, allArguments, environment: environment)
      return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }
  }

  func run() throws -> ProcessRun {
    try ProcessRun.run(Self.executable, allArguments, environment: environment)
  }

  /// Starts it and does not wait for its end; its output goes to `output`.
  func start(output: URL) throws -> Process {
    try ProcessRun.start(Self.executable, allArguments, environment: environment, output: output)
  }

  private var allArguments: [String] { ["--output", folder.path] + arguments }

  private var environment: [String: String] {
    var environment = ["SOURCE_DATE_EPOCH": "1795219200", "CAIRN_FAULT_FOLDER": folder.path]
    environment["LD_PRELOAD"] = Self.library
    environment["CAIRN_FAULT_AT"] = String(at)
    environment["CAIRN_FAULT_ACTION"] = action
    environment["CAIRN_FAULT_CALLS"] = calls
    return environment
  }

  /// Beside the tests' own executable.
  private static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("generate-migration").path

  private static let library: String? = {
    #if os(Linux)
      let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("fault.c").path
      let library = FileManager.default.temporaryDirectory
        .appendingPathComponent("cairn-fault-\(ProcessInfo.processInfo.processIdentifier).so")
      let arguments = ["-shared", "-fPIC", "-w", "-o", library.path, source, "-ldl"]
      guard let run = try? ProcessRun.run("cc", arguments), run.status == 0 else { return nil }
      return library.path
    #else
      return nil
    #endif
  }()
}
