import Testing

/// DDL of which each piece is unusual in one way.
struct MySQLExotica: Sendable, CustomTestStringConvertible {
  var name: String
  var script: String

  var testDescription: String { name }

  static let all = [
    MySQLExotica(
      name: "every type",
      script: """
        CREATE TABLE types (
          a tinyint, b tinyint(1), c tinyint unsigned, d smallint unsigned, e mediumint, f int unsigned zerofill,
          g bigint unsigned, h decimal(10), i decimal(65,30), j float, k float(7,3), l double, m double(10,2) unsigned,
          n bit, o bit(64), p char, q char(255), r varchar(0), s varchar(1000), t binary(3), u varbinary(300),
          v tinytext, w text, x mediumtext, y longtext, z tinyblob, aa blob, ab mediumblob, ac longblob,
          ad date, ae time, af time(3), ag datetime, ah datetime(6), ai timestamp, aj timestamp(2) NULL, ak year,
          al json, am geometry, an point, ao linestring, ap polygon, aq multipoint, ar multilinestring,
          as1 multipolygon, at geometrycollection, au point SRID 4326, av set('a','it''s','back\\\\slash'),
          aw enum('x','it''s','back\\\\slash','new\\nline',''), ax boolean, ay nchar(3), az int(5) zerofill
        ) ROW_FORMAT=DYNAMIC;
        CREATE TABLE vectors (v vector(3), w vector);
        """
    ),
    MySQLExotica(
      name: "every default",
      script: """
        CREATE TABLE defaults (
          a int DEFAULT 5, b int NOT NULL DEFAULT -5, c bigint unsigned DEFAULT 18446744073709551615,
          d decimal(5,2) DEFAULT 1, e float DEFAULT 1.5e3, f double DEFAULT -0.25, g bit(3) DEFAULT b'101',
          h bit(64) DEFAULT b'1', i varchar(10) DEFAULT '', j varchar(20) DEFAULT 'it''s \\\\ "q" `b`',
          k varchar(10) DEFAULT '😀', l binary(3) DEFAULT 0xABCDEF, m varbinary(5) DEFAULT 'abc',
          n date DEFAULT '2024-02-29', o datetime DEFAULT CURRENT_TIMESTAMP,
          p datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
          q datetime DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP, r timestamp NOT NULL ON UPDATE CURRENT_TIMESTAMP,
          s timestamp DEFAULT '2020-01-01 00:00:00' ON UPDATE CURRENT_TIMESTAMP, t datetime DEFAULT (now()),
          u varchar(36) DEFAULT (uuid()), v date DEFAULT (curdate()), w json DEFAULT (json_array()),
          x text DEFAULT ('abc'), y blob DEFAULT (0xab), z point DEFAULT (point(1, 2)), aa int DEFAULT (1),
          ab int DEFAULT (a + 1), ac year DEFAULT 2020, ad set('a','text') DEFAULT 'a,text', ae enum('a','b') DEFAULT 'b',
          af tinyint(1) DEFAULT true, ag boolean DEFAULT false, ah varchar(9) DEFAULT 'a\\nb\\tc', ai time DEFAULT '10:00',
          aj varchar(20) CHARACTER SET latin1 DEFAULT 'é', ak varbinary(8) DEFAULT x'00ff', al tinyint(1) DEFAULT 7
        );
        CREATE TABLE without (a int, b varchar(3) DEFAULT 'x');
        ALTER TABLE without ALTER COLUMN a DROP DEFAULT;
        """
    ),
    MySQLExotica(
      name: "computed columns",
      script: """
        CREATE TABLE computed (
          a int, b varchar(20), j json,
          c int AS (a * 2) VIRTUAL, d int GENERATED ALWAYS AS (c + 1) STORED NOT NULL COMMENT 'stored',
          e varchar(40) CHARACTER SET latin1 AS (concat(b, 'it''s \\\\ é')) STORED,
          f varchar(20) AS (j ->> '$.x') VIRTUAL INVISIBLE COMMENT 'gone', g int AS (a IN (1, 2, 3)),
          h varchar(30) AS (CASE WHEN a > 1 THEN 'more' ELSE 'less' END), i point AS (point(a, a)) STORED SRID 0,
          k varchar(20) COLLATE utf8mb4_bin AS (lower(b)), l int AS (`a` DIV 2 % 3), UNIQUE (d), INDEX (h)
        );
        """
    ),
    MySQLExotica(
      name: "columns that are hidden or noted",
      script: """
        CREATE TABLE hidden (
          a int INVISIBLE, b int unsigned NOT NULL DEFAULT 3 INVISIBLE COMMENT 'it''s; \\\\ "c"\\n',
          c varchar(3) CHARACTER SET latin1 INVISIBLE, d timestamp NULL INVISIBLE, e int COMMENT '-- no comment',
          f int COLUMN_FORMAT FIXED, g int STORAGE DISK, h bigint AUTO_INCREMENT INVISIBLE PRIMARY KEY
        ) AUTO_INCREMENT=500 COMMENT='it''s; \\\\ "t" /* c */';
        """
    ),
    MySQLExotica(
      name: "keys",
      script: """
        CREATE TABLE keyed (
          id int, a varchar(100), b text, c int, d json, p point NOT NULL SRID 4326, e varchar(50) COLLATE utf8mb4_bin,
          PRIMARY KEY (id) USING BTREE, UNIQUE KEY u1 (a), UNIQUE KEY u2 (a(10), c), UNIQUE KEY u3 (c DESC),
          UNIQUE KEY u4 (a, id) COMMENT 'it''s', UNIQUE u5 ((lower(a))), KEY k1 (a(5), b(7)), KEY k2 (c DESC, id),
          KEY k3 (c) INVISIBLE, KEY k4 ((c + id), a DESC), KEY k5 ((cast(d ->> '$.x' AS char(10)))),
          KEY k6 ((cast(d -> '$.y' AS unsigned array))), FULLTEXT KEY f1 (a, b), FULLTEXT KEY f2 (b) WITH PARSER ngram,
          FULLTEXT KEY f3 (a) COMMENT 'words', SPATIAL KEY s1 (p), KEY `back``tick` (e) USING BTREE COMMENT 'x',
          KEY k7 (c, a) KEY_BLOCK_SIZE=4, UNIQUE KEY u6 (c, e) INVISIBLE
        );
        CREATE TABLE prefixed (a text NOT NULL, b int NOT NULL, PRIMARY KEY (a(10), b DESC));
        CREATE TABLE noted (a int, PRIMARY KEY (a) COMMENT 'the key');
        CREATE TABLE serial (id serial, b int);
        """
    ),
    MySQLExotica(
      name: "checks",
      script: """
        CREATE TABLE checked (
          a int CHECK (a > 0), b varchar(20), c int, CONSTRAINT c1 CHECK (b <> 'it''s \\\\ é'),
          CONSTRAINT c2 CHECK (a < c OR b IN ('x', 'y') AND NOT c BETWEEN 1 AND 5) NOT ENFORCED,
          CONSTRAINT `c``3` CHECK (b REGEXP '^a'), CHECK (json_valid(b) OR b IS NULL), CHECK (a IS NOT NULL) NOT ENFORCED
        );
        """
    ),
    MySQLExotica(
      name: "foreign keys",
      script: """
        CREATE TABLE parents (id int PRIMARY KEY, x int, y int, UNIQUE KEY xy (x, y));
        CREATE TABLE children (
          id int PRIMARY KEY, parent int, px int, py int, pi int REFERENCES parents (id), boss int,
          CONSTRAINT f1 FOREIGN KEY (parent) REFERENCES parents (id) ON DELETE CASCADE ON UPDATE SET NULL,
          CONSTRAINT f2 FOREIGN KEY (px, py) REFERENCES parents (x, y) ON DELETE RESTRICT ON UPDATE NO ACTION,
          FOREIGN KEY (boss) REFERENCES children (id) ON DELETE SET NULL, KEY own (parent, id)
        );
        CREATE TABLE dropped (a int, CONSTRAINT g FOREIGN KEY (a) REFERENCES parents (id));
        ALTER TABLE dropped DROP FOREIGN KEY g;
        CREATE TABLE one (id int PRIMARY KEY, other int);
        CREATE TABLE two (id int PRIMARY KEY, other int, CONSTRAINT t1 FOREIGN KEY (other) REFERENCES one (id));
        ALTER TABLE one ADD CONSTRAINT t2 FOREIGN KEY (other) REFERENCES two (id);
        CREATE TABLE defaulting (
          a int DEFAULT 1, CONSTRAINT sd FOREIGN KEY (a) REFERENCES parents (id) ON DELETE SET DEFAULT
        );
        """
    ),
    MySQLExotica(
      name: "character sets",
      script: """
        CREATE TABLE latin (
          a varchar(10), b varchar(10) CHARACTER SET utf8mb4, c varchar(10) COLLATE latin1_bin,
          d enum('a','b') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, e text, f char(3) CHARACTER SET binary,
          g set('x') COLLATE latin1_general_cs
        ) DEFAULT CHARSET=latin1;
        CREATE TABLE bin (a varchar(10), b varchar(10) COLLATE utf8mb4_0900_ai_ci, c char(3) CHARACTER SET ascii)
          DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
        CREATE TABLE same (a varchar(10) CHARACTER SET utf8mb4, b varchar(10) COLLATE utf8mb4_0900_ai_ci);
        CREATE TABLE old (a varchar(10)) DEFAULT CHARSET=utf8mb3;
        """
    ),
    MySQLExotica(
      name: "table options",
      script: """
        CREATE TABLE compressed (a int) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;
        CREATE TABLE redundant (a int) ROW_FORMAT=REDUNDANT STATS_PERSISTENT=1 STATS_AUTO_RECALC=0 STATS_SAMPLE_PAGES=30;
        CREATE TABLE zipped (a int) COMPRESSION='zlib';
        CREATE TABLE rows_wanted (a int) MAX_ROWS=1000 MIN_ROWS=10 AVG_ROW_LENGTH=50 CHECKSUM=1 DELAY_KEY_WRITE=1
          PACK_KEYS=1;
        CREATE TABLE growing (a int) AUTOEXTEND_SIZE=4M;
        CREATE TABLE my_isam (a int, KEY k (a)) ENGINE=MyISAM AUTO_INCREMENT=5;
        CREATE TABLE in_memory (a int, KEY k (a) USING HASH) ENGINE=MEMORY;
        CREATE TABLE system_space (a int) TABLESPACE innodb_system;
        CREATE VIEW of_foreign AS SELECT a FROM my_isam;
        """
    ),
    MySQLExotica(
      name: "partitions",
      script: """
        CREATE TABLE by_year (id int, at date NOT NULL) PARTITION BY RANGE (year(at)) (
          PARTITION p0 VALUES LESS THAN (2020), PARTITION `p 1` VALUES LESS THAN (2026),
          PARTITION rest VALUES LESS THAN MAXVALUE);
        CREATE TABLE by_days (at date) PARTITION BY RANGE (to_days(at)) (
          PARTITION p0 VALUES LESS THAN (to_days('2020-01-01')));
        CREATE TABLE by_columns (a int, b varchar(20)) PARTITION BY RANGE COLUMNS (a, b) (
          PARTITION p0 VALUES LESS THAN (5, 'it''s'), PARTITION p1 VALUES LESS THAN (10, MAXVALUE),
          PARTITION p2 VALUES LESS THAN (MAXVALUE, MAXVALUE));
        CREATE TABLE by_list (a int) PARTITION BY LIST (a) (
          PARTITION p0 VALUES IN (1, 2, NULL), PARTITION p1 VALUES IN (-3));
        CREATE TABLE by_lists (a int, b varchar(3)) PARTITION BY LIST COLUMNS (a, b) (
          PARTITION p0 VALUES IN ((1, 'x'), (2, 'y')), PARTITION p1 VALUES IN ((3, NULL)));
        CREATE TABLE by_hash (a int) PARTITION BY HASH (a) PARTITIONS 4;
        CREATE TABLE by_names (a int) PARTITION BY HASH (a % 7) (PARTITION x, PARTITION y);
        CREATE TABLE by_key (a varchar(10) PRIMARY KEY) PARTITION BY KEY () PARTITIONS 3;
        CREATE TABLE by_keys (a varchar(10), b int) PARTITION BY KEY (a, b) PARTITIONS 2;
        CREATE TABLE by_linear (a int) PARTITION BY LINEAR HASH (a) PARTITIONS 2;
        CREATE TABLE by_two (a int, at date) PARTITION BY RANGE (a) SUBPARTITION BY HASH (year(at)) SUBPARTITIONS 2 (
          PARTITION p0 VALUES LESS THAN (5), PARTITION p1 VALUES LESS THAN (9));
        CREATE TABLE by_comment (a int) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1) COMMENT = 'one');
        CREATE TABLE by_text (a varchar(20) CHARACTER SET latin1) PARTITION BY LIST COLUMNS (a) (
          PARTITION p0 VALUES IN ('é', 'x'));
        """
    ),
  ]
}
