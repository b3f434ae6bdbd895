import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Databases as they are found: imported, compiled, generated, and made anew of the generated SQL.
@Suite("Databases that were there before", .serialized)
struct ImportedDatabaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var server: TargetServer
    var name: String
    var sql: URL
    var testDescription: String { "\(name) on \(server.rawValue)" }
  }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")
  private static let data = ProcessInfo.processInfo.environment["CAIRN_TEST_DATA"].map { URL(fileURLWithPath: $0) }
  /// Schemas of others that are no part of this package: `postgres/*.sql` and `mysql/*.sql` in a folder.
  private static let more = ProcessInfo.processInfo.environment["CAIRN_TEST_SCHEMAS"].map { URL(fileURLWithPath: $0) }

  static let cases: [Case] = {
    var cases: [Case] = []
    for server in TargetServer.common {
      let kind = server.dialect.rawValue
      for folder in [fixtures, more].compactMap({ $0?.appendingPathComponent(kind) }) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for file in files.sorted() where file.hasSuffix(".sql") {
          cases.append(Case(server: server, name: file, sql: folder.appendingPathComponent(file)))
        }
      }
      if let data {
        let file = "chinook-\(kind).sql"
        cases.append(Case(server: server, name: file, sql: data.appendingPathComponent(file)))
      }
    }
    return cases
  }()

  @Test(arguments: cases)
  func isTheSameWhenItIsMadeOfItsSwift(_ example: Case) async throws {
    try await example.server.withDatabase { original in
      try original.execute(try Self.script(example))
      try await example.server.withDatabase { copy in
        try TemporaryFolder.with { folder in
          let first = try ImportedPackage(original, in: folder.appendingPathComponent("first"))
          #expect(first.report.leftOut.map(\.object) == [], "\(first.report.leftOut)")
          let command = try first.compile()
          let generated = try command.run()
          try #require(generated.status == 0, "\(generated.errors)")
          try copy.execute(try Self.firstMigration(in: first.migrations, example.server.dialect))
          #expect(try copy.schema() == original.schema())
          // What dumps do not show, too: routines, triggers, events.
          let second = try ImportedPackage(copy, in: folder.appendingPathComponent("second"))
          #expect(second.swift == first.swift)
        }
      }
    }
  }

  @Test(arguments: TargetServer.common)
  func isAdoptedWithItsFirstMigrationRecorded(_ server: TargetServer) async throws {
    let example = try #require(Self.cases.first { $0.server == server && $0.name == "django.sql" })
    try await server.withDatabase { database in
      try database.execute(try Self.script(example))
      let before = try database.schema()
      try TemporaryFolder.with { folder in
        let imported = try ImportedPackage(database, in: folder, "--baseline")
        #expect(imported.report.recorded == ["0000_schema_migrations", "0001_create_shop"])
        let check = try imported.compile().run("--check")
        #expect(check.status == 0, "\(check.errors)")
        let status = try CairnProcess(
          ["status", "--migrations", imported.migrations.path],
          database: database.url
        ).run()
        #expect(status.status == 0 && status.output.contains("2 of 2 applied, 0 pending"), "\(status)")
        // The record's table is all that it made.
        try database.execute("DROP TABLE schema_migrations;")
        #expect(try database.schema() == before)
      }
    }
  }

  @Test(arguments: TargetServer.common)
  func filesOfSomebodysOwnAreLeftAlone(_ server: TargetServer) async throws {
    try await server.withDatabase { database in
      try database.execute("CREATE TABLE users (id int NOT NULL PRIMARY KEY);")
      try TemporaryFolder.with { folder in
        let first = try ImportedPackage(database, in: folder)
        // The same again is no loss.
        _ = try ImportedPackage(database, in: folder)
        let file = folder.appendingPathComponent("Schema/Users.swift")
        try Data("// mine\n".utf8).write(to: file)
        try database.execute("CREATE TABLE teams (id int NOT NULL PRIMARY KEY);")
        let run = try ImportedPackage.run(database.url, in: folder, [])
        #expect(run.status == 3 && run.errors.contains("Users.swift") && run.errors.contains("--overwrite"), "\(run)")
        #expect(first.swift.keys.sorted() == ["Schema.swift", "Users.swift"])
        #expect(first.swift["Users.swift"] == "// mine\n")
        let dry = try ImportedPackage.run(database.url, in: folder, ["--overwrite", "--dry-run"])
        #expect(dry.status == 0 && dry.output.contains("Teams.swift"), "\(dry)")
        #expect(first.swift["Users.swift"] == "// mine\n")
        let second = try ImportedPackage(database, in: folder, "--overwrite", "--ignore", "user*")
        #expect(second.report.ignored.contains { $0.object.hasSuffix("users") }, "\(second.report)")
        #expect(second.swift.keys.sorted() == ["Schema.swift", "Teams.swift", "Users.swift"])
      }
    }
  }

  /// A schema without its triggers would be adopted as one that has none.
  @Test(.enabled(if: TargetServer.available.contains(.mysql), "there is no MySQL"))
  func whatTheAccountDoesNotSeeIsNotLeftOut() async throws {
    try await TargetServer.mysql.withDatabase { database in
      let account = "cairn_i_\(UUID().uuidString.prefix(8).lowercased())"
      try database.execute("CREATE TABLE users (id int PRIMARY KEY); CREATE USER \(account);")
      defer { _ = try? database.execute("DROP USER \(account);") }
      try TemporaryFolder.with { folder in
        let name = try database.execute("SELECT database();").trimmingCharacters(in: .whitespacesAndNewlines)
        try database.execute("GRANT SELECT, SHOW VIEW ON `\(name)`.* TO \(account);")
        let url = database.url.replacing("//root@", with: "//\(account)@")
        let run = try ImportedPackage.run(url, in: folder, [])
        #expect(run.status == 1 && run.output.isEmpty, "\(run)")
        #expect(
          run.errors.contains("next: GRANT TRIGGER, EVENT, EXECUTE ON `\(name)`.* TO `\(account)`@`%`;"),
          "\(run)"
        )
        #expect(TemporaryFolder.contents(of: folder).isEmpty)
      }
    }
  }

  private static func script(_ example: Case) throws -> String {
    var text = try String(contentsOf: example.sql, encoding: .utf8)
    if example.name.hasPrefix("chinook") {
      // The database is the test's own, and the rows say nothing here.
      text = text.replacing(/(?m)^(DROP DATABASE|CREATE DATABASE|USE|\\c).*$/, with: "")
        .replacing(/(?ms)^INSERT INTO.*?;$/, with: "")
    }
    return text
  }

  private static func firstMigration(in folder: URL, _ dialect: DialectName) throws -> String {
    let place = folder.appendingPathComponent(dialect.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    return try names.filter { $0.hasSuffix(".sql") && !$0.hasPrefix("0000") }.map {
      try String(contentsOf: place.appendingPathComponent($0), encoding: .utf8)
    }.joined(separator: "\n")
  }
}
