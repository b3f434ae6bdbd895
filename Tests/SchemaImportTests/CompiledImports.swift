import Foundation
import MigrationFiles
import SchemaImport
import SchemaModel
import TestSupport
import Testing

/// Imported schemas, compiled in one go as a user's schema is, to be asked what they lower to.
struct CompiledImports {
  private let folder: URL
  private let command: String

  struct Answer {
    var schema: DatabaseSchema?
    var messages: String
  }

  /// Each import becomes a part of one module, in a type of its own.
  init(_ imports: [SchemaImport], in folder: URL) throws {
    self.folder = folder
    let modules = try #require(BuildFolder.modules, "Cairn.swiftmodule is not beside the tests")
    var files: [URL] = []
    func write(_ text: String, to name: String) throws {
      files.append(folder.appendingPathComponent(name))
      try Data(text.utf8).write(to: files[files.count - 1])
    }
    for (index, swift) in imports.enumerated() {
      try write(Self.nested(swift, in: "Case\(index)"), to: "Case\(index).swift")
    }
    let list = imports.enumerated().map { "  { Case\($0).\($1.constant) }," }.joined(separator: "\n")
    try write(
      """
      import Cairn
      import CairnGenerator
      import Foundation

      let cases: [() -> Cairn.Schema] = [
      \(list)
      ]
      let number = ProcessInfo.processInfo.environment["IMPORTED_CASE"].flatMap { Int($0) } ?? 0
      GenerateMigration.main(cases[number]())

      """,
      to: "main.swift"
    )
    command = folder.appendingPathComponent("generate-migration").path
    let objects = try BuildFolder.objects(of: "generate-migration").filter {
      !$0.contains("/Schema.build/") && !$0.contains("/generate_migration.build/")
    }
    let map = modules.deletingLastPathComponent().appendingPathComponent("CSHA256.build/module.modulemap").path
    let compiler = try ProcessRun.run(
      "swiftc",
      ["-swift-version", "6", "-module-name", "Imported", "-I", modules.path, "-Xcc", "-fmodule-map-file=\(map)"]
        + ["-o", command] + files.map(\.path) + objects
    )
    try #require(compiler.status == 0, "\(compiler.errors.prefix(20_000))")
    #expect(!compiler.errors.contains("warning:"), "\(compiler.errors.prefix(20_000))")
  }

  /// The files of one import as one: what stood at the top stands in a type.
  private static func nested(_ swift: SchemaImport, in type: String) -> String {
    let texts = swift.files.sorted { $0.key < $1.key }.map(\.value)
    let lines = texts.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.replacing(#/^(public )?let /#, with: "static let ")
        .replacing(#/^@SchemaBuilder private var /#, with: "@SchemaBuilder private static var ")
    }
    return "import Cairn\n\nenum \(type) {\n"
      + lines.filter { $0 != "import Cairn" }.joined(separator: "\n") + "\n}\n"
  }

  /// What one of them is on its dialect's servers, as the build of a user's package would write it.
  func answer(_ index: Int, _ dialect: DialectName) throws -> Answer {
    let place = folder.appendingPathComponent("state\(index)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let run = try ProcessRun.run(
      command,
      ["--snapshot-into", place.path, "--output", place.appendingPathComponent("Generated").path],
      environment: ["IMPORTED_CASE": "\(index)", "SOURCE_DATE_EPOCH": "1795219200"]
    )
    let file = place.appendingPathComponent("snapshot.\(dialect.rawValue).json")
    let data = try? Data(contentsOf: file)
    return Answer(
      schema: try data.map { try CanonicalJSON.decode(DatabaseSchema.self, from: $0) },
      messages: run.errors + run.output
    )
  }
}
