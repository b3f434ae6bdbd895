/// Section 6 of the facts of MySQL, and sections 5 and 9 as far as they are about columns.
extension MySQLDiffPair {
  static let columns = [
    altering("column", "add last", "ADD COLUMN z int"),
    altering("column", "add last, NOT NULL", "ADD COLUMN z int NOT NULL"),
    altering("column", "add last, NOT NULL with a default", "ADD COLUMN z int NOT NULL DEFAULT 5"),
    altering("column", "add first", "ADD COLUMN z int FIRST"),
    altering("column", "add after another", "ADD COLUMN z int AFTER a"),
    altering("column", "add with a default that is computed", "ADD COLUMN z int DEFAULT (1 + 1)"),
    MySQLDiffPair(
      "column",
      "add with a default that differs by row",
      "CREATE TABLE t (id int);",
      "CREATE TABLE t (id int, z varchar(40) DEFAULT (uuid()));"
    ),
    altering("column", "add with CURRENT_TIMESTAMP", "ADD COLUMN z datetime DEFAULT CURRENT_TIMESTAMP"),
    altering(
      "column",
      "add with ON UPDATE",
      "ADD COLUMN z datetime NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"
    ),
    altering("column", "add with a check", "ADD COLUMN z int CHECK (z > 0)"),
    altering("column", "add unique", "ADD COLUMN z int UNIQUE"),
    altering("column", "add with a foreign key", "ADD COLUMN z int REFERENCES p (id)"),
    altering("column", "add virtual", "ADD COLUMN z int AS (a * 2) VIRTUAL"),
    altering("column", "add virtual, NOT NULL", "ADD COLUMN z int AS (a * 2) VIRTUAL NOT NULL"),
    altering("column", "add stored", "ADD COLUMN z int AS (a * 2) STORED"),
    altering("column", "add json", "ADD COLUMN z json"),
    altering("column", "add invisible", "ADD COLUMN z int INVISIBLE"),
    altering("column", "add two", "ADD COLUMN z int, ADD COLUMN y int FIRST"),
    altering(
      "column",
      "add two that are computed from each other",
      "ADD y int AS (z + 1), ADD z int AS (a + 1) AFTER a"
    ),
    altering("column", "drop", "DROP COLUMN d"),
    altering("column", "drop indexed", "DROP COLUMN v50"),
    altering("column", "drop virtual", "DROP COLUMN g_v"),
    altering("column", "drop stored", "DROP COLUMN g_s"),
    altering("column", "drop and add", "DROP COLUMN d, ADD COLUMN z int"),
    altering("column", "another name", "RENAME COLUMN v200 TO v201"),
    altering("column", "rename in a foreign key", "RENAME COLUMN p_id TO pp"),
    altering("column", "move first", "MODIFY v50 varchar(50) FIRST"),
    altering("column", "move behind another", "MODIFY tx text AFTER id"),
    altering("column", "move two", "MODIFY tx text AFTER id, MODIFY n int AFTER dt"),
    altering("column", "hide", "ALTER COLUMN d SET INVISIBLE"),
    altering("column", "hide a computed one", "ALTER COLUMN g_v SET INVISIBLE"),
    altering("column", "NULL to NOT NULL", "MODIFY n int NOT NULL"),
    altering("column", "NOT NULL to NULL", "MODIFY a int DEFAULT 1"),
    altering("column", "comment", "MODIFY n int COMMENT 'it''s; \\\\ hello'"),
    altering("column", "another expression, virtual", "MODIFY g_v int AS (a + 3) VIRTUAL"),
    altering("column", "another expression, stored", "MODIFY g_s int AS (a + 3) STORED"),
    altering("column", "virtual to stored", "DROP COLUMN g_v, ADD g_v int AS (a + 1) STORED AFTER p2"),
    altering("column", "stored to plain", "MODIFY g_s int"),
    altering("column", "virtual to plain", "DROP COLUMN g_v, ADD g_v int AFTER p2"),
    altering("column", "drop what another is computed from", "DROP CHECK ck, DROP g_v, DROP g_s, DROP a"),
    altering(
      "column",
      "a base under another name",
      "DROP CHECK ck, DROP g_v, DROP g_s, RENAME COLUMN a TO aa, "
        + "ADD g_v int AS (aa + 1), ADD CONSTRAINT ck CHECK (aa > 0)"
    ),
    altering("column", "drop what a foreign key is on", "DROP FOREIGN KEY fkp, DROP COLUMN p_id"),
    altering("column", "drop what a check is on", "DROP CHECK ck, DROP g_v, DROP g_s, DROP COLUMN a, ADD z int"),
    MySQLDiffPair(
      "column",
      "a default that uses another column",
      "CREATE TABLE t (a int, b int DEFAULT (a + 1));",
      "CREATE TABLE t (a int, c int, b int DEFAULT (c * 2));"
    ),
    MySQLDiffPair(
      "column",
      "AUTO_INCREMENT comes",
      "CREATE TABLE t (id int NOT NULL, v int); INSERT INTO t VALUES (1, 1), (2, 2);",
      "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, v int);"
    ),
    MySQLDiffPair(
      "column",
      "a new AUTO_INCREMENT column",
      "CREATE TABLE t (v int); INSERT INTO t VALUES (1), (2);",
      "CREATE TABLE t (v int, id bigint unsigned NOT NULL AUTO_INCREMENT UNIQUE);"
    ),
    MySQLDiffPair(
      "column",
      "AUTO_INCREMENT moves to another column",
      "CREATE TABLE t (a int NOT NULL AUTO_INCREMENT PRIMARY KEY, b int NOT NULL, KEY kb (b));",
      "CREATE TABLE t (a int NOT NULL PRIMARY KEY, b int NOT NULL AUTO_INCREMENT, KEY kb (b));"
    ),
  ]

