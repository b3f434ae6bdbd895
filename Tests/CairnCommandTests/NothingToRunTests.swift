import Cairn
import Foundation
import GeneratorSupport
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Changes that Cairn alone knows of: their migrations run nothing, there and back, and stand in nobody's way.
@Suite struct NothingToRunTests {
  private struct Users: Table {
    let id = Column(.bigint).primaryKey()
  }

  private struct Posts: Table {
    let id = Column(.bigint).primaryKey()
    let author = Column(.bigint)
    var body: TableBody { Index(author) }
  }

  private struct OwnedPosts: Table {
    static let name = "posts"
    let id = Column(.bigint).primaryKey()
    let author = Column(.bigint).references(\Users.id)
    var body: TableBody { Index(author) }
  }

  private struct TitledPosts: Table {
    static let name = "posts"
    let id = Column(.bigint).primaryKey()
    let author = Column(.bigint).references(\Users.id)
    let title = Column(.varchar(40)).nullable()
    var body: TableBody { Index(author) }
  }

  private static func objects(_ table: any Table.Type, _ drop: SQL, on dialect: Dialect) -> Schema {
    Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
      Users.self
      TableEntry(table)
      RawObject("ones", on: dialect, create: "CREATE OR REPLACE VIEW ones AS SELECT 1 AS one", drop: drop)
    }
  }

  private static func clustered(_ posts: any Table.Type) -> Schema {
    Schema("app", dialects: .dsql(foreignKeys: .application)) {
      Users.self
      TableEntry(posts)
    }
  }

  /// The second says only something else to Cairn: how an object is dropped, or whom rows belong to, which the application
  /// sees to.
  private static func history(_ server: TargetServer) -> [Schema] {
    if server == .dsql { return [clustered(Posts.self), clustered(OwnedPosts.self), clustered(TitledPosts.self)] }
    let dialect: Dialect = server == .mysql ? .mysql : .postgres
    let (first, second): (SQL, SQL) = ("DROP VIEW IF EXISTS ones", "DROP VIEW IF EXISTS ones CASCADE")
    return [
      objects(OwnedPosts.self, first, on: dialect), objects(OwnedPosts.self, second, on: dialect),
      objects(TitledPosts.self, second, on: dialect),
    ]
  }

  @Test(arguments: TargetServer.available)
  func goesThereAndBack(on server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { folder in
        let project = BranchedProject(folder: folder)
        for schema in Self.history(server) {
          let (code, transcript) = project.generate(schema, ["--dialect", server.dialect.rawValue])
          try #require(code == 0, "\(transcript.text)")
        }
        let migrations = project.generated.appendingPathComponent(server.dialect.rawValue)
        let second = try #require(project.files.first { $0.key.hasPrefix("\(server.dialect.rawValue)/0002_") })
        #expect(second.value.contains("-- Nothing to run: the database stays as it is."), "\(second)")

        func cairn(_ arguments: String...) throws {
          let run = try CairnProcess(arguments + ["--migrations", migrations.path], database: database.url).run()
          try #require(run.status == 0, "\(run)")
        }
        try cairn("migrate")
        let applied = try database.record()
        #expect(applied.contains("0002 0/0 applied"), "\(applied)")
        try cairn("rollback", "--to", "1", "--allow-data-loss")
        #expect(try database.record() == Array(applied.prefix(2)))
        try cairn("migrate")
        #expect(try database.record() == applied)
        try cairn("drift")
      }
    }
  }

  @Test(arguments: TargetServer.common)
  func isProven(on server: TargetServer) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      for schema in Self.history(server) {
        let (code, transcript) = project.generate(schema, ["--dialect", server.dialect.rawValue])
        try #require(code == 0, "\(transcript.text)")
      }
      let run = try CairnProcess([
        "verify", "--all", "--migrations", project.generated.appendingPathComponent(server.dialect.rawValue).path,
      ]).run()
      #expect(run.status == 0 && run.output.contains("4 of 4 migrations tried"), "\(run)")
    }
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "there is no stand-in for DSQL"))
  func isProvenOnACluster() async throws {
    try await ClusterProof.expect(Self.history(.dsql).map { ($0, []) })
  }

  /// A way back behind a `--reconcile` file: what it did belongs to the migrations before it.
  @Test(arguments: TargetServer.available)
  func aReconcileFileGoesBackToo(on server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { folder in
        let project = BranchedProject(folder: folder)
        let side = ["--dialect", server.dialect.rawValue]
        let last = try #require(Self.history(server).last)
        for arguments in [side, side + ["--reconcile"]] {
          let (code, transcript) = project.generate(last, arguments)
          try #require(code == 0, "\(transcript.text)")
        }
        let migrations = project.generated.appendingPathComponent(server.dialect.rawValue).path
        func cairn(_ arguments: String...) throws {
          let run = try CairnProcess(arguments + ["--migrations", migrations], database: database.url).run()
          try #require(run.status == 0, "\(run)")
        }
        try cairn("migrate")
        let schema = try database.schema()
        try cairn("rollback")
        #expect(try database.schema() == schema)
        #expect(try database.record().count == 2)
        try cairn("rollback", "--allow-data-loss")
        try cairn("migrate")
        #expect(try database.schema() == schema)
      }
    }
  }

  /// What it had dropped when it stopped comes again at its end alone.
  @Test(arguments: TargetServer.available)
  func aPartIsCompletedFirst(on server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append(
        "0001_part",
        "CREATE TABLE a (id integer);\nSELECT nope;\n-- ROLLBACK ---\n-- None: there is nothing to take back.\n"
      )
      #expect(try session.cairn("migrate").status == 1)
      try session.expect(
        "rollback",
        endsWith: 1,
        saying: "its run stopped before its end",
        "next: complete it: cairn migrate"
      )
    }
  }
}
