import SchemaModel

extension PostgresScenario {
  /// A column, the value that is in it, and the type that it changes to.
  private struct TypeChange {
    var old: ColumnType
    var value: String
    var new: ColumnType
    var defaults: (DefaultValue, DefaultValue)?
  }

  private static func change(
    _ old: ColumnType,
    _ value: String,
    to new: ColumnType,
    defaults: (DefaultValue, DefaultValue)? = nil
  ) -> TypeChange {
    TypeChange(old: old, value: value, new: new, defaults: defaults)
  }

  /// One table with a column for each.
  private static func scenario(
    _ name: String,
    _ types: [TypeChange],
    isReversible: Bool = true,
    stops: Bool = false
  ) -> PostgresScenario {
    let columns = types.enumerated().map { index, change in
      (
        ColumnDefinition("c\(index)", change.old, isNullable: true, defaultValue: change.defaults?.0),
        ColumnDefinition("c\(index)", change.new, isNullable: true, defaultValue: change.defaults?.1)
      )
    }
    let table = TableDefinition(
      ObjectName("t"),
      columns: [ColumnDefinition("id", .integer)] + columns.map(\.0),
      elements: [.primaryKey(PrimaryKeyDefinition("t_pkey", ["id"]))]
        + columns.indices.filter { columns[$0].0.type != .builtin("json") }.map { index in
          .index(IndexDefinition("t_\(index)_idx", keys: [IndexKey("id"), IndexKey("c\(index)")]))
        }
    )
    var scenario = PostgresScenario(
      name,
      [table],
      enumTypes: [
        EnumDefinition(ObjectName("mood"), ["sad", "ok"]), EnumDefinition(ObjectName("tone"), ["ok", "shrill"]),
      ],
      rows: "INSERT INTO t (id) VALUES (1); INSERT INTO t VALUES (2, \(types.map(\.value).joined(separator: ", ")));",
      isReversible: isReversible,
      columns.map { .alterColumn(table: ObjectName("t"), from: $0, to: $1) }
    )
    scenario.stops = stops
    return scenario
  }

  private static let mood = ColumnType.enumType(ObjectName("mood"))
  private static let tone = ColumnType.enumType(ObjectName("tone"))
  private static func literal(_ text: String) -> DefaultValue { .literal(.string(text)) }

  private static let scalarTypes = [
    change(.varchar(20), "'abc'", to: .varchar(40), defaults: (literal("x"), literal("x"))),
    change(.varchar(20), "'abc'", to: .text),
    change(.text, "'abc'", to: .builtin("char", [5])),
    change(.builtin("smallint"), "7", to: .bigint, defaults: (.literal(.integer(-1)), .literal(.integer(-1)))),
    change(.integer, "7", to: .builtin("numeric", [12, 2])),
    change(.integer, "7", to: .text, defaults: (.literal(.integer(1)), literal("1"))),
    change(.bigint, "70", to: .varchar(30)),
    change(.integer, "70", to: .builtin("double precision")),
    change(.builtin("real"), "0.5", to: .builtin("double precision")),
    change(.builtin("numeric", [10, 2]), "1.25", to: .builtin("numeric", [12, 2])),
    change(.builtin("numeric", [10, 2]), "1.25", to: .builtin("numeric")),
    change(.builtin("numeric", [10, 2]), "1.25", to: .builtin("numeric", [12, 4])),
    change(
      .boolean,
      "true",
      to: .integer,
      defaults: (.literal(.boolean(true)), .literal(.integer(1)))
    ),
    change(.boolean, "true", to: .bigint),
    change(.builtin("interval", [3]), "'1 day 2 hours'", to: .builtin("interval")),
    change(.boolean, "true", to: .text),
    change(.uuid, "gen_random_uuid()", to: .text, defaults: (.expression(sql("gen_random_uuid()")), literal("x"))),
    change(.uuid, "gen_random_uuid()", to: .varchar(36)),
    change(.text, "'12'", to: .bigint),
    change(.text, "'1.5'", to: .builtin("numeric", [6, 3])),
    change(.builtin("jsonb"), "'[]'", to: .builtin("text")),
    change(.builtin("inet"), "'::1'", to: .text),
    change(.builtin("date"), "'2026-02-01'", to: .builtin("timestamptz")),
    change(.builtin("timestamp", [3]), "'2026-02-01 10:00'", to: .builtin("timestamp")),
    change(.builtin("timestamp"), "'2026-02-01 10:00'", to: .builtin("timestamptz")),
    change(.builtin("timestamptz", [3]), "'2026-02-01 10:00+2'", to: .builtin("timestamp", [0])),
    change(.builtin("time", [3]), "'10:00'", to: .builtin("time")),
    change(.array(.varchar(10)), "'{a}'", to: .array(.text), defaults: (literal("{}"), literal("{}"))),
    change(.array(.integer), "'{1}'", to: .array(.bigint)),
    change(mood, "'ok'", to: .text, defaults: (literal("ok"), literal("ok"))),
    change(mood, "'ok'", to: .varchar(10)),
    change(mood, "'ok'", to: tone, defaults: (literal("ok"), literal("shrill"))),
  ]

