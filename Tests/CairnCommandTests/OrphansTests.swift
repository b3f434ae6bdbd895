import Cairn
import Foundation
import GeneratorSupport
import RunnerSupport
import TestSupport
import Testing

/// `cairn orphans` from generated files, on the stand-in for DSQL, and the way from keys of the application to the server's.
@Suite struct OrphansTests {
  struct Lists: Table {
    let id = Column(.bigint).primaryKey()
  }

  struct Items: Table {
    let id = Column(.bigint).primaryKey()
    let listID = Column(.bigint).nullable().default(1).references(\Lists.id)

    var body: TableBody { Index(listID) }
  }

  struct Marks: Table {
    let id = Column(.bigint).primaryKey()
    let itemID = Column(.bigint).references(\Items.id, onDelete: .cascade)

    var body: TableBody { Index(itemID) }
  }

  private static func schema(_ dialect: TargetDialect) -> Schema {
    Schema("app", dialects: dialect) {
      Lists.self
      Items.self
      Marks.self
    }
  }

  struct Scene {
    var project: BranchedProject
    var database: TargetDatabase

    func generate(_ dialect: TargetDialect) throws {
      let (code, transcript) = project.generate(OrphansTests.schema(dialect))
      try #require(code == 0, "\(transcript.text)")
    }

    func cairn(_ arguments: String...) throws -> ProcessRun {
      try CairnProcess(arguments + ["--migrations", project.generated.path], database: database.url).run()
    }

    func value(_ query: String) throws -> String {
      try database.execute(query + ";").trimmingCharacters(in: .newlines)
    }

    /// What is left: each item with its list.
    var items: String {
      get throws {
        try value("SELECT string_agg(id || ':' || coalesce(list_id::text, 'null'), ' ' ORDER BY id) FROM items")
      }
    }
  }

  /// List 1 is there; of five items two are in lists that are not, and of three marks one hangs on one of these.
  private static func with(
    _ server: TargetServer = .dsql,
    _ dialect: TargetDialect = .dsql(foreignKeys: .application),
    _ body: (Scene) throws -> Void
  ) async throws {
    guard TargetServer.available.contains(server) else { return }
    try await server.withDatabase { database in
      try TemporaryFolder.with { folder in
        let scene = Scene(project: BranchedProject(folder: folder), database: database)
        try scene.generate(dialect)
        let run = try scene.cairn("migrate")
        try #require(run.status == 0, "\(run)")
        try database.execute("INSERT INTO lists VALUES (1);")
        if server == .dsql {
          try database.execute("INSERT INTO items VALUES (1, 1), (2, 2), (3, NULL), (4, 2), (5, 9);")
          try database.execute("INSERT INTO marks VALUES (1, 1), (2, 2), (3, 5);")
        }
        try body(scene)
      }
    }
  }

  private static let isThere = TargetServer.available.contains(.dsql)

