extension ProvenPairs {
  static let postgres: [DiffPair] =
    columnProperties.flatMap { name, text in
      [
        DiffPair(name, postgresTable + text, postgresTable),
        DiffPair(
          "\(name), and the column goes",
          postgresTable + text,
          "CREATE TABLE t (id int PRIMARY KEY, a text, b int)"
        ),
        DiffPair("\(name), and the table goes", postgresTable + text, "CREATE TABLE other (id int)"),
      ]
    }
    + postgresAdditions.flatMap { name, text in
      [
        DiffPair(name, postgresObjects + text, postgresObjects),
        DiffPair("\(name), and everything goes", postgresObjects + text, "CREATE TABLE other (id int)"),
      ]
    }

  private static let postgresTable = "CREATE TABLE t (id int PRIMARY KEY, a text, b int, c text);\n"

  private static let postgresObjects =
    postgresTable + """
      ALTER TABLE t ADD CONSTRAINT t_b_check CHECK (b > 0);
      CREATE INDEX t_a ON t (a);
      CREATE VIEW v AS SELECT id, a FROM t;
      CREATE MATERIALIZED VIEW mv AS SELECT id, b FROM t;
      CREATE INDEX mv_b ON mv (b);

      """

  private static let columnProperties = [
    ("stats", "ALTER TABLE t ALTER COLUMN c SET STATISTICS 500;"),
    ("storage", "ALTER TABLE t ALTER COLUMN c SET STORAGE EXTERNAL;"),
    ("options", "ALTER TABLE t ALTER COLUMN c SET (n_distinct = 5);"),
    ("compression", "ALTER TABLE t ALTER COLUMN c SET COMPRESSION pglz;"),
  ]

