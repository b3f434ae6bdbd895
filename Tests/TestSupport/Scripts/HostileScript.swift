/// Files of SQL made of pieces that look like the end of a statement and are none, or the other way around.
///
/// The servers need not accept the statements: what is compared is where they end.
package enum HostileScript {
  package static func postgres(seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    return (random.chance(10) ? "\u{FEFF}" : "") + text(postgresPieces, postgresComments, &random)
  }

  package static func mysql(seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    let delimiters = ["//", "$$", ";;", "|", "END_OF_IT"]
    var script = (random.chance(10) ? "\u{FEFF}" : "") + text(mysqlPieces, mysqlComments, &random)
    for _ in 0..<random.number(0...2) {
      guard let delimiter = random.pick(delimiters), let word = random.pick(["DELIMITER", "delimiter", "Delimiter"])
      else { continue }
      let trigger = "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW\nBEGIN\n  SET NEW.a = ';';\n  SET NEW.b = 1;\nEND"
      script += ";\n\(word) \(delimiter)\n\(trigger)\(delimiter)\nSELECT 1; SELECT '\(delimiter)'\(delimiter)\n"
      script += "\(word) ;\n"
      script += text(mysqlPieces, mysqlComments, &random)
    }
    return script
  }

  private static func text(_ pieces: [String], _ comments: [String], _ random: inout SplitMix64) -> String {
    var script = ""
    for _ in 0..<random.number(1...12) {
      if random.chance(30) { script += random.pick(comments) ?? "" }
      script += random.pick(pieces) ?? ""
      script += random.pick([";", ";\n", " ;\n", ";\n\n", "\n;\n", ";;\n", "; \t\n"]) ?? ""
    }
    if random.chance(30) { script += random.pick(pieces) ?? "" }
    return random.chance(15) ? script.replacing("\n", with: "\r\n") : script
  }

  private static let postgresComments = [
    "-- a comment; it's one\n", "/* a; /* nested; */ it's */", "/* */\n", "--\n", "--x;y\n", "-- cr\r", "/**/", "/*'*/",
    "-- $$ ;\n", "-- VERIFY ------\n",
  ]

  private static let postgresPieces = [
    "SELECT 'a;b'", "SELECT 'it''s; fine'", #"SELECT E'it\'s; x'"#, #"SELECT E'\\'"#, #"SELECT e'\\\';'"#,
    #"SELECT '\'"#, #"SELECT B'\', X';'"#, "SELECT $$a;b'c$$", "SELECT $tag$ ; $$ ; $tag ; $tag$", "SELECT $1 , $2;",
    "SELECT a$b$c", "SELECT 1$$a;b$$", "SELECT a$$;", "SELECT $a$;$b$;$a$", "SELECT $é$;$é$", "SELECT _$a$;",
    #"SELECT "a;""b;""#, "SELECT 1 /* c; /* n; */ ' */ + 1", "SELECT 1 -- c; it's\n + 1", "SELECT (1;2)",
    "SELECT ((1;2);(3))", "SELECT 1);", "SELECT 5--1\n", "SELECT 5 - -1", "SELECT 'a' 'b;'", "SELECT 'a'\n  'b;c'",
    "SELECT E'a'\n  'b;c'", "SELECT 'a' -- c;\n  'b;c'", #"SELECT U&'\0041;', U&"d;""#, "SELECT N'a;b'",
    "SELECT 1/2", "SELECT 2*/* ; */3", "SELECT a.b$;", "SELECT CASE WHEN true THEN 1 END", "CREATE TABLE begin (a int)",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 ELSE 2 END; END",
    "CREATE OR REPLACE PROCEDURE p(a int)\nBEGIN ATOMIC\n  INSERT INTO t VALUES (';');\n  SELECT (CASE WHEN (true) THEN 1 END);\nEND",
    "create /* c; */ function \"begin\" () returns int begin atomic select 1; end",
    "CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN 1; END $f$",
    "CREATE OR REPLACE VIEW v AS SELECT 1", "DO $$ BEGIN PERFORM ';'; END $$",
    "DO $a$ BEGIN EXECUTE $b$SELECT ';'$b$; END $a$", "SET standard_conforming_strings = off;\nSELECT 'it\\'s; x'",
    "SET SESSION standard_conforming_strings TO 'off';\nSELECT 'x\\\\'", "SET standard_conforming_strings = on",
    "RESET standard_conforming_strings", "SET standard_conforming_strings = false;\nSELECT B'\\', '\\';'",
    "INSERT INTO t VALUES (1, 'a;'), (2, E'\\';')", "COMMENT ON TABLE t IS '-- no; comment /*'",
    "SELECT '/*'", "SELECT \"--\"", "SELECT 1 AS \"it's\"", "SELECT '$$'", "SELECT $$'$$", "SELECT 1\u{0B}+ 1",
    "SELECT 'é;ü' AS ключ", "SELECT 1.5e10, 0x1F, 1_000", "",
  ]

  private static let mysqlComments = [
    "-- a comment; it's one\n", "# another; isn't it\n", "/* a; /* it's */", "/* */\n", "--\n",
    "-- tab\n--\tx;\n", "/**/", "/*'\"`*/", "-- VERIFY ------\n",
  ]

  private static let mysqlPieces = [
    "SELECT 'a;b'", "SELECT 'it''s; fine'", #"SELECT 'it\'s; x'"#, #"SELECT '\\'"#, #"SELECT "a;b\"c;""#,
    #"SELECT "it's;"";""#, "SELECT `a;b`", "SELECT ` ``;` , `\\`", "SELECT 1 # c; it's\n + 1",
    "SELECT 1 -- c; it's\n+ 1",
    "SELECT 5--1", "SELECT 5--x", "SELECT 5 --\n+ 1", "SELECT 1 /* c; it's */ + 1", "SELECT 1 /* /* ; */ + 1",
    "/*! SELECT 1 */", "/*!50000 SELECT 'a;b' */", "SELECT /*+ NO_INDEX_MERGE(t) */ 1", "SELECT /*+ a;b */ 1",
    "SELECT /*!80000 1, */ 2", "SELECT 'a' 'b;'", "SELECT 'a'\n'b;c'", "SELECT 'a\nb;\nc'", "SELECT 1 /* a\nb;\nc */",
    "SELECT CASE WHEN true THEN 1 END", "BEGIN", "COMMIT", "SELECT (1;2)", "SELECT $$a;b$$", "SELECT '--', '#', '/*'",
    "SELECT 1 as my_delimiter , 2", "SELECT 1 as\n  delimiter , 2", "SELECT _utf8mb4'é;', N'ü', X'3B'",
    "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT 'x\\';\nSET sql_mode = ''", "SET sql_mode = ''",
    "SET @x = 'sql_mode'",
    "SET @@session.sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');\nSELECT '\\', \"\\\"",
    "SET sql_mode = 'ANSI_QUOTES';\nSELECT \"a;b\";\nSET sql_mode = ''", "SET SESSION sql_mode = DEFAULT",
    "SET sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '')", "PREPARE s FROM 'SELECT 1; x'", "EXECUTE s",
    "SET @sql = 'DELIMITER //'", "SELECT 1\n--x\n+ 1", "SELECT 2*/* ; */3", "SELECT 1/2", "SELECT 1 -2", "",
  ]
}
