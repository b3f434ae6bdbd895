/// Views, routines, triggers, events and grants: section 9 of the facts of MySQL, and section 3.
extension MySQLDiffPair {
  private static let table = "CREATE TABLE t (id int, v varchar(20));\n"

  static let objects = [
    MySQLDiffPair("view", "create", table, table + "CREATE VIEW w AS SELECT id FROM t;"),
    MySQLDiffPair(
      "view",
      "another query",
      table + "CREATE VIEW w AS SELECT id FROM t;",
      table + "CREATE VIEW w (x) AS SELECT v FROM t WHERE v <> 'it''s' WITH CHECK OPTION;"
    ),
    MySQLDiffPair(
      "view",
      "whose rights",
      table + "CREATE VIEW w AS SELECT id FROM t;",
      table + "CREATE SQL SECURITY INVOKER VIEW w AS SELECT id FROM t;"
    ),
    MySQLDiffPair(
      "view",
      "an algorithm",
      table + "CREATE VIEW w AS SELECT id FROM t;",
      table + "CREATE ALGORITHM=TEMPTABLE VIEW w AS SELECT id FROM t;"
    ),
    MySQLDiffPair(
      "view",
      "on a column that goes",
      table + "CREATE VIEW w AS SELECT v FROM t;",
      "CREATE TABLE t (id int); CREATE VIEW w AS SELECT id FROM t;"
    ),
    MySQLDiffPair(
      "view",
      "on a view that changes",
      table + "CREATE VIEW a AS SELECT id FROM t; CREATE VIEW b AS SELECT id FROM a;",
      table + "CREATE VIEW a AS SELECT id, v FROM t; CREATE VIEW b AS SELECT id FROM a;"
    ),
    MySQLDiffPair(
      "view",
      "becomes a table",
      table + "CREATE VIEW w AS SELECT id FROM t;",
      table + "CREATE TABLE w (id int);"
    ),
    MySQLDiffPair(
      "view",
      "on a column of another type",
      table + "CREATE VIEW w AS SELECT id FROM t;",
      "CREATE TABLE t (id bigint, v varchar(20)); CREATE VIEW w AS SELECT id FROM t;"
    ),
    MySQLDiffPair("routine", "create", "", "CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 1;"),
    MySQLDiffPair(
      "routine",
      "another body",
      "CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 1;",
      "CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 2;"
    ),
    MySQLDiffPair(
      "routine",
      "other arguments",
      "CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 1;",
      "CREATE FUNCTION f (x bigint, y int) RETURNS bigint DETERMINISTIC READS SQL DATA COMMENT 'it''s' RETURN x + y;"
    ),
    MySQLDiffPair(
      "routine",
      "a procedure of the same name",
      "CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x;",
      "CREATE PROCEDURE f (OUT x int) SQL SECURITY INVOKER SET x = 1;"
    ),
    MySQLDiffPair(
      "routine",
      "another mode",
      "CREATE PROCEDURE q () SELECT 1;",
      "SET SESSION sql_mode = 'ANSI_QUOTES'; CREATE PROCEDURE q () SELECT 1;"
    ),
    MySQLDiffPair(
      "trigger",
      "create",
      table,
      table + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 'it''s';"
    ),
    MySQLDiffPair(
      "trigger",
      "another body",
      table + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 'a';",
      table + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 'b';"
    ),
    MySQLDiffPair(
      "trigger",
      "another event",
      table + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 'a';",
      table + "CREATE TRIGGER r BEFORE UPDATE ON t FOR EACH ROW SET NEW.v = 'a';"
    ),
    MySQLDiffPair(
      "trigger",
      "a second one in front",
      table + "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1;",
      table + """
        CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1;
        CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW PRECEDES a SET NEW.id = 2;
        """
    ),
    MySQLDiffPair(
      "trigger",
      "on a column that goes",
      table + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 'a';",
      "CREATE TABLE t (id int);"
    ),
    MySQLDiffPair(
      "event",
      "create",
      table,
      table + "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM t;"
    ),
    MySQLDiffPair(
      "event",
      "another schedule",
      table + "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM t;",
      table + "CREATE EVENT e ON SCHEDULE EVERY 2 DAY STARTS '2037-01-01 00:00:00' DISABLE DO DELETE FROM t;"
    ),
    MySQLDiffPair("grant", "create", table, table + "GRANT SELECT, UPDATE ON t TO cairn_reader;"),
    MySQLDiffPair(
      "grant",
      "other privileges",
      table + "GRANT SELECT, UPDATE ON t TO cairn_reader;",
      table + "GRANT INSERT ON t TO cairn_reader WITH GRANT OPTION;"
    ),
    MySQLDiffPair(
      "grant",
      "on columns",
      table + "GRANT SELECT ON t TO cairn_reader;",
      table + "GRANT SELECT (id), UPDATE (id, v) ON t TO cairn_reader;"
    ),
  ]
}