  static let types =
    [
      scenario("every change of type", scalarTypes),
      scenario(
        "changes of type, stopped",
        scalarTypes.filter { $0.new == tone || $0.old == .uuid || $0.new == .builtin("timestamptz") },
        stops: true
      ),
      PostgresScenario(
        "a key and what references it",
        [
          .teams,
          TableDefinition.users.with(
            .foreignKey(
              ForeignKeyDefinition("users_code_fkey", ["credit"], references: teams, ["code"], onUpdate: .cascade)
            )
          ),
        ],
        rows: teamRows + "INSERT INTO users (id, email, credit) VALUES (1, 'a', 2);",
        [
          .alterColumn(table: teams, from: ColumnDefinition("code", .integer), to: ColumnDefinition("code", .text)),
          .alterColumn(
            table: users,
            from: ColumnDefinition("credit", .integer, defaultValue: .literal(.integer(0))),
            to: ColumnDefinition("credit", .text, defaultValue: .literal(.string("0")))
          ),
        ]
      ),
      PostgresScenario(
        "a key and what references it, within integers",
        [
          .teams,
          TableDefinition.users.with(
            .foreignKey(ForeignKeyDefinition("users_code_fkey", ["credit"], references: teams, ["code"]))
          ),
        ],
        rows: teamRows + "INSERT INTO users (id, email, credit) VALUES (1, 'a', 2);",
        [.alterColumn(table: teams, from: ColumnDefinition("code", .integer), to: ColumnDefinition("code", .bigint))]
      ),
      PostgresScenario(
        "text becomes an enum type under a check, indexes and a computed column",
        [
          TableDefinition.teams.with(
            .check(CheckDefinition("teams_mood_check", sql("|mood| IN ('sad', 'ok')"))),
            .index(IndexDefinition("teams_sad_idx", keys: [IndexKey("code")], predicate: sql("|mood| = 'sad'"))),
            .index(IndexDefinition("teams_mood_idx", keys: [IndexKey("mood")])),
            .index(IndexDefinition("teams_ok_idx", keys: [IndexKey("is_ok")])),
            columns: [
              ColumnDefinition("mood", .text, defaultValue: .literal(.string("ok"))),
              ColumnDefinition(
                "is_ok",
                .boolean,
                isNullable: true,
                generated: GeneratedValue(sql("|mood| = 'ok'"), .stored),
                comment: "fine"
              ),
            ]
          )
        ],
        enumTypes: [EnumDefinition(ObjectName("mood"), ["sad", "ok"])],
        rows: teamRows,
        [
          .alterColumn(
            table: teams,
            from: ColumnDefinition("mood", .text, defaultValue: .literal(.string("ok"))),
            to: ColumnDefinition("mood", mood, defaultValue: .literal(.string("sad")))
          )
        ]
      ),
      PostgresScenario(
        "a free change under a check and a partial index",
        [
          TableDefinition.teams.with(
            .check(CheckDefinition("teams_name_check", sql("length(|name|) > 0"))),
            .index(IndexDefinition("teams_name_idx", keys: [IndexKey("code")], predicate: sql("|name| <> 'x'")))
          )
        ],
        rows: teamRows,
        [.alterColumn(table: teams, from: TableDefinition.teams.columns[1], to: ColumnDefinition("name", .varchar(80)))]
      ),
      PostgresScenario(
        "a computed column and the columns it is computed from change together",
        [
          TableDefinition.teams.with(
            .index(IndexDefinition("teams_sum_idx", keys: [IndexKey("sum")])),
            .check(CheckDefinition("teams_other_check", sql("|other| <> |code|"))),
            columns: [
              ColumnDefinition(
                "sum",
                .integer,
                isNullable: true,
                generated: GeneratedValue(sql("|code| + 1"), .stored)
              ),
              ColumnDefinition("other", .integer, isNullable: true),
            ]
          )
        ],
        rows: teamRows,
        [
          .alterColumn(
            table: teams,
            from: ColumnDefinition(
              "sum",
              .integer,
              isNullable: true,
              generated: GeneratedValue(sql("|code| + 1"), .stored)
            ),
            to: ColumnDefinition(
              "sum",
              .text,
              isNullable: true,
              generated: GeneratedValue(sql("textcat(|code|, |other|)"), .stored)
            )
          ),
          .alterColumn(table: teams, from: ColumnDefinition("code", .integer), to: ColumnDefinition("code", .text)),
          .alterColumn(
            table: teams,
            from: ColumnDefinition("other", .integer, isNullable: true),
            to: ColumnDefinition("other", .text, isNullable: true)
          ),
        ]
      ),
      PostgresScenario(
        "type, NOT NULL, default and collation at once",
        [.teams],
        rows: teamRows,
        [
          .alterColumn(
            table: teams,
            from: TableDefinition.teams.columns[1],
            to: ColumnDefinition(
              "name",
              .text,
              isNullable: true,
              defaultValue: .literal(.string("n")),
              collation: "C",
              comment: "c"
            )
          )
        ]
      ),
    ]
}
