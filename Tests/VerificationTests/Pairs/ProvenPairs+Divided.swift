/// What the server makes of its own accord: constraints for the partitions of a table that is referenced, arrays of types.
extension ProvenPairs {
  static let postgresDivided = [
    DiffPair(
      "a key of a divided table to itself takes another name",
      tree + "ALTER TABLE t ADD CONSTRAINT one FOREIGN KEY (a) REFERENCES t;",
      tree + "ALTER TABLE t ADD CONSTRAINT two FOREIGN KEY (a) REFERENCES t;"
    ),
    DiffPair(
      "a key to a divided table takes another name",
      tree + "CREATE TABLE u (id int REFERENCES t);",
      tree + "CREATE TABLE u (id int CONSTRAINT two REFERENCES t);"
    ),
    DiffPair(
      "a key goes, and the server gives its name to what it makes for another",
      tree + "CREATE TABLE o (a int PRIMARY KEY); CREATE TABLE u (a int REFERENCES o);",
      tree + "CREATE TABLE o (a int PRIMARY KEY); CREATE TABLE u (a int CONSTRAINT last REFERENCES t);"
    ),
    DiffPair(
      "a key of a divided table goes, and the server gives its name to what it makes for another",
      tree + "ALTER TABLE t ADD UNIQUE (id, b), ADD FOREIGN KEY (a, b) REFERENCES t (id, b);",
      tree
        + "ALTER TABLE t ADD UNIQUE (id, b), ADD CONSTRAINT last FOREIGN KEY (a, b) REFERENCES t (id, b) ON DELETE CASCADE;"
    ),
    DiffPair(
      "a domain gets a check, and a column of its arrays",
      "CREATE DOMAIN d AS int; CREATE TABLE t (id int PRIMARY KEY, a d);",
      "CREATE DOMAIN d AS int CHECK (VALUE > -1); CREATE TABLE t (id int PRIMARY KEY, a d, b d[]);"
    ),
    DiffPair(
      "a domain gets another check, and a table of its arrays",
      "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > -1);",
      "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > -2); CREATE TABLE t (id int PRIMARY KEY, b d[]);"
    ),
    DiffPair(
      "a column under an index of a divided table that has a comment",
      "CREATE TABLE t (a text, b int) PARTITION BY LIST (b); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1, 2);"
        + "CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'it';",
      "CREATE TABLE t (a varchar(20), b int) PARTITION BY LIST (b); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1, 2);"
        + "CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'it';"
    ),
    DiffPair(
      "partitions take other rows, and a key to them comes",
      ranges(to: "(1000)", "('m')") + "CREATE TABLE u (a bigint NOT NULL, b text NOT NULL, n bigint NOT NULL);",
      ranges(to: "(2000)", "('z')")
        + "CREATE TABLE u (a bigint NOT NULL REFERENCES t, b text NOT NULL REFERENCES s,"
        + " n bigint GENERATED ALWAYS AS IDENTITY);"
    ),
    DiffPair(
      "partitions whose rows a key references take other rows",
      ranges(to: "(1000)", "('m')")
        + "CREATE TABLE u (id int PRIMARY KEY, a bigint REFERENCES t, b text REFERENCES s);",
      ranges(to: "(2000)", "('z')") + "CREATE TABLE u (id int PRIMARY KEY, a bigint REFERENCES t, b text REFERENCES s);"
    ),
    DiffPair(
      "partitions whose rows a key references take those of one that goes",
      labels(["a": "'a', 'b'", "c": "'c'", "d": "'d'"]),
      labels(["a": "'a', 'b', 'd'", "c": "'c', 'e'"])
    ),
    DiffPair(
      "a column that referenced keys include takes another type",
      including("varchar(10)", "('a', 'b')"),
      including("text", "('b', 'a', 'c')")
    ),
    DiffPair(
      "rights of the server's own roles on what has types of its own",
      "CREATE TABLE t (id int);",
      "CREATE TABLE t (id int); CREATE DOMAIN d AS text; CREATE TYPE m AS ENUM ('a'); CREATE SCHEMA s; CREATE TYPE s.e AS"
        + " ENUM ('b'); CREATE FUNCTION f(x d, y m[], OUT z s.e) LANGUAGE sql AS 'SELECT null::s.e';"
        + "REVOKE ALL ON FUNCTION f FROM PUBLIC; GRANT EXECUTE ON FUNCTION f(d, m[]) TO pg_monitor;"
    ),
  ]

  private static let tree = """
    CREATE TABLE t (id int PRIMARY KEY, a int, b int) PARTITION BY HASH (id);
    CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
    CREATE TABLE t2 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1);

    """

  private static func ranges(to number: String, _ text: String) -> String {
    """
    CREATE TABLE t (a bigint PRIMARY KEY) PARTITION BY RANGE (a);
    CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO \(number);
    CREATE TABLE t3 PARTITION OF t FOR VALUES FROM (3000) TO (4000);
    CREATE TABLE s (a text PRIMARY KEY) PARTITION BY RANGE (a);
    CREATE TABLE s1 PARTITION OF s FOR VALUES FROM ('') TO \(text);

    """
  }

  private static func labels(_ partitions: KeyValuePairs<String, String>) -> String {
    "CREATE TABLE p (id text PRIMARY KEY, n int) PARTITION BY LIST (id);"
      + partitions.map { "CREATE TABLE p_\($0.key) PARTITION OF p FOR VALUES IN (\($0.value));" }.joined()
      + "CREATE TABLE u (id int PRIMARY KEY, p text CONSTRAINT up REFERENCES p);"
  }

  private static func including(_ type: String, _ labels: String) -> String {
    """
    CREATE TYPE e AS ENUM \(labels);
    CREATE TABLE t (id int, a \(type), m e, b int, c int, CONSTRAINT k UNIQUE (id) INCLUDE (a), f int REFERENCES t (id));
    CREATE UNIQUE INDEX i ON t (b) INCLUDE (a);
    CREATE UNIQUE INDEX j ON t (c) INCLUDE (m);
    CREATE TABLE u (b int REFERENCES t (b), c int REFERENCES t (c));

    """
  }
}
