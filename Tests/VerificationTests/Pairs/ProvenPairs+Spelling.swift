extension ProvenPairs {
  /// MySQL takes names that differ in case for one, and some divisions back in one step.
  static let mysqlSpelling = [
    DiffPair("the case of columns", spelled("id", "a"), spelled("Id", "A")),
    DiffPair(
      "the case of columns, with their types and order",
      "CREATE TABLE t (id int PRIMARY KEY, a int, b int)",
      "CREATE TABLE t (ID int PRIMARY KEY, B int, A bigint NOT NULL DEFAULT 3)"
    ),
    DiffPair(
      "the case of a foreign key",
      "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (a int, KEY k (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES q (id))",
      "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (a int, KEY k (a), CONSTRAINT FK FOREIGN KEY (a) REFERENCES q (id))"
    ),
    DiffPair(
      "the case of keys and checks that change",
      "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (a int, b int, KEY k (a), CONSTRAINT c CHECK (a > 0),"
        + " CONSTRAINT fk FOREIGN KEY (a) REFERENCES q (id))",
      "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (a int, b int, KEY K (a, b), CONSTRAINT C CHECK (a > 5),"
        + " CONSTRAINT FK FOREIGN KEY (a) REFERENCES q (id) ON DELETE CASCADE)"
    ),
    DiffPair(
      "ranges that rotate, and one that ends later",
      ranges(["p1": 10, "p2": 20, "p3": 30]),
      ranges(["p2": 20, "p3": 35, "p4": 40])
    ),
    DiffPair(
      "ranges that end elsewhere, and one more",
      ranges(["p1": 10, "p2": 20, "p3": 30, "p4": 40]),
      ranges(["p1": 12, "p2": 20, "p3": 30, "p4": 41, "p5": 50])
    ),
    DiffPair(
      "ranges of dates that rotate, and one that ends later",
      days(["p1": "2024-01-01", "p2": "2024-02-01", "p3": "2024-03-01"]),
      days(["p2": "2024-02-01", "p3": "2024-03-15", "p4": "2024-04-01"])
    ),
    DiffPair(
      "a column begins to count, and what was computed from it goes",
      counted("int", ", g int GENERATED ALWAYS AS (id + 1), h int GENERATED ALWAYS AS (g + 1) STORED, KEY gk (g)"),
      counted("int AUTO_INCREMENT", "")
    ),
    DiffPair(
      "a column no longer counts, and others are computed from it",
      counted("int AUTO_INCREMENT", ""),
      counted("int", ", g int GENERATED ALWAYS AS (id + 1), h int GENERATED ALWAYS AS (g + 1) STORED, KEY gk (g)")
    ),
    DiffPair(
      "columns that are made again among such as go and come",
      "CREATE TABLE t (k int, u varchar(9), a int, p varchar(9) GENERATED ALWAYS AS (lower(u)) VIRTUAL,"
        + " q int GENERATED ALWAYS AS (length(p)) VIRTUAL, z int)",
      "CREATE TABLE t (k int, u varchar(9), c datetime, d int, p varchar(9), z int, q int GENERATED ALWAYS AS (length(p)) STORED)"
    ),
    DiffPair(
      "what others are computed from is computed in another way",
      "CREATE TABLE t (id int PRIMARY KEY, a int GENERATED ALWAYS AS (id + 1) VIRTUAL,"
        + " g int GENERATED ALWAYS AS (a + 1) STORED, h int GENERATED ALWAYS AS (g + 1) VIRTUAL, z int)",
      "CREATE TABLE t (id int PRIMARY KEY, a int GENERATED ALWAYS AS (id + 2) VIRTUAL,"
        + " g int GENERATED ALWAYS AS (a + 1) STORED, h int GENERATED ALWAYS AS (g + 1) VIRTUAL, z int)"
    ),
    DiffPair(
      "a plain column becomes computed, and what is computed from it stood before it",
      "CREATE TABLE t (id int PRIMARY KEY, g int GENERATED ALWAYS AS (b + 1) VIRTUAL,"
        + " h int GENERATED ALWAYS AS (g + 1) STORED, b int, z int)",
      "CREATE TABLE t (id int PRIMARY KEY, b int GENERATED ALWAYS AS (id * 2) VIRTUAL,"
        + " g int GENERATED ALWAYS AS (b + 1) VIRTUAL, h int GENERATED ALWAYS AS (g + 1) STORED, z int)"
    ),
    DiffPair(
      "columns that move, and one that goes among them",
      "CREATE TABLE t (id int PRIMARY KEY, c1 int NOT NULL, c2 int NOT NULL, c3 int NOT NULL)",
      "CREATE TABLE t (id int PRIMARY KEY, c3 int NOT NULL, c1 int NOT NULL, other int NOT NULL)"
    ),
    DiffPair(
      "a primary key gets a default that is computed",
      "CREATE TABLE t (id binary(16) NOT NULL, n int DEFAULT 1, m int, PRIMARY KEY (id, m))",
      "CREATE TABLE t (id binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid(), 1)), n int DEFAULT (1 + 1),"
        + " m int DEFAULT (1 + 1), PRIMARY KEY (id, m))"
    ),
    DiffPair(
      "constants in parentheses",
      "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(9), c varchar(9) DEFAULT 'c', d date, e int DEFAULT 3)",
      "CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT (NULL), b varchar(9) DEFAULT ('x'), c varchar(9) DEFAULT ('c'),"
        + " d date DEFAULT (DATE'2026-01-01'), e int DEFAULT ((4)))"
    ),
    DiffPair(
      "an event that has something to do at once",
      "CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, d date)",
      "CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, d date); CREATE EVENT e ON SCHEDULE EVERY 1 SECOND"
        + " DO INSERT INTO t (d) VALUES ('2026-01-01');"
    ),
    DiffPair(
      "a foreign key takes the name of an index",
      referencing("KEY k (a)"),
      referencing("CONSTRAINT k FOREIGN KEY (a) REFERENCES q (id)")
    ),
    DiffPair(
      "a foreign key takes the name of an index on another column",
      referencing("KEY k (b), UNIQUE KEY u (a)"),
      referencing("CONSTRAINT k FOREIGN KEY (a) REFERENCES q (id), CONSTRAINT u FOREIGN KEY (b) REFERENCES q (id)")
    ),
    DiffPair(
      "the index of a foreign key is another one's",
      referencing("KEY k (a), CONSTRAINT k FOREIGN KEY (a) REFERENCES q (id)"),
      referencing("KEY k (a), CONSTRAINT l FOREIGN KEY (a) REFERENCES q (id) ON DELETE CASCADE")
    ),
    DiffPair(
      "a foreign key to a table that goes",
      "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (a int, b int NOT NULL, CONSTRAINT f1 FOREIGN KEY (a)"
        + " REFERENCES q (id), CONSTRAINT f2 FOREIGN KEY (b) REFERENCES q (id))",
      "CREATE TABLE t (a int, b int NOT NULL)"
    ),
  ]

  private static func spelled(_ id: String, _ a: String) -> String {
    """
    CREATE TABLE p (Pid int PRIMARY KEY);
    CREATE TABLE t (\(id) int PRIMARY KEY, \(a) int, g int GENERATED ALWAYS AS (\(a) + 1) STORED, KEY k (\(a)),
      CONSTRAINT ck CHECK (\(a) > 0), CONSTRAINT fk FOREIGN KEY (\(a)) REFERENCES p (Pid));
    CREATE TABLE u (x int, CONSTRAINT ufk FOREIGN KEY (x) REFERENCES t (\(id)));
    CREATE VIEW v AS SELECT \(a) FROM t; CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.\(a) = 1;
    """
  }

  private static func referencing(_ elements: String) -> String {
    "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, a int, b int, \(elements));"
  }

  private static func counted(_ type: String, _ computed: String) -> String {
    """
    CREATE TABLE t (id \(type) PRIMARY KEY\(computed), a int);
    CREATE TABLE u (x int, CONSTRAINT ufk FOREIGN KEY (x) REFERENCES t (id));
    """
  }

  private static func ranges(_ bounds: KeyValuePairs<String, Int>) -> String {
    let partitions = bounds.map { "PARTITION \($0.key) VALUES LESS THAN (\($0.value))" }
    return "CREATE TABLE t (id int PRIMARY KEY) PARTITION BY RANGE (id) (\(partitions.joined(separator: ", ")))"
  }

  private static func days(_ bounds: KeyValuePairs<String, String>) -> String {
    let partitions = bounds.map { "PARTITION \($0.key) VALUES LESS THAN ('\($0.value)')" }
    return "CREATE TABLE t (d date PRIMARY KEY) PARTITION BY RANGE COLUMNS (d) (\(partitions.joined(separator: ", ")))"
  }
}
