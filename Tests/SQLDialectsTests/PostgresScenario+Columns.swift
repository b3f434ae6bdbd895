import SchemaModel

extension PostgresScenario {
  private static func alter(_ old: ColumnDefinition, _ change: (inout ColumnDefinition) -> Void) -> Change {
    var new = old
    change(&new)
    return .alterColumn(table: teams, from: old, to: new)
  }

  private static let id = TableDefinition.teams.columns[0]
  private static let name = TableDefinition.teams.columns[1]
  private static let code = TableDefinition.teams.columns[2]
  private static let twice = ColumnDefinition(
    "twice",
    .bigint,
    isNullable: true,
    generated: GeneratedValue(sql("|code| * 2"), .stored),
    comment: "computed"
  )

  static let columns = [
    PostgresScenario(
      "add and drop plain columns",
      [TableDefinition.teams.with(columns: [ColumnDefinition("gone", .varchar(40), isNullable: true)])],
      rows: teamRows,
      [
        .addColumn(table: teams, column: ColumnDefinition("nick", .varchar(40), isNullable: true)),
        .addColumn(
          table: teams,
          column: ColumnDefinition("at", .builtin("timestamptz"), defaultValue: .expression(sql("now()")))
        ),
        .addColumn(
          table: teams,
          column: ColumnDefinition("note", .text, defaultValue: .literal(.string("it's")), comment: "c")
        ),
        .dropColumn(table: teams, column: ColumnDefinition("gone", .varchar(40), isNullable: true)),
      ]
    ),
    PostgresScenario(
      "add columns that rewrite the table",
      [.teams],
      rows: teamRows,
      [
        .addColumn(
          table: teams,
          column: ColumnDefinition("key", .uuid, defaultValue: .expression(sql("gen_random_uuid()")))
        ),
        .addColumn(table: teams, column: ColumnDefinition("n", .integer, identity: Identity(isAlways: true))),
        .addColumn(table: teams, column: twice),
      ]
    ),
    PostgresScenario(
      "NOT NULL, default and comment come and go",
      [.teams],
      rows: teamRows,
      [
        alter(name) {
          $0.isNullable = true
          $0.defaultValue = .literal(.string("none"))
        },
        alter(code) { $0.defaultValue = .expression(sql("1 + 1")) },
      ]
    ),
    PostgresScenario(
      "NOT NULL on a column of a long name",
      [
        TableDefinition.teams.with(columns: [
          ColumnDefinition(String(repeating: "é", count: 31), .integer, isNullable: true)
        ])
      ],
      rows: "INSERT INTO teams (name, code, \"\(String(repeating: "é", count: 31))\") VALUES ('a', 1, 1);",
      [alter(ColumnDefinition(String(repeating: "é", count: 31), .integer, isNullable: true)) { $0.isNullable = false }]
    ),
    PostgresScenario(
      "identity comes to a nullable column with a default",
      [
        TableDefinition.teams.with(
          columns: [ColumnDefinition("n", .integer, isNullable: true, defaultValue: .literal(.integer(0)))]
        )
      ],
      rows: "INSERT INTO teams (name, code, n) VALUES ('a', 1, 41), ('b', 2, -5);",
      [
        alter(ColumnDefinition("n", .integer, isNullable: true, defaultValue: .literal(.integer(0)))) {
          $0.isNullable = false
          $0.defaultValue = nil
          $0.identity = Identity(isAlways: true, cache: 5)
        },
        alter(id) { $0.identity = Identity(isAlways: true) },
      ]
    ),
    PostgresScenario(
      "identity comes to a column that has the largest number",
      [TableDefinition.teams.with(columns: [ColumnDefinition("n", .integer)])],
      rows: "INSERT INTO teams (name, code, n) VALUES ('a', 1, 2147483647);",
      [alter(ColumnDefinition("n", .integer)) { $0.identity = Identity(isAlways: true) }]
    ),
    PostgresScenario(
      "a column is computed, and no longer, and otherwise",
      [
        TableDefinition.teams.with(
          .index(IndexDefinition("teams_twice_idx", keys: [IndexKey("twice"), IndexKey("name")])),
          .check(CheckDefinition("teams_twice_check", sql("|twice| > |code|"))),
          .unique(UniqueDefinition("teams_twice_key", ["twice", "id"])),
          columns: [
            twice,
            ColumnDefinition("half", .integer, isNullable: true, generated: GeneratedValue(sql("|code| / 2"), .stored)),
          ]
        )
      ],
      rows: teamRows,
      [
        alter(twice) {
          $0.generated = GeneratedValue(sql("|code| * 3 + 1"), .stored)
          $0.type = .integer
        },
        alter(
          ColumnDefinition("half", .integer, isNullable: true, generated: GeneratedValue(sql("|code| / 2"), .stored))
        ) {
          $0.generated = nil
          $0.defaultValue = .literal(.integer(4))
        },
      ]
    ),
    PostgresScenario(
      "another table references a computed column",
      [
        TableDefinition.teams.with(.unique(UniqueDefinition("teams_twice_key", ["twice"])), columns: [twice]),
        TableDefinition.users.with(
          .foreignKey(ForeignKeyDefinition("users_twice_fkey", ["team_id"], references: teams, ["twice"]))
        ),
      ],
      rows: teamRows + "INSERT INTO users (id, email, team_id) VALUES (1, 'a', 4);",
      [alter(twice) { $0.generated = GeneratedValue(sql("|code| + |code|"), .stored) }]
    ),
    PostgresScenario(
      "collation",
      [TableDefinition.teams.with(.index(IndexDefinition("teams_name_idx", keys: [IndexKey("name")])))],
      rows: teamRows,
      [alter(name) { $0.collation = "C" }]
    ),
    PostgresScenario(
      "rename a column that everything mentions",
      [
        TableDefinition.teams.with(
          .index(
            IndexDefinition(
              "teams_low_idx",
              keys: [IndexKey(.expression(sql("abs(|code|)")))],
              predicate: sql("|code| > 0")
            )
          ),
          .check(CheckDefinition("teams_code_check", sql("|code| > 0"))),
          columns: [twice]
        ),
        TableDefinition.users.with(
          .foreignKey(ForeignKeyDefinition("users_fkey", ["credit"], references: teams, ["code"]))
        ),
      ],
      rows: teamRows + "INSERT INTO users (id, email, credit) VALUES (1, 'a', 2);",
      [
        .renameColumn(table: teams, from: "code", to: "number \"one\""),
        .renameElement(
          table: teams,
          element: .unique(UniqueDefinition("teams_code_key", ["number \"one\""])),
          to: "teams_n_key"
        ),
        .renameElement(
          table: teams,
          element: .primaryKey(PrimaryKeyDefinition("teams_pkey", ["id"])),
          to: "the teams' pkey"
        ),
        .renameElement(
          table: teams,
          element: .index(
            IndexDefinition(
              "teams_low_idx",
              keys: [IndexKey(.expression(sql("abs(|number \"one\"|)")))],
              predicate: sql("|number \"one\"| > 0")
            )
          ),
          to: "teams_lower_idx"
        ),
        .alterColumn(
          table: teams,
          from: ColumnDefinition("number \"one\"", .integer),
          to: ColumnDefinition("number \"one\"", .bigint)
        ),
        .addElement(
          table: teams,
          element: .index(IndexDefinition("teams_one_idx", keys: [IndexKey("number \"one\"")]))
        ),
      ]
    ),
  ]
}
