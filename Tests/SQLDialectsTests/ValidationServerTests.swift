import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// A statement that a rule says a server refuses, or takes and does not do as it says.
struct ServerCase: Sendable, CustomTestStringConvertible {
  var sql: String
  /// Part of the server's error; nil: the server takes it.
  var error: String?

  init(_ sql: String, _ error: String?) {
    self.sql = sql
    self.error = error
  }

  var testDescription: String { sql.count > 120 ? "\(sql.prefix(120))…" : sql }

  static func columns(_ count: Int) -> String { (0..<count).map { "c\($0) int" }.joined(separator: ", ") }
  static func names(_ count: Int) -> String { (0..<count).map { "c\($0)" }.joined(separator: ", ") }
  static func keys(_ count: Int) -> String { (0..<count).map { "KEY (c\($0))" }.joined(separator: ", ") }
  static func label(_ count: Int) -> String { "'\(String(repeating: "l", count: count))'" }
}

@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "no MySQL to run SQL on"))
struct ValidationMySQLTests {
  private func judge(_ example: ServerCase) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      let run = try database.attempt(example.sql)
      if let error = example.error {
        #expect(run.status != 0 && run.errors.contains(error), "\(run.errors)")
      } else {
        #expect(run.status == 0, "\(run.errors)")
      }
    }
  }

  @Test(arguments: [
    ServerCase("CREATE TABLE t (a varchar(16384))", "1074"), ServerCase("CREATE TABLE t (a varchar(16383))", nil),
    ServerCase("CREATE TABLE t (a char(256))", "1074"), ServerCase("CREATE TABLE t (a vector(16384))", "6137"),
    ServerCase("CREATE TABLE t (\(ServerCase.columns(1018)))", "1117"),
    ServerCase("CREATE TABLE t (\(ServerCase.columns(1017)))", nil),
    ServerCase("CREATE TABLE t (\(ServerCase.columns(17)), KEY (\(ServerCase.names(17))))", "1070"),
    ServerCase("CREATE TABLE t (id int PRIMARY KEY, \(ServerCase.columns(64)), \(ServerCase.keys(64)))", "1069"),
    ServerCase("CREATE TABLE t (id int PRIMARY KEY, \(ServerCase.columns(63)), \(ServerCase.keys(63)))", nil),
    ServerCase("CREATE TABLE t (a varchar(769), KEY (a))", "1071"),
    ServerCase("CREATE TABLE t (a varchar(768), KEY (a))", nil),
    ServerCase("CREATE TABLE t (a varchar(767), b int, KEY (a, b))", nil),
    ServerCase("CREATE TABLE t (a varchar(767), b bigint, KEY (a, b))", "1071"),
    ServerCase("CREATE TABLE t (a varchar(3072) COLLATE latin1_bin, KEY (a))", nil),
    ServerCase("CREATE TABLE t (a longtext, KEY (a(769)))", "1071"),
    ServerCase("CREATE TABLE t (a longtext, KEY (a))", "1170"), ServerCase("CREATE TABLE t (a json, KEY (a))", "3152"),
    ServerCase("CREATE TABLE t (a vector(3), KEY (a))", "6134"),
    ServerCase("CREATE TABLE t (a int, KEY (a(2)))", "1089"),
    ServerCase("CREATE TABLE t (a varchar(9), KEY (a(10)))", "1089"),
    ServerCase("CREATE TABLE t (a int, KEY (a, a))", "1060"),
    ServerCase("CREATE TABLE t (a varbinary(65533) NOT NULL)", nil),
    ServerCase("CREATE TABLE t (a varbinary(65533))", "1118"),
    ServerCase("CREATE TABLE t (a int COMMENT \(ServerCase.label(1025)))", "1629"),
    ServerCase("CREATE TABLE t (a int) COMMENT \(ServerCase.label(2049))", "1628"),
    ServerCase("CREATE TABLE t (a int, A int)", "1060"),
    ServerCase("CREATE TABLE t (a int, KEY `primary` (a))", "1280"),
    ServerCase("CREATE TABLE t (`a ` int)", "1166"), ServerCase("CREATE TABLE t (db_row_id int)", "1166"),
    ServerCase(
      "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0)); CREATE TABLE u (a int, CONSTRAINT C CHECK (a > 0))",
      "3822"
    ),
  ])
  func limitsAndNames(_ example: ServerCase) throws { try judge(example) }

  @Test(arguments: [
    ServerCase("CREATE TABLE t (a longtext DEFAULT 'x')", "1101"),
    ServerCase("CREATE TABLE t (a json DEFAULT '{}')", "1101"),
    ServerCase("CREATE TABLE t (a json DEFAULT ('{}'), b longtext DEFAULT ('x'))", nil),
    ServerCase("CREATE TABLE t (a datetime DEFAULT 'now')", "1067"),
    ServerCase("CREATE TABLE t (a varchar(2) DEFAULT 'abc')", "1067"),
    ServerCase("CREATE TABLE t (a varchar(2) DEFAULT 'ab ')", nil),
    ServerCase("CREATE TABLE t (a smallint DEFAULT 40000)", "1067"),
    ServerCase("CREATE TABLE t (a decimal(3,2) DEFAULT 12.5)", "1067"),
    ServerCase("CREATE TABLE t (a enum('a') DEFAULT 'b')", "1067"),
    ServerCase("CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY DEFAULT 1)", "1067"),
    ServerCase("CREATE TABLE t (a int, g int DEFAULT 1 AS (a))", "1064"),
    ServerCase("CREATE TABLE t (a enum('a', 'A'))", "1291"),
    ServerCase("CREATE TABLE t (a enum('a', 'a '))", "1291"),
    ServerCase("CREATE TABLE t (a enum(\(ServerCase.label(256))))", "3505"),
    ServerCase("CREATE TABLE t (a enum(\(ServerCase.label(255))))", nil),
    // The collation of checked enumerations tells 'A' from 'a'; the usual one does not.
    ServerCase(
      "CREATE TABLE t (a varchar(9) COLLATE utf8mb4_0900_bin CHECK (a IN ('a'))); INSERT INTO t VALUES ('A')",
      "3819"
    ),
    ServerCase("CREATE TABLE t (a varchar(9) CHECK (a IN ('a'))); INSERT INTO t VALUES ('A')", nil),
  ])
  func defaultsAndEnumerations(_ example: ServerCase) throws { try judge(example) }

  private static let parent = "CREATE TABLE p (id int PRIMARY KEY, a int, b int, v varchar(9) UNIQUE, UNIQUE (a, b));"

  @Test(arguments: [
    ServerCase("\(parent) CREATE TABLE t (x int, y int, FOREIGN KEY (x, y) REFERENCES p (b, a))", "6125"),
    ServerCase("\(parent) CREATE TABLE t (x int, FOREIGN KEY (x) REFERENCES p (a))", "6125"),
    ServerCase("\(parent) CREATE TABLE t (x bigint, FOREIGN KEY (x) REFERENCES p (id))", "3780"),
    ServerCase("\(parent) CREATE TABLE t (x varchar(90), FOREIGN KEY (x) REFERENCES p (v))", nil),
    ServerCase("\(parent) CREATE TABLE t (x varchar(9) COLLATE utf8mb4_bin, FOREIGN KEY (x) REFERENCES p (v))", "3780"),
    ServerCase(
      "\(parent) CREATE TABLE t (x int NOT NULL, FOREIGN KEY (x) REFERENCES p (id) ON DELETE SET NULL)",
      "1830"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int CHECK (x > 0), FOREIGN KEY (x) REFERENCES p (id) ON DELETE SET NULL)",
      "3823"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int CHECK (x > 0), FOREIGN KEY (x) REFERENCES p (id) ON UPDATE CASCADE)",
      "3823"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int CHECK (x > 0), FOREIGN KEY (x) REFERENCES p (id) ON DELETE CASCADE)",
      nil
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int DEFAULT 1, FOREIGN KEY (x) REFERENCES p (id) ON DELETE SET DEFAULT); "
        + "INSERT INTO p (id) VALUES (1), (2); INSERT INTO t VALUES (2); DELETE FROM p WHERE id = 2",
      "1451"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, y int, FOREIGN KEY (x, y) REFERENCES p (a, b) MATCH FULL); INSERT INTO t VALUES (1, NULL)",
      nil
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, g int AS (x + 1) STORED, FOREIGN KEY (x) REFERENCES p (id) ON DELETE CASCADE)",
      "1215"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, g int AS (x + 1), FOREIGN KEY (x) REFERENCES p (id) ON DELETE CASCADE)",
      nil
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, g int AS (x + 1) STORED, FOREIGN KEY (g) REFERENCES p (id) ON DELETE SET NULL)",
      "3104"
    ),
    ServerCase("\(parent) CREATE TABLE t (x int, g int AS (x + 1), FOREIGN KEY (g) REFERENCES p (id))", "3733"),
    ServerCase("CREATE TABLE t (x int, g int AS (x + 1) PRIMARY KEY)", "3106"),
    ServerCase("CREATE TABLE t (a int AS (b), x int, b int AS (x))", "3107"),
    ServerCase("CREATE TABLE t (a int AS (a))", "3107"),
    ServerCase("CREATE TABLE t (n int AUTO_INCREMENT PRIMARY KEY, g int AS (n))", "3109"),
    ServerCase("CREATE TABLE t (n int AUTO_INCREMENT PRIMARY KEY CHECK (n > 0))", "3818"),
    ServerCase("CREATE TABLE t (a int, n int AUTO_INCREMENT, PRIMARY KEY (a, n))", "1075"),
    ServerCase("CREATE TABLE t (n int AUTO_INCREMENT PRIMARY KEY, m int AUTO_INCREMENT UNIQUE)", "1075"),
  ])
  func keysAndGeneratedColumns(_ example: ServerCase) throws { try judge(example) }

  @Test func changingFunctionsAreRefusedEverywhere() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      for name in ChangingFunctions.mysql.sorted() {
        let call = ChangingFunctions.keywords.contains(name) ? name : "\(name)(\(name == "sleep" ? "1" : ""))"
        // `session_user` is in nobody's grammar without parentheses but in Postgres'.
        let text = name == "session_user" ? "session_user()" : call
        let check = try database.attempt("CREATE TABLE t (a varchar(99), CHECK (a <> \(text)))")
        #expect(check.errors.contains("3814"), "\(name): \(check.errors)")
        let generated = try database.attempt("CREATE TABLE t (a varchar(99), g varchar(99) AS (concat(a, \(text))))")
        #expect(generated.errors.contains("3763"), "\(name): \(generated.errors)")
        let index = try database.attempt("CREATE TABLE t (a varchar(99), KEY ((cast(concat(a, \(text)) AS char(9)))))")
        #expect(index.errors.contains("3758"), "\(name): \(index.errors)")
      }
    }
  }
}