  @Test(.enabled(if: isThere, "no stand-in for DSQL: run scripts/test"))
  func showsWhatLeadsNowhere() async throws {
    try await Self.with { scene in
      let run = try scene.cairn("orphans")
      #expect(run.status == 5, "\(run)")
      #expect(
        run.output.hasSuffix(
          """
          items_list_id_fkey: 3
            items (2): items_list_id_fkey (list_id)=(2) is not in lists
            items (4): items_list_id_fkey (list_id)=(2) is not in lists
            items (5): items_list_id_fkey (list_id)=(9) is not in lists

          """
        ),
        "\(run)"
      )
      #expect(run.errors.contains("next: cairn orphans --repair delete, set-null or set-default"))
      #expect(try scene.cairn("orphans", "--limit", "1").output.hasSuffix("is not in lists\n  …\n"))
      let other = try scene.cairn("orphans", "--constraint", "marks_item_id_fkey")
      #expect(other.status == 0 && other.output.hasSuffix("no orphans\n"), "\(other)")
      let unknown = try scene.cairn("orphans", "--constraint", "nothing")
      #expect(unknown.status == 2 && unknown.errors.contains("no foreign key 'nothing'"), "\(unknown)")
      // The file for a review asks the same.
      let checks = try #require(scene.project.files["dsql/checks/orphans.sql"])
      #expect(try scene.database.execute(checks) == "2|2\n4|2\n5|9\n")
    }
  }

  private struct Report: Decodable {
    struct Key: Decodable, Equatable {
      var constraint: String
      var table: String
      var count: Int
      var rows: [[String?]]
    }

    var version: Int
    var command: String
    var foreignKeys: [Key]
    var repaired: Int
  }

  @Test(.enabled(if: isThere, "no stand-in for DSQL: run scripts/test"))
  func printsOneObjectForPrograms() async throws {
    try await Self.with { scene in
      func report(_ run: ProcessRun) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      }
      let run = try scene.cairn("orphans", "--json", "--limit", "2")
      #expect(run.status == 5)
      var found = try report(run)
      let key = Report.Key(constraint: "items_list_id_fkey", table: "items", count: 3, rows: [["2"], ["4"]])
      #expect(found.version == 1 && found.command == "orphans" && found.foreignKeys == [key] && found.repaired == 0)
      found = try report(try scene.cairn("orphans", "--json", "--repair", "set-null"))
      #expect(found.foreignKeys.map(\.count) == [3] && found.repaired == 3)
      let after = try scene.cairn("orphans", "--json")
      #expect(after.status == 0)
      #expect(try report(after).foreignKeys == [])
    }
  }

  @Test(
    .enabled(if: isThere, "no stand-in for DSQL: run scripts/test"),
    arguments: [("set-null", "1:1 2:null 3:null 4:null 5:null"), ("set-default", "1:1 2:1 3:null 4:1 5:1")]
  )
  func takesTheKeyAway(repair: String, left: String) async throws {
    try await Self.with { scene in
      let run = try scene.cairn("orphans", "--repair", repair)
      #expect(run.status == 0 && run.output.hasSuffix("3 repaired: \(repair)\n"), "\(run)")
      #expect(try scene.items == left)
      #expect(try scene.cairn("orphans").status == 0)
    }
  }

  @Test(.enabled(if: isThere, "no stand-in for DSQL: run scripts/test"))
  func deletesWithConsentWhatLeadsNowhereAndWhatHangsOnIt() async throws {
    try await Self.with { scene in
      let refused = try scene.cairn("orphans", "--repair", "delete")
      #expect(refused.status == 3 && refused.errors.contains("add --allow-destructive items"), "\(refused)")
      #expect(try scene.items == "1:1 2:2 3:null 4:2 5:9")
      let run = try scene.cairn("orphans", "--repair", "delete", "--allow-destructive", "items")
      #expect(run.status == 0 && run.output.hasSuffix("3 repaired: delete\n"), "\(run)")
      #expect(try scene.items == "1:1 3:null")
      #expect(try scene.value("SELECT string_agg(id::text, ' ') FROM marks") == "1")
      let unknown = try scene.cairn("orphans", "--repair", "burn")
      #expect(unknown.status == 2 && unknown.errors.contains("delete, set-null, set-default"), "\(unknown)")
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.postgres15), "needs a Postgres: scripts/test starts one"))
  func isNotForAServerThatKeepsItsKeys() async throws {
    try await Self.with(.postgres15, .postgres(from: 14)) { scene in
      let run = try scene.cairn("orphans")
      #expect(run.status == 2 && run.errors.contains("the server keeps its foreign keys by itself"), "\(run)")
    }
  }

  // MARK: From the application to the server, and back

  @Test(.enabled(if: isThere, "no stand-in for DSQL: run scripts/test"))
  func theServerTakesOverOnlyWhereNoRowLeadsNowhere() async throws {
    try await Self.with { scene in
      let keys = "SELECT count(*) || ' ' || count(*) FILTER (WHERE convalidated) FROM pg_constraint WHERE contype = 'f'"
      try scene.generate(.dsql(foreignKeys: .native))
      let sql = try #require(scene.project.sql("dsql").first { $0.name.hasPrefix("0002") }?.text)
      #expect(sql.contains("NOT VALID") && sql.contains(#"ALTER TABLE ASYNC "items" VALIDATE CONSTRAINT"#))
      let stopped = try scene.cairn("migrate")
      #expect(stopped.status == 1, "\(stopped)")
      #expect(stopped.errors.contains("items_list_id_fkey: rows lead nowhere; run cairn orphans"), "\(stopped)")
      #expect(try scene.value(keys) == "0 0")

      #expect(try scene.cairn("orphans", "--repair", "set-null").status == 0)
      let moved = try scene.cairn("migrate")
      #expect(moved.status == 0, "\(moved)")
      #expect(try scene.value(keys) == "2 2")
      #expect(throws: (any Error).self) { try scene.database.execute("INSERT INTO items VALUES (6, 77);") }
      // By psql, again: each file obeys one DDL statement a transaction, and finds its work done.
      for (_, text) in scene.project.sql("dsql") { try scene.database.execute(text) }
      #expect(try scene.value(keys) == "2 2")

      let back = try scene.cairn("rollback")
      #expect(back.status == 0, "\(back)")
      #expect(try scene.value(keys) == "0 0")
      #expect(try scene.cairn("migrate").status == 0)
      try scene.generate(.dsql(foreignKeys: .application))
      #expect(try scene.cairn("migrate").status == 0)
      #expect(try scene.value(keys) == "0 0")
    }
  }
}
