package import Foundation
package import TestSupport

/// The command `cairn`, run as people run it.
package struct CairnProcess: Sendable {
  package var arguments: [String]
  package var environment: [String: String]

  package init(_ arguments: [String], database: String? = nil, environment: [String: String] = [:]) {
    self.arguments = arguments
    self.environment = environment
    // A URL in the arguments would be seen by everybody.
    if let database { self.environment["DATABASE_URL"] = database }
  }

  /// Runs it to its end.
  package func run() throws -> ProcessRun {
    try ProcessRun.run(Self.executable, arguments, environment: environment)
  }

  /// Starts it and does not wait; its output goes to a file.
  package func start(output: URL) throws -> Process {
    try ProcessRun.start(Self.executable, arguments, environment: environment, output: output)
  }

  package static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("cairn").path
}
