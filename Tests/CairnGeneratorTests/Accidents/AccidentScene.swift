import Cairn
import CairnGenerator
import Foundation
import GeneratorSupport
import Schema
import TestSupport
import Testing

/// A moment in the life of `Generated/`, and what the next run of the real command makes of it.
enum AccidentScene: String, CaseIterable, CustomTestStringConvertible {
  /// The first generation: the folder is not there yet.
  case first
  /// The second generation, of every dialect.
  case second
  /// A second generation after which only one dialect was brought up to date.
  case oneDialectAhead
  /// A migration is begun with `--empty`.
  case draft
  /// Two migrations become one.
  case squash
  /// A migration for databases in any state follows.
  case reconcile
  /// A merge that stopped in a conflict of the histories.
  case rebase

  var testDescription: String { rawValue }

  /// The arguments of the run.
  var arguments: [String] {
    switch self {
    case .first: []
    case .second, .oneDialectAhead: ["--allow-destructive", "scraps"]
    case .draft: ["--empty", "--name", "own", "--dialect", "postgres"]
    case .squash: ["--squash", "1..2"]
    case .reconcile: ["--reconcile", "--allow-destructive", "scraps"]
    case .rebase: ["--rebase"]
    }
  }

  /// Whether the same run makes good what one that was stopped left, however far that came. Behind the others stands a
  /// plain run: it completes what was decided, and where nothing was, all is as before.
  var canBeRepeated: Bool {
    switch self {
    case .first, .second, .oneDialectAhead, .rebase: true
    case .draft, .squash, .reconcile: false
    }
  }

  /// Runs `body` in a folder as it is before the run.
  func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    if self == .rebase { return try Self.withConflict(body) }
    return try TemporaryFolder.with { temporary in
      let folder = temporary.appendingPathComponent("Generated")
      switch self {
      case .first: break
      case .second: try Self.generate(Self.earlier, in: folder)
      case .oneDialectAhead:
        try Self.generate(Self.earlier, in: folder)
        try Self.generate(library, ["--allow-destructive", "scraps", "--dialect", "mysql"], in: folder)
      case .draft: try Self.generate(library, in: folder)
      case .squash, .reconcile: try Self.generateTwo(in: folder)
      case .rebase: break
      }
      return try body(folder)
    }
  }

  /// Runs `body` in a copy of such a folder, and of what stands around it.
  static func withCopy(of original: URL, _ body: (URL) throws -> Void) throws {
    try TemporaryFolder.with { temporary in
      let copy = temporary.appendingPathComponent("copy")
      try FileManager.default.copyItem(at: original.deletingLastPathComponent(), to: copy)
      try body(copy.appendingPathComponent("Generated"))
    }
  }

  private static func withConflict<Result>(_ body: (URL) throws -> Result) throws -> Result {
    var result: Result?
    try BranchedProject.with(
      earlier,
      main: [.handWritten(earlier, name: "own", sql: "SELECT 1;")],
      topic: [.schema(library, consent: ["scraps"])]
    ) { project in
      try project.conflict("merge", "main")
      result = try body(project.generated)
    }
    return try #require(result)
  }

  /// Runs `body` in a folder with the migrations 0000, 0001_begin and 0002_go_on, up to date.
  static func withTwoMigrations(_ body: (URL) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try generateTwo(in: folder)
      try body(folder)
    }
  }

  private static func generateTwo(in folder: URL) throws {
    try generate(earlier, ["--name", "begin"], in: folder)
    try generate(library, ["--name", "go on", "--allow-destructive", "scraps"], in: folder)
  }

  /// The files after an undisturbed run and a plain one behind it, which takes a draft's checksum.
  func outcome() throws -> [String: String] {
    try with { folder in
      try Self.generate(library, arguments, in: folder)
      try Self.generate(library, in: folder)
      return TemporaryFolder.contents(of: folder)
    }
  }

  static func generate(_ schema: Schema, _ arguments: [String] = [], in folder: URL) throws {
    let (code, text) = run(schema, arguments, in: folder)
    try #require(code == 0, "\(text)")
  }

  static func run(_ schema: Schema, _ arguments: [String] = [], in folder: URL) -> (code: Int32, text: String) {
    let transcript = Transcript()
    let code = GenerateMigration.run(
      schema,
      arguments: ["--output", folder.path] + arguments,
      console: transcript.console,
      created: "2026-11-21"
    )
    return (code, transcript.text)
  }

  private struct Scraps: Table {
    let id = Column(.bigint).primaryKey()
  }

  /// What the database was before: nothing of the library was there.
  private static let earlier = Schema(
    "library",
    dialects: .postgres(from: 14),
    .mysql(from: "8.4"),
    .dsql(foreignKeys: .application)
  ) {
    Scraps.self
  }
}
