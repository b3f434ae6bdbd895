import SchemaModel
import Testing

@testable import SQLDialects

/// What is written for a cluster, as the Postgres takes it that prints alike.
@Suite struct PrintedStatementTests {
  @Test(arguments: [
    ("CREATE INDEX ASYNC i ON t (a)", "CREATE INDEX  i ON t (a)"),
    ("create unique /* ASYNC */ index async \"async\" ON t", "create unique /* ASYNC */ index  \"async\" ON t"),
    ("ALTER TABLE ASYNC t VALIDATE CONSTRAINT c", "ALTER TABLE  t VALIDATE CONSTRAINT c"),
    ("ALTER TABLE async ADD COLUMN b integer", "ALTER TABLE async ADD COLUMN b integer"),
    ("SELECT 'CREATE INDEX ASYNC'", "SELECT 'CREATE INDEX ASYNC'"),
  ])
  func leavesOutAsync(text: String, printed: String) {
    #expect(DialectOptions(.dsql, from: ServerVersion(1)).dialect.printed(SQLStatement(text, line: 1)) == printed)
  }

  @Test func othersStand() {
    let text = "CREATE INDEX async ON t (a)"
    for name in [DialectName.postgres, .mysql] {
      #expect(DialectOptions(name, from: ServerVersion(18)).dialect.printed(SQLStatement(text, line: 1)) == text)
    }
  }
}