  private static let postgresAdditions = [
    ("constraint", "COMMENT ON CONSTRAINT t_b_check ON t IS 'x';"),
    ("pk", "COMMENT ON CONSTRAINT t_pkey ON t IS 'x';"),
    ("index", "COMMENT ON INDEX t_a IS 'x';"),
    ("pkindex", "COMMENT ON INDEX t_pkey IS 'x';"),
    ("viewcol", "COMMENT ON COLUMN v.a IS 'x';"),
    ("mvcol", "COMMENT ON COLUMN mv.b IS 'x';"),
    ("mvindex", "COMMENT ON INDEX mv_b IS 'x';"),
    ("viewdefault", "ALTER VIEW v ALTER COLUMN a SET DEFAULT 'q';"),
    (
      "replica",
      "CREATE UNIQUE INDEX t_u ON t (id, b); ALTER TABLE t ALTER COLUMN b SET NOT NULL; ALTER TABLE t REPLICA IDENTITY USING INDEX t_u;"
    ),
    ("cluster", "ALTER TABLE t CLUSTER ON t_a;"),
    ("mvopts", "ALTER MATERIALIZED VIEW mv SET (fillfactor = 70);"),
    ("exprstats", "CREATE INDEX t_e ON t (lower(a)); ALTER INDEX t_e ALTER COLUMN 1 SET STATISTICS 300;"),
    ("extstats", "CREATE STATISTICS st (dependencies) ON a, b FROM t; COMMENT ON STATISTICS st IS 'x';"),
    ("rule", "CREATE RULE r AS ON INSERT TO t WHERE NEW.b < 0 DO INSTEAD NOTHING; COMMENT ON RULE r ON t IS 'x';"),
    (
      "policy",
      "ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (b > 0); COMMENT ON POLICY p ON t IS 'x';"
    ),
    (
      "trigger",
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$; CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f(); COMMENT ON TRIGGER g ON t IS 'x'; ALTER TABLE t DISABLE TRIGGER g;"
    ),
    (
      "ctrigger",
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$; CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();"
    ),
    (
      "domain",
      "CREATE DOMAIN d AS int CONSTRAINT dc CHECK (VALUE > 0); COMMENT ON CONSTRAINT dc ON DOMAIN d IS 'x'; ALTER TABLE t ADD COLUMN z d;"
    ),
    ("enum", "CREATE TYPE e AS ENUM ('a','b'); COMMENT ON TYPE e IS 'x'; ALTER TABLE t ADD COLUMN z e DEFAULT 'a';"),
    (
      "composite",
      "CREATE TYPE k AS (x int, y text); COMMENT ON TYPE k IS 'x'; COMMENT ON COLUMN k.x IS 'y'; ALTER TABLE t ADD COLUMN z k;"
    ),
    (
      "seq",
      "CREATE SEQUENCE s; COMMENT ON SEQUENCE s IS 'x'; ALTER TABLE t ADD COLUMN z int DEFAULT nextval('s'); ALTER SEQUENCE s OWNED BY t.z;"
    ),
    ("unlogged", "ALTER TABLE t SET UNLOGGED;"),
    ("params", "ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = false);"),
    (
      "fk",
      "CREATE TABLE o (id int PRIMARY KEY, t int CONSTRAINT o_t_fkey REFERENCES t ON DELETE SET NULL DEFERRABLE); COMMENT ON CONSTRAINT o_t_fkey ON o IS 'x';"
    ),
    (
      "excl",
      "ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (int4range(b, b, '[]') WITH &&) WHERE (b > 100); COMMENT ON CONSTRAINT ex ON t IS 'x';"
    ),
    (
      "func",
      "CREATE FUNCTION h(x int) RETURNS int LANGUAGE sql AS 'SELECT 1'; COMMENT ON FUNCTION h(int) IS 'x'; CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1'; COMMENT ON PROCEDURE pr() IS 'x'; CREATE AGGREGATE ag(int) (SFUNC = int4pl, STYPE = int); COMMENT ON AGGREGATE ag(int) IS 'y';"
    ),
    ("notnull", "ALTER TABLE t ALTER COLUMN b SET NOT NULL;"),
    (
      "gen",
      "ALTER TABLE t ADD COLUMN z int GENERATED ALWAYS AS (b + 1) STORED; COMMENT ON COLUMN t.z IS 'x'; CREATE INDEX t_z ON t (z);"
    ),
    ("ident", "ALTER TABLE t ADD COLUMN z int GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 3);"),
    (
      "grant",
      "GRANT SELECT (a, b), UPDATE (c) ON t TO app_reader; GRANT ALL ON t TO app_writer; GRANT INSERT ON t TO app_reader WITH GRANT OPTION;"
    ),
    (
      "schema",
      "CREATE SCHEMA app; COMMENT ON SCHEMA app IS 'x'; CREATE TABLE app.z (id int PRIMARY KEY REFERENCES t); GRANT USAGE ON SCHEMA app TO app_reader;"
    ),
  ]

  static let postgresForms: [DiffPair] = otherForms + postgresSpoken + postgresDivided + postgresRoutines

