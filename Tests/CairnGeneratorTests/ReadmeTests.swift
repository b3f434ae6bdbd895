import Foundation
import TestSupport
import Testing

/// The Swift in README.md, compiled and run as it stands, and the SQL and messages beside it.
@Suite struct ReadmeTests {
  private static let readme = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../README.md").standardized

  /// The blocks of a language, without their fences.
  private static func blocks(_ language: String) throws -> [String] {
    let text = try String(contentsOf: readme, encoding: .utf8)
    return text.split(separator: "```\(language)\n").dropFirst().compactMap { part in
      part.firstRange(of: "```").map { String(part[..<$0.lowerBound]) }
    }
  }

  private static func schemas() throws -> [String] {
    let schemas = try blocks("swift").filter { $0.contains("= Schema(") }
    try #require(schemas.count == 2)
    return schemas
  }

  /// The command for a schema called `app`, compiled like a user's.
  private struct Command {
    private var path: String
    private var output: String

    init(for source: String, _ name: String, in folder: URL) throws {
      let modules = try #require(BuildFolder.modules, "Cairn.swiftmodule is not beside the tests")
      let sources = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      let files = ["Schema.swift", "main.swift"].map { sources.appendingPathComponent($0) }
      try Data(source.utf8).write(to: files[0])
      try Data("import CairnGenerator\n\nGenerateMigration.main(app)\n".utf8).write(to: files[1])
      path = sources.appendingPathComponent("generate-migration").path
      output = folder.appendingPathComponent("Generated").path
      let objects = try BuildFolder.objects(of: "generate-migration").filter {
        !$0.contains("/Schema.build/") && !$0.contains("/generate_migration.build/")
      }
      let map = modules.deletingLastPathComponent().appendingPathComponent("CSHA256.build/module.modulemap").path
      let compiler = try ProcessRun.run(
        "swiftc",
        ["-swift-version", "6", "-module-name", "Schema", "-I", modules.path, "-Xcc", "-fmodule-map-file=\(map)"]
          + ["-o", path] + files.map(\.path) + objects
      )
      try #require(compiler.status == 0, "\(compiler.errors)")
      #expect(!compiler.errors.contains("warning:"), "\(compiler.errors)")
    }

    func run(_ arguments: String...) throws -> ProcessRun {
      try ProcessRun.run(path, ["--output", output] + arguments, environment: ["SOURCE_DATE_EPOCH": "1795219200"])
    }
  }

  @Test func theFirstSchemaAndWhatIsAddedToItBecomeTheSQLBesideThem() throws {
    let (source, sql) = (try Self.schemas()[0], try Self.blocks("sql"))
    let grown = source.replacing(
      "  let createdAt",
      with: "  let nickname  = Column(.varchar(40)).nullable()\n  let createdAt"
    )
    .replacing("    Index(teamID, ", with: "    Index(nickname)\n    Index(teamID, ")
    try TemporaryFolder.with { folder in
      let first = try Command(for: source, "first", in: folder).run()
      #expect(first.status == 0, "\(first.errors)")
      let second = try Command(for: grown, "second", in: folder).run()
      #expect(second.status == 0, "\(second.errors)")
      let files = TemporaryFolder.contents(of: folder.appendingPathComponent("Generated"))
      let created = try #require(files["postgres/0001_create_app.sql"])
      #expect(created.contains(sql[0]), "\(created)")
      let changed = try #require(files["postgres/0002_change_users.sql"])
      #expect(changed.hasPrefix(sql[1]), "\(changed)")
    }
  }

  @Test func theSecondSchemaBecomesSQLWithoutAFinding() throws {
    let source = try Self.schemas()[1]
    try TemporaryFolder.with { folder in
      let generated = try Command(for: source, "right", in: folder).run("--preview")
      #expect(generated.status == 0 && generated.errors.isEmpty, "\(generated.errors)")
      #expect(generated.output.contains(#"CREATE MATERIALIZED VIEW IF NOT EXISTS "busy_days""#))
      #expect(generated.output.contains("SET NEW.`updated_at` = utc_timestamp(6)"), "\(generated.output)")

      let wrong = source.replacing(".materialized().only(.postgres)", with: ".materialized()")
      let refused = try Command(for: wrong, "wrong", in: folder).run("--preview")
      #expect(refused.status == 1)
      let readme = try String(contentsOf: Self.readme, encoding: .utf8)
      #expect(readme.contains("```\n\(refused.errors)```"), "\(refused.errors)")
    }
  }
}
