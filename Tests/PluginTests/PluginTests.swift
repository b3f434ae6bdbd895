import Foundation
import TestSupport
import Testing

/// The plugins as people meet them. Each step builds on the one before it, as in a working day.
@Suite(.serialized) struct PluginTests {
  static let permission = "--allow-writing-to-package-directory"

  @Test func aWorkingDayInThisPackage() throws {
    let package = try PluginPackage.cairn()
    let before = package.generated

    // Without the permission SwiftPM says what to type, and nothing is written.
    let refused = try package.swift("package", "generate-migration")
    #expect(refused.status != 0)
    #expect(refused.transcript.contains(Self.permission))
    #expect(package.generated == before)

    // What is committed is up to date.
    let nothing = try package.swift("package", Self.permission, "generate-migration")
    #expect(nothing.status == 0, "\(nothing.transcript)")
    #expect(nothing.transcript.contains("nothing to do"))
    #expect(package.generated == before)

    // A build says what is owed, by name, and succeeds.
    try package.edit("Schema/Tags.swift") { text in
      text.replacing(/struct Tags: Table \{\n/) { $0.output + "  let shelfMark = Column(.varchar(40)).nullable()\n" }
    }
    let owed = try package.swift("build", "--target", "GeneratedSchema")
    #expect(owed.status == 0, "\(owed.transcript)")
    #expect(
      owed.transcript.contains("warning: the schema is ahead of Generated/postgres by 1 change: add tags.shelf_mark")
    )
    #expect(owed.transcript.contains("swift package \(Self.permission) generate-migration"))
    #expect(package.generated == before)

    // The migration is written for every dialect.
    let generated = try package.swift("package", Self.permission, "generate-migration")
    #expect(generated.status == 0, "\(generated.transcript)")
    let added = Set(package.generated.keys).subtracting(before.keys)
    #expect(added.count == 3 && added.allSatisfy { $0.hasSuffix("_add_tags_shelf_mark.sql") }, "\(added)")
    let after = package.generated

    // A second run does nothing, and the next build is silent.
    let again = try package.swift("package", Self.permission, "generate-migration")
    #expect(again.status == 0 && again.transcript.contains("nothing to do"), "\(again.transcript)")
    #expect(package.generated == after)
    let silent = try package.swift("build", "--target", "GeneratedSchema")
    #expect(silent.status == 0 && !silent.transcript.contains("is ahead of"), "\(silent.transcript)")

    // A schema that does not compile is reported by the compiler, in its place.
    try package.edit("Schema/Tags.swift") {
      $0.replacing("Column(.varchar(40)).nullable()", with: "Column(.varchar(\"x\"))")
    }
    let broken = try package.swift("package", Self.permission, "generate-migration")
    #expect(broken.status != 0)
    #expect(broken.transcript.contains(/Schema\/Tags\.swift:\d+:\d+: error:/), "\(broken.transcript)")
    #expect(package.generated == after)

    // A schema that compiles and is wrong is reported in the same form.
    try package.edit("Schema/Tags.swift") {
      $0.replacing("Column(.varchar(\"x\"))", with: "Column(\"slug\", .varchar(40)).nullable()")
    }
    let invalid = try package.swift("package", Self.permission, "generate-migration")
    #expect(invalid.status != 0)
    #expect(invalid.transcript.contains(/Schema\/Tags\.swift:\d+:\d+: error:/), "\(invalid.transcript)")
    #expect(package.generated == after)
  }

