import Cairn
import Foundation
import GeneratorSupport
import SchemaModel
import TestSupport
import Testing

@testable import MigrationFiles

/// `.converted(from:)`, from the declaration to the files.
@Suite struct ConversionTests {
  private struct Answers: Table {
    let id = Column(.bigint).primaryKey()
    let size = Column(.varchar(20))
  }

  private enum Converted {
    struct Answers: Table {
      let id = Column(.bigint).primaryKey()
      let size = Column(.integer).converted(from: .varchar(20)) {
        SQL("length(\($0))").on(.mysql, "char_length(\($0))")
      } back: {
        "repeat('x', \($0))"
      }
    }
  }

  private enum Wider {
    struct Answers: Table {
      let id = Column(.bigint).primaryKey()
      let size = Column(.bigint).converted(from: .varchar(20)) { "length(\($0))" }
    }
  }

  private enum Unsaid {
    struct Answers: Table {
      let id = Column(.bigint).primaryKey()
      let size = Column(.date)
    }
  }

  private func withFolder(_ body: (BranchedProject) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      try #require(project.generate(Branches.schema(Answers.self)).code == 0)
      try body(project)
    }
  }

  @Test func standsInTheFileItsRollbackAndTheHistory() throws {
    try withFolder { project in
      let schema = Branches.schema(Converted.Answers.self)
      let refused = project.generate(schema)
      #expect(refused.code == 3)
      #expect(refused.transcript.text.contains("answers.size"), "\(refused.transcript.text)")
      let (code, transcript) = project.generate(schema, "--allow-destructive", "answers.size")
      try #require(code == 0, "\(transcript.text)")
      let postgres = try #require(project.sql("postgres").last).text
      let (forward, back) = try Self.halves(postgres)
      #expect(forward.contains("TYPE integer USING (length(\"size\"))"))
      #expect(back.contains("TYPE varchar(20) USING (repeat('x', \"size\"))"))
      let mysql = try #require(project.sql("mysql").last).text
      let (there, again) = try Self.halves(mysql)
      #expect(there.contains("`cairn_size` int GENERATED ALWAYS AS (char_length(`size`)) STORED"), "\(there)")
      #expect(again.contains("repeat("))
      for dialect in ["postgres", "mysql"] {
        let entry = try #require(try SquashTests.history(project, dialect).last)
        guard case .alterColumn(_, _, _, .some(let conversion)) = try #require(entry.changes.first) else {
          Issue.record("\(entry.changes)")
          return
        }
        #expect(conversion.forward != nil && conversion.back != nil)
      }
      #expect(project.generate(schema, "--check").code == 0)
      #expect(project.generate(schema).transcript.text.contains("nothing to do"))
    }
  }

  @Test func isAProblemWhereTheTypeBeforeIsAnotherOne() throws {
    try withFolder { project in
      try #require(
        project.generate(Branches.schema(Converted.Answers.self), "--allow-destructive", "answers.size").code == 0
      )
      let before = project.files
      let (code, transcript) = project.generate(Branches.schema(Wider.Answers.self))
      #expect(code != 0)
      #expect(transcript.text.contains("column 'answers.size' is integer before and bigint now"), "\(transcript.text)")
      #expect(project.files == before)
    }
  }

  @Test func isAskedForWithTheLineToWrite() throws {
    try withFolder { project in
      let (code, transcript) = project.generate(Branches.schema(Unsaid.Answers.self))
      #expect(code != 0)
      #expect(
        transcript.text.contains(".converted(from: .varchar(20)) { \"… \\($0) …\" } back: { \"… \\($0) …\" }"),
        "\(transcript.text)"
      )
    }
  }

  @Test func isNotPutTogetherWithOtherChanges() throws {
    try withFolder { project in
      let schema = Branches.schema(Converted.Answers.self)
      try #require(project.generate(schema, "--allow-destructive", "answers.size").code == 0)
      let more = Branches.schema(Converted.Answers.self, Branches.Tags.self)
      try #require(project.generate(more).code == 0)
      let before = project.files
      let squash = project.generate(more, "--squash", "2..3")
      #expect(squash.code == 1)
      #expect(squash.transcript.text.contains("'answers.size' become others by its author's expression"))
      let reconcile = project.generate(more, "--reconcile")
      #expect(reconcile.code == 1)
      #expect(
        reconcile.transcript.text.contains("'answers.size': its values became others by its author's expression"),
        "\(reconcile.transcript.text)"
      )
      #expect(project.files == before)
      // Where the table comes in the same range there are no values to make others of.
      #expect(project.generate(more, "--squash", "1..3").code == 0)
      let sql = try #require(project.sql("postgres").last).text
      #expect(sql.contains("\"size\" integer NOT NULL") && !sql.contains("USING"))
    }
  }

  private static func halves(_ text: String) throws -> (String, String) {
    let place = try #require(text.range(of: "-- ROLLBACK"))
    return (String(text[..<place.lowerBound]), String(text[place.lowerBound...]))
  }
}
