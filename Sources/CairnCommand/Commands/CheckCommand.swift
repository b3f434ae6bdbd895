import ArgumentParser
import Foundation
import MigrationFiles
import MigrationRunner

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the files alone, without a database: checksums, numbers, headers, and that each can be read."
  )

  @Option(help: ArgumentHelp("The migrations: Generated, or the folder of one dialect in it.", valueName: "folder"))
  var migrations = "Generated"

  @Flag(help: "One JSON object on stdout instead of text.")
  var json = false

  func run() async throws {
    let sources = try FolderCheck.sources(migrations)
    let findings = try sources.flatMap { try $0.findings() }
    if json {
      try Report.print(CheckReport(sources, findings))
    } else if findings.isEmpty {
      for source in sources { Terminal.output.put("\(source.label): \(source.count) migrations, as they were written") }
    }
    guard findings.isEmpty else {
      for finding in findings { Terminal.error.put(Terminal.error.coloured(finding.description, .red)) }
      throw Ended(code: .failed)
    }
  }
}
