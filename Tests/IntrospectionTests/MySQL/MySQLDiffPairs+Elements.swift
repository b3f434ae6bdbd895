/// Section 6 of the facts of MySQL, and section 9, as far as they are about keys, constraints and tables.
extension MySQLDiffPair {
  static let keys = [
    altering("index", "add", "ADD INDEX z (v200)"),
    altering("index", "add descending", "ADD INDEX z (a DESC, n ASC)"),
    altering("index", "add on an expression", "ADD INDEX z ((a * 2))"),
    altering("index", "add unique on a prefix", "ADD UNIQUE INDEX z (v200(10), id)"),
    altering("index", "add of many values", "ADD INDEX z ((cast(j ->> '$.x' AS unsigned array)))"),
    altering("index", "add full-text", "ADD FULLTEXT INDEX z (tx)"),
    altering("index", "add full-text with a parser", "ADD FULLTEXT INDEX z (tx) WITH PARSER ngram"),
    altering("index", "drop", "DROP INDEX iv"),
    altering("index", "drop unique", "DROP INDEX un"),
    altering("index", "other columns", "DROP INDEX iv, ADD INDEX iv (v50, a)"),
    altering("index", "the other direction", "DROP INDEX iv, ADD INDEX iv (v50 DESC)"),
    altering("index", "another prefix", "DROP INDEX iv, ADD INDEX iv (v50(10))"),
    altering("index", "to unique", "DROP INDEX iv, ADD UNIQUE INDEX iv (v50)"),
    altering("index", "rename", "RENAME INDEX iv TO iw"),
    altering("index", "invisible", "ALTER INDEX iv INVISIBLE"),
    altering("index", "comment", "DROP INDEX iv, ADD INDEX iv (v50) COMMENT 'it''s'"),
    altering("index", "another expression", "ADD INDEX z ((a * 2), n), DROP INDEX iv"),
    MySQLDiffPair(
      "index",
      "an expression becomes another one",
      "CREATE TABLE t (a int, b varchar(20), KEY z ((a + 1)), KEY y ((lower(b))));",
      "CREATE TABLE t (a int, b varchar(20), KEY z ((a + 2)), KEY y ((upper(b))));"
    ),
    MySQLDiffPair(
      "index",
      "spatial",
      "CREATE TABLE t (p point NOT NULL SRID 4326);",
      "CREATE TABLE t (p point NOT NULL SRID 4326, SPATIAL KEY s (p));"
    ),
    MySQLDiffPair(
      "index",
      "another parser",
      "CREATE TABLE t (v text, FULLTEXT KEY f (v));",
      "CREATE TABLE t (v text, FULLTEXT KEY f (v) WITH PARSER ngram);"
    ),
    MySQLDiffPair(
      "primary key",
      "add",
      "CREATE TABLE t (id int NOT NULL, v int); INSERT INTO t VALUES (1, 1);",
      "CREATE TABLE t (id int NOT NULL, v int, PRIMARY KEY (id));"
    ),
    altering("primary key", "other columns", "DROP PRIMARY KEY, ADD PRIMARY KEY (id, a)"),
    altering("primary key", "with a prefix", "MODIFY tx text NOT NULL, DROP PRIMARY KEY, ADD PRIMARY KEY (id, tx(10))"),
    altering("primary key", "with AUTO_INCREMENT, dropped", "MODIFY id int NOT NULL, DROP PRIMARY KEY"),
    altering("primary key", "descending", "DROP PRIMARY KEY, ADD PRIMARY KEY (id DESC)"),
    altering("primary key", "behind a unique key", "DROP PRIMARY KEY, ADD UNIQUE KEY uid (id)"),
  ]

