/// Views, routines, triggers, events and grants that are unusual in one way each; and hostile names and modes.
extension MySQLExotica {
  static let objects = [
    MySQLExotica(
      name: "views on views, in no order",
      script: """
        CREATE TABLE t (id int, v varchar(20), `select` int);
        CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 1;
        CREATE VIEW z_view AS SELECT id, v, f(id) AS n, 'it''s \\\\ é' AS text, `select` FROM t WHERE v <> '\\n';
        CREATE VIEW a_view (x, `y``z`) AS SELECT z.id, z.n FROM z_view z JOIN t USING (id) ORDER BY 1 LIMIT 3;
        CREATE SQL SECURITY INVOKER VIEW m_view AS SELECT * FROM t WHERE id > 1 WITH CASCADED CHECK OPTION;
        CREATE VIEW l_view AS SELECT * FROM t WHERE id > 1 WITH LOCAL CHECK OPTION;
        CREATE ALGORITHM=MERGE VIEW g_view AS SELECT id FROM m_view;
        CREATE ALGORITHM=TEMPTABLE SQL SECURITY INVOKER VIEW h_view (q) AS SELECT count(*) FROM g_view;
        CREATE VIEW others AS SELECT t.id, u.user FROM t JOIN mysql.user u ON u.user = t.v;
        CREATE VIEW w_view AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5)
          SELECT n, row_number() OVER (ORDER BY n) AS r, EXISTS (SELECT 1 FROM t) AS e FROM c;
        CREATE VIEW u_view AS (SELECT id FROM t) UNION SELECT 7 EXCEPT SELECT id FROM z_view;
        """
    ),
    MySQLExotica(
      name: "routines",
      script: """
        DELIMITER //
        CREATE PROCEDURE p (in a INT, out `x``y` VARCHAR(10) /* hi, */, inout c decimal(10,2) unsigned)
          MODIFIES SQL DATA SQL SECURITY INVOKER COMMENT 'it''s' BEGIN -- do; it
          DECLARE d enum('a,b','c)') DEFAULT 'c)'; SET `x``y` = 'é😀 it''s \\\\'; END//
        CREATE FUNCTION f (a int, `b c` varchar(10) CHARACTER SET latin1, e enum('x,y','it''s'))
          RETURNS varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT DETERMINISTIC READS SQL DATA
          RETURN concat('a', 'it''s')//
        CREATE FUNCTION g () RETURNS enum('a','b') DETERMINISTIC NO SQL RETURN 'a'//
        CREATE PROCEDURE g () COMMENT '' SELECT 1//
        SET SESSION sql_mode = 'ANSI_QUOTES'//
        CREATE PROCEDURE q ("a b" int) BEGIN SELECT "a b"; END//
        SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'//
        CREATE FUNCTION h () RETURNS varchar(9) DETERMINISTIC RETURN '\\'//
        SET SESSION sql_mode = ''//
        CREATE FUNCTION i () RETURNS int DETERMINISTIC RETURN 1 / 0//
        """
    ),
    MySQLExotica(
      name: "triggers",
      script: """
        CREATE TABLE t (id int, v varchar(20));
        CREATE TABLE log (id int, what varchar(30));
        DELIMITER //
        CREATE TRIGGER m BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 'it''s \\\\ ?😀'//
        CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW FOLLOWS m BEGIN SET NEW.id = NEW.id + 1; END//
        CREATE TRIGGER z BEFORE INSERT ON t FOR EACH ROW PRECEDES m SET NEW.id = 0//
        CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW PRECEDES z SET NEW.id = 0//
        CREATE TRIGGER u AFTER UPDATE ON t FOR EACH ROW INSERT INTO log VALUES (NEW.id, OLD.v) /* log; */ //
        CREATE TRIGGER d AFTER DELETE ON t FOR EACH ROW BEGIN IF OLD.id > 1 THEN DELETE FROM log; END IF; END//
        SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'//
        CREATE TRIGGER q AFTER INSERT ON t FOR EACH ROW INSERT INTO "log" VALUES (1, '\\')//
        """
    ),
    MySQLExotica(
      name: "events",
      script: """
        CREATE TABLE t (id int);
        DELIMITER //
        CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' COMMENT 'it''s'
          DO BEGIN DELETE FROM t; DELETE FROM t WHERE id > 1; END//
        CREATE EVENT `o``n` ON SCHEDULE AT '2037-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE DO DELETE FROM t//
        CREATE EVENT s ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2037-01-01 00:00:00' ENDS '2038-01-01 00:00:00'
          DO DELETE FROM t//
        SET SESSION time_zone = '+05:00'//
        CREATE EVENT z ON SCHEDULE EVERY 1 WEEK STARTS '2037-01-01 00:00:00' DO DELETE FROM t//
        SET SESSION sql_mode = 'ANSI_QUOTES'//
        CREATE EVENT m ON SCHEDULE EVERY 1 WEEK STARTS '2037-01-01 00:00:00' DO DELETE FROM "t"//
        """
    ),
    MySQLExotica(
      name: "grants",
      script: """
        CREATE TABLE t (id int, v varchar(20), w int);
        CREATE VIEW vw AS SELECT id FROM t;
        CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 1;
        CREATE PROCEDURE p () SELECT 1;
        CREATE USER IF NOT EXISTS cairn_reader, 'cairn@at'@'%', 'cairn_local'@'10.0.%';
        GRANT SELECT, INSERT ON t TO cairn_reader WITH GRANT OPTION;
        GRANT SELECT (id, v), UPDATE (v) ON t TO 'cairn@at'@'%';
        GRANT ALL ON t TO 'cairn_local'@'10.0.%';
        GRANT SELECT ON vw TO cairn_reader;
        GRANT EXECUTE ON FUNCTION f TO cairn_reader;
        GRANT EXECUTE, ALTER ROUTINE ON PROCEDURE p TO 'cairn_local'@'10.0.%' WITH GRANT OPTION;
        """
    ),
    MySQLExotica(
      name: "hostile names",
      script: """
        CREATE TABLE `it's; ``--` (
          `a``b` int, `/* c */` varchar(20) DEFAULT '`', `"d"` int AS (`a``b` + 1), `'); DROP TABLE x; --` int,
          `列 é` varchar(10), `select` int, `e.f` int, `new
        line` int, `back\\slash` int,
          PRIMARY KEY (`a``b`), KEY `k``; DROP` (`/* c */`), UNIQUE KEY `u's` (`列 é`), KEY `(` ((`a``b` * 2)),
          CONSTRAINT `c``'"` CHECK (`select` > 0 AND `/* c */` <> '`--''' AND `e.f` > 1),
          CONSTRAINT `f``k` FOREIGN KEY (`'); DROP TABLE x; --`) REFERENCES `it's; ``--` (`a``b`)
        ) COMMENT='`''"\\\\ */ /*!50000 x */ -- ;';
        CREATE TABLE `par()t,` (`a,b` int, `)` date) PARTITION BY RANGE (`a,b`) (PARTITION `p,` VALUES LESS THAN (1));
        CREATE VIEW `v``; '` AS SELECT `a``b` AS `x``, y`, `/* c */` FROM `it's; ``--`;
        DELIMITER $$
        CREATE TRIGGER `t``r; //` BEFORE INSERT ON `it's; ``--` FOR EACH ROW BEGIN SET NEW.`e.f` = 1; END$$
        CREATE PROCEDURE `p``'; //` (IN `a``, b` int) BEGIN SELECT 'x;//$'; END$$
        CREATE EVENT `e``'; //` ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM `it's; ``--`$$
        """
    ),
    MySQLExotica(
      name: "names in capitals",
      script: """
        CREATE TABLE Users (ID int PRIMARY KEY, Name varchar(20), CHECK (name <> ''), KEY (NAME));
        CREATE TABLE users (id int, FOREIGN KEY (ID) REFERENCES Users (id));
        """
    ),
  ]
}
