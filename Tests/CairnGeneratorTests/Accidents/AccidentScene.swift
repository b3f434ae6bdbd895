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

  var testDescription: String { rawValue }

  /// The arguments of the run.
  var arguments: [String] {
    switch self {
    case .first: []
    case .second, .oneDialectAhead: ["--allow-destructive", "scraps"]
    case .draft: ["--empty", "--name", "own", "--dialect", "postgres"]
    }
  }

  /// Runs `body` in a folder as it is before the run.
  func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try TemporaryFolder.with { temporary in
      let folder = temporary.appendingPathComponent("Generated")
      switch self {
      case .first: break
      case .second: try Self.generate(Self.earlier, in: folder)
      case .oneDialectAhead:
        try Self.generate(Self.earlier, in: folder)
        try Self.generate(library, ["--allow-destructive", "scraps", "--dialect", "mysql"], in: folder)
      case .draft: try Self.generate(library, in: folder)
      }
      return try body(folder)
    }
  }

  /// Runs `body` in a copy of such a folder.
  static func withCopy(of original: URL, _ body: (URL) throws -> Void) throws {
    try TemporaryFolder.with { temporary in
      let folder = temporary.appendingPathComponent("Generated")
      if FileManager.default.fileExists(atPath: original.path) {
        try FileManager.default.copyItem(at: original, to: folder)
      }
      try body(folder)
    }
  }

  /// Runs `body` in a folder with the migrations 0000, 0001_begin and 0002_go_on, up to date.
  static func withTwoMigrations(_ body: (URL) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try generate(earlier, ["--name", "begin"], in: folder)
      try generate(library, ["--name", "go on", "--allow-destructive", "scraps"], in: folder)
      try body(folder)
    }
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
