import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

@Suite("Postgres: the text of names, constants and clauses")
struct PostgresTextTests {
  @Test("a dollar tag does not occur in the body")
  func dollarTag() {
    #expect(PostgresText.dollarQuoted("a") == "$$a$$")
    #expect(PostgresText.dollarQuoted("a $$ b") == "$cairn1$a $$ b$cairn1$")
    #expect(PostgresText.dollarQuoted("$$ $cairn1$") == "$cairn2$$$ $cairn1$$cairn2$")
  }

  @Test(
    "a default stands bare only where the grammar takes it bare",
    arguments: [
      ("now()", "now()"), ("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"), ("a AND b", "(a AND b)"),
      ("f(1) + g(2)", "(f(1) + g(2))"), ("'x'::text", "('x'::text)"), ("now() -- hm", "(now() -- hm\n)"),
      ("pg_catalog.now()", "pg_catalog.now()"), ("", "()"),
    ]
  )
  func defaults(sql: String, expected: String) {
    #expect(PostgresText.defaultValue(.expression(ColumnExpression(sql: sql))) == expected)
  }

  @Test("a quote with a combining mark behind it is still a quote")
  func combiningMarks() {
    #expect(Array(PostgresText.literal("'\u{301}").utf8) == Array("'''\u{301}'".utf8))
    #expect(Array(PostgresText.quoted("\"\u{301}").utf8) == Array("\"\"\"\u{301}\"".utf8))
    #expect(PostgresText.dollarQuoted("$$\u{301}").utf8.starts(with: "$cairn1$".utf8))
  }

  @Test("constants")
  func constants() {
    #expect(PostgresText.constant(.bytes([0, 15, 255])) == #"'\x000fff'"#)
    #expect(PostgresText.constant(.string(#"it's \ "#)) == #"'it''s \ '"#)
    #expect(PostgresText.constant(.string("a\r\n\\b'")) == #"E'a\r"# + "\n" + #"\\b'''"#)
    #expect(PostgresText.constant(.number("-1.5e3")) == "-1.5e3")
    #expect(PostgresText.constant(.number("NaN")) == "'NaN'")
    #expect(PostgresText.constant(.integer(.min)) == "-9223372036854775808")
  }

  @Test("a foreign key says what is not the server's default, and no more")
  func foreignKey() {
    let plain = ForeignKeyDefinition("k", ["a"], references: ObjectName("p"), ["id"])
    #expect(PostgresClauses.foreignKey(plain) == #"CONSTRAINT "k" FOREIGN KEY ("a") REFERENCES "p" ("id")"#)
    let full = ForeignKeyDefinition(
      "k",
      ["a", "b"],
      references: ObjectName("p", in: "s"),
      ["x", "y"],
      onDelete: .setNull,
      onUpdate: .cascade,
      match: .full,
      deferrability: .initiallyDeferred
    )
    #expect(
      PostgresClauses.foreignKey(full)
        == #"CONSTRAINT "k" FOREIGN KEY ("a", "b") REFERENCES "s"."p" ("x", "y") MATCH FULL"#
        + " ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"
    )
    var some = ForeignKeyDefinition("k", ["a", "b"], references: ObjectName("p"), ["x", "y"], onDelete: .setDefault)
    some.onDeleteColumns = ["b"]
    #expect(PostgresClauses.foreignKey(some).hasSuffix(#" ("x", "y") ON DELETE SET DEFAULT ("b")"#))
  }

  @Test("an index says each part in the server's order")
  func index() {
    let index = IndexDefinition(
      "i",
      isUnique: true,
      keys: [
        IndexKey("a"), IndexKey(.column("b"), isDescending: true, nulls: .last),
        IndexKey(.expression(ColumnExpression([.sql("lower("), .column("c"), .sql(")")])), collation: "C"),
      ],
      includedColumns: ["d"],
      predicate: ColumnExpression([.column("e"), .sql(" IS NULL")]),
      nullsNotDistinct: true
    )
    #expect(
      PostgresStatements.createIndex(index, on: ObjectName("t"), .concurrently)
        == #"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "i" ON "t" ("a", "b" DESC NULLS LAST, "#
        + #"(lower("c")) COLLATE "C") INCLUDE ("d") NULLS NOT DISTINCT WHERE ("e" IS NULL)"#
    )
    let gin = IndexDefinition("g", keys: [IndexKey(.column("j"), operatorClass: "jsonb_path_ops")], method: "gin")
    #expect(
      PostgresStatements.createIndex(gin, on: ObjectName("t"), .async)
        == #"CREATE INDEX ASYNC IF NOT EXISTS "g" ON "t" USING "gin" ("j" "jsonb_path_ops")"#
    )
  }
}
