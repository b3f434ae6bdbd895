/// Where the server keeps something in mind that nothing shows, or takes one order of two only.
extension MySQLDiffPair {
  private static let log = "CREATE TABLE t (id int PRIMARY KEY, log varchar(100) NOT NULL DEFAULT '');\n"

  private static func logger(_ name: String, _ word: String, _ place: String = "") -> String {
    "CREATE TRIGGER \(name) BEFORE INSERT ON t FOR EACH ROW \(place) SET NEW.log = concat(NEW.log, '\(word)');\n"
  }

  static let firingOrder = [
    MySQLDiffPair(
      "trigger",
      "the first of two changes",
      log + logger("a", "a") + logger("b", "b"),
      log + logger("a", "A") + logger("b", "b")
    ),
    MySQLDiffPair("trigger", "one in front", log + logger("b", "b"), log + logger("a", "a") + logger("b", "b")),
    MySQLDiffPair(
      "trigger",
      "the first has another name",
      log + logger("first_old", "1") + logger("second", "2"),
      log + logger("first_new", "1") + logger("second", "2")
    ),
    MySQLDiffPair(
      "trigger",
      "one of three goes, one changes, one comes between",
      log + logger("a", "a") + logger("b", "b") + logger("c", "c"),
      log + logger("b", "b") + logger("c", "C") + logger("d", "d", "PRECEDES b")
    ),
    MySQLDiffPair(
      "trigger",
      "two that stay change places",
      log + logger("a", "a") + logger("b", "b") + logger("c", "c", "PRECEDES b"),
      log + logger("a", "a") + logger("b", "b", "PRECEDES a") + logger("c", "c", "PRECEDES b")
    ),
    MySQLDiffPair(
      "trigger",
      "in front of one with another mode",
      log + logger("a", "a") + "SET sql_mode = 'ANSI_QUOTES';" + logger("b", "b"),
      log + logger("a", "A") + "SET sql_mode = 'ANSI_QUOTES';" + logger("b", "b")
    ),
  ]

  private static let parent = "CREATE TABLE r (id int PRIMARY KEY);\nINSERT INTO r VALUES (1);\n"

  private static func child(_ elements: String, type: String = "int") -> String {
    "CREATE TABLE q (id int PRIMARY KEY, x \(type), y \(type), \(elements));\nINSERT INTO q VALUES (1, 1, 1);\n"
  }

  static let madeIndexes = [
    MySQLDiffPair(
      "foreign key",
      "without a name, another action",
      parent + child("FOREIGN KEY (x) REFERENCES r (id)"),
      parent + child("FOREIGN KEY (x) REFERENCES r (id) ON DELETE CASCADE")
    ),
    MySQLDiffPair(
      "foreign key",
      "gets a name",
      parent + child("FOREIGN KEY (x) REFERENCES r (id)"),
      parent + child("KEY x (x), CONSTRAINT q_to_r FOREIGN KEY (x) REFERENCES r (id)")
    ),
    MySQLDiffPair(
      "foreign key",
      "names without names change places",
      parent + child("FOREIGN KEY (x) REFERENCES r (id), FOREIGN KEY (y) REFERENCES r (id)"),
      parent + child("FOREIGN KEY (y) REFERENCES r (id), FOREIGN KEY (x) REFERENCES r (id)")
    ),
    MySQLDiffPair(
      "foreign key",
      "another one in front",
      parent + child("FOREIGN KEY (x) REFERENCES r (id)"),
      parent + child("FOREIGN KEY (y) REFERENCES r (id), FOREIGN KEY (x) REFERENCES r (id)")
    ),
    MySQLDiffPair(
      "foreign key",
      "another type on both sides",
      parent + child("FOREIGN KEY (x) REFERENCES r (id)"),
      "CREATE TABLE r (id bigint PRIMARY KEY);\n" + child("FOREIGN KEY (x) REFERENCES r (id)", type: "bigint")
    ),
    MySQLDiffPair(
      "foreign key",
      "two on one column",
      parent
        + child("CONSTRAINT ya FOREIGN KEY (x) REFERENCES q (id), CONSTRAINT yb FOREIGN KEY (x) REFERENCES r (id)"),
      parent
        + child(
          "CONSTRAINT ya FOREIGN KEY (x) REFERENCES q (id) ON DELETE SET NULL, "
            + "CONSTRAINT yb FOREIGN KEY (x) REFERENCES r (id)"
        )
    ),
    MySQLDiffPair(
      "foreign key",
      "a longer index beside its own",
      parent + child("FOREIGN KEY (x) REFERENCES r (id)"),
      parent + child("KEY x (x), KEY xy (x, y), CONSTRAINT q_ibfk_1 FOREIGN KEY (x) REFERENCES r (id)")
    ),
  ]

