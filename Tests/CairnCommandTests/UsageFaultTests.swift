import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// What can be wrong with the command line and the connection, and with the table of the record.
@Suite struct UsageFaultTests {
  @Test(arguments: TargetServer.common)
  func commandLine(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", FileFaultTests.table)
      try session.expect("migrate", "--to", "7", endsWith: 2, saying: "has no migration 7")
      try session.expect("plan", "--to", "7", endsWith: 2, saying: "has no migration 7")
      try session.expect("rollback", "--to", "7", endsWith: 2, saying: "has no migration 7")
      try session.expect("baseline", "7", endsWith: 2, saying: "has no migration 7")
      try session.expect("migrate", "--to", "x", endsWith: 2, saying: "--to")
      try session.expect("migrate", "--steps=-1", endsWith: 2, saying: "at least 1")
      try session.expect("rollback", "--steps", "0", endsWith: 2, saying: "at least 1")
      try session.expect("migrate", "--to", "1", "--steps", "1", endsWith: 2, saying: "leave one out")
      try session.expect("migrate", "--lock-timeout=-1", endsWith: 2, saying: "seconds")
      try session.expect("frobnicate", endsWith: 2, saying: "Usage: cairn")
      try session.expect("migrate", "--frob", endsWith: 2, saying: "--frob")

      let empty = session.folder.url.deletingLastPathComponent().path
      for folder in [empty + "/none", empty + "/" + session.folder.dialect.rawValue + "/.."] {
        let run = try CairnProcess(["status", "--migrations", folder], database: session.database.url).run()
        #expect(
          folder.hasSuffix("none") ? run.status == 2 && run.errors.contains("--migrations FOLDER") : run.status == 4
        )
      }
    }
  }

  @Test func noDatabaseAndUnknownOnes() throws {
    try TemporaryFolder.with { temporary in
      let folder = try MigrationsFolder(in: temporary, .postgres)
      func status(_ url: String?) throws -> ProcessRun {
        try CairnProcess(["status", "--migrations", folder.path], environment: ["DATABASE_URL": url ?? ""]).run()
      }
      let none = try status(nil)
      #expect(none.status == 2 && none.errors.contains("no database is named; write --database URL"), "\(none)")
      let unknown = try status("sqlite://x")
      #expect(unknown.status == 2 && unknown.errors.contains("write postgres://"), "\(unknown)")
      let nobody = try status("postgres://127.0.0.1:1/x")
      #expect(nobody.status == 1 && nobody.errors.contains("next: look at --database or DATABASE_URL"), "\(nobody)")
    }
  }

  @Test(arguments: TargetServer.common)
  func databaseThatDoesNotExist(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      let name = session.database.name
      let url = session.database.url.replacing(name, with: name + "_none")
      let run = try CairnProcess(["migrate", "--migrations", session.folder.path], database: url).run()
      #expect(run.status == 1 && run.errors.contains("\(name)_none") && run.errors.contains("next: look at"), "\(run)")
    }
  }

  @Test(arguments: TargetServer.available)
  func filesOfAnotherDialect(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try TemporaryFolder.with { temporary in
        let other = try MigrationsFolder(in: temporary, server.dialect == .mysql ? .postgres : .mysql)
        for verb in ["status", "migrate", "plan", "rollback"] {
          let run = try CairnProcess([verb, "--migrations", other.path], database: session.database.url).run()
          #expect(run.status == 2, "\(run)")
          #expect(
            run.errors.contains("written for \(other.dialect.rawValue), and the database is \(server.dialect.rawValue)")
          )
        }
        #expect(try session.state().contains("no record"))
      }
    }
  }

  @Test(arguments: TargetServer.available)
  func aRecordThatIsNotCairns(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.database.execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY);")
      for verb in ["status", "migrate", "plan", "history", "repair"] {
        try session.expect(
          verb,
          endsWith: 1,
          saying: "schema_migrations that is not Cairn's",
          "give that table another name"
        )
      }
      try session.expect("baseline", "0", endsWith: 1, saying: "schema_migrations that is not Cairn's")
    }
  }

  @Test(arguments: TargetServer.common)
  func aRecordOfAnOlderForm(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      #expect(try session.cairn("migrate").status == 0)
      try session.database.execute("ALTER TABLE schema_migrations DROP COLUMN steps_reverted;")
      for verb in ["status", "migrate", "rollback"] {
        try session.expect(
          verb,
          endsWith: 1,
          saying: "has an older form",
          "next: ALTER TABLE schema_migrations ADD COLUMN"
        )
      }
      try session.database.execute("ALTER TABLE schema_migrations ADD COLUMN steps_reverted integer;")
      #expect(try session.cairn("status").status == 0)
    }
  }
}

extension TargetDatabase {
  var name: String {
    switch self {
    case .postgres(let database), .dsql(let database): database.name
    case .mysql(let database): database.name ?? ""
    }
  }
}