  static let constraints = [
    altering("check", "add", "ADD CONSTRAINT z CHECK (n > 0)"),
    altering("check", "add, not enforced", "ADD CONSTRAINT z CHECK (n > 5) NOT ENFORCED"),
    altering("check", "drop", "DROP CHECK ck"),
    altering("check", "no longer enforced", "ALTER CHECK ck NOT ENFORCED"),
    altering("check", "another expression", "DROP CHECK ck, ADD CONSTRAINT ck CHECK (a > -1)"),
    altering("check", "another name", "DROP CHECK ck, ADD CONSTRAINT cl CHECK (a > 0)"),
    altering("check", "over several columns", "ADD CONSTRAINT z CHECK (a < 10 OR v50 IN ('x', 'it''s'))"),
    altering("check", "without a name", "ADD CHECK (n > 0)"),
    altering("foreign key", "add", "ADD CONSTRAINT z FOREIGN KEY (p2) REFERENCES p (id)"),
    altering(
      "foreign key",
      "add, with an index of its own",
      "ADD INDEX zi (p2, a), ADD CONSTRAINT z FOREIGN KEY (p2) REFERENCES p (id)"
    ),
    altering("foreign key", "drop", "DROP FOREIGN KEY fkp"),
    altering("foreign key", "drop with its index", "DROP FOREIGN KEY fkp, DROP INDEX ip"),
    altering(
      "foreign key",
      "another action",
      "DROP FOREIGN KEY fkp, ADD CONSTRAINT fkq FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE ON UPDATE RESTRICT"
    ),
    MySQLDiffPair(
      "foreign key",
      "another action under the same name",
      "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));",
      """
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL);
      """
    ),
    MySQLDiffPair(
      "foreign key",
      "to another table",
      """
      CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE q (id int PRIMARY KEY);
      CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
      """,
      """
      CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE q (id int PRIMARY KEY);
      CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES q (id));
      """
    ),
    MySQLDiffPair(
      "foreign key",
      "between tables that need each other",
      "CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int);",
      """
      CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a (id));
      ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b (id);
      """
    ),
    MySQLDiffPair(
      "foreign key",
      "an index takes over from the one that was made by itself",
      "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int, v int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));",
      """
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE c (p int, v int, KEY pv (p, v), CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
      """
    ),
    MySQLDiffPair(
      "foreign key",
      "SET DEFAULT",
      "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int DEFAULT 1, KEY k (p));",
      """
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE c (p int DEFAULT 1, KEY k (p), CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET DEFAULT);
      """
    ),
    MySQLDiffPair(
      "foreign key",
      "another key is referenced",
      """
      CREATE TABLE p (id int PRIMARY KEY, x int, UNIQUE KEY px (x));
      CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
      """,
      """
      CREATE TABLE p (id int PRIMARY KEY, x int, UNIQUE KEY px (x));
      CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (x));
      """
    ),
    MySQLDiffPair(
      "identifier",
      "hostile names",
      "CREATE TABLE `it's; ``--` (`a``b` int, KEY `k``` (`a``b`));",
      """
      CREATE TABLE `it's; ``--` (`a``b` int, `'); DROP` int, `select` int, KEY `k; ``` (`a``b`, `'); DROP`),
        CONSTRAINT `c``'` CHECK (`select` > 0));
      """
    ),
    MySQLDiffPair(
      "identifier",
      "64 characters",
      "CREATE TABLE t (id int);",
      "CREATE TABLE t (id int, \(String(repeating: "é", count: 64)) int, KEY \(String(repeating: "k", count: 64)) (id));"
    ),
  ]

