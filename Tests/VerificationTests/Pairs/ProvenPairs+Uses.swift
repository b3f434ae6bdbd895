/// Columns that change or go under what the server ties to them.
extension ProvenPairs {
  static let postgresUses = routinesInUse + ownUses

  private static let ownUses = [
    DiffPair(
      "a column that a policy compares with another table's",
      tenants + "CREATE TABLE t (id int PRIMARY KEY, tid int);\n" + tenantPolicy,
      tenants + "CREATE TABLE t (id int PRIMARY KEY, tid bigint);\n" + tenantPolicy
    ),
    DiffPair(
      "a column of another table that a policy reads",
      "CREATE TABLE ten (id int PRIMARY KEY, own text);\n" + tenantTable + tenantPolicy,
      "CREATE TABLE ten (id bigint PRIMARY KEY, own text);\n" + tenantTable + tenantPolicy
    ),
    DiffPair(
      "what policies read goes",
      tenants + tenantTable + tenantPolicy
        + """
        CREATE VIEW v AS SELECT id FROM ten; CREATE POLICY p2 ON t USING (tid IN (SELECT id FROM v));
        CREATE FUNCTION f(x int) RETURNS bool LANGUAGE sql STABLE AS 'SELECT x > 0'; CREATE POLICY p3 ON t USING (f(tid));
        """,
      tenantTable + "CREATE POLICY p ON t USING (tid > 0);"
    ),
    DiffPair(
      "a column under a trigger that never fires",
      function + "CREATE TABLE t (id int PRIMARY KEY, a int);\n" + sleepingTrigger,
      function + "CREATE TABLE t (id int PRIMARY KEY, a bigint);\n" + sleepingTrigger
    ),
    DiffPair(
      "columns that are published",
      "CREATE TABLE t (id int PRIMARY KEY, a int, b int);\n" + publication,
      "CREATE TABLE t (id bigint PRIMARY KEY, a bigint, b int);\n" + publication
    ),
    DiffPair(
      "what a publication has",
      "CREATE SCHEMA app; CREATE TABLE t (id int PRIMARY KEY, a int); CREATE TABLE u (id int PRIMARY KEY);\n"
        + "CREATE PUBLICATION one FOR TABLE t (id); CREATE PUBLICATION two FOR TABLES IN SCHEMA app;",
      "CREATE SCHEMA app; CREATE TABLE t (id int PRIMARY KEY, b int); CREATE TABLE u (id int PRIMARY KEY);\n"
        + "CREATE PUBLICATION one FOR TABLE t, u WHERE (id > 3); CREATE PUBLICATION two FOR TABLE t;"
    ),
    DiffPair(
      "a column that another table's rule writes to",
      "CREATE TABLE log (id int, a int); CREATE TABLE t (id int PRIMARY KEY, a int);\n" + rule,
      "CREATE TABLE log (id bigint, a int); CREATE TABLE t (id int PRIMARY KEY, a int);\n" + rule
    ),
    DiffPair(
      "a column of a whole under what stands on its parts",
      function + "CREATE TABLE p (id int, k int, x int) PARTITION BY RANGE (k);\n" + onParts,
      function + "CREATE TABLE p (id int, k int, x bigint) PARTITION BY RANGE (k);\n" + onParts
    ),
    DiffPair(
      "a constraint whose name one of another kind takes",
      "CREATE TABLE o (id int PRIMARY KEY); CREATE TABLE t (a int CONSTRAINT c REFERENCES o, b int);",
      "CREATE TABLE o (id int PRIMARY KEY); CREATE TABLE t (a int, b int, CONSTRAINT c PRIMARY KEY (b));"
    ),
    DiffPair("a function that is parsed when it is made, under an index", parsed("1"), parsed("2")),
  ]

  private static func parsed(_ number: String) -> String {
    """
    CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql IMMUTABLE RETURN x + \(number);
    CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX t_f ON t (f(a)); CREATE VIEW v AS SELECT f(a) AS b FROM t;
    """
  }

  static let postgresUsesOfNewest = [
    DiffPair("columns that a period's key compares", periods("int"), periods("bigint")),
    DiffPair("NOT NULL that heirs need not obey", required("NOT NULL"), required("NOT NULL NO INHERIT")),
    DiffPair("its column's type", required("NOT NULL"), required("NOT NULL NO INHERIT", "bigint")),
    DiffPair(
      "NOT NULL that the rows that are there need not obey",
      required("CONSTRAINT t_a NOT NULL"),
      required("") + "ALTER TABLE t ADD CONSTRAINT t_a NOT NULL a NOT VALID;"
    ),
    DiffPair(
      "a key of a column that heirs may leave out",
      "CREATE TABLE t (id int, a int NOT NULL NO INHERIT);",
      "CREATE TABLE t (id int, a int PRIMARY KEY);"
    ),
  ]

  private static func required(_ words: String, _ type: String = "int") -> String {
    "CREATE TABLE t (id int PRIMARY KEY, a \(type) \(words));"
  }

  private static func periods(_ type: String) -> String {
    """
    CREATE EXTENSION btree_gist;
    CREATE TABLE room (id \(type), d daterange, PRIMARY KEY (id, d WITHOUT OVERLAPS));
    CREATE TABLE bk (id int, room_id \(type), d daterange,
      CONSTRAINT bk_fk FOREIGN KEY (room_id, PERIOD d) REFERENCES room (id, PERIOD d));
    """
  }

  private static let tenants = "CREATE TABLE ten (id int PRIMARY KEY, own text);\n"
  private static let tenantTable = "CREATE TABLE t (id int PRIMARY KEY, tid int);\n"
  private static let tenantPolicy =
    "CREATE POLICY p ON t AS RESTRICTIVE USING (EXISTS (SELECT FROM ten WHERE ten.id = t.tid));\n"

  private static let function =
    "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"

  private static let sleepingTrigger = """
    CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a) EXECUTE FUNCTION tf();
    ALTER TABLE t DISABLE TRIGGER tr;
    """

  private static let publication = """
    CREATE PUBLICATION named FOR TABLE t (id, a); CREATE PUBLICATION partly FOR TABLE t WHERE (a > 5 AND id > 0)
      WITH (publish = 'insert');
    """

  private static let rule = "CREATE RULE r AS ON UPDATE TO t DO ALSO INSERT INTO log VALUES (NEW.id, NEW.a);"

  private static let onParts = """
    CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10); CREATE VIEW v AS SELECT id, x FROM p1;
    CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20) PARTITION BY LIST (k);
    CREATE TABLE p21 PARTITION OF p2 FOR VALUES IN (11); CREATE VIEW w AS SELECT x FROM p21;
    CREATE TRIGGER leaf BEFORE UPDATE ON p1 FOR EACH ROW WHEN (OLD.x > 1) EXECUTE FUNCTION tf();
    CREATE POLICY lp ON p1 USING (x > 3);
    """
}
