import SchemaModel

extension PostgresScenario {
  private static let mood = ObjectName("mood")
  private static let before = EnumDefinition(mood, ["sad", "it's", "ok", "gone"])

  private static func column(
    _ name: String,
    _ type: ColumnType = .enumType(mood),
    default value: DefaultValue? = nil,
    generated: GeneratedValue? = nil
  ) -> ColumnDefinition {
    ColumnDefinition(name, type, isNullable: true, defaultValue: value, generated: generated)
  }

  /// Everything that can stand on a column of an enum type.
  private static let moody = TableDefinition(
    ObjectName("notes", in: "billing"),
    columns: [
      ColumnDefinition("id", .integer),
      column("mood", default: .literal(.string("ok"))),
      column("many", .array(.enumType(mood)), default: .expression(sql("ARRAY['sad', 'ok']::mood[]"))),
      column("is_ok", .boolean, generated: GeneratedValue(sql("|mood| = 'ok'"), .stored)),
      column("best", generated: GeneratedValue(sql("greatest(|mood|, 'sad')"), .stored)),
      column("team", .integer),
    ],
    elements: [
      .primaryKey(PrimaryKeyDefinition("notes_pkey", ["id"])),
      .unique(UniqueDefinition("notes_mood_key", ["mood", "id"])),
      .check(CheckDefinition("notes_check", sql("|mood| <> 'sad' OR |id| > 0"))),
      .check(CheckDefinition("notes_best_check", sql("|best| IS NOT NULL OR |id| > 1"))),
      .index(
        IndexDefinition("notes_ok_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'ok'"), comment: "it's fine")
      ),
      .index(IndexDefinition("notes_mood_idx", keys: [IndexKey("mood")])),
      .index(IndexDefinition("notes_is_ok_idx", keys: [IndexKey("is_ok")])),
      .foreignKey(
        ForeignKeyDefinition("notes_best_fkey", ["mood"], references: ObjectName("moods"), ["mood"], onUpdate: .cascade)
      ),
    ]
  )

  private static let moods = TableDefinition(
    ObjectName("moods"),
    columns: [ColumnDefinition("mood", .enumType(mood))],
    elements: [.primaryKey(PrimaryKeyDefinition("moods_pkey", ["mood"]))]
  )

  private static let rows = """
    INSERT INTO moods VALUES ('sad'), ('it''s'), ('ok');
    INSERT INTO billing.notes (id, mood, many) VALUES (1, 'sad', '{sad,ok}'), (2, 'it''s', '{}'), (3, NULL, NULL);
    """

  private static func scenario(
    _ name: String,
    on tables: [TableDefinition] = [moody, moods],
    rows: String = rows,
    _ changes: [Change]
  ) -> PostgresScenario {
    PostgresScenario(name, tables, enumTypes: [before], rows: rows, changes)
  }

  private static let checked = TableDefinition.teams.with(
    .check(CheckDefinition("teams_name_check", sql("|name| IN ('a', 'b', 'c')")))
  )

  private static func relabel(_ label: String, length: Int) -> [Change] {
    let labels = ["b", "c", label].map { "'\($0)'" }.joined(separator: ", ")
    return [
      .dropElement(
        table: teams,
        element: .check(CheckDefinition("teams_name_check", sql("|name| IN ('a', 'b', 'c')")))
      ),
      .renameColumnLabel(table: teams, column: "name", from: "a", to: label.replacing("''", with: "'")),
      .alterColumn(
        table: teams,
        from: TableDefinition.teams.columns[1],
        to: ColumnDefinition("name", .varchar(length))
      ),
      .addElement(
        table: teams,
        element: .check(CheckDefinition("teams_name_check", sql("|name| IN (\(labels))")))
      ),
    ]
  }

  static let enums = [
    scenario("a value goes", [.alterEnum(from: before, to: EnumDefinition(mood, ["sad", "it's", "ok"]))]),
    scenario(
      "values go, come and move",
      [.alterEnum(from: before, to: EnumDefinition(mood, ["ok", "new", "it's", "sad"]))]
    ),
    scenario(
      "a value comes, and a column behind it takes another type",
      [
        .alterEnum(from: before, to: EnumDefinition(mood, before.labels + ["new"])),
        .alterColumn(
          table: ObjectName("notes", in: "billing"),
          from: column("team", .integer),
          to: column("team", .bigint)
        ),
      ]
    ),
    scenario(
      "a type that nothing uses",
      on: [],
      rows: "",
      [.alterEnum(from: before, to: EnumDefinition(mood, ["ok"]))]
    ),
    scenario(
      "a value goes with what mentions it",
      on: [
        TableDefinition.teams.with(
          .check(CheckDefinition("teams_check", sql("|mood| <> 'gone'"))),
          .index(IndexDefinition("teams_gone_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'gone'"))),
          columns: [
            column("mood", default: .literal(.string("gone"))),
            column("is_gone", .boolean, generated: GeneratedValue(sql("|mood| = 'gone'"), .stored)),
            column("was_gone", .boolean, generated: GeneratedValue(sql("|mood| = 'gone'"), .stored)),
          ]
        )
      ],
      rows: "INSERT INTO teams (name, code, mood) VALUES ('a', 1, 'ok'), ('b', 2, NULL);",
      [
        .dropElement(table: teams, element: .check(CheckDefinition("teams_check", sql("|mood| <> 'gone'")))),
        .dropElement(
          table: teams,
          element: .index(
            IndexDefinition("teams_gone_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'gone'"))
          )
        ),
        .alterEnum(from: before, to: EnumDefinition(mood, ["sad", "it's", "ok"])),
        .alterColumn(
          table: teams,
          from: column("mood", default: .literal(.string("gone"))),
          to: column("mood", default: .literal(.string("sad")))
        ),
        .alterColumn(
          table: teams,
          from: column("was_gone", .boolean, generated: GeneratedValue(sql("|mood| = 'gone'"), .stored)),
          to: column("was_gone", .boolean, generated: GeneratedValue(sql("|mood| = 'sad'"), .stored))
        ),
        .addElement(table: teams, element: .check(CheckDefinition("teams_check", sql("|mood| <> 'it''s'")))),
        .addElement(
          table: teams,
          element: .index(IndexDefinition("teams_gone_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'ok'")))
        ),
        .dropColumn(
          table: teams,
          column: column("is_gone", .boolean, generated: GeneratedValue(sql("|mood| = 'gone'"), .stored))
        ),
      ]
    ),
    scenario(
      "a value takes another name, and another one goes",
      [
        .renameEnumLabel(type: mood, from: "it's", to: "that \"is\" \\"),
        .alterEnum(
          from: EnumDefinition(mood, ["sad", "that \"is\" \\", "ok", "gone"]),
          to: EnumDefinition(mood, ["ok", "sad", "that \"is\" \\"])
        ),
      ]
    ),
    scenario(
      "a value takes another name, with a default and an index",
      on: [
        TableDefinition.teams.with(
          .index(IndexDefinition("teams_ok_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'ok'"))),
          columns: [column("mood", default: .literal(.string("ok")))]
        )
      ],
      rows: teamRows,
      [
        .renameEnumLabel(type: mood, from: "ok", to: "fine"),
        .dropElement(
          table: teams,
          element: .index(IndexDefinition("teams_ok_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'ok'")))
        ),
        .addElement(
          table: teams,
          element: .index(IndexDefinition("teams_ok_idx", keys: [IndexKey("id")], predicate: sql("|mood| = 'fine'")))
        ),
      ]
    ),
    PostgresScenario("text gets another label", [checked], rows: teamRows, relabel("it''s", length: 41)),
    PostgresScenario(
      "text gets a longer label, and room for it",
      [checked],
      rows: teamRows,
      relabel(String(repeating: "long ", count: 10), length: 50)
    ),
  ]
}