  private static let pieces = "CREATE TABLE r (id int NOT NULL PRIMARY KEY) PARTITION BY RANGE (id)"

  static let traps = [
    MySQLDiffPair(
      "character set",
      "of a column in a table of another one",
      "CREATE TABLE t (id int, c varchar(100)) DEFAULT CHARSET = latin1; INSERT INTO t VALUES (1, 'x');",
      "CREATE TABLE t (id int, c varchar(100) CHARACTER SET utf8mb4) DEFAULT CHARSET = latin1;"
    ),
    MySQLDiffPair(
      "character set",
      "with a default that fits only one",
      "CREATE TABLE t (id int, c varchar(100) DEFAULT '😀', d char(9) DEFAULT '😀') DEFAULT CHARSET = utf8mb4;",
      "CREATE TABLE t (id int, c varchar(100) DEFAULT 'x', d char(8) DEFAULT 'é') DEFAULT CHARSET = latin1;"
    ),
    MySQLDiffPair(
      "index",
      "full-text, two and a column that counts",
      "CREATE TABLE t (a varchar(20), b text, FULLTEXT KEY fb (b), FULLTEXT KEY fa (a)); INSERT INTO t VALUES ('x', 'y');",
      "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a varchar(20), b text, FULLTEXT KEY fb (b), FULLTEXT KEY fa (a));"
    ),
    MySQLDiffPair(
      "index",
      "full-text, another parser and another one",
      "CREATE TABLE t (id int, a varchar(20), b text, FULLTEXT KEY fb (b) WITH PARSER ngram);",
      "CREATE TABLE t (id int, a varchar(20), b text, FULLTEXT KEY fb (b), FULLTEXT KEY fa (a));"
    ),
    MySQLDiffPair(
      "partition",
      "the last bound",
      "\(pieces) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20)); INSERT INTO r VALUES (1), (11);",
      "\(pieces) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (30)); INSERT INTO r VALUES (1), (11);"
    ),
    MySQLDiffPair(
      "partition",
      "an open end becomes a bound",
      "\(pieces) (PARTITION p0 VALUES LESS THAN (10), PARTITION pm VALUES LESS THAN MAXVALUE); INSERT INTO r VALUES (11);",
      "\(pieces) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (30)); INSERT INTO r VALUES (11);"
    ),
    MySQLDiffPair(
      "default",
      "a date of zeros beside it",
      """
      SET sql_mode = '';
      CREATE TABLE z (id int PRIMARY KEY, d date NOT NULL DEFAULT '0000-00-00',
        ts timestamp NOT NULL DEFAULT '0000-00-00 00:00:00', n int NOT NULL);
      """,
      """
      SET sql_mode = '';
      CREATE TABLE z (id int PRIMARY KEY, d date NOT NULL DEFAULT '0000-00-00',
        ts timestamp NOT NULL DEFAULT '0000-00-00 00:00:00', n bigint NOT NULL, v varchar(300) NOT NULL DEFAULT '');
      """
    ),
    MySQLDiffPair(
      "type",
      "a longer binary",
      "CREATE TABLE t (id int, b binary(4)); INSERT INTO t VALUES (1, 'ab'), (2, 'abcd'), (3, NULL);",
      "CREATE TABLE t (id int, b binary(8)); INSERT INTO t VALUES (1, 'ab'), (2, 'abcd'), (3, NULL);"
    ),
    MySQLDiffPair(
      "column",
      "virtual and invisible, becomes a plain one",
      "CREATE TABLE t (id int, a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL INVISIBLE);",
      "CREATE TABLE t (id int, a int, b int);"
    ),
  ]
}
