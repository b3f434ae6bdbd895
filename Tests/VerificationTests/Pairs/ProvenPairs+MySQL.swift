extension ProvenPairs {
  static let mysql: [DiffPair] =
    mysqlAdditions.flatMap { name, text in
      [
        DiffPair(name, mysqlTables + text, mysqlTables),
        DiffPair("\(name), and everything goes", mysqlTables + text, "CREATE TABLE other (id int PRIMARY KEY)"),
      ]
    }

  private static let mysqlTables = """
    CREATE TABLE p (id int NOT NULL PRIMARY KEY);
    CREATE TABLE t (id int NOT NULL PRIMARY KEY, a varchar(50), b int, c text);

    """

  private static let mysqlAdditions = [
    ("check off", "ALTER TABLE t ADD CONSTRAINT t_b CHECK (b > 0) NOT ENFORCED;"),
    ("check", "ALTER TABLE t ADD CONSTRAINT t_b CHECK (b > 0);"),
    ("fulltext", "CREATE FULLTEXT INDEX ft ON t (a);"),
    ("prefix", "CREATE INDEX pre ON t (c(10));"),
    ("functional", "CREATE INDEX fn ON t ((b + 1));"),
    ("invisible", "CREATE INDEX inv ON t (b) INVISIBLE;"),
    ("index comment", "CREATE INDEX ic ON t (b) COMMENT 'x';"),
    ("desc", "CREATE INDEX d ON t (b DESC, a);"),
    ("unique", "CREATE UNIQUE INDEX u ON t (b);"),
    ("fk", "ALTER TABLE t ADD CONSTRAINT t_fk FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE;"),
    (
      "fk set null",
      "ALTER TABLE t ADD CONSTRAINT t_fk FOREIGN KEY (b) REFERENCES p (id) ON DELETE SET NULL ON UPDATE CASCADE;"
    ),
    ("gen", "ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (b + 1) STORED, ADD INDEX gi (g);"),
    ("virt", "ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (b + 1) VIRTUAL, ADD INDEX gi (g);"),
    ("invisible col", "ALTER TABLE t ADD COLUMN z int INVISIBLE;"),
    ("datetime", "ALTER TABLE t ADD COLUMN z datetime NOT NULL;"),
    ("timestamp", "ALTER TABLE t ADD COLUMN z timestamp NOT NULL;"),
    ("date", "ALTER TABLE t ADD COLUMN z date NOT NULL;"),
    (
      "datetime default",
      "ALTER TABLE t ADD COLUMN z datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6);"
    ),
    ("enum", "ALTER TABLE t ADD COLUMN z enum('a','b') NOT NULL;"),
    ("set", "ALTER TABLE t ADD COLUMN z set('a','b') NOT NULL DEFAULT 'a';"),
    ("json", "ALTER TABLE t ADD COLUMN z json NOT NULL;"),
    ("json default", "ALTER TABLE t ADD COLUMN z json NOT NULL DEFAULT (json_array());"),
    (
      "blob",
      "ALTER TABLE t ADD COLUMN z blob NOT NULL, ADD COLUMN y binary(16) NOT NULL, ADD COLUMN x bit(8) NOT NULL, ADD COLUMN w year NOT NULL;"
    ),
    ("geometry", "ALTER TABLE t ADD COLUMN z point;"),
    ("charset", "ALTER TABLE t MODIFY a varchar(50) CHARACTER SET latin1;"),
    ("collate", "ALTER TABLE t MODIFY a varchar(50) COLLATE utf8mb4_bin;"),
    ("comment", "ALTER TABLE t MODIFY b int COMMENT 'it''s', COMMENT 'tab';"),
    ("notnull", "ALTER TABLE t MODIFY b int NOT NULL;"),
    ("default", "ALTER TABLE t MODIFY b int NOT NULL DEFAULT 5;"),
    ("unsigned", "ALTER TABLE t MODIFY b int unsigned;"),
    ("bigint", "ALTER TABLE t MODIFY b bigint;"),
    ("longer", "ALTER TABLE t MODIFY a varchar(300);"),
    ("autoinc", "ALTER TABLE t MODIFY id int NOT NULL AUTO_INCREMENT;"),
    ("pk two", "ALTER TABLE t DROP PRIMARY KEY, MODIFY b int NOT NULL, ADD PRIMARY KEY (id, b);"),
    ("pk prefix", "ALTER TABLE t DROP PRIMARY KEY, MODIFY a varchar(50) NOT NULL, ADD PRIMARY KEY (a(10));"),
    ("pk comment", "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id) COMMENT 'x';"),
    ("pk none", "ALTER TABLE t DROP PRIMARY KEY;"),
    ("partition", "ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 3;"),
    (
      "partition range",
      "ALTER TABLE t PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);"
    ),
    (
      "partition list",
      "ALTER TABLE t PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1,2,3,4,5), PARTITION p1 VALUES IN (6,7));"
    ),
    (
      "subpartition",
      "ALTER TABLE t PARTITION BY RANGE (id) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);"
    ),
    ("myisam", "ALTER TABLE t ENGINE=MyISAM;"),
    ("memory", "ALTER TABLE t DROP COLUMN c, ENGINE=MEMORY;"),
    ("row format", "ALTER TABLE t ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;"),
    ("stats", "ALTER TABLE t STATS_PERSISTENT=1 STATS_SAMPLE_PAGES=30;"),
    ("autoextend", "ALTER TABLE t AUTOEXTEND_SIZE=4M;"),
    ("table charset", "ALTER TABLE t DEFAULT CHARACTER SET latin1;"),
    ("convert", "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;"),
    ("view", "CREATE VIEW v AS SELECT id, a FROM t WHERE b > 0 WITH CHECK OPTION; CREATE VIEW w AS SELECT id FROM v;"),
    (
      "trigger",
      "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1; CREATE TRIGGER g2 BEFORE INSERT ON t FOR EACH ROW FOLLOWS g SET NEW.a = 'x';"
    ),
    (
      "function",
      "CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC COMMENT 'x' RETURN x + 1; CREATE PROCEDURE pr(OUT n int) READS SQL DATA SELECT count(*) INTO n FROM t;"
    ),
    (
      "event",
      "CREATE EVENT ev ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE COMMENT 'x' DO DELETE FROM t WHERE b < 0;"
    ),
    ("grant", "CREATE USER IF NOT EXISTS app_reader; GRANT SELECT (id, a), INSERT ON t TO app_reader;"),
    ("srid", "CREATE TABLE geo (id int PRIMARY KEY, g point NOT NULL SRID 4326, SPATIAL INDEX (g));"),
    ("multi", "ALTER TABLE t ADD COLUMN j json, ADD INDEX mv ((CAST(j->'$.x' AS UNSIGNED ARRAY)));"),
    ("desc col", "ALTER TABLE t ADD COLUMN first_one int FIRST, ADD COLUMN mid int AFTER a;"),
    ("swap", "ALTER TABLE t MODIFY c text AFTER id;"),
    (
      "hostile",
      "CREATE TABLE `we``ird -- x` (`i d` int PRIMARY KEY, `sel'ect` varchar(10) DEFAULT 'it''s \\\\ x' COMMENT 'a\\'b', KEY `k``k` (`sel'ect`));"
    ),
  ]

  static let mysqlForms = [
    DiffPair(
      "another key, with a comment",
      "CREATE TABLE t (a bigint NOT NULL PRIMARY KEY, b bigint NOT NULL)",
      "CREATE TABLE t (a bigint NOT NULL, b bigint NOT NULL, PRIMARY KEY (a, b) COMMENT 'new')"
    ),
    DiffPair(
      "another key, over the beginnings of values",
      "CREATE TABLE t (a varchar(300) NOT NULL)",
      "CREATE TABLE t (a varchar(300) NOT NULL, PRIMARY KEY (a(100)))"
    ),
    DiffPair(
      "a check that is not enforced",
      "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 3))",
      "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 3) NOT ENFORCED)"
    ),
    DiffPair(
      "another virtual column of a divided table",
      "CREATE TABLE t (a int, b int AS (a + 1) VIRTUAL) PARTITION BY HASH (a) PARTITIONS 2",
      "CREATE TABLE t (a int, c int AS (a + 1) VIRTUAL) PARTITION BY HASH (a) PARTITIONS 2"
    ),
    DiffPair(
      "checks, keys and values that rows have to obey",
      "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int, a int, b varchar(9), c enum('x', 'y', 'z'), p int)",
      """
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL CHECK (a > 100 AND a < 105), b varchar(9) UNIQUE CHECK (b IN ('k', 'l')),
        c enum('x'), p int, FOREIGN KEY (p) REFERENCES p (id))
      """
    ),
  ]
}
