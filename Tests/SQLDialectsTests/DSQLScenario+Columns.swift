import SchemaModel

extension DSQLScenario {
  private static let users = DSQLSample.users.name
  private static let both = [DSQLSample.teams, DSQLSample.users]

  private static func adding(_ column: ColumnDefinition) -> [Change] {
    [.addColumn(table: users, column: column)]
  }

  private static func altering(_ old: ColumnDefinition, _ update: (inout ColumnDefinition) -> Void) -> [Change] {
    var new = old
    update(&new)
    return [.alterColumn(table: users, from: old, to: new)]
  }

  private static let points = TableDefinition(
    ObjectName("points"),
    columns: [
      ColumnDefinition("x", .builtin("integer")), ColumnDefinition("y", .builtin("bigint")),
      ColumnDefinition("label", .builtin("text"), isNullable: true),
    ],
    elements: [.primaryKey(PrimaryKeyDefinition("points_pkey", ["x", "y"]))]
  )

  private static let counters = TableDefinition(
    ObjectName("counters"),
    columns: [
      ColumnDefinition("id", .builtin("bigint"), identity: Identity(cache: 65_536)),
      ColumnDefinition("name", .builtin("text")),
      ColumnDefinition(
        "folded",
        .builtin("text"),
        isNullable: true,
        generated: GeneratedValue(ColumnExpression([.sql("lower("), .column("name"), .sql(")")]), .stored)
      ),
    ],
    elements: [.primaryKey(PrimaryKeyDefinition("counters_pkey", ["id"]))]
  )

  static let columns: [DSQLScenario] = [
    DSQLScenario(
      "add a nullable column",
      before: both,
      adding(ColumnDefinition("nickname", .builtin("varchar", [40]), isNullable: true)),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "add a nullable column with a default and a comment",
      before: both,
      adding(
        ColumnDefinition(
          "level",
          .builtin("integer"),
          isNullable: true,
          defaultValue: .literal(.integer(7)),
          comment: "it's a level; or -- is it?"
        )
      ),
      rows: DSQLSample.userRows,
      answers: ["SELECT count(*) FROM users WHERE level = 7": "5"]
    ),
    DSQLScenario(
      "add a NOT NULL column with a default",
      before: both,
      adding(ColumnDefinition("locale", .builtin("varchar", [8]), defaultValue: .literal(.string("de'"))))
        + adding(ColumnDefinition("seen_at", .builtin("timestamptz"), defaultValue: DSQLSample.expression("now()"))),
      rows: DSQLSample.userRows,
      answers: ["SELECT count(*) FROM users WHERE locale = 'de''' AND seen_at <= now()": "5"]
    ),
    DSQLScenario(
      "add a NOT NULL column to a table with a composite key",
      before: [points],
      [
        .addColumn(
          table: points.name,
          column: ColumnDefinition("tag", .builtin("uuid"), defaultValue: DSQLSample.expression("gen_random_uuid()"))
        )
      ],
      rows: ["INSERT INTO points (x, y) SELECT 1, n FROM generate_series(1, 2500) AS n"],
      answers: ["SELECT count(DISTINCT tag) FROM points": "2500"]
    ),
    DSQLScenario(
      "add a column whose default is NULL",
      before: both,
      adding(
        ColumnDefinition(
          "note",
          .builtin("text"),
          isNullable: true,
          defaultValue: DSQLSample.expression("NULL::text")
        )
      ),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "add a NOT NULL column without a default",
      before: both,
      adding(ColumnDefinition("born_on", .builtin("date")))
    ),
    DSQLScenario(
      "drop columns, one NOT NULL, one with an index and a check",
      before: [
        DSQLSample.teams,
        DSQLSample.users(
          .index(IndexDefinition("users_credit_idx", keys: [IndexKey("credit")])),
          .check(CheckDefinition("users_both", ColumnExpression([.column("credit"), .sql(" < 10 OR bio IS NULL")])))
        ),
      ],
      [
        .dropElement(
          table: users,
          element: .check(
            CheckDefinition("users_both", ColumnExpression([.column("credit"), .sql(" < 10 OR bio IS NULL")]))
          )
        ),
        .dropElement(table: users, element: .check(DSQLSample.creditCheck)),
        .dropElement(
          table: users,
          element: .index(IndexDefinition("users_credit_idx", keys: [IndexKey("credit")]))
        ),
        .dropColumn(table: users, column: DSQLSample.credit), .dropColumn(table: users, column: DSQLSample.bio),
      ],
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "a default comes, and one goes",
      before: both,
      altering(DSQLSample.bio) { $0.defaultValue = .literal(.string("\\ nothing")) }
        + altering(DSQLSample.credit) { $0.defaultValue = nil },
      rows: DSQLSample.userRows,
      answers: ["SELECT count(*) FROM users WHERE bio IS NULL": "5"]
    ),
    DSQLScenario(
      "a column becomes NOT NULL, one that was may be NULL",
      before: both,
      altering(DSQLSample.bio) { $0.isNullable = false } + altering(DSQLSample.credit) { $0.isNullable = true },
      rows: ["INSERT INTO users (email, bio) VALUES ('a', 'b')"]
    ),
    DSQLScenario(
      "comments of columns and of the table",
      before: both,
      altering(DSQLSample.bio) { $0.comment = "About 'oneself'" } + [
        .setTableComment(table: users, from: DSQLSample.users.comment, to: nil),
        .setTableComment(table: DSQLSample.teams.name, from: nil, to: "Groups"),
      ]
    ),
    DSQLScenario(
      "an identity gives always, and takes one number at a time",
      before: [counters],
      [
        .alterColumn(
          table: counters.name,
          from: counters.columns[0],
          to: ColumnDefinition("id", .builtin("bigint"), identity: Identity(isAlways: true, cache: 1))
        )
      ],
      rows: ["INSERT INTO counters (name) VALUES ('a')"]
    ),
    DSQLScenario(
      "an identity and an expression go",
      before: [counters],
      [
        .alterColumn(table: counters.name, from: counters.columns[0], to: ColumnDefinition("id", .builtin("bigint"))),
        .alterColumn(
          table: counters.name,
          from: counters.columns[2],
          to: ColumnDefinition("folded", .builtin("text"), isNullable: true, defaultValue: .literal(.string("x")))
        ),
      ],
      rows: ["INSERT INTO counters (name) VALUES ('A')"],
      answers: ["SELECT folded FROM counters WHERE name = 'A'": "a"]
    ),
  ]
}
