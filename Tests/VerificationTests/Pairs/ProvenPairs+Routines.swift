extension ProvenPairs {
  /// What routines speak of, and what calls them.
  static let postgresRoutines =
    [
      DiffPair(
        "a view over a function whose parameter is called as the view",
        "CREATE TABLE z (id int);",
        """
        CREATE TABLE t (id int PRIMARY KEY, val numeric);
        CREATE FUNCTION f(v numeric) RETURNS numeric LANGUAGE sql AS 'SELECT v * 2';
        CREATE VIEW v AS SELECT id, f(val) AS doubled FROM t; CREATE MATERIALIZED VIEW mv AS SELECT * FROM v;
        """
      ),
      DiffPair(
        "a function that names in a comment who calls it",
        "CREATE TABLE z (id int);",
        "CREATE FUNCTION aa() RETURNS int LANGUAGE sql AS 'SELECT 2 /* for bb */';"
          + "CREATE FUNCTION bb() RETURNS int LANGUAGE sql AS 'SELECT aa()';"
      ),
      DiffPair(
        "functions that call each other",
        "CREATE TABLE z (id int);",
        """
        CREATE FUNCTION a1(n int) RETURNS int LANGUAGE sql AS 'SELECT n';
        CREATE FUNCTION b1(n int) RETURNS int LANGUAGE sql AS 'SELECT a1(n)';
        CREATE OR REPLACE FUNCTION a1(n int) RETURNS int LANGUAGE sql AS 'SELECT b1(n)'; CREATE VIEW bv AS SELECT a1(2) AS x;
        """
      ),
      DiffPair(
        "default rights in a namespace",
        "CREATE TABLE z (id int);",
        """
        CREATE SCHEMA s; ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO app_reader;
        ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT USAGE ON TYPES TO app_reader WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        """
      ),
      DiffPair(
        "a partition that takes another name beside another key",
        parts("t1") + "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id);",
        parts("u1") + "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id, a);"
      ),
      DiffPair(
        "a foreign key to a table that goes",
        "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (a int REFERENCES q, b int NOT NULL REFERENCES q);",
        "CREATE TABLE t (a int, b int NOT NULL);"
      ),
      DiffPair(
        "NOT NULL for a check of the name that it takes",
        "CREATE TABLE t (id int, a text, CONSTRAINT t_a_not_null CHECK (a IS NOT NULL));",
        "CREATE TABLE t (id int, a text NOT NULL);"
      ),
    ] + newCallers

  /// What a text is tied to, the server knows, and of what was imported the text alone.
  static let routinesInUse = [
    DiffPair(
      "the type of a column that a parsed body reads",
      parsing("a int", "a") + "CREATE VIEW v AS SELECT f() AS x;",
      parsing("a bigint", "a") + "CREATE VIEW v AS SELECT f() AS x;"
    ),
    DiffPair("a column that a parsed body reads", parsing("a int", "a"), parsing("b int", "id")),
    DiffPair(
      "the result of a function that a trigger's condition calls",
      conditional("integer"),
      conditional("bigint")
    ),
  ]

  /// Back, the function would have to go under what calls it: that is refused by name.
  private static let newCallers = [
    DiffPair(
      "the result of a function that tables begin to call",
      hundred("integer") + "CREATE TABLE s (id int PRIMARY KEY, n int DEFAULT 0, CONSTRAINT ck CHECK (n > 0));",
      hundred("bigint")
        + "CREATE TABLE s (id int PRIMARY KEY, n int DEFAULT m(), CONSTRAINT ck CHECK (n > 0 AND n <= m()));"
        + "CREATE INDEX i ON s ((n * m())); CREATE TABLE r (id int DEFAULT m());"
    ),
    DiffPair(
      "the names of a function's arguments that an index begins to call",
      "CREATE FUNCTION n(code text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(code)'; CREATE TABLE s (p text);",
      "CREATE FUNCTION n(word text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(word)'; CREATE TABLE s (p text);"
        + "CREATE INDEX i ON s (n(p));"
    ),
  ]

  private static func hundred(_ type: String) -> String {
    "CREATE FUNCTION m() RETURNS \(type) LANGUAGE sql IMMUTABLE AS 'SELECT 100';\n"
  }

  private static func parsing(_ column: String, _ read: String) -> String {
    """
    CREATE TABLE t (id int PRIMARY KEY, \(column));
    CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE \(read) > 0; END;

    """
  }

  private static func parts(_ name: String) -> String {
    """
    CREATE TABLE t (id int NOT NULL, a int NOT NULL) PARTITION BY HASH (id);
    CREATE TABLE \(name) PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
    CREATE TABLE t2 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1);

    """
  }

  private static func conditional(_ type: String) -> String {
    """
    CREATE FUNCTION m() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE FUNCTION th() RETURNS \(type) LANGUAGE sql IMMUTABLE AS 'SELECT 10'; CREATE TABLE t (id int, n int);
    CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.n > th()) EXECUTE FUNCTION m();
    """
  }
}
