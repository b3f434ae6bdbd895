import SchemaModel

extension PostgresScenario {
  private static let teamKey = TableElement.foreignKey(
    ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"], onDelete: .setNull)
  )
  private static let email = TableElement.unique(UniqueDefinition("users_email_key", ["email"]))
  private static let bio = TableElement.index(IndexDefinition("users_bio_idx", keys: [IndexKey("bio")]))
  private static let credit = TableElement.check(CheckDefinition("users_credit_check", sql("|credit| >= 0")))

  private static func replace(_ name: String, _ old: TableElement, _ new: TableElement) -> PostgresScenario {
    PostgresScenario(
      "another \(name)",
      [.teams, TableDefinition.users.with(old)],
      rows: teamRows + userRows,
      [.dropElement(table: users, element: old), .addElement(table: users, element: new)]
    )
  }

  static let elements = [
    PostgresScenario(
      "constraints and indexes come to a table with rows",
      [.teams, .users],
      rows: teamRows + userRows,
      [
        .addElement(table: users, element: email),
        .addElement(
          table: users,
          element: .unique(
            UniqueDefinition(
              "users_bio_key",
              ["bio", "team_id"],
              nullsNotDistinct: true,
              includedColumns: ["credit"],
              deferrability: .initiallyDeferred
            )
          )
        ),
        .addElement(table: users, element: bio),
        .addElement(
          table: users,
          element: .index(
            IndexDefinition(
              "users \"lower\"",
              isUnique: true,
              keys: [IndexKey(.expression(sql("lower(|email|)")))],
              predicate: sql("|bio| IS NOT NULL -- those")
            )
          )
        ),
        .addElement(table: users, element: credit),
        .addElement(table: users, element: teamKey),
      ]
    ),
    PostgresScenario(
      "a primary key comes, on a column that was nullable",
      [
        TableDefinition(
          ObjectName("plain"),
          columns: [ColumnDefinition("a", .integer, isNullable: true), ColumnDefinition("b", .text)]
        )
      ],
      rows: "INSERT INTO plain VALUES (1, 'x'), (2, 'x');",
      [
        .alterColumn(
          table: ObjectName("plain"),
          from: ColumnDefinition("a", .integer, isNullable: true),
          to: ColumnDefinition("a", .integer)
        ),
        .addElement(table: ObjectName("plain"), element: .primaryKey(PrimaryKeyDefinition("plain_pkey", ["a", "b"]))),
      ]
    ),
    replace(
      "index",
      bio,
      .index(IndexDefinition("users_bio_idx", isUnique: true, keys: [IndexKey("bio"), IndexKey("id")]))
    ),
    replace("check", credit, .check(CheckDefinition("users_credit_check", sql("|credit| > -1 AND |bio| <> 'x'")))),
    replace(
      "unique constraint",
      email,
      .unique(UniqueDefinition("users_email_key", ["email", "id"], deferrability: .deferrable))
    ),
    replace(
      "foreign key",
      teamKey,
      .foreignKey(
        ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"], deferrability: .deferrable)
      )
    ),
    replace(
      "foreign key, kept by the application",
      teamKey,
      .foreignKey(
        ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"], enforcement: .application)
      )
    ),
    replace(
      "kind: a constraint becomes an index",
      email,
      .index(IndexDefinition("users_email_key", keys: [IndexKey("email")]))
    ),
    PostgresScenario(
      "another primary key, which a foreign key stands on",
      [
        TableDefinition.teams.with(.unique(UniqueDefinition("teams_id_key", ["id"]))),
        TableDefinition.users.with(teamKey),
      ],
      rows: teamRows + userRows,
      [
        .dropElement(table: teams, element: .primaryKey(PrimaryKeyDefinition("teams_pkey", ["id"]))),
        .addElement(table: teams, element: .primaryKey(PrimaryKeyDefinition("teams_pkey", ["code", "id"]))),
      ]
    ),
    PostgresScenario(
      "an index loses a column that is dropped",
      [
        TableDefinition.users.with(
          .index(IndexDefinition("users_bio_idx", keys: [IndexKey("bio"), IndexKey("email")]))
        )
      ],
      rows: userRows,
      [
        .dropElement(
          table: users,
          element: .index(IndexDefinition("users_bio_idx", keys: [IndexKey("bio"), IndexKey("email")]))
        ),
        .addElement(table: users, element: .index(IndexDefinition("users_bio_idx", keys: [IndexKey("email")]))),
        .dropColumn(table: users, column: ColumnDefinition("bio", .text, isNullable: true)),
      ]
    ),
    PostgresScenario(
      "a check and the type of its column change together",
      [TableDefinition.users.with(credit)],
      rows: userRows,
      [
        .dropElement(table: users, element: credit),
        .alterColumn(
          table: users,
          from: ColumnDefinition("credit", .integer, defaultValue: .literal(.integer(0))),
          to: ColumnDefinition("credit", .text, defaultValue: .literal(.string("0")))
        ),
        .addElement(table: users, element: .check(CheckDefinition("users_credit_check", sql("|credit| <> ''")))),
      ]
    ),
    PostgresScenario(
      "an index of a long name is replaced",
      [
        TableDefinition(
          ObjectName("accounts"),
          columns: [ColumnDefinition(String(repeating: "c", count: 63), .integer), ColumnDefinition("b", .text)],
          elements: [
            .index(IndexDefinition(longName, keys: [IndexKey(String(repeating: "c", count: 63))]))
          ]
        )
      ],
      rows: "INSERT INTO accounts VALUES (1, 'x');",
      [
        .dropElement(
          table: ObjectName("accounts"),
          element: .index(IndexDefinition(longName, keys: [IndexKey(String(repeating: "c", count: 63))]))
        ),
        .addElement(
          table: ObjectName("accounts"),
          element: .index(IndexDefinition(longName, keys: [IndexKey("b")]))
        ),
      ]
    ),
  ]

  /// 63 bytes, and the last character would not fit a byte earlier.
  private static let longName = "x" + String(repeating: "ü", count: 31)
}
