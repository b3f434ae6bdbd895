import Foundation
import MigrationFiles
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// The verbs that are about the record: baseline, repair, history, plan; and that a dry run writes nothing.
@Suite struct RecordTests {
  static let table = FileFaultTests.table

  @Test(arguments: TargetServer.available)
  func baseline(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.table)
      try session.folder.append("0002_b", Self.table.replacing(" a ", with: " b "))
      try session.database.execute(Self.table)
      try session.expect("baseline", "1", "--dry-run", endsWith: 0)
      let run = try session.cairn("baseline", "1")
      #expect(run.status == 0 && run.output.contains("0001_a"), "\(run)")
      #expect(try session.database.record().suffix(1) == ["0001 1/1 applied"])
      let migrated = try session.cairn("migrate")
      #expect(migrated.status == 0 && migrated.output.contains("1 applied"), "\(migrated)")
      try session.expect("baseline", "2", endsWith: 1, saying: "has a record already", "cairn status")
    }
  }

  @Test(arguments: TargetServer.available)
  func repairOfAnEditedAndARenamedFile(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.table)
      #expect(try session.cairn("migrate").status == 0)
      #expect(try session.cairn("repair").status == 0)
      try session.folder.edit("0001_a", Self.table + "-- a remark\n", seals: true)
      try session.expect("repair", endsWith: 4, saying: "next: cairn repair --apply")
      try session.expect("repair", "--apply", "--dry-run", endsWith: 4)
      let said = try session.cairn("repair")
      #expect(said.output.contains("0001_a was edited after it was applied"), "\(said)")
      #expect(try session.cairn("repair", "--apply").status == 0)
      #expect(try session.cairn("status").status == 0)

      var entries = try session.folder.entries()
      entries[1].migration = try MigrationName("0001_other").required("name")
      try session.folder.writeHistory(entries)
      try FileManager.default.moveItem(at: session.file("0001_a"), to: session.file("0001_other"))
      try session.expect("migrate", endsWith: 1, saying: "0001_a: error: the same file is called 0001_other now")
      try session.expect("repair", endsWith: 4, saying: "--apply")
      let applied = try session.cairn("repair", "--apply")
      #expect(applied.status == 0 && applied.output.contains("0001_a is called 0001_other now"), "\(applied)")
      #expect(try session.cairn("status").status == 0)
      let history = try session.cairn("history")
      #expect(history.status == 0 && history.output.contains("0001_other"), "\(history)")
    }
  }

  @Test(arguments: TargetServer.available)
  func repairOfAFailedFile(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.table + "INSERT INTO nowhere VALUES (1);\n")
      let failed = try session.cairn("migrate")
      #expect(failed.status == 1 && failed.errors.contains("0001_a.sql:2: error: "), "\(failed)")
      for words in ["step 2/2", "statement: INSERT INTO nowhere", "state: step 1 of 2", "next: "] {
        #expect(failed.errors.contains(words), "\(failed)")
      }
      #expect(try session.cairn("status").output.contains("failed at step 2"))
      // The author mends the file, whose first step is done: it has to be safe to run again.
      let mended = Self.table.replacing("TABLE", with: "TABLE IF NOT EXISTS") + "INSERT INTO a VALUES (1);\n"
      try session.folder.edit("0001_a", mended, seals: true)
      try session.expect("migrate", endsWith: 1, saying: "begun on this database", "cairn repair")
      try session.expect("repair", endsWith: 1, saying: "--done-steps keep", "--done-steps again")
      try session.expect("repair", "--done-steps", "again", endsWith: 4, saying: "--apply")
      let repaired = try session.cairn("repair", "--done-steps", "again", "--apply")
      #expect(repaired.status == 0, "\(repaired)")
      let run = try session.cairn("migrate")
      #expect(run.status == 0, "\(run)")
      #expect(try session.database.record().last == "0001 2/2 applied")
      #expect(try session.database.execute("SELECT count(*) FROM a;") == "1\n")
    }
  }

  @Test(arguments: TargetServer.available)
  func aDryRunWritesNothing(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.table + "-- ROLLBACK ---\n-- DROP TABLE a;\n")
      // No record yet: a dry run does not make its table either.
      for arguments in [["migrate"], ["baseline", "1"], ["repair", "--apply"], ["rollback"]] {
        let before = try session.state()
        let run = try CairnProcess(
          arguments + ["--dry-run", "--migrations", session.folder.path],
          database: session.database.url
        ).run()
        #expect(run.status == 0, "\(run)")
        #expect(try session.state() == before, "\(arguments)")
      }
      #expect(try session.state().contains("no record"))

      let arguments = [[], ["--sql"], ["--steps", "1"], ["--to", "0"], ["--json"], ["--json", "--sql"]]
      for more in arguments {
        func run(_ verb: [String]) throws -> ProcessRun {
          try CairnProcess(verb + more + ["--migrations", session.folder.path], database: session.database.url).run()
        }
        let (plan, dry) = (try run(["plan"]), try run(["migrate", "--dry-run"]))
        #expect(plan.status == 0 && plan.output == dry.output && plan.errors == dry.errors, "\(plan) \(dry)")
      }
      #expect(try session.cairn("migrate").status == 0)
      try session.expect("rollback", "--dry-run", endsWith: 0)
    }
  }

  /// A squashed migration on a database that has all, none or some of what it stands for.
  @Test(arguments: TargetServer.available, [0, 1, 2])
  func squashedMigrations(server: TargetServer, applied: Int) async throws {
    try await CairnSession.with(server) { session in
      let texts = [Self.table, Self.table.replacing(" a ", with: " b ")]
      try session.folder.append("0001_a", texts[0])
      try session.folder.append("0002_b", texts[1])
      let all = try session.folder.entries()
      if applied > 0 { #expect(try session.cairn("migrate", "--to", "\(applied)").status == 0) }

      try session.folder.writeHistory([all[0]])
      for name in ["0001_a", "0002_b"] { try FileManager.default.removeItem(at: session.file(name)) }
      try session.folder.append(
        "0002_squashed",
        bytes: Data(texts.joined().utf8),
        replaces: try all.dropFirst().map {
          ReplacedMigration("\($0.migration)", sha256: try $0.checksum.required("sum"))
        }
      )
      switch applied {
      case 0:
        let run = try session.cairn("migrate")
        #expect(run.status == 0, "\(run)")
        let record = try session.database.record()
        #expect(record.map { $0.prefix(4) } == ["0000", "0002"] && record.allSatisfy { $0.hasSuffix("applied") })
      case 1:
        for verb in ["status", "migrate", "plan"] {
          try session.expect(
            verb,
            endsWith: 1,
            saying: "0002_squashed: error: it stands for 2",
            "has 0001_a and not 0002_b"
          )
        }
      default:
        let run = try session.cairn("migrate")
        #expect(run.status == 0 && run.output.contains("nothing to do"), "\(run)")
        #expect(try session.cairn("status").output.contains("replaced"))
        try session.expect("rollback", endsWith: 1, saying: "0002_squashed")
      }
    }
  }

  /// The record says how long a migration took: at least what its statements wait, and no more than the whole run.
  @Test(arguments: TargetServer.available)
  func theTimeIsThatOfTheStatements(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      #expect(try session.cairn("migrate").status == 0)
      try session.database.execute("CREATE TABLE slow (id integer);")
      let wait = server == .mysql ? "SELECT SLEEP(0.6)" : "SELECT 0 FROM pg_sleep(0.6) AS waited"
      let statement = "INSERT INTO slow \(wait);\n"
      try session.folder.append("0001_alone", statement)
      // DSQL has no DDL in a transaction; rows may be.
      try session.folder.append("0002_whole", "BEGIN;\n\(statement)COMMIT;\n")
      let start = ContinuousClock.now
      let run = try session.cairn("migrate")
      let whole = Int(start.duration(to: .now) / .milliseconds(1))
      #expect(run.status == 0, "\(run)")
      let times = try session.database.execute(
        "SELECT execution_time_ms FROM schema_migrations WHERE version > '0000' ORDER BY version;"
      ).split(separator: "\n").compactMap { Int($0) }
      #expect(times.count == 2 && times.allSatisfy { $0 >= 600 } && times.reduce(0, +) <= whole, "\(times) of \(whole)")
    }
  }
}