  static let types = [
    altering("type", "varchar 50 to 100, indexed", "MODIFY v50 varchar(100)"),
    altering("type", "varchar 50 to 60", "MODIFY v50 varchar(60)"),
    altering("type", "varchar 50 to 63", "MODIFY v50 varchar(63)"),
    altering("type", "varchar 50 to 64", "MODIFY v50 varchar(64)"),
    altering("type", "varchar 200 to 300", "MODIFY v200 varchar(300)"),
    altering("type", "latin1 50 to 255", "MODIFY l1 varchar(255) CHARACTER SET latin1"),
    altering("type", "latin1 50 to 256", "MODIFY l1 varchar(256) CHARACTER SET latin1"),
    altering("type", "varchar 50 to 40", "MODIFY v50 varchar(40)"),
    altering("type", "varchar to text", "MODIFY v200 text"),
    altering("type", "indexed varchar to text", "DROP INDEX iv, MODIFY v50 text, ADD INDEX iv (v50(20))"),
    altering("type", "text to mediumtext", "MODIFY tx mediumtext"),
    altering("type", "char 10 to 20", "MODIFY c10 char(20)"),
    altering("type", "int to bigint, checked and computed from", "MODIFY a bigint NOT NULL DEFAULT 1"),
    altering("type", "int to unsigned", "MODIFY n int unsigned"),
    altering("type", "int to zerofill", "MODIFY n int(8) zerofill"),
    altering("type", "int to varchar", "MODIFY n varchar(20)"),
    altering("type", "int to bigint", "MODIFY p2 bigint"),
    altering("type", "tinyint to tinyint(1)", "MODIFY tb tinyint(1)"),
    altering("type", "decimal(10,2) to decimal(12,2)", "MODIFY d decimal(12,2)"),
    altering("type", "datetime to datetime(6)", "MODIFY dt datetime(6)"),
    altering("type", "datetime to timestamp", "MODIFY dt timestamp NULL"),
    altering("type", "bit(4) to bit(8)", "MODIFY b bit(8)"),
    altering("type", "json to text", "MODIFY j longtext"),
    altering("type", "point with an SRID", "ADD z point SRID 4326"),
    altering("type", "to the character set utf8mb4, indexed", "MODIFY l1 varchar(50) CHARACTER SET utf8mb4"),
    altering("type", "utf8mb3 to utf8mb4", "MODIFY u3 varchar(50) CHARACTER SET utf8mb4"),
    altering("type", "collation, indexed", "MODIFY v50 varchar(50) COLLATE utf8mb4_bin"),
    altering("type", "collation", "MODIFY v200 varchar(200) COLLATE utf8mb4_bin"),
    altering("type", "utf8mb4 to utf8mb3", "MODIFY v200 varchar(200) CHARACTER SET utf8mb3"),
    MySQLDiffPair(
      "type",
      "of a foreign key, on both sides",
      """
      CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
      INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);
      """,
      """
      CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE c (p bigint, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
      """
    ),
  ]

