import SchemaModel

extension PostgresScenario {
  private static let plain = TableDefinition(
    users,
    columns: [ColumnDefinition("id", .integer), ColumnDefinition("name", .text, isNullable: true)],
    elements: [
      .primaryKey(PrimaryKeyDefinition("users_pkey", ["id"])),
      .index(IndexDefinition("users_name_idx", keys: [IndexKey("name")])),
      .check(CheckDefinition("users_check", sql("|name| <> ''"))),
    ]
  )
  private static let people = ObjectName("people")

  static let names = [
    PostgresScenario(
      "a table is renamed, and another takes its name",
      [plain],
      rows: "INSERT INTO users VALUES (1, 'a');",
      [
        .renameTable(from: users, to: people),
        .renameElement(
          table: people,
          element: .primaryKey(PrimaryKeyDefinition("users_pkey", ["id"])),
          to: "people_pkey"
        ),
        .renameElement(
          table: people,
          element: .index(IndexDefinition("users_name_idx", keys: [IndexKey("name")])),
          to: "people_name_idx"
        ),
        .createTable(plain),
        .addElement(
          table: people,
          element: .index(IndexDefinition("people_id_idx", keys: [IndexKey("id"), IndexKey("name")]))
        ),
      ]
    ),
    PostgresScenario(
      "a column is renamed, and another takes its name",
      [plain],
      rows: "INSERT INTO users VALUES (1, 'a');",
      [
        .renameColumn(table: users, from: "name", to: "full_name"),
        .renameElement(
          table: users,
          element: .index(IndexDefinition("users_name_idx", keys: [IndexKey("full_name")])),
          to: "users_full_idx"
        ),
        .addColumn(table: users, column: ColumnDefinition("name", .varchar(20), isNullable: true)),
        .alterColumn(
          table: users,
          from: ColumnDefinition("full_name", .text, isNullable: true),
          to: ColumnDefinition("full_name", .varchar(30), isNullable: true, comment: "the whole")
        ),
        .addElement(table: users, element: .index(IndexDefinition("users_name_idx", keys: [IndexKey("name")]))),
      ]
    ),
    PostgresScenario(
      "names move on by one",
      [plain],
      rows: "INSERT INTO users VALUES (1, 'a');",
      [
        .renameTable(from: users, to: people), .renameColumn(table: people, from: "name", to: "third"),
        .renameColumn(table: people, from: "id", to: "name"),
        .alterColumn(table: people, from: ColumnDefinition("name", .integer), to: ColumnDefinition("name", .bigint)),
        .addColumn(table: people, column: ColumnDefinition("id", .uuid, isNullable: true)),
      ]
    ),
    PostgresScenario(
      "a table goes where its old name is taken, under another name",
      [
        plain,
        TableDefinition(ObjectName("users", in: "billing"), columns: [ColumnDefinition("id", .integer)]),
      ],
      rows: "INSERT INTO users VALUES (1, 'a');",
      [.renameTable(from: users, to: ObjectName("people", in: "billing"))]
    ),
    PostgresScenario(
      "hostile names",
      [
        TableDefinition(
          ObjectName("a\"b'c; --"),
          columns: [
            ColumnDefinition("x\\\ty\n", .integer, comment: "\\'"),
            ColumnDefinition(
              "$$ $cairn1$",
              .text,
              isNullable: true,
              defaultValue: .literal(.string("$$ \\ ' -- \n\t🙂"))
            ),
          ],
          elements: [.primaryKey(PrimaryKeyDefinition("pk '\"", ["x\\\ty\n"]))]
        )
      ],
      rows: "INSERT INTO \"a\"\"b'c; --\" VALUES (1);",
      [
        .renameColumn(table: ObjectName("a\"b'c; --"), from: "$$ $cairn1$", to: "'\u{301}"),
        .alterColumn(
          table: ObjectName("a\"b'c; --"),
          from: ColumnDefinition(
            "'\u{301}",
            .text,
            isNullable: true,
            defaultValue: .literal(.string("$$ \\ ' -- \n\t🙂"))
          ),
          to: ColumnDefinition("'\u{301}", .varchar(20), defaultValue: .literal(.string("'\u{301}")))
        ),
        .addElement(
          table: ObjectName("a\"b'c; --"),
          element: .check(CheckDefinition("$$;DROP TABLE \"", sql("|'\u{301}| <> '$$'")))
        ),
        .addElement(table: ObjectName("a\"b'c; --"), element: .unique(UniqueDefinition("u $$ '\"", ["'\u{301}"]))),
      ]
    ),
  ]
}
