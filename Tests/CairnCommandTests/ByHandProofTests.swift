import Cairn
import CairnGenerator
import Foundation
import GeneratorSupport
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// A change that Cairn refuses is made by its author's SQL, which `verify` proves and `migrate` runs.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
struct ByHandProofTests {
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

  private static let divided = schema(Divided.Events.self)

  private static func generate(_ schema: Schema, in folder: URL, _ arguments: String...) -> (Int32, String) {
    let transcript = Transcript()
    let code = GenerateMigration.run(
      schema,
      arguments: ["--output", folder.path] + arguments,
      console: transcript.console
    )
    return (code, transcript.text)
  }

  /// Begins the file, and puts this SQL into it.
  private static func withProject(_ sql: String, back: String, _ body: (URL) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      #expect(generate(schema(Events.self), in: folder).0 == 0)
      let refused = generate(divided, in: folder)
      #expect(refused.0 == 1 && refused.1.contains("'events': a plain table cannot be partitioned"), "\(refused.1)")
      #expect(refused.1.contains("  by hand:   --dialect postgres --by-hand --name WORDS begins"), "\(refused.1)")
      #expect(generate(divided, in: folder, "--dialect", "postgres", "--by-hand", "--name", "divide events").0 == 0)
      let file = folder.appendingPathComponent("postgres/0002_divide_events.sql")
      let text = try String(contentsOf: file, encoding: .utf8)
        .replacing("-- Write SQL here; each statement is a step, and must be safe to run again.", with: sql)
        .replacing("-- -- statements that take it back, each line behind --", with: back)
      try Data(text.utf8).write(to: file)
      #expect(generate(divided, in: folder).0 == 0)
      try body(folder)
    }
  }

  private static let right = """
    ALTER TABLE events RENAME TO events_plain;
    CREATE TABLE events (id bigint NOT NULL, word varchar(20), day date NOT NULL) PARTITION BY RANGE (day);
    CREATE TABLE events_rest PARTITION OF events DEFAULT;
    INSERT INTO events SELECT * FROM events_plain;
    DROP TABLE events_plain;
    """

  private static let back = """
    -- ALTER TABLE events DETACH PARTITION events_rest;
    -- DROP TABLE events;
    -- ALTER TABLE events_rest RENAME TO events;
    """

  @Test func whatIsRightIsProvenAppliedAndTakenBack() async throws {
    let server = try #require(TargetServer.available.first { $0.dialect == .postgres })
    try await server.withDatabase { database in
      try Self.withProject(Self.right, back: Self.back) { folder in
        let proof = try CairnProcess(["verify", "--all", "--migrations", folder.path, "--major", "15"]).run()
        #expect(proof.status == 0 && proof.output.contains("0002_divide_events"), "\(proof)")
        func cairn(_ arguments: String...) throws {
          let run = try CairnProcess(arguments + ["--migrations", folder.path], database: database.url).run()
          #expect(run.status == 0, "\(run)")
        }
        try cairn("migrate", "--to", "1")
        try database.execute("INSERT INTO events VALUES (1, 'one', '2026-01-01');")
        try cairn("migrate")
        try cairn("drift")
        #expect(try database.execute("SELECT word FROM ONLY events_rest;") == "one\n")
        try cairn("rollback")
        #expect(try database.execute("SELECT word FROM ONLY events;") == "one\n")
        try cairn("drift")
        let added = Self.generate(Self.divided, in: folder, "--check")
        #expect(added.0 == 0, "\(added.1)")
      }
    }
  }

  @Test(arguments: [
    (right.replacing("varchar(20), day", with: "varchar(30), day"), back, "events.word"),
    (right, "-- ALTER TABLE events DETACH PARTITION events_rest;", "differs from before: "),
  ])
  func whatLeadsElsewhereIsNotProven(sql: String, back: String, words: String) throws {
    try Self.withProject(sql, back: back) { folder in
      let proof = try CairnProcess(["verify", "--all", "--migrations", folder.path, "--major", "15"]).run()
      #expect(proof.status == 5 && (proof.output + proof.errors).contains(words), "\(proof)")
    }
  }
}