  static let tables = [
    MySQLDiffPair("table", "create", "", "CREATE TABLE t (id int PRIMARY KEY, v varchar(10) DEFAULT 'x');"),
    MySQLDiffPair(
      "table",
      "create two with a foreign key",
      "",
      "CREATE TABLE z (id int PRIMARY KEY); CREATE TABLE a (z int, CONSTRAINT f FOREIGN KEY (z) REFERENCES z (id));"
    ),
    MySQLDiffPair(
      "table",
      "drop one that another references",
      "CREATE TABLE z (id int PRIMARY KEY); CREATE TABLE a (z int, CONSTRAINT f FOREIGN KEY (z) REFERENCES z (id));",
      "CREATE TABLE a (z int);"
    ),
    MySQLDiffPair(
      "table",
      "another name",
      "CREATE TABLE t (id int PRIMARY KEY, v int);",
      "CREATE TABLE t_new (id int PRIMARY KEY, v int);"
    ),
    altering("table", "comment", "COMMENT 'it''s; \\\\ x'"),
    altering("table", "what it counts from", "AUTO_INCREMENT = 100"),
    altering("table", "row format", "ROW_FORMAT = COMPRESSED"),
    altering("table", "row format written out", "ROW_FORMAT = DYNAMIC"),
    altering("table", "statistics", "STATS_PERSISTENT = 1, STATS_AUTO_RECALC = 0, STATS_SAMPLE_PAGES = 20"),
    altering("table", "compression", "COMPRESSION = 'zlib'"),
    altering("table", "rows that are wanted", "MAX_ROWS = 1000"),
    altering("table", "character set of what comes", "DEFAULT CHARACTER SET latin1"),
    altering("table", "character set of all", "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
    altering("table", "collation", "COLLATE utf8mb4_general_ci"),
    MySQLDiffPair(
      "table",
      "another engine",
      "CREATE TABLE t (id int PRIMARY KEY, v int);",
      "CREATE TABLE t (id int PRIMARY KEY, v int) ENGINE=MyISAM;"
    ),
    MySQLDiffPair(
      "table",
      "of another engine, changed",
      "CREATE TABLE t (id int) ENGINE=MyISAM;",
      "CREATE TABLE t (id int, v int) ENGINE=MyISAM;"
    ),
    MySQLDiffPair(
      "table",
      "of another engine, new",
      "CREATE TABLE s (id int);",
      "CREATE TABLE s (id int); CREATE TABLE t (id int, KEY k (id) USING HASH) ENGINE=MEMORY;"
    ),
  ]

  static let partitions = [
    altering(
      "partition",
      "a table with foreign keys stays whole",
      "DROP FOREIGN KEY fkp, DROP INDEX un, "
        + "DROP CHECK ck, DROP g_v, DROP g_s"
    ),
    MySQLDiffPair(
      "partition",
      "by hash",
      "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2);",
      "CREATE TABLE t (id int) PARTITION BY HASH (id) PARTITIONS 2;"
    ),
    MySQLDiffPair(
      "partition",
      "more of a hash",
      "CREATE TABLE t (id int) PARTITION BY HASH (id) PARTITIONS 2;",
      "CREATE TABLE t (id int) PARTITION BY HASH (id) PARTITIONS 5;"
    ),
    MySQLDiffPair(
      "partition",
      "one more range",
      "CREATE TABLE t (id int) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));",
      """
      CREATE TABLE t (id int) PARTITION BY RANGE (id) (
        PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
      """
    ),
    MySQLDiffPair(
      "partition",
      "a range in the middle",
      """
      CREATE TABLE t (id int) PARTITION BY RANGE (id) (
        PARTITION p0 VALUES LESS THAN (10), PARTITION rest VALUES LESS THAN MAXVALUE);
      """,
      """
      CREATE TABLE t (id int) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10),
        PARTITION p1 VALUES LESS THAN (20), PARTITION rest VALUES LESS THAN MAXVALUE);
      """
    ),
    MySQLDiffPair(
      "partition",
      "another list",
      "CREATE TABLE t (id int) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2));",
      "CREATE TABLE t (id int) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3, NULL));"
    ),
    MySQLDiffPair(
      "partition",
      "by columns",
      "CREATE TABLE t (a int, b date);",
      """
      CREATE TABLE t (a int, b date) PARTITION BY RANGE COLUMNS (b) (
        PARTITION p0 VALUES LESS THAN ('2026-01-01'), PARTITION p1 VALUES LESS THAN (MAXVALUE));
      """
    ),
    MySQLDiffPair(
      "partition",
      "by an expression",
      "CREATE TABLE t (at date NOT NULL);",
      "CREATE TABLE t (at date NOT NULL) PARTITION BY RANGE (year(at)) (PARTITION p0 VALUES LESS THAN (2030));"
    ),
    MySQLDiffPair(
      "partition",
      "another way",
      "CREATE TABLE t (id int) PARTITION BY HASH (id) PARTITIONS 2;",
      "CREATE TABLE t (id int) PARTITION BY KEY (id) PARTITIONS 2;"
    ),
    MySQLDiffPair(
      "partition",
      "subpartitions",
      "CREATE TABLE t (id int, at date);",
      """
      CREATE TABLE t (id int, at date) PARTITION BY RANGE (id) SUBPARTITION BY HASH (year(at)) SUBPARTITIONS 2
        (PARTITION p0 VALUES LESS THAN (5));
      """
    ),
  ]
}
