import Foundation
import MigrationFiles
import SQLDialects
import SchemaModel
import Testing

/// A file as the runner reads it.
@Suite struct MigrationScriptTests {
  static let postgres = DialectOptions(.postgres, from: ServerVersion(14)).dialect
  static let mysql = DialectOptions(.mysql, from: ServerVersion(8)).dialect

  static func script(_ text: String, _ dialect: any SQLDialect = postgres, isHandWritten: Bool = false) throws
    -> MigrationScript
  {
    try MigrationScript(Data(text.utf8), dialect: dialect, isHandWritten: isHandWritten, label: "0001_x.sql")
  }

  static let generated = """
    -- ====
    -- Migration: 0001_x.sql    dialect: postgres (14 and later)
    -- Purpose:   try it
    -- Type:      schema, additive
    -- Risk:      LOW. Nothing is dropped,
    --            and nothing waits
    -- ====

    BEGIN;
    SET LOCAL lock_timeout = '2s';

    -- 1/2 t: create. The table is new.
    CREATE TABLE t (a int);
    COMMENT ON TABLE t IS '-- VERIFY ---
    -- 2/2 no step';

    -- 2/2 f: create.
    CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;

    COMMIT;

    -- VERIFY ---------------
    -- SELECT 1
    --   FROM t;   -- expect 1
    -- ROLLBACK -------------
    -- Loses data: t: all rows
    -- BEGIN;
    --
    -- -- 1/1 t: drop.
    -- DROP TABLE t;
    --
    -- COMMIT;

    """

  @Test func aGeneratedFileIsOneTransactionOfItsSteps() throws {
    let script = try Self.script(Self.generated)
    #expect(script.forward.isTransactional)
    #expect(script.forward.preamble.map(\.text) == ["SET LOCAL lock_timeout = '2s'"])
    #expect(script.forward.steps.map(\.statements.count) == [2, 1])
    #expect(script.forward.steps.map(\.title) == ["t: create. The table is new.", "f: create."])
    #expect(script.forward.steps.map(\.line) == [13, 18])
    #expect(script.verifications.map(\.expected) == ["1"])
    #expect(script.verifications.map(\.query.line) == [23])
    #expect(script.header.risk == ["LOW. Nothing is dropped,", "and nothing waits"])
    #expect(script.header.dialect == "postgres (14 and later)")
    guard case .steps(let back, let losses) = script.wayBack else {
      Issue.record("\(script.wayBack)")
      return
    }
    #expect(back.isTransactional && back.steps.map(\.line) == [30])
    #expect(losses == ["t: all rows"])
  }

  @Test func inAHandWrittenFileEachStatementIsAStep() throws {
    let script = try Self.script("SET x = 1;\nINSERT INTO t VALUES (1);\n\nUPDATE t SET a = 2;", isHandWritten: true)
    #expect(!script.forward.isTransactional)
    #expect(script.forward.steps.map(\.isSessionState) == [true, false, false])
    #expect(script.forward.steps.map(\.title) == ["SET x = 1", "INSERT INTO t VALUES (1)", "UPDATE t SET a = 2"])
    #expect(script.wayBack == .absent)
    func wayBack(_ block: String) throws -> WayBack {
      try Self.script("SELECT 1;\n-- ROLLBACK ---\n\(block)", isHandWritten: true).wayBack
    }
    #expect(try wayBack("-- None: nobody knows how") == .none(["nobody knows how"]))
    #expect(try wayBack("-- None: there is nothing to take back.") == .nothing)
  }

  @Test(arguments: [
    ("CREATE TABLE t (id integer DEFAULT 1);\nDROP TABLE u;\nCOMMENT ON TABLE t IS 'x';", true),
    ("/* SET */ create -- SET\n table t (id integer);", true),
    ("SET x = 1;", false), ("SELECT set_config('x', '1', false);", false), ("DO $$ BEGIN END $$;", false),
    ("CREATE TABLE t AS SELECT set_config('x', '1', false);", false), ("CREATE TABLE t AS EXECUTE p;", false),
    ("CREATE TABLE t AS TABLE v;", false), ("CREATE TABLE t (VALUES ROW(1));", false),
    ("CREATE INDEX i ON t (f(a));", false), ("DROP DATABASE d;", false),
    ("CREATE TABLE t (id integer);\n-- VERIFY ---\n-- SELECT 1;   -- expect 1", false),
    ("CREATE TABLE t (id integer);\n-- ROLLBACK ---\n-- SET x = 1;", false),
    ("CREATE TABLE t (id integer);\n-- ROLLBACK ---\n-- DROP TABLE t;", true),
  ])
  func whatKeepsTheSettingsOfItsSession(text: String, keeps: Bool) throws {
    #expect(try Self.script(text, isHandWritten: true).keepsSession == keeps)
  }