  /// All that is between `Schema/` and the SQL builds on a machine with nothing but Swift.
  @Test func theWayFromSchemaToSQLNeedsNoLibraryOfADatabase() throws {
    let dump = try PluginPackage.cairn().swift("package", "dump-package")
    try #require(dump.status == 0, "\(dump.transcript)")
    let manifest = try #require(JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any])
    var dependencies: [String: [String]] = [:]
    for target in try #require(manifest["targets"] as? [[String: Any]]) {
      let name = try #require(target["name"] as? String)
      // Each is {"byName": ["Cairn", null]} or the like: the name comes first, conditions behind it.
      dependencies[name] = (target["dependencies"] as? [[String: [Any]]])?.flatMap { dependency in
        dependency.values.compactMap { $0.first as? String }
      }
    }
    func reached(from roots: [String]) -> Set<String> {
      var (found, next) = (Set<String>(), roots)
      while let name = next.popLast() {
        if found.insert(name).inserted { next += dependencies[name] ?? [] }
      }
      return found
    }
    let libraries: Set = ["CPostgres", "CMySQL", "DatabaseDrivers", "Crypto"]
    #expect(reached(from: ["CairnCommand"]).isSuperset(of: libraries))
    let way = ["Cairn", "CairnGenerator", "generate-migration", "GenerateMigration", "SnapshotSchema", "ForeignKeys"]
    #expect(Set(way).isSubset(of: dependencies.keys))
    #expect(reached(from: way).isDisjoint(with: libraries), "\(reached(from: way).sorted())")
  }

  @Test func aReleaseBuildWorks() throws {
    let package = try PluginPackage.cairn()
    let run = try package.swift("build", "-c", "release", "--target", "GeneratedSchema")
    #expect(run.status == 0, "\(run.transcript)")
  }

  @Test func aPackageThatDependsOnThisOneGeneratesItsOwn() throws {
    _ = try PluginPackage.cairn()
    let package = try PluginPackage.downstream()
    let run = try package.swift("package", Self.permission, "generate-migration")
    #expect(run.status == 0, "\(run.transcript)")
    let files = Set(package.generated.keys)
    #expect(
      files.isSuperset(of: [
        "postgres/0000_schema_migrations.sql", "postgres/0001_create_shop.sql", "postgres/history.jsonl",
        "postgres/snapshot.json", "mysql/0001_create_shop.sql",
      ]),
      "\(files)"
    )
    #expect(
      package.generated["postgres/0001_create_shop.sql"]?.contains(#"CREATE TABLE IF NOT EXISTS "orders""#) == true
    )
    let again = try package.swift("package", Self.permission, "generate-migration")
    #expect(again.transcript.contains("nothing to do"), "\(again.transcript)")
    #expect(try package.librariesOfDatabases(of: "generate-migration").isEmpty)
  }

  /// That package names no trait. `scripts/prove-traits` tries one trait at a time, on real servers.
  @Test func withoutATraitTheCommandSaysWhatItCannotReach() throws {
    _ = try PluginPackage.cairn()
    let package = try PluginPackage.downstream()
    let build = try package.swift("build", "--product", "cairn")
    try #require(build.status == 0 && !build.transcript.contains("warning:"), "\(build.transcript)")
    #expect(try package.librariesOfDatabases(of: "cairn").isEmpty)
    for (server, trait, arguments) in [
      ("Postgres", "Postgres", ["import", "--database", "postgres://127.0.0.1:1/d"]),
      ("Aurora DSQL", "Postgres", ["import", "--database", "dsql://abc.dsql.us-east-1.on.aws/postgres"]),
      ("MySQL", "MySQL", ["import", "--database", "mysql://127.0.0.1:1/d"]),
      // Those start a server: of the programs that this machine has, or not.
      ("Postgres", "Postgres", ["verify", "--all", "--migrations", "Generated/postgres"]),
      ("MySQL", "MySQL", ["verify", "--all", "--migrations", "Generated/mysql"]),
    ] {
      let run = try ProcessRun.run(package.built("cairn"), arguments, directory: package.sample)
      #expect(run.status == 2 && run.output.isEmpty, "\(arguments): \(run)")
      #expect(
        run.errors == """
          error: this build of cairn cannot reach \(server): it was made without the package trait '\(trait)'
          hint: build it again with swift build --product cairn --traits \(trait); in a package that depends on cairn, \
          write traits: ["\(trait)"] at the end of its .package(…)

          """
      )
    }
    let check = try ProcessRun.run(package.built("cairn"), ["check"], directory: package.sample)
    #expect(check.status == 0, "\(check)")
  }
}

extension PluginPackage {
  /// A program that a build has made.
  fileprivate func built(_ name: String) -> String { folder.appendingPathComponent(".build/debug/\(name)").path }

  /// Where migrations are: this package's own.
  fileprivate var sample: URL { folder.deletingLastPathComponent().appendingPathComponent("cairn") }

  /// What a program needs of the C libraries of databases when it runs.
  fileprivate func librariesOfDatabases(of name: String) throws -> [Substring] {
    try ProcessRun.check("ldd", [built(name)]).matches(of: /lib(pq|mariadb|mysqlclient)\S*/).map(\.output.0)
  }
}
