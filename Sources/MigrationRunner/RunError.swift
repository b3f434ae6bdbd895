package import MigrationFiles

/// Why a command that works with a database ended without having done what was asked.
package struct RunError: Error, Hashable, Sendable, CustomStringConvertible {
  package var code: ExitCode
  /// What, where, what state that leaves, and what to run next; a line each.
  package var lines: [String]

  package init(_ code: ExitCode = .failed, _ lines: [String]) {
    self.code = code
    self.lines = lines
  }

  package init(_ code: ExitCode = .failed, _ line: String) {
    self.init(code, [line])
  }

  package var description: String { lines.joined(separator: "\n") }
}
