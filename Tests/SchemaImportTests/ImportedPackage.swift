import Foundation
import MigrationFiles
import RunnerSupport
import TestSupport
import Testing

/// A database imported into a folder, as its user does it: `cairn import`, a compiler, `generate-migration`.
struct ImportedPackage {
  let folder: URL
  let report: Report
  private let database: String

  struct Report: Decodable {
    struct Note: Decodable {
      var object: String
      var reason: String
    }

    var schema: String
    var tables: Int
    var files: [String]
    var raw: [Note]
    var leftOut: [Note]
    var ignored: [Note]
    var recorded: [String]?
  }

  init(_ database: TargetDatabase, in folder: URL, _ arguments: String...) throws {
    self.folder = folder
    self.database = database.url
    let run = try Self.run(database.url, in: folder, arguments)
    try #require(run.status == 0, "\(run.errors)\(run.output)")
    report = try CanonicalJSON.decode(Report.self, from: Data(run.output.utf8))
  }

  static func run(_ url: String, in folder: URL, _ arguments: [String]) throws -> ProcessRun {
    let folders = [
      "--output", folder.appendingPathComponent("Schema").path, "--migrations",
      folder.appendingPathComponent("Generated").path,
    ]
    return try CairnProcess(
      ["import", "--schema", "shop", "--json"] + folders + arguments,
      database: url,
      environment: ["SOURCE_DATE_EPOCH": "1795219200"]
    ).run()
  }

  /// The Swift that was written, by the names of its files.
  var swift: [String: String] { TemporaryFolder.contents(of: folder.appendingPathComponent("Schema")) }

  var migrations: URL { folder.appendingPathComponent("Generated") }

  /// Compiles the Swift as a target of its own.
  func compile() throws -> GenerateCommand {
    let modules = try #require(BuildFolder.modules, "Cairn.swiftmodule is not beside the tests")
    let main = folder.appendingPathComponent("main.swift")
    try Data("import CairnGenerator\n\nGenerateMigration.main(\(report.schema))\n".utf8).write(to: main)
    let sources = swift.keys.sorted().map { folder.appendingPathComponent("Schema/\($0)").path }
    let objects = try BuildFolder.objects(of: "generate-migration").filter {
      !$0.contains("/Schema.build/") && !$0.contains("/generate_migration.build/")
    }
    let map = modules.deletingLastPathComponent().appendingPathComponent("CSHA256.build/module.modulemap").path
    let command = folder.appendingPathComponent("generate-migration").path
    let compiler = try ProcessRun.run(
      "swiftc",
      ["-swift-version", "6", "-module-name", "Shop", "-I", modules.path, "-Xcc", "-fmodule-map-file=\(map)"]
        + ["-o", command, main.path] + sources + objects
    )
    try #require(compiler.status == 0, "\(compiler.errors.prefix(10_000))")
    #expect(!compiler.errors.contains("warning:"), "\(compiler.errors.prefix(10_000))")
    return GenerateCommand(path: command, output: migrations.path)
  }
}

/// The user's `generate-migration`.
struct GenerateCommand {
  var path: String
  var output: String

  func run(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun.run(
      path,
      ["--output", output] + arguments,
      environment: ["SOURCE_DATE_EPOCH": "1795219200"]
    )
  }
}
