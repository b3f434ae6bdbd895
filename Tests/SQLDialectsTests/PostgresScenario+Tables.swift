import SchemaModel

extension PostgresScenario {
  static let tables = [
    PostgresScenario(
      "create tables with everything on them",
      [.teams],
      rows: teamRows,
      [
        .createEnum(EnumDefinition(ObjectName("mood"), ["sad", "it's \\ \"ok\"", "héé 🙂"])),
        .createTable(
          TableDefinition(
            ObjectName("notes"),
            columns: [
              ColumnDefinition("id", .uuid, defaultValue: .expression(sql("gen_random_uuid()"))),
              ColumnDefinition("number", .integer, identity: Identity(isAlways: true, cache: 20)),
              ColumnDefinition("team_id", .bigint), ColumnDefinition("parent", .uuid, isNullable: true),
              ColumnDefinition("slug", .varchar(20), collation: "C", comment: "it's a \\slug\\\n-- two; lines $$"),
              ColumnDefinition(
                "twice",
                .bigint,
                isNullable: true,
                generated: GeneratedValue(sql("|team_id| * 2"), .stored)
              ),
              ColumnDefinition(
                "mood",
                .enumType(ObjectName("mood")),
                defaultValue: .literal(.string("it's \\ \"ok\""))
              ),
              ColumnDefinition("tags", .array(.text), defaultValue: .expression(sql("'{}'"))),
              ColumnDefinition("data", .builtin("jsonb"), isNullable: true),
              ColumnDefinition("raw", .builtin("bytea"), defaultValue: .literal(.bytes([0, 92, 255]))),
              ColumnDefinition("price", .builtin("numeric", [10, 2]), defaultValue: .literal(.number("-1.50"))),
              ColumnDefinition("is_open", .boolean, defaultValue: .literal(.boolean(true))),
              ColumnDefinition("done", .boolean, defaultValue: .expression(sql("1 = 1 AND NOT false"))),
              ColumnDefinition("at", .builtin("timestamptz", [3]), defaultValue: .expression(sql("now()"))),
              ColumnDefinition("external", .text),
            ],
            elements: [
              .primaryKey(PrimaryKeyDefinition("notes_pkey", ["id"])),
              .unique(
                UniqueDefinition(
                  "notes_slug_key",
                  ["slug", "team_id"],
                  nullsNotDistinct: true,
                  includedColumns: ["price"],
                  deferrability: .initiallyDeferred
                )
              ),
              .check(CheckDefinition("notes_price_check", sql("|price| > -2 -- the author's remark"))),
              .foreignKey(
                ForeignKeyDefinition(
                  "notes_team_id_fkey",
                  ["team_id"],
                  references: teams,
                  ["id"],
                  onDelete: .cascade,
                  onUpdate: .restrict,
                  match: .full,
                  deferrability: .deferrable
                )
              ),
              .foreignKey(
                ForeignKeyDefinition(
                  "notes_parent_fkey",
                  ["parent"],
                  references: ObjectName("notes"),
                  ["id"],
                  onDelete: .setNull
                )
              ),
              .foreignKey(
                ForeignKeyDefinition("notes_self", ["slug"], references: ObjectName("notes"), ["external"])
              ),
              .foreignKey(
                ForeignKeyDefinition("notes_app", ["number"], references: teams, ["code"], enforcement: .application)
              ),
              .index(IndexDefinition("notes_external_idx", isUnique: true, keys: [IndexKey("external")])),
              .index(
                IndexDefinition(
                  "notes_expr_idx",
                  keys: [
                    IndexKey(.expression(sql("lower(|slug|)")), operatorClass: "text_pattern_ops"),
                    IndexKey(.column("at"), isDescending: true, nulls: .last),
                  ],
                  includedColumns: ["price"],
                  predicate: sql("|is_open| OR |done|")
                )
              ),
              .index(
                IndexDefinition(
                  "notes_data_idx",
                  keys: [IndexKey(.column("data"), operatorClass: "jsonb_path_ops")],
                  method: "gin"
                )
              ),
            ],
            comment: "all of it"
          )
        ),
      ]
    ),
    PostgresScenario(
      "tables that reference each other",
      [],
      [
        .createTable(TableDefinition.teams.with(columns: [ColumnDefinition("lead", .bigint, isNullable: true)])),
        .createTable(
          TableDefinition.users.with(
            .foreignKey(ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"]))
          )
        ),
        .addElement(
          table: teams,
          element: .foreignKey(ForeignKeyDefinition("teams_lead_fkey", ["lead"], references: users, ["id"]))
        ),
      ]
    ),
    PostgresScenario(
      "drop a table and its foreign keys",
      [
        .teams,
        TableDefinition.users.with(
          .foreignKey(ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"])),
          .index(IndexDefinition("users_bio_idx", keys: [IndexKey("bio")]))
        ),
      ],
      rows: teamRows + userRows,
      [
        .dropElement(
          table: users,
          element: .foreignKey(ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"]))
        ),
        .dropTable(TableDefinition.users.with(.index(IndexDefinition("users_bio_idx", keys: [IndexKey("bio")])))),
      ]
    ),
    PostgresScenario(
      "comments",
      [.teams],
      rows: teamRows,
      [
        .alterColumn(
          table: teams,
          from: TableDefinition.teams.columns[1],
          to: ColumnDefinition("name", .varchar(40), comment: "tab\there\nand 'quotes' \\")
        ),
        .setTableComment(table: teams, from: nil, to: "the \"teams\" $$ $cairn1$ \u{301}'\u{301}"),
      ]
    ),
    PostgresScenario(
      "an enum type with more values, used at once",
      [.teams],
      enumTypes: [EnumDefinition(ObjectName("mood"), ["b", "d"])],
      rows: teamRows,
      [
        .alterEnum(
          from: EnumDefinition(ObjectName("mood"), ["b", "d"]),
          to: EnumDefinition(ObjectName("mood"), ["a", "it's", "b", "c", "d", "e"])
        ),
        .addColumn(
          table: teams,
          column: ColumnDefinition("mood", .enumType(ObjectName("mood")), defaultValue: .literal(.string("it's")))
        ),
      ]
    ),
    PostgresScenario(
      "an enum type takes another name",
      [
        TableDefinition.teams.with(columns: [ColumnDefinition("mood", .enumType(ObjectName("mood")), isNullable: true)])
      ],
      enumTypes: [EnumDefinition(ObjectName("mood"), ["b", "d"])],
      rows: teamRows,
      [
        .renameEnum(from: ObjectName("mood"), to: ObjectName("feeling")),
        .addColumn(
          table: teams,
          column: ColumnDefinition("second", .array(.enumType(ObjectName("feeling"))), isNullable: true)
        ),
      ]
    ),
    PostgresScenario(
      "an enum type goes with its column",
      [
        TableDefinition.teams.with(columns: [ColumnDefinition("mood", .enumType(ObjectName("mood")), isNullable: true)])
      ],
      enumTypes: [EnumDefinition(ObjectName("mood"), ["b", "d"])],
      rows: teamRows,
      [
        .dropColumn(table: teams, column: ColumnDefinition("mood", .enumType(ObjectName("mood")), isNullable: true)),
        .dropEnum(EnumDefinition(ObjectName("mood"), ["b", "d"])),
      ]
    ),
  ]
}
