import MigrationFiles
import SQLDialects
import TestSupport
import Testing

@testable import MigrationRunner

/// What Cairn says of a statement that runs twice is what MySQL does with it.
@Suite struct RepetitionTests {
  enum Second: Sendable {
    case refused, harmless, doubled
  }

  static let statements: [(String, Second)] = [
    ("ALTER TABLE t ADD INDEX (a)", .doubled), ("ALTER TABLE `t` ADD KEY USING BTREE (a)", .doubled),
    ("ALTER TABLE t ADD INDEX i (a)", .refused), ("ALTER TABLE t ADD KEY `a b` (a)", .refused),
    ("ALTER TABLE t ADD UNIQUE (a)", .doubled), ("ALTER TABLE t ADD UNIQUE KEY u (a)", .refused),
    ("ALTER TABLE t ADD FULLTEXT (words)", .doubled), ("ALTER TABLE t ADD FULLTEXT INDEX f (words)", .refused),
    ("ALTER TABLE t ADD CHECK (a > 0)", .doubled), ("ALTER TABLE t ADD CONSTRAINT CHECK (a > 0)", .doubled),
    ("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)", .refused),
    ("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id)", .doubled),
    ("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)", .refused),
    ("ALTER TABLE t ADD PRIMARY KEY (a)", .refused), ("ALTER TABLE t ADD c integer", .refused),
    ("ALTER TABLE t ADD COLUMN (c integer, d integer)", .refused),
    ("ALTER TABLE t ADD COLUMN c integer, ADD INDEX (a)", .refused),
    ("ALTER TABLE t COMMENT 'x', ADD INDEX (a)", .doubled),
    ("ALTER TABLE t MODIFY a bigint, ALGORITHM=COPY", .harmless), ("ALTER TABLE t CHANGE a a bigint", .harmless),
    ("ALTER TABLE t CHANGE COLUMN a c integer", .refused), ("ALTER TABLE t ALTER a SET DEFAULT 1", .harmless),
    ("ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a", .doubled),
    ("ALTER TABLE t RENAME COLUMN a TO c", .refused), ("ALTER TABLE t RENAME u", .refused),
    ("ALTER TABLE t DROP COLUMN b", .refused), ("ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4", .harmless),
    ("ALTER TABLE parted COALESCE PARTITION 1", .doubled), ("ALTER TABLE parted ADD PARTITION PARTITIONS 2", .doubled),
    ("ALTER TABLE ranged ADD PARTITION (PARTITION r9 VALUES LESS THAN (90))", .refused),
    ("ALTER TABLE ranged EXCHANGE PARTITION r1 WITH TABLE spare", .doubled),
    ("RENAME TABLE t TO u", .refused), ("RENAME TABLE t TO x, p TO t, x TO p", .doubled),
  ]

  private static let tables = """
    CREATE TABLE p (id integer PRIMARY KEY);
    CREATE TABLE t (a integer, b varchar(9), words text);
    CREATE TABLE parted (id integer) PARTITION BY HASH (id) PARTITIONS 6;
    CREATE TABLE ranged (id integer) PARTITION BY RANGE (id) (PARTITION r1 VALUES LESS THAN (10));
    CREATE TABLE spare (id integer);
    INSERT INTO ranged VALUES (1);

    """

  private static func secondEffect(_ statement: String) -> String? {
    MySQLRules().secondEffect(of: ScriptStep(statement, [SQLStatement(statement, line: 1)]))
  }

  @Test(arguments: statements)
  func isKnown(statement: String, second: Second) {
    #expect((Self.secondEffect(statement) != nil) == (second == .doubled))
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil), arguments: statements)
  func isWhatTheServerDoes(statement: String, second: Second) throws {
    try MySQLServer.fromEnvironment?.withDatabase { database in
      func state() throws -> String {
        try database.showCreateTables()
          + database.execute("SELECT id FROM ranged; SELECT 'spare'; SELECT id FROM spare;")
      }
      try database.execute(Self.tables + statement + ";")
      let first = try state()
      let again = try database.attempt(statement + ";")
      switch second {
      case .refused: #expect(again.status != 0)
      case .harmless: #expect(try again.status == 0 && state() == first, "\(again)")
      case .doubled: #expect(try again.status == 0 && state() != first, "\(again)")
      }
      if second == .refused { #expect(try state() == first) }
    }
  }
}
