import Cairn
import CairnGenerator
import Foundation
import GeneratorSupport
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// A change that Cairn refuses is made by its author's SQL, which `verify` proves and `migrate` runs.
@Suite struct ByHandProofTests {
  /// A change that Cairn refuses, and the SQL of its author.
  struct Refused: CustomTestStringConvertible, Sendable {
    var server: TargetServer
    var before: Schema
    var after: Schema
    var reason: String
    var sql: String
    var back: String
    /// What then holds the table's rows.
    var rowsAfter: String

    var testDescription: String { reason }
    var dialect: String { server.dialect.rawValue }
    var arguments: [String] { server == .mysql ? ["--major", "9"] : ["--major", "15"] }

    /// Begins the file, and puts the SQL into it.
    func withProject(_ body: (URL) throws -> Void) throws {
      try TemporaryFolder.with { folder in
        #expect(generate(before, in: folder).0 == 0)
        let refused = generate(after, in: folder)
        #expect(refused.0 == 1 && refused.1.contains(reason), "\(refused.1)")
        #expect(refused.1.contains("  by hand:   --dialect \(dialect) --by-hand --name WORDS begins"), "\(refused.1)")
        #expect(generate(after, in: folder, "--dialect", dialect, "--by-hand", "--name", "by hand").0 == 0)
        let file = folder.appendingPathComponent("\(dialect)/0002_by_hand.sql")
        let text = try String(contentsOf: file, encoding: .utf8)
          .replacing("-- Write SQL here; each statement is a step, and must be safe to run again.", with: sql)
          .replacing("-- -- statements that take it back, each line behind --", with: back)
        try Data(text.utf8).write(to: file)
        #expect(generate(after, in: folder).0 == 0)
        try body(folder)
      }
    }

    func generate(_ schema: Schema, in folder: URL, _ arguments: String...) -> (Int32, String) {
      let transcript = Transcript()
      let code = GenerateMigration.run(
        schema,
        arguments: ["--output", folder.path] + arguments,
        console: transcript.console
      )
      return (code, transcript.text)
    }

    func proof(in folder: URL) throws -> ProcessRun {
      try CairnProcess(["verify", "--all", "--migrations", folder.path] + arguments).run()
    }
  }

  struct Events: Table {
    let id = Column(.bigint)
    let word = Column(.varchar(20)).nullable()
    let day = Column(.date)
  }

  enum Divided {
    struct Events: Table {
      let id = Column(.bigint)
      let word = Column(.varchar(20)).nullable()
      let day = Column(.date)
      var body: TableBody {
        Partitioned(by: .range, day) { Partition.default("events_rest") }
      }
    }
  }

  private static func schema(_ table: any Table.Type) -> Schema {
    Schema("app", dialects: .postgres(from: 14)) { table }
  }

  private static let divided = Refused(
    server: .postgres15,
    before: schema(Events.self),
    after: schema(Divided.Events.self),
    reason: "'events': a plain table cannot be partitioned",
    sql: """
      ALTER TABLE events RENAME TO events_plain;
      CREATE TABLE events (id bigint NOT NULL, word varchar(20), day date NOT NULL) PARTITION BY RANGE (day);
      CREATE TABLE events_rest PARTITION OF events DEFAULT;
      INSERT INTO events SELECT * FROM events_plain;
      DROP TABLE events_plain;
      """,
    back: """
      -- ALTER TABLE events DETACH PARTITION events_rest;
      -- DROP TABLE events;
      -- ALTER TABLE events_rest RENAME TO events;
      """,
    rowsAfter: "ONLY events_rest"
  )

  /// A table that Cairn has no form for, on MySQL.
  private static func archive(_ options: String) -> Schema {
    Schema("app", dialects: .mysql(from: 8)) {
      RawObject(
        "events",
        on: .mysql,
        create: SQL(
          stringLiteral: "CREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, word varchar(20), day date) \(options)"
        ),
        drop: "DROP TABLE IF EXISTS events"
      )
    }
  }

  private static let copied = Refused(
    server: .mysql,
    before: archive("ENGINE=MyISAM"),
    after: archive("ENGINE=MyISAM ROW_FORMAT=FIXED"),
    reason: "does not know how a table kept as text changes",
    sql: "ALTER TABLE events ROW_FORMAT=FIXED;",
    back: "-- ALTER TABLE events ROW_FORMAT=DEFAULT;",
    rowsAfter: "events"
  )

  @Test(arguments: [divided, copied].filter { TargetServer.available.contains($0.server) })
  func whatIsRightIsProvenAppliedAndTakenBack(change: Refused) async throws {
    try await change.server.withDatabase { database in
      try change.withProject { folder in
        let proof = try change.proof(in: folder)
        #expect(proof.status == 0 && proof.output.contains("0002_by_hand"), "\(proof)")
        func cairn(_ arguments: String...) throws {
          let run = try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
          #expect(run.status == 0, "\(run)")
        }
        try cairn("migrate", "--to", "1")
        try database.execute("INSERT INTO events VALUES (1, 'one', '2026-01-01');")
        try cairn("migrate")
        try cairn("drift")
        #expect(try database.execute("SELECT word FROM \(change.rowsAfter);") == "one\n")
        try cairn("rollback")
        #expect(try database.execute("SELECT word FROM events;") == "one\n")
        try cairn("drift")
        let check = change.generate(change.after, in: folder, "--check")
        #expect(check.0 == 0, "\(check.1)")
      }
    }
  }

  private static let wrong: [(change: Refused, words: String)] = {
    var (otherColumn, noWayBack, notMade) = (divided, divided, copied)
    otherColumn.sql = divided.sql.replacing("varchar(20), day", with: "varchar(30), day")
    noWayBack.back = "-- ALTER TABLE events DETACH PARTITION events_rest;"
    notMade.sql = "ALTER TABLE events ROW_FORMAT=DYNAMIC;"
    return [(otherColumn, "events.word"), (noWayBack, "differs from before: "), (notMade, "events")]
  }()

  @Test(arguments: wrong.filter { TargetServer.available.contains($0.change.server) })
  func whatLeadsElsewhereIsNotProven(change: Refused, words: String) throws {
    try change.withProject { folder in
      let proof = try change.proof(in: folder)
      #expect(proof.status == 5 && (proof.output + proof.errors).contains(words), "\(proof)")
    }
  }
}