  @Test func transactionsOfAHandWrittenFile() throws {
    let whole = try Self.script("BEGIN;\nINSERT INTO t VALUES (1);\nDELETE FROM u;\nCOMMIT;", isHandWritten: true)
    #expect(whole.forward.isTransactional && whole.forward.steps.count == 2)
    let part = try Self.script("DELETE FROM u;\nBEGIN;\nSELECT 1;\nSELECT 2;\nCOMMIT;", isHandWritten: true)
    #expect(!part.forward.isTransactional)
    #expect(part.forward.steps.map(\.statements.count) == [1, 2])
    #expect(part.forward.steps.map(\.isTransaction) == [false, true])
    // DDL is in no transaction there: what stands between BEGIN and COMMIT is one step.
    let mysql = try Self.script("BEGIN;\nSELECT 1;\nSELECT 2;\nCOMMIT;", Self.mysql, isHandWritten: true)
    #expect(!mysql.forward.isTransactional && mysql.forward.steps.map(\.isTransaction) == [true])
  }

  @Test(arguments: [
    ("BEGIN;\nSELECT 1;", 1, "does not end"),
    ("SELECT 1;\nCOMMIT;", 2, "ends no transaction"),
    ("BEGIN ISOLATION LEVEL SERIALIZABLE;\nSELECT 1;\nCOMMIT;", 1, "SET TRANSACTION"),
    ("SELECT 1;\nSTART TRANSACTION READ ONLY;\nSELECT 1;\nCOMMIT;", 2, "more than cairn keeps"),
    ("BEGIN;\nSELECT 1;\nCOMMIT AND CHAIN;", 3, "write COMMIT"),
    ("BEGIN;\nBEGIN;\nCOMMIT;", 2, "inside of another"),
    ("SELECT 1;\nROLLBACK;", 2, "leave it out"),
    ("SELECT 1;\n\nSELECT 'x;", 3, "is not closed"),
    ("SELECT 1;\n/* a /* b */", 2, "does not end"),
    ("SELECT 1;\n\\connect other", 2, "command of psql"),
    ("SELECT 1;\nDO $a$ BEGIN END $b$;", 2, "$a$ opens here"),
    ("SELECT 1;\n-- VERIFY ---\nSELECT 2;", 3, "behind the mark of VERIFY"),
    ("SELECT 1;\n-- VERIFY ---\n-- SELECT 2;", 3, "does not say what it answers"),
  ])
  func whatCannotBeReadNamesItsLine(text: String, line: Int, words: String) throws {
    let error = #expect(throws: MigrationFileError.self) { try Self.script(text, isHandWritten: true) }
    #expect(error?.line == line && error?.message.contains(words) == true, "\(String(describing: error))")
  }

  @Test func bytesThatAreNoTextNameTheirLine() throws {
    for bytes in [[0x61, 0x3B, 0x0A, 0xFF, 0x0A], [0x61, 0x3B, 0x0A, 0x00]] as [[UInt8]] {
      let error = #expect(throws: MigrationFileError.self) {
        try MigrationScript(Data(bytes), dialect: Self.postgres, isHandWritten: true, label: "x")
      }
      #expect(error?.line == 2)
    }
  }

  @Test func delimitersOfMySQL() throws {
    let script = try Self.script(
      """
      # a comment
      CREATE TABLE t (a int); -- another
      DELIMITER //
      CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END//
      DELIMITER ;
      SELECT 'it\\'s; fine', "a;b", `c;d`, 5--1 /* ; */;
      """,
      Self.mysql,
      isHandWritten: true
    )
    #expect(script.forward.steps.map(\.line) == [2, 4, 6])
    #expect(script.forward.steps[1].statements[0].text.hasSuffix("SET NEW.a = 1; END"))
    #expect(script.forward.steps[2].statements[0].text.hasSuffix("5--1 /* ; */"))
  }
}
