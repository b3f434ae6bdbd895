import CairnGenerator
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// What cannot be dropped and made again under what uses it is refused by name, and not left to the server.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
struct RefusedUseTests {
  struct Trial: CustomTestStringConvertible, Sendable {
    var object: String
    var users: String
    var old: String
    var new: String

    var testDescription: String { object }
  }

  static let trials = [
    Trial(
      object: "mood",
      users: "t.c",
      old: "CREATE TYPE mood AS ENUM ('sad', 'ok'); " + moodUsers,
      new: "CREATE TYPE mood AS ENUM ('ok', 'sad'); " + moodUsers
    ),
    Trial(
      object: "mood",
      users: "heir",
      old: "CREATE TYPE mood AS ENUM ('sad', 'ok'); " + heir,
      new: "CREATE TYPE mood AS ENUM ('ok'); " + heir
    ),
    Trial(
      object: "mood",
      users: "a type goes and one of another kind takes its name",
      old: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (id int, m mood);",
      new: "CREATE TABLE mood (id int, name text); CREATE TABLE t (id int, m int);"
    ),
    Trial(
      object: "mood",
      users: "a type goes and one of another kind takes its name",
      old: "CREATE DOMAIN mood AS text; CREATE TABLE t (id int, m mood);",
      new: "CREATE TABLE mood (id int, name text); CREATE TABLE t (id int, m text);"
    ),
    Trial(
      object: "text search configuration cc",
      users: "t.g, t.t_fts",
      old: "CREATE TEXT SEARCH CONFIGURATION cc (COPY = pg_catalog.simple); " + searched,
      new: "CREATE TEXT SEARCH CONFIGURATION cc (COPY = pg_catalog.english); " + searched
    ),
    Trial(
      object: "text search configuration cc",
      users: "t.g",
      old: dictionary("simple, STOPWORDS = english"),
      new: dictionary("pg_catalog.snowball, LANGUAGE = english")
    ),
    Trial(
      object: "operator ===(integer, text)",
      users: "t.d, t.c, t.i",
      old: same(""),
      new: same(", RESTRICT = eqsel")
    ),
    Trial(
      object: "operator class my_ops for btree",
      users: "t.t_my",
      old: operators("<", "<=", ">=", ">"),
      new: operators(">", ">=", "<=", "<")
    ),
  ]

  private static let moodUsers = "CREATE TYPE comp AS (m mood, n int); CREATE TABLE t (id int PRIMARY KEY, c comp);"
  private static let heir = "CREATE TABLE t (id int); CREATE TABLE heir (m mood) INHERITS (t);"
  private static let searched = """
    CREATE TABLE t (id int PRIMARY KEY, s text, g tsvector GENERATED ALWAYS AS (to_tsvector('cc', s)) STORED);
    CREATE INDEX t_fts ON t USING gin (to_tsvector('cc', s));
    """

  private static func dictionary(_ template: String) -> String {
    """
    CREATE TEXT SEARCH DICTIONARY dd (TEMPLATE = \(template)); CREATE TEXT SEARCH CONFIGURATION cc (PARSER = default);
    ALTER TEXT SEARCH CONFIGURATION cc ADD MAPPING FOR asciiword WITH dd;
    CREATE TABLE t (id int, s text, g tsvector GENERATED ALWAYS AS (to_tsvector('cc', s)) STORED);
    """
  }

  private static func same(_ properties: String) -> String {
    """
    CREATE FUNCTION eqa(int, text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
    CREATE OPERATOR === (LEFTARG = int, RIGHTARG = text, FUNCTION = eqa\(properties));
    CREATE TABLE t (id int, s text, CONSTRAINT c CHECK (id === s), d bool GENERATED ALWAYS AS (id === s) STORED);
    CREATE INDEX i ON t (id) WHERE id === s; CREATE VIEW v AS SELECT id === s AS e FROM t;
    """
  }

  private static func operators(_ names: String...) -> String {
    """
    CREATE FUNCTION mycmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
    CREATE OPERATOR CLASS my_ops FOR TYPE int USING btree AS OPERATOR 1 \(names[0]), OPERATOR 2 \(names[1]), OPERATOR 3 =,
      OPERATOR 4 \(names[2]), OPERATOR 5 \(names[3]), FUNCTION 1 mycmp(int, int);
    CREATE TABLE t (id int, v int); CREATE INDEX t_my ON t (v my_ops);
    """
  }

  @Test(arguments: [false, true])
  func eachIsRefusedByName(isDeclared: Bool) async throws {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    defer { workshop.close() }
    for trial in Self.trials {
      let migration = try await ScriptPair(trial.old, trial.new, isDeclared: isDeclared, in: workshop).migration
      #expect(
        migration.refusals.contains { $0.contains(trial.object) && $0.contains(trial.users) },
        "\(trial.object): \(migration.refusals)\n\(migration.text)"
      )
    }
  }
}
