import ArgumentParser
import Foundation
import Introspection
import MigrationFiles
import MigrationRunner

/// What others manage in a database, and Cairn leaves alone.
struct IgnoreArguments: ParsableArguments {
  /// A pattern a line, in the folder where the command runs; a line that begins with # says why.
  static let file = ".cairnignore"

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp(
      "Leave these to others: pgboss.*, flyway_* (may be repeated). What a file \(file) lists is left to them always.",
      valueName: "pattern"
    )
  )
  var patterns: [String] = []

  /// - Throws: `RunError` when the file is there and cannot be read.
  func scope() throws(RunError) -> InspectionScope {
    guard FileManager.default.fileExists(atPath: Self.file) else { return InspectionScope(ignoring: patterns) }
    guard let data = FileManager.default.contents(atPath: Self.file),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw RunError(.undecided, "\(Self.file): error: it cannot be read, or is not UTF-8; save it as UTF-8")
    }
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    return InspectionScope(ignoring: patterns + lines.filter { !$0.isEmpty && !$0.hasPrefix("#") })
  }
}
