package import Cairn
import CairnGenerator
import Foundation
import TestSupport

/// A git repository in which two branches went on from one schema: `main`, and `topic`, which is checked out.
package struct BranchedProject {
  /// What one commit of a branch does.
  package enum Commit {
    case schema(Schema, consent: [String] = [])
    /// `--empty`, then this SQL in the file and its checksum in the history.
    case handWritten(Schema, name: String, sql: String)
    /// The same with `--by-hand`, for what the schema changes.
    case byHand(Schema, name: String, sql: String)
  }

  package var folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  package static func with(
    _ base: Schema,
    main: [Commit],
    topic: [Commit],
    _ body: (BranchedProject) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      try project.git("init", "--quiet", "--initial-branch", "main")
      try project.commit(.schema(base))
      try project.git("checkout", "--quiet", "-b", "topic")
      for commit in topic { try project.commit(commit) }
      try project.git("checkout", "--quiet", "main")
      for commit in main { try project.commit(commit) }
      try project.git("checkout", "--quiet", "topic")
      try body(project)
    }
  }

  // MARK: git

  private static let environment = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true",
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
  ]

  @discardableResult
  package func git(_ arguments: String...) throws -> String {
    try ProcessRun.check("git", arguments, environment: Self.environment, directory: folder)
  }

  /// The same, for a command that is to stop in a conflict.
  package func conflict(_ arguments: String...) throws {
    let run = try ProcessRun.run("git", arguments, environment: Self.environment, directory: folder)
    let unmerged = try git("ls-files", "--unmerged", "--", "Generated")
    guard run.status == 1, unmerged.contains("history.jsonl") else {
      throw NoConflict(output: run.output + run.errors)
    }
  }

  struct NoConflict: Error, CustomStringConvertible {
    var output: String
    var description: String { "git did not stop in a conflict of the histories: \(output)" }
  }

  package func commitAll(_ message: String = "work") throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", message)
  }

  private func commit(_ commit: Commit) throws {
    switch commit {
    case .schema(let schema, let consent):
      try generateOrFail(schema, consent.flatMap { ["--allow-destructive", $0] })
    case .handWritten(let schema, let name, let sql): try write(sql, schema, "--empty", name)
    case .byHand(let schema, let name, let sql): try write(sql, schema, "--by-hand", name)
    }
    try commitAll()
  }

  private func write(_ sql: String, _ schema: Schema, _ mode: String, _ name: String) throws {
    try generateOrFail(schema, [mode, "--name", name])
    for (path, text) in files where path.hasSuffix(".sql") && text.contains("-- Write SQL here") {
      let written = text.replacing(/-- Write SQL here.*\n/, with: sql + "\n")
      try Data(written.utf8).write(to: generated.appendingPathComponent(path))
    }
    try generateOrFail(schema, [])
  }

  // MARK: The generator

  package var generated: URL { folder.appendingPathComponent("Generated") }

  /// Every file under Generated/ with its text.
  package var files: [String: String] { TemporaryFolder.contents(of: generated) }

  package func sql(_ dialect: String) -> [(name: String, text: String)] {
    files.filter { $0.key.hasPrefix("\(dialect)/") && $0.key.hasSuffix(".sql") }
      .sorted { $0.key < $1.key }
      .map { (String($0.key.dropFirst(dialect.count + 1)), $0.value) }
  }

  package func generate(_ schema: Schema, _ arguments: [String]) -> (code: Int32, transcript: Transcript) {
    let transcript = Transcript()
    let code = GenerateMigration.run(
      schema,
      arguments: ["--output", generated.path] + arguments,
      console: transcript.console,
      created: "2026-11-21"
    )
    return (code, transcript)
  }

  package func generate(_ schema: Schema, _ arguments: String...) -> (code: Int32, transcript: Transcript) {
    generate(schema, arguments)
  }

  private func generateOrFail(_ schema: Schema, _ arguments: [String]) throws {
    let (code, transcript) = generate(schema, arguments)
    guard code == 0 else { throw GenerationFailed(code: code, transcript: transcript.text) }
  }
}
