import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// The commands of README.md's section on `cairn`, run as they stand there.
@Suite struct ReadmeCommandTests {
  private static func readme() throws -> String {
    try String(contentsOf: MigrationsFolder.package.appendingPathComponent("README.md"), encoding: .utf8)
  }

  /// The lines of the block, without what sets the URL.
  private static func commands() throws -> [String] {
    let blocks = try readme().split(separator: "```sh\n").dropFirst().compactMap { part in
      part.firstRange(of: "```").map { part[..<$0.lowerBound] }
    }
    let block = try #require(blocks.first { $0.contains("\ncairn migrate") })
    return block.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("export ") }
  }

  /// A package with this one's `Generated/`, where commands are typed.
  private static func with(
    _ server: TargetServer,
    _ body: (URL, (String) throws -> ProcessRun, TargetDatabase) throws -> Void
  ) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        try FileManager.default.copyItem(
          at: MigrationsFolder.package.appendingPathComponent("Generated"),
          to: temporary.appendingPathComponent("Generated")
        )
        let path = URL(fileURLWithPath: CairnProcess.executable).deletingLastPathComponent().path
        let searched = path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        func type(_ line: String) throws -> ProcessRun {
          try ProcessRun.run(
            "sh",
            ["-c", line],
            environment: ["DATABASE_URL": database.url, "PATH": searched],
            directory: temporary
          )
        }
        try body(temporary, type, database)
      }
    }
  }

  @Test(arguments: TargetServer.available)
  func workAsTheyStand(server: TargetServer) async throws {
    let commands = try Self.commands()
    #expect(commands.count >= 6)
    try await Self.with(server) { _, type, database in
      for command in commands {
        let run = try type(command)
        let isOwed = command.hasPrefix("cairn status")
        #expect(run.status == (isOwed ? 4 : 0), "\(command): \(run)")
        // Each says something, and none says that it does not know what was typed.
        #expect(!(run.output + run.errors).isEmpty && !run.errors.contains("Usage:"), "\(command): \(run)")
        if command.hasPrefix("cairn migrate") {
          #expect(try database.record().allSatisfy { $0.hasSuffix("applied") })
        }
      }
      for options in ["--to 1", "--steps 1"] {
        #expect(try type("cairn migrate \(options)").status == 0)
        #expect(
          try type("cairn rollback \(options == "--to 1" ? "--to 0" : "--steps 1") --allow-data-loss").status == 0
        )
      }
      let same = try (type("cairn plan").output, type("cairn migrate --dry-run").output)
      #expect(same.0 == same.1)
    }
  }

  @Test(arguments: TargetServer.available)
  func bringAnOlderDatabaseUnderCairn(server: TargetServer) async throws {
    try await Self.with(server) { _, type, database in
      let file = "Generated/\(server.dialect.rawValue)/0001_create_library.sql"
      try #require(FileManager.default.fileExists(atPath: MigrationsFolder.package.appendingPathComponent(file).path))
      let baseline = try type("cairn baseline 1")
      #expect(baseline.status == 0, "\(baseline)")
      #expect(try database.record().contains { $0.hasPrefix("0001 ") && $0.hasSuffix("applied") })
      for command in ["cairn repair", "cairn repair --apply"] {
        let run = try type(command)
        #expect(run.status == 0, "\(command): \(run)")
      }
    }
  }

  /// The failure that README shows is what `cairn` says of such a file.
  @Test(arguments: TargetServer.postgres)
  func aFailureSaysWhatTheReadmeShows(server: TargetServer) async throws {
    let shown = try #require(
      Self.readme().split(separator: "```\n").first {
        $0.hasPrefix("Generated/postgres/0002_fill_notes.sql:14: error:")
      }
    )
    try await Self.with(server) { folder, type, _ in
      let place = folder.appendingPathComponent("shown")
      let migrations = try MigrationsFolder(in: place.appendingPathComponent("Generated"), .postgres)
      try migrations.append("0001_start", "CREATE TABLE start (id integer);\n")
      let lines = Array(repeating: "-- what it is for", count: 11)
      let statements = "CREATE TABLE notes (id integer);\n\nINSERT INTO nowhere VALUES (1);\n"
      try migrations.append("0002_fill_notes", lines.joined(separator: "\n") + "\n" + statements)
      let run = try type("cd shown && cairn migrate")
      #expect(run.status == 1 && run.errors.hasSuffix(shown), "\(run.errors)")
    }
  }
}
