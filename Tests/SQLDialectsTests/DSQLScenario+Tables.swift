import SchemaModel

extension DSQLScenario {
  static let all = tables + columns + elements + objects + objectProperties

  private static let users = DSQLSample.users.name
  private static let people = ObjectName("people")
  private static let both = [DSQLSample.teams, DSQLSample.users(.foreignKey(DSQLSample.teamKey()))]

  private static let everything = TableDefinition(
    ObjectName("Everything"),
    columns: [
      ColumnDefinition("id", .builtin("bigint"), identity: Identity(isAlways: true)),
      ColumnDefinition("co\"de", .builtin("char", [3]), defaultValue: .literal(.string("a'b"))),
      ColumnDefinition("parent", .builtin("char", [3]), isNullable: true),
      ColumnDefinition("amount", .builtin("double precision"), defaultValue: .literal(.number("1.5"))),
      ColumnDefinition("flag", .builtin("boolean"), defaultValue: .literal(.boolean(true)), comment: "Yes; or no"),
      ColumnDefinition("raw", .builtin("bytea"), defaultValue: .literal(.bytes([0, 255]))),
      ColumnDefinition("data", .builtin("jsonb"), isNullable: true),
      ColumnDefinition("at", .builtin("time", [3]), isNullable: true),
      ColumnDefinition("lasts", .builtin("interval"), isNullable: true),
      ColumnDefinition("number", .verbatim("numeric(12, 3)"), isNullable: true),
      ColumnDefinition(
        "twice",
        .builtin("double precision"),
        isNullable: true,
        generated: GeneratedValue(ColumnExpression([.column("amount"), .sql(" * 2")]), .stored)
      ),
    ],
    elements: [
      .primaryKey(PrimaryKeyDefinition("every_pkey", ["id"])),
      .unique(UniqueDefinition("every_raw", ["flag", "amount"], nullsNotDistinct: true, includedColumns: ["at"])),
      .index(IndexDefinition("every_code_key", isUnique: true, keys: [IndexKey("co\"de")])),
      .check(CheckDefinition("every_amount", ColumnExpression([.column("amount"), .sql(" > 0")]))),
      .foreignKey(
        ForeignKeyDefinition(
          "every_parent",
          ["parent"],
          references: ObjectName("Everything"),
          ["co\"de"],
          onDelete: .setNull,
          deferrability: .initiallyDeferred
        )
      ),
    ],
    comment: "All of it"
  )

  private static let counted = TableDefinition(
    ObjectName("counted"),
    columns: [
      ColumnDefinition("id", .builtin("bigint")),
      ColumnDefinition("number", .builtin("bigint"), identity: Identity(cache: 65_536)),
    ],
    elements: [.primaryKey(PrimaryKeyDefinition("counted_key", ["id"]))]
  )

  private static func member(of other: String, _ name: String) -> TableDefinition {
    TableDefinition(
      ObjectName(name),
      columns: [DSQLSample.id, ColumnDefinition("other", .builtin("uuid"), isNullable: true)],
      elements: [
        DSQLSample.key(name),
        .foreignKey(ForeignKeyDefinition("\(name)_other", ["other"], references: ObjectName(other), ["id"])),
      ]
    )
  }

  private static let cycle = DatabaseSchema(
    dialect: .dsql,
    tables: [member(of: "b", "a"), member(of: "a", "b")]
  )

  private static let foreignKeysOfCycle: [Change] = cycle.tables.flatMap { table in
    table.foreignKeys.map { .dropElement(table: table.name, element: .foreignKey($0)) }
  }

  private static let logs = TableDefinition(
    ObjectName("logs", in: "extra"),
    columns: [DSQLSample.id, ColumnDefinition("line", .builtin("text"))],
    elements: [DSQLSample.key("logs"), .index(IndexDefinition("logs_line", keys: [IndexKey("line")]))]
  )

  static let tables: [DSQLScenario] = [
    DSQLScenario(
      "a table in a namespace moves to another, and gets a column there",
      before: [logs],
      [
        .renameTable(from: logs.name, to: ObjectName("lines")),
        .dropElement(table: ObjectName("lines"), element: .index(logs.indexes[0])),
        .addColumn(
          table: ObjectName("lines"),
          column: ColumnDefinition("level", .builtin("text"), defaultValue: .literal(.string("info")))
        ),
      ],
      rows: ["INSERT INTO extra.logs (line) VALUES ('a')"]
    ),
    DSQLScenario(
      "create tables",
      before: [],
      DatabaseSchema(dialect: .dsql, tables: both + [everything]).creationInOrder
    ),
    DSQLScenario("create tables that reference each other", before: [], cycle.creationInOrder),
    DSQLScenario(
      "drop tables that reference each other",
      before: cycle.tables,
      foreignKeysOfCycle
        + cycle.tables.map { table in
          var table = table
          table.foreignKeys = []
          return .dropTable(table)
        },
      rows: ["INSERT INTO a DEFAULT VALUES"]
    ),
    DSQLScenario("drop a table", before: both, [.dropTable(both[1])], rows: DSQLSample.userRows),
    DSQLScenario(
      "rename a table, and change it under its new name",
      before: both,
      [
        .renameTable(from: users, to: people),
        .dropElement(table: people, element: .index(DSQLSample.teamIndex)),
        .addColumn(
          table: people,
          column: ColumnDefinition("rank", .builtin("integer"), defaultValue: .literal(.integer(1)))
        ),
        .addElement(
          table: people,
          element: .check(CheckDefinition("people_rank", ColumnExpression([.column("rank"), .sql(" > 0")])))
        ),
      ],
      rows: DSQLSample.userRows,
      answers: ["SELECT count(*) FROM people WHERE rank = 1": "5"]
    ),
    DSQLScenario(
      "rename a table with a column that counts, and the column",
      before: [counted],
      [
        .renameTable(from: counted.name, to: people),
        .renameColumn(table: people, from: "number", to: "place"),
      ],
      rows: ["INSERT INTO counted (id) VALUES (1), (2)"],
      answers: ["SELECT pg_get_serial_sequence('people', 'place')": "public.people_place_seq"]
    ),
    DSQLScenario(
      "rename columns, of which one is a foreign key's",
      before: both,
      [
        .renameColumn(table: users, from: "email", to: "address"),
        .renameColumn(table: users, from: "team_id", to: "group_id"),
        .renameColumn(table: DSQLSample.teams.name, from: "id", to: "key"),
        .addColumn(table: users, column: ColumnDefinition("age", .builtin("smallint"), isNullable: true)),
      ],
      rows: DSQLSample.userRows,
      answers: ["SELECT count(address) FROM users": "5"]
    ),
  ]
}