@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "no Postgres to run SQL on"))
struct ValidationPostgresTests {
  private func judge(_ example: ServerCase) throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try server.withDatabase { database in
      let run = try database.attempt(example.sql + ";")
      if let error = example.error {
        #expect(run.status != 0 && run.errors.contains(error), "\(run.errors)")
      } else {
        #expect(run.status == 0, "\(run.errors)")
      }
    }
  }

  private static let parent =
    "CREATE TABLE p (id int PRIMARY KEY, a int, b int, d int UNIQUE DEFERRABLE, UNIQUE (a, b));"

  @Test(arguments: [
    ServerCase("CREATE TABLE t (\(ServerCase.columns(1601)))", "at most 1600 columns"),
    ServerCase("CREATE TABLE t (\(ServerCase.columns(33)), UNIQUE (\(ServerCase.names(33))))", "more than 32 columns"),
    ServerCase("CREATE TABLE t (\(ServerCase.columns(32)), UNIQUE (\(ServerCase.names(31))) INCLUDE (c31))", nil),
    ServerCase(
      "CREATE TABLE t (\(ServerCase.columns(33)), UNIQUE (\(ServerCase.names(32))) INCLUDE (c32))",
      "more than 32 columns"
    ),
    ServerCase("CREATE TABLE t (a varchar(0))", "must be at least 1"),
    ServerCase("CREATE TABLE t (a varchar(10485761))", "cannot exceed 10485760"),
    ServerCase("CREATE TABLE t (a numeric(1001, 2))", "must be between 1 and 1000"),
    ServerCase("CREATE TABLE t (ctid int)", "system column"),
    ServerCase("CREATE TYPE e AS ENUM (\(ServerCase.label(64)))", "invalid enum label"),
    ServerCase("CREATE TYPE e AS ENUM ('a', 'a')", "duplicate key"),
    ServerCase("CREATE TABLE e (a int); CREATE TYPE e AS ENUM ('a')", "already exists"),
    ServerCase("CREATE TABLE t (a int, CONSTRAINT t PRIMARY KEY (a))", "already exists"),
    ServerCase("CREATE TABLE t (a int, UNIQUE (a, a))", "appears twice"),
    ServerCase("CREATE TABLE t (a int); CREATE INDEX ON t (a, a)", nil),
    ServerCase("CREATE TABLE t (a json); CREATE INDEX ON t (a)", "no default operator class"),
    ServerCase("CREATE TABLE t (a text[]); CREATE UNIQUE INDEX ON t USING gin (a)", "does not support unique"),
    ServerCase("CREATE TABLE t (a int); CREATE INDEX ON t USING brin (a DESC)", "does not support ASC/DESC"),
    ServerCase("CREATE TABLE t (a int, b int); CREATE INDEX ON t USING hash (a, b)", "does not support multicolumn"),
    ServerCase(
      "CREATE TABLE t (a point, b point); CREATE INDEX ON t USING spgist (a, b)",
      "does not support multicolumn"
    ),
    ServerCase(
      "CREATE TABLE t (a text[], b int); CREATE INDEX ON t USING gin (a) INCLUDE (b)",
      "does not support included"
    ),
    ServerCase(
      "CREATE TABLE t (a int, b int); CREATE INDEX ON t USING brin (a) INCLUDE (b)",
      "does not support included"
    ),
    ServerCase(
      "CREATE TABLE t (a int, b int); CREATE INDEX ON t USING hash (a) INCLUDE (b)",
      "does not support included"
    ),
  ])
  func limitsAndNames(_ example: ServerCase) throws { try judge(example) }

  @Test(arguments: [
    ServerCase("\(parent) CREATE TABLE t (x int, y int, FOREIGN KEY (x, y) REFERENCES p (b, a))", nil),
    ServerCase("\(parent) CREATE TABLE t (x int, FOREIGN KEY (x) REFERENCES p (a))", "no unique constraint"),
    ServerCase("\(parent) CREATE TABLE t (x int, FOREIGN KEY (x) REFERENCES p (d))", "deferrable unique constraint"),
    ServerCase("\(parent) CREATE TABLE t (x uuid, FOREIGN KEY (x) REFERENCES p (id))", "cannot be implemented"),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, g int GENERATED ALWAYS AS (x) STORED REFERENCES p ON DELETE SET NULL)",
      "invalid ON DELETE action"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, g int GENERATED ALWAYS AS (x) STORED REFERENCES p ON UPDATE CASCADE)",
      "invalid ON UPDATE action"
    ),
    ServerCase(
      "\(parent) CREATE TABLE t (x int, g int GENERATED ALWAYS AS (x) STORED REFERENCES p ON DELETE CASCADE)",
      nil
    ),
    ServerCase(
      "CREATE TABLE t (x int, g int GENERATED ALWAYS AS (h) STORED, h int GENERATED ALWAYS AS (x) STORED)",
      "cannot use generated column"
    ),
    ServerCase("CREATE TABLE t (x int NULL GENERATED BY DEFAULT AS IDENTITY)", "conflicting NULL/NOT NULL"),
    ServerCase("CREATE TABLE t (x numeric GENERATED BY DEFAULT AS IDENTITY)", "must be smallint, integer, or bigint"),
    ServerCase("CREATE TABLE t (x int GENERATED BY DEFAULT AS IDENTITY DEFAULT 1)", "both default and identity"),
    ServerCase("CREATE TABLE t (x int, g int DEFAULT 1 GENERATED ALWAYS AS (x) STORED)", "both default and generation"),
    ServerCase("CREATE TABLE t (x int, y int DEFAULT (x + 1))", "column reference in DEFAULT"),
    ServerCase("CREATE TABLE t (x uuid DEFAULT 'x')", "invalid input syntax"),
    ServerCase("CREATE TABLE t (x boolean CHECK (x = 1))", "operator does not exist"),
    ServerCase("CREATE TABLE t (x text CHECK (`x` = ''))", "syntax error"),
    ServerCase("CREATE TABLE t (x text, g text GENERATED ALWAYS AS (concat(x, 'y')) STORED)", "not immutable"),
    ServerCase("CREATE TABLE t (x text, g text GENERATED ALWAYS AS (x || 'y') STORED)", nil),
    ServerCase("CREATE TABLE t (x timestamptz); CREATE INDEX ON t (x) WHERE x < now()", "must be marked IMMUTABLE"),
  ])
  func keysAndGeneratedColumns(_ example: ServerCase) throws { try judge(example) }

  @Test(arguments: [
    "'now'", " 'now'::timestamptz", "CAST('today' AS timestamptz)", "timestamptz 'tomorrow 10:00'", "('now')",
  ])
  func theMomentOfTheMigrationIsFrozen(_ value: String) throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try server.withDatabase { database in
      try database.execute("CREATE TABLE t (x timestamptz DEFAULT \(value));")
      let stored = try database.execute("SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef;")
      #expect(stored.hasPrefix("'2"))
    }
  }

  @Test func noFormOfTheChangingFunctionsIsImmutable() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try server.withDatabase { database in
      for name in ChangingFunctions.postgres.subtracting(ChangingFunctions.keywords).sorted() {
        let forms = try database.execute(
          """
          SELECT count(*) > 0, count(*) FILTER (WHERE provolatile = 'i') FROM pg_proc
          WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = '\(name)';
          """
        )
        #expect(forms == "t|0\n", "\(name)")
      }
      for name in ChangingFunctions.keywords.sorted() {
        let run = try database.attempt(
          "CREATE TABLE t (x text, g text GENERATED ALWAYS AS (x || \(name)::text) STORED);"
        )
        #expect(run.errors.contains("not immutable"), "\(name): \(run.errors)")
      }
    }
  }

  /// Each pair of types that a foreign key may or may not join.
  @Test func foreignKeysJoinTheTypesThatTheRulesSay() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    let types: [ColumnType] =
      [
        "smallint", "integer", "bigint", "real", "double precision", "boolean", "text", "bytea", "uuid", "date", "time",
        "timestamp", "timestamptz", "interval", "jsonb", "inet",
      ].map { .builtin($0) } + [
        .builtin("numeric", [10, 2]), .builtin("char", [5]), .builtin("varchar", [9]), .array(.builtin("text")),
        .array(.builtin("integer")), .enumType(ObjectName("mood")), .enumType(ObjectName("other")),
      ]
    let rules = PostgresRules(options: Make.postgres)
    try server.withDatabase { database in
      var script = "CREATE TYPE mood AS ENUM ('a'); CREATE TYPE other AS ENUM ('a');\n"
      var expected: [String] = []
      for (number, parent) in types.enumerated() {
        script += "CREATE TABLE p\(number) (k \(parent) PRIMARY KEY);\n"
        for child in types {
          let isFine = rules.canReference(from: ColumnDefinition("c", child), to: ColumnDefinition("k", parent))
          expected.append("\(child) -> \(parent): \(isFine)")
          script += """
            DO $$ BEGIN
              CREATE TABLE c (k \(child) REFERENCES p\(number)); DROP TABLE c;
              INSERT INTO result (text) VALUES ('\(child) -> \(parent): true');
            EXCEPTION WHEN datatype_mismatch THEN
              INSERT INTO result (text) VALUES ('\(child) -> \(parent): false');
            END $$;

            """
        }
      }
      try database.execute("CREATE TABLE result (n serial, text text);\n" + script)
      let found = try database.execute("SELECT text FROM result ORDER BY n;").split(separator: "\n").map(String.init)
      #expect(found == expected)
    }
  }
}
