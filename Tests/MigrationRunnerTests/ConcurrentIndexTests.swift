import SQLDialects
import SchemaModel
import Testing

@testable import MigrationRunner

/// Which index a statement builds: its namespace is its table's, as no statement says it.
@Suite struct ConcurrentIndexTests {
  @Test(arguments: [
    ("CREATE INDEX CONCURRENTLY i ON t (a)", #""i""#),
    (
      #"create unique index concurrently if not exists "a  ""on"" b" on only "Billing" . "t t" (a)"#,
      #""Billing"."a  ""on"" b""#
    ),
    (#"CREATE INDEX ASYNC IF NOT EXISTS "on" ON billing.t USING btree_index (a)"#, #""billing"."on""#),
    ("/* why */ CREATE INDEX ASYNC I ON T(a)", #""i""#),
    ("CREATE INDEX CONCURRENTLY ON billing.t (a)", nil),
  ])
  func itsNameIsFound(_ statement: String, _ name: String?) throws {
    let dialect = DialectOptions(.postgres, from: ServerVersion(15)).dialect
    let index = try #require(ConcurrentIndex(SQLStatement(statement, line: 1), dialect))
    #expect(index.words(in: dialect) == name)
  }

  @Test(arguments: [
    "CREATE INDEX i ON t (a)", "CREATE TABLE async (index concurrently)", "DROP INDEX CONCURRENTLY i",
    "CREATE VIEW v AS SELECT 'INDEX CONCURRENTLY'",
  ])
  func othersAreNone(_ statement: String) {
    let dialect = DialectOptions(.postgres, from: ServerVersion(15)).dialect
    #expect(ConcurrentIndex(SQLStatement(statement, line: 1), dialect) == nil)
  }
}
