import Foundation
import MigrationFiles
import RunnerSupport
import TestSupport
import Testing

/// Records whose files have other names now, or are gone.
@Suite struct RepairOfNamesTests {
  private static func insertion(_ number: Int) -> String { "INSERT INTO t VALUES (\(number));\n" }

  /// A table, and a migration each that writes its number into it.
  private static func applied(_ names: [String], _ session: CairnSession) throws {
    try session.folder.append("0001_t", "CREATE TABLE t (number integer);\n")
    for (index, name) in names.enumerated() { try session.folder.append(name, insertion(index + 2)) }
    let run = try session.cairn("migrate")
    try #require(run.status == 0, "\(run)")
  }

  /// Gives the files behind the first two, by their position, other names.
  private static func rename(_ names: [Int: String], _ session: CairnSession) throws {
    var entries = try session.folder.entries()
    for (index, name) in names {
      let aside = session.file("aside-\(index)")
      try FileManager.default.moveItem(at: session.file(entries[index].migration.description), to: aside)
      entries[index].migration = try MigrationName(name).required(name)
    }
    for (index, name) in names {
      try FileManager.default.moveItem(at: session.file("aside-\(index)"), to: session.file(name))
    }
    entries.sort { $0.migration < $1.migration }
    try session.folder.writeHistory(entries)
  }

  private static func expectAllApplied(_ count: Int, _ session: CairnSession) throws {
    let repaired = try session.cairn("repair", "--apply")
    #expect(repaired.status == 0, "\(repaired)")
    let run = try session.cairn("migrate")
    #expect(run.status == 0 && run.output.contains("nothing to do"), "\(run)")
    #expect(try session.database.record().count { $0.hasSuffix("applied") } == count)
    let history = try session.cairn("history")
    #expect(history.status == 0, "\(history)")
  }

  /// Each takes the number that the next one leaves.
  @Test(arguments: TargetServer.available)
  func shifted(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try Self.applied(["0002_a", "0003_b", "0004_c"], session)
      try Self.rename([2: "0003_a", 3: "0004_b", 4: "0005_c"], session)
      try Self.expectAllApplied(5, session)
      #expect(try session.database.execute("SELECT count(*) FROM t;") == "3\n")
    }
  }

  @Test(arguments: TargetServer.available)
  func exchanged(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try Self.applied(["0002_a", "0003_b"], session)
      try Self.rename([2: "0003_a", 3: "0002_b"], session)
      try Self.expectAllApplied(4, session)
    }
  }

  /// A file of the same bytes that has a record of its own is not the one that was renamed.
  @Test(arguments: TargetServer.common)
  func ofTheSameBytes(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_t", "CREATE TABLE t (number integer);\n")
      for name in ["0002_same", "0003_other"] { try session.folder.append(name, Self.insertion(1)) }
      #expect(try session.cairn("migrate").status == 0)
      try Self.rename([3: "0003_renamed"], session)
      try Self.expectAllApplied(4, session)
      let history = try session.cairn("history")
      #expect(history.output.contains("0002_same") && history.output.contains("0003_renamed"), "\(history)")
    }
  }

  /// What `--rebase` made of a file is known by its line of the history.
  @Test(arguments: TargetServer.common, [true, false])
  func rebased(server: TargetServer, isHandWritten: Bool) async throws {
    try await CairnSession.with(server) { session in
      let ours = "-- 1/1 ours: create.\nCREATE TABLE IF NOT EXISTS ours (id integer);\n"
      try session.folder.append("0001_ours", ours, isHandWritten: isHandWritten)
      #expect(try session.cairn("migrate").status == 0)

      var entries = try session.folder.entries()
      let old = entries.removeLast()
      try FileManager.default.removeItem(at: session.file("0001_ours"))
      try session.folder.writeHistory(entries)
      try session.folder.append("0001_theirs", "CREATE TABLE theirs (id integer);\n")
      try session.folder.append("0002_ours", "-- Requires: 0001_theirs\n" + ours, isHandWritten: isHandWritten)
      entries = try session.folder.entries()
      entries[2].was = [ReplacedMigration("0001_ours", sha256: try old.checksum.required("sum"))]
      try session.folder.writeHistory(entries)

      try session.expect("migrate", endsWith: 1, saying: "0001_ours", "0002_ours", "cairn repair")
      let repaired = try session.cairn("repair", "--apply")
      #expect(repaired.status == 0, "\(repaired)")
      let run = try session.cairn("migrate", "--fill-gaps")
      #expect(run.status == 0, "\(run)")
      #expect(try session.database.record() == ["0000 1/1 applied", "0001 1/1 applied", "0002 1/1 applied"])
      #expect(try session.cairn("status").status == 0)
    }
  }

  /// A try that left nothing keeps nobody from going on without its file.
  @Test(arguments: TargetServer.available)
  func failedAndGone(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try Self.applied([], session)
      try session.folder.append("0002_bad", "INSERT INTO nowhere VALUES (1);\n")
      #expect(try session.cairn("migrate").status == 1)
      try FileManager.default.removeItem(at: session.file("0002_bad"))
      try session.folder.writeHistory(try session.folder.entries().dropLast())
      let none = try session.cairn("migrate")
      #expect(none.status == 0, "\(none)")
      try session.expect("repair", endsWith: 4, saying: "--apply")
      try session.folder.append("0002_good", Self.insertion(2))
      let run = try session.cairn("migrate")
      #expect(run.status == 0 && run.output.contains("1 applied"), "\(run)")
      #expect(try session.database.record().last == "0002 1/1 applied")
      #expect(try session.cairn("repair").status == 0)
    }
  }

  @Test(arguments: TargetServer.common)
  func forgotten(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try Self.applied(["0002_gone"], session)
      try session.expect("repair", "--forget", "0002_gone", endsWith: 2, saying: "has its file")
      try session.expect("repair", "--forget", "0007_never", endsWith: 2, saying: "no migration 0007_never")
      try FileManager.default.removeItem(at: session.file("0002_gone"))
      try session.folder.writeHistory(try session.folder.entries().dropLast())
      try session.expect("migrate", endsWith: 1, saying: "cairn repair --forget 0002_gone")
      try session.expect("repair", "--forget", "0002_gone", endsWith: 4)
      #expect(try session.cairn("repair", "--forget", "0002_gone", "--apply").status == 0)
      #expect(try session.cairn("migrate").status == 0)
    }
  }
}
