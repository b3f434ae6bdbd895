import Foundation
import RunnerSupport
import TestSupport
import Testing

/// A file proves itself: VERIFY is asked behind its statements, and a wrong answer is shown.
@Suite struct VerifyTests {
  private static func text(_ checks: String) -> String {
    """
    CREATE TABLE a (id integer PRIMARY KEY, word varchar(40), n integer);
    -- VERIFY ---
    \(checks)
    -- ROLLBACK ---
    -- DROP TABLE a;
    """
  }

  @Test(arguments: TargetServer.available)
  func rightAnswersOfEveryKind(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append(
        "0001_a",
        Self.text(
          """
          -- SELECT count(*) FROM a;   -- expect 0
          -- SELECT max(n) FROM a;   -- expect NULL
          -- SELECT max(word) FROM a;   -- expect
          -- SELECT 1 = 1;   -- expect true
          -- SELECT 1 = 2;   -- expect f
          -- SELECT 'two words; and -- more';   -- expect two words; and -- more
          -- SELECT ' edge ';   -- expect ' edge '
          -- SELECT 1, 'two words', NULL;   -- expect 1 | two words | NULL
          -- SELECT 1.50;   -- expect 1.50
          """
        )
      )
      let run = try session.cairn("migrate")
      #expect(run.status == 0, "\(run)")
    }
  }

  @Test(
    arguments: TargetServer.available,
    [
      ("SELECT count(*) AS n FROM a", "1", "VERIFY expected 1 and got n = 0"),
      ("SELECT max(word) AS w FROM a", "x", "VERIFY expected x and got w = NULL"),
      ("SELECT 0 AS zero", "NULL", "got zero = 0"),
      ("SELECT '' AS word", "NULL", "got word = "),
      ("SELECT 1 AS a, 2 AS b", "1", "got a = 1, b = 2"),
      ("SELECT 1 AS a, 2 AS b", "1 | 3", "got a = 1, b = 2"),
      ("SELECT id FROM a", "1", "got no row"),
      ("SELECT 1 AS a UNION ALL SELECT 1", "1", "got 2 rows"),
    ]
  )
  func aWrongAnswerFailsTheRunUntilItIsRight(
    server: TargetServer,
    check: (query: String, expected: String, words: String)
  )
    async throws
  {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.text("-- \(check.query);   -- expect \(check.expected)"))
      for _ in 1...2 {
        let run = try session.cairn("migrate")
        #expect(run.status == 5, "\(run)")
        #expect(run.errors.contains("0001_a.sql:3: error: "), "\(run)")
        #expect(run.errors.contains(check.words), "\(run)")
        #expect(run.errors.contains("next: find out why"), "\(run)")
        #expect(try session.database.record().last == "0001 1/1 open")
      }
    }
  }

  @Test(arguments: TargetServer.available)
  func theNextRunAsksAgainAndRunsNoStatementTwice(server: TargetServer) async throws {
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", Self.text("-- SELECT count(*) FROM a;   -- expect 1"))
      #expect(try session.cairn("migrate").status == 5)
      #expect(try session.cairn("status").status == 4)
      try session.database.execute("INSERT INTO a VALUES (1, 'x', 1);")
      let run = try session.cairn("migrate")
      #expect(run.status == 0, "\(run)")
      #expect(try session.database.record().last == "0001 1/1 applied")
    }
  }
}
