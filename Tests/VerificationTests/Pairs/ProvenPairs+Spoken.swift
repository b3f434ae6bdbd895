/// What is said in statements of its own of what goes and comes back: rights, comments, statistics.
extension ProvenPairs {
  static let postgresSpoken: [DiffPair] = [
    DiffPair(
      "a function that nobody may call changes its result",
      "CREATE TABLE t (id int);\nCREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n" + closed,
      "CREATE TABLE t (id int);\nCREATE FUNCTION f(x int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';\n" + closed
        + "CREATE INDEX t_id ON t (id);"
    ),
    DiffPair(
      "arguments that get a value of their own, under a view and rights",
      "CREATE TABLE t (id int);\nCREATE FUNCTION f(x int, y int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
        + "REVOKE ALL ON FUNCTION f FROM PUBLIC; CREATE VIEW v AS SELECT f(id, id) FROM t; COMMENT ON FUNCTION f IS 'it';",
      "CREATE TABLE t (id int);\nCREATE FUNCTION f(x int, y int DEFAULT 7) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
        + "REVOKE ALL ON FUNCTION f FROM PUBLIC; CREATE VIEW v AS SELECT f(id, id) FROM t; COMMENT ON FUNCTION f IS 'it';"
    ),
    DiffPair(
      "a function with other arguments, under a column's default",
      "CREATE FUNCTION f(x int, y int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1';\nCREATE TABLE t (id int DEFAULT f(1));",
      "CREATE FUNCTION f(x int, y text DEFAULT '') RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
        + "CREATE TABLE t (id int DEFAULT f(1));"
    ),
    DiffPair(
      "an enumeration for a composite type of that name",
      "CREATE TYPE c AS (x int);",
      "CREATE TYPE c AS ENUM ('x');"
    ),
    DiffPair("a domain for a range of that name", "CREATE TYPE c AS RANGE (subtype = int);", "CREATE DOMAIN c AS int;"),
    DiffPair(
      "a conversion",
      "CREATE TABLE t (id int);",
      "CREATE TABLE t (id int); CREATE CONVERSION cc FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;"
    ),
    DiffPair(
      "what a dump makes and says to psql all the same",
      "\\restrict abc\nCREATE SCHEMA public;\nCREATE TABLE t (id int);\n\\unrestrict abc\n",
      "\\restrict abc\nCREATE OR REPLACE PROCEDURAL LANGUAGE plpgsql;\nCREATE EXTENSION plpgsql;\n"
        + "CREATE TABLE t (id int, a int);\n\\unrestrict abc\n"
    ),
    DiffPair(
      "parsers, templates and languages",
      "CREATE TABLE t (id int);",
      """
      CREATE TABLE t (id int);
      CREATE TEXT SEARCH PARSER tp (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
      CREATE TEXT SEARCH CONFIGURATION tc (PARSER = tp);
      CREATE TEXT SEARCH TEMPLATE tt (LEXIZE = dsimple_lexize, INIT = dsimple_init);
      CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = tt); COMMENT ON TEXT SEARCH TEMPLATE tt IS 'it';
      CREATE TRUSTED LANGUAGE plx HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
      CREATE FUNCTION f() RETURNS int LANGUAGE plx AS 'BEGIN RETURN 1; END';
      """
    ),
    DiffPair(
      "a function with a parsed body that nobody may call changes its result",
      "CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql RETURN 1;\n" + closed,
      "CREATE FUNCTION f(x int) RETURNS bigint LANGUAGE sql RETURN 1::bigint;\n" + closed
    ),
    DiffPair(
      "views and functions that default rights would open",
      defaults + "CREATE TABLE t (id int, a int);\n" + shut,
      defaults + "CREATE TABLE t (id int, a bigint);\n" + shut
    ),
    DiffPair(
      "comments on constraints that change",
      """
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int, CONSTRAINT k PRIMARY KEY (a), CONSTRAINT u UNIQUE (b),
        CONSTRAINT ck CHECK (c > 0), CONSTRAINT fk FOREIGN KEY (c) REFERENCES p);
      CREATE DOMAIN d AS int CONSTRAINT dc CHECK (VALUE > 0);

      """ + comments,
      """
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int, CONSTRAINT k PRIMARY KEY (a, b),
        CONSTRAINT u UNIQUE (b) INCLUDE (a), CONSTRAINT ck CHECK (c > -5),
        CONSTRAINT fk FOREIGN KEY (c) REFERENCES p ON DELETE CASCADE);
      CREATE DOMAIN d AS int CONSTRAINT dc CHECK (VALUE > -1);

      """ + comments
    ),
    DiffPair(
      "what hangs on a computed column",
      "CREATE TABLE t (id int, a int, g int GENERATED ALWAYS AS (a + 1) STORED NOT NULL, CONSTRAINT gu UNIQUE (g));\n"
        + onComputed,
      "CREATE TABLE t (id int, a int, g int GENERATED ALWAYS AS (a + 2) STORED NOT NULL, CONSTRAINT gu UNIQUE (g));\n"
        + onComputed
    ),
    DiffPair(
      "an extension moves, and a column of its type goes",
      "CREATE SCHEMA ext; CREATE EXTENSION citext; CREATE TABLE t (id int, a citext);",
      "CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE TABLE t (id int, b ext.citext);"
    ),
    DiffPair("an index comes to a tree of partitions", tree, tree + "CREATE INDEX i ON ev (id);"),
    DiffPair(
      "a key comes to a tree of partitions",
      tree,
      tree + "ALTER TABLE ev ADD CONSTRAINT u UNIQUE (id, r, at);"
    ),
    DiffPair("an index comes to a branch", tree, tree + "CREATE INDEX i ON ev_eu (id);"),
  ]

  private static let closed = "REVOKE ALL ON FUNCTION f(int) FROM PUBLIC;\n"

  private static let defaults = """
    ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO app_reader;
    ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO app_reader;

    """

  private static let shut = """
    CREATE VIEW v AS SELECT a FROM t; REVOKE INSERT ON v FROM app_reader;
    CREATE MATERIALIZED VIEW mv AS SELECT a AS found FROM t; REVOKE ALL ON mv FROM app_reader;
    CREATE FUNCTION f(x v) RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON FUNCTION f(v) FROM PUBLIC, app_reader;
    """

  private static let comments = """
    COMMENT ON CONSTRAINT k ON t IS 'k'; COMMENT ON INDEX k IS 'ki'; COMMENT ON CONSTRAINT u ON t IS 'u';
    COMMENT ON CONSTRAINT ck ON t IS 'ck'; COMMENT ON CONSTRAINT fk ON t IS 'fk';
    COMMENT ON CONSTRAINT dc ON DOMAIN d IS 'dc';
    """

  private static let onComputed = """
    ALTER TABLE t ALTER g SET STATISTICS 99, ALTER g SET (n_distinct = 5); GRANT SELECT (g) ON t TO app_reader;
    CREATE STATISTICS st ON a, g FROM t; COMMENT ON STATISTICS st IS 'x'; COMMENT ON CONSTRAINT gu ON t IS 'gu';
    ALTER TABLE t REPLICA IDENTITY USING INDEX gu; ALTER TABLE t CLUSTER ON gu;
    """

  private static let tree = """
    CREATE TABLE ev (id int, r text, at date) PARTITION BY LIST (r);
    CREATE TABLE ev_eu PARTITION OF ev FOR VALUES IN ('eu') PARTITION BY RANGE (at);
    CREATE TABLE ev_eu_25 PARTITION OF ev_eu FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    CREATE TABLE ev_us PARTITION OF ev FOR VALUES IN ('us');

    """
}