  /// What has a form on one side and is kept as text on the other, and rows that a change asks something of.
  private static let otherForms = [
    DiffPair(
      "a trigger that never fires",
      trigger + "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();",
      trigger
        + "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE t DISABLE TRIGGER g;"
    ),
    DiffPair(
      "a check that heirs do not have",
      "CREATE TABLE t (a int CONSTRAINT t_a CHECK (a > 3));",
      "CREATE TABLE t (a int CONSTRAINT t_a CHECK (a > 3) NO INHERIT);"
    ),
    DiffPair(
      "rights with and without the option to grant them",
      postgresTable + "GRANT SELECT, INSERT, UPDATE, DELETE ON t TO app_user;",
      postgresTable + "GRANT SELECT ON t TO app_user WITH GRANT OPTION; GRANT INSERT ON t TO app_user;"
    ),
    DiffPair(
      "a function whose result has rows of a table",
      "CREATE TABLE k (id int);",
      postgresTable + "CREATE FUNCTION f() RETURNS TABLE (r t) LANGUAGE plpgsql AS 'BEGIN RETURN; END';"
    ),
    DiffPair(
      "a part's index that becomes a key",
      parts + "CREATE UNIQUE INDEX t1_key ON t1 (a, id);",
      parts + "ALTER TABLE t1 ADD CONSTRAINT t1_key UNIQUE (a, id);"
    ),
    DiffPair(
      "a part's index that becomes a primary key, and the whole takes NULL",
      "CREATE TABLE t (a text NOT NULL, id int) PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('x'); "
        + "CREATE UNIQUE INDEX t1_key ON t1 (a, id);",
      parts + "ALTER TABLE t1 ADD CONSTRAINT t1_key PRIMARY KEY (a, id);"
    ),
    DiffPair(
      "an index that the parts do not have becomes the key of the whole",
      parts + "CREATE UNIQUE INDEX t_key ON ONLY t (a, id); ALTER TABLE t1 ADD CONSTRAINT t1_key UNIQUE (a, id);",
      parts + "ALTER TABLE t ADD CONSTRAINT t_key UNIQUE (a, id);"
    ),
    DiffPair(
      "an index of that name comes to a divided table",
      "CREATE TABLE p (a text, id int); CREATE UNIQUE INDEX k ON p (a, id);\n" + parts,
      "CREATE TABLE p (a text, id int);\n" + parts + "CREATE UNIQUE INDEX k ON t (a, id);"
    ),
    DiffPair(
      "an index of a divided table for its primary key of that name",
      parts + "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a, id);",
      parts + "CREATE INDEX k ON t (a, id);"
    ),
    DiffPair(
      "an heir that changes",
      heir + "CREATE TABLE u (x int) INHERITS (t);",
      heir + "CREATE TABLE u () INHERITS (t);"
    ),
    DiffPair(
      "a table that becomes an heir",
      heir + "CREATE TABLE u (id int, a text);",
      heir + "CREATE TABLE u () INHERITS (t);"
    ),
    DiffPair("an heir goes", heir + "CREATE TABLE u (x int) INHERITS (t);", heir),
    DiffPair("a domain over the rows of a new table", "CREATE TABLE k (id int);", heir + "CREATE DOMAIN d AS t;"),
    DiffPair(
      "columns that must have a value go",
      """
      CREATE TYPE e AS ENUM ('x', 'y'); CREATE DOMAIN d AS text;
      CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, b int NOT NULL, c boolean NOT NULL, d date NOT NULL,
        e e NOT NULL, f uuid NOT NULL UNIQUE, g jsonb NOT NULL, h int[] NOT NULL, i d NOT NULL, j numeric(9, 2) NOT NULL,
        k timestamptz NOT NULL, l time NOT NULL, m interval NOT NULL, n bytea NOT NULL, o inet NOT NULL, p char(3) NOT NULL,
        q tsvector NOT NULL, r cidr NOT NULL, s double precision NOT NULL, t varchar(5) NOT NULL, u timestamp NOT NULL);
      """,
      "CREATE TYPE e AS ENUM ('x', 'y'); CREATE DOMAIN d AS text; CREATE TABLE t (id int PRIMARY KEY)"
    ),
    DiffPair(
      "checks, keys and labels that rows have to obey",
      """
      CREATE TYPE e AS ENUM ('x', 'y', 'z');
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE t (id int, a int, b text, c e, d text, p int);
      """,
      """
      CREATE TYPE e AS ENUM ('x'); CREATE TYPE f AS ENUM ('q');
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL CHECK (a > 100 AND a < 105), b text UNIQUE CHECK (b IN ('k', 'l')),
        c e, d f, p int REFERENCES p);
      """
    ),
  ]

  private static let parts =
    "CREATE TABLE t (a text, id int) PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('x');\n"

  private static let heir = "CREATE TABLE t (id int, a text);\n"

  private static let trigger =
    postgresTable + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
}