  static let defaults = [
    altering("default", "set", "ALTER COLUMN n SET DEFAULT 7"),
    altering("default", "set to an expression", "ALTER COLUMN v50 SET DEFAULT (uuid())"),
    altering("default", "drop", "ALTER COLUMN a DROP DEFAULT"),
    altering("default", "change", "ALTER COLUMN a SET DEFAULT 9"),
    altering("default", "none at all on a nullable column", "ALTER COLUMN n DROP DEFAULT"),
    altering("default", "of a text", "MODIFY tx text DEFAULT ('it''s')"),
    altering("default", "of a json", "MODIFY j json DEFAULT (json_object('a', 1))"),
    altering("default", "of bits", "ALTER COLUMN b SET DEFAULT b'101'"),
    altering("default", "of a set", "ALTER COLUMN st SET DEFAULT 'a,b'"),
    altering("default", "of an enumeration", "ALTER COLUMN e SET DEFAULT 'b'"),
    altering("default", "text with quotes", "ALTER COLUMN v50 SET DEFAULT 'it''s \\\\ \"q\"'"),
    altering("default", "text beyond the plane", "ALTER COLUMN v50 SET DEFAULT '😀'"),
    altering("default", "CURRENT_TIMESTAMP", "MODIFY dt datetime DEFAULT CURRENT_TIMESTAMP"),
    altering("default", "now() as an expression", "MODIFY dt datetime DEFAULT (now())"),
    altering("default", "ON UPDATE alone", "MODIFY dt datetime ON UPDATE CURRENT_TIMESTAMP"),
    altering(
      "default",
      "a column with ON UPDATE too",
      "MODIFY dt datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"
    ),
    altering("default", "a literal and an expression of the same value", "ALTER COLUMN a SET DEFAULT (1)"),
  ]

  static let enums = [
    altering("enum", "append", "MODIFY e enum('a','b','c')"),
    altering("enum", "insert in the middle", "MODIFY e enum('a','c','b')"),
    altering("enum", "reorder", "MODIFY e enum('b','a')"),
    altering("enum", "another name for a value", "MODIFY e enum('a','bb')"),
    altering("enum", "remove a value", "MODIFY e enum('a')"),
    altering("enum", "hostile values", "MODIFY e enum('a','b','it''s','back\\\\slash','comma,','(')"),
    altering("enum", "to varchar", "MODIFY e varchar(10)"),
    altering("enum", "append with a default", "MODIFY e enum('a','b','c') DEFAULT 'c'"),
    altering("enum", "append and NOT NULL", "MODIFY e enum('a','b','c') NOT NULL"),
    altering("enum", "append to a set", "MODIFY st set('a','b','c')"),
    altering("enum", "append to a set beside an enum", "MODIFY e enum('a','b'), MODIFY st set('a','b','c')"),
    altering("enum", "another character set", "MODIFY e enum('a','b') CHARACTER SET latin1"),
  ]
}
