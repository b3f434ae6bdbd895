/// Two states of a database, by hand-written DDL.
struct MySQLDiffPair: Sendable {
  var category: String
  var name: String
  var old: String
  var new: String

  init(_ category: String, _ name: String, _ old: String, _ new: String) {
    (self.category, self.name, self.old, self.new) = (category, name, old, new)
  }

  /// The table of section 6 of the facts, with rows, and what one ALTER TABLE makes of it.
  static func altering(_ category: String, _ name: String, _ clauses: String) -> MySQLDiffPair {
    MySQLDiffPair(category, name, base, "\(base)\nALTER TABLE t \(clauses);")
  }

  /// From the new state to the old one.
  var reversed: MySQLDiffPair { MySQLDiffPair(category, "\(name), back", new, old) }

  static let all =
    columns + types + defaults + enums + keys + constraints + tables + partitions + objects + firingOrder + madeIndexes
    + traps

  private static let base = """
    CREATE TABLE p (id int PRIMARY KEY, x int, UNIQUE KEY px (x));
    CREATE TABLE t (
      id int NOT NULL AUTO_INCREMENT, a int NOT NULL DEFAULT 1, n int, d decimal(10,2), v50 varchar(50),
      v200 varchar(200), l1 varchar(50) CHARACTER SET latin1, u3 varchar(50) CHARACTER SET utf8mb3, c10 char(10), tx text,
      tb tinyint, dt datetime, b bit(4), e enum('a','b'), st set('a','b'), j json, p_id int, p2 int,
      g_v int GENERATED ALWAYS AS (a + 1) VIRTUAL, g_s int GENERATED ALWAYS AS (a + 2) STORED,
      PRIMARY KEY (id), KEY iv (v50), UNIQUE KEY un (n), KEY ip (p_id), KEY il (l1),
      CONSTRAINT ck CHECK (a > 0), CONSTRAINT fkp FOREIGN KEY (p_id) REFERENCES p (id)
    );
    INSERT INTO p VALUES (1, 1);
    INSERT INTO t (a, n, d, v50, v200, l1, u3, c10, tx, tb, dt, b, e, st, j, p_id, p2) VALUES
      (1, 1, 1, 'x', 'x', 'x', 'x', 'x', 'x', 1, '2024-01-01', 1, 'a', 'a', '{}', 1, 1),
      (2, 2, 2, 'y', 'y', 'y', 'y', 'y', 'y', 1, '2024-01-01', 2, 'a', 'a', '{}', 1, 1);
    """
}
