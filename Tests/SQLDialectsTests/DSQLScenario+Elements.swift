import SchemaModel

extension DSQLScenario {
  private static let users = DSQLSample.users.name
  private static let both = [DSQLSample.teams, DSQLSample.users]
  private static let withKey = [DSQLSample.teams, DSQLSample.users(.foreignKey(DSQLSample.teamKey()))]

  private static func add(_ elements: TableElement...) -> [Change] {
    elements.map { .addElement(table: users, element: $0) }
  }

  private static func replace(_ old: TableElement, _ new: TableElement) -> [Change] {
    [.dropElement(table: users, element: old), .addElement(table: users, element: new)]
  }

  private static func rename(_ element: TableElement, _ name: String) -> [Change] {
    [.renameElement(table: users, element: element, to: name)]
  }

  private static let stricter = CheckDefinition(
    DSQLSample.creditCheck.name,
    ColumnExpression([.column("credit"), .sql(" > -1 -- or so")])
  )

  private static let partial = IndexDefinition(
    "users_bio_idx",
    keys: [
      IndexKey(.expression(ColumnExpression([.sql("lower("), .column("bio"), .sql(")")]))),
      IndexKey(.column("credit"), nulls: .first),
    ],
    includedColumns: ["email"],
    predicate: ColumnExpression([.column("bio"), .sql(" IS NOT NULL")])
  )

  private static let notDistinct = IndexDefinition(
    "users_bio_key",
    isUnique: true,
    keys: [IndexKey("bio"), IndexKey("email")],
    nullsNotDistinct: true
  )

  private static let mails = TableDefinition(
    ObjectName("mails"),
    columns: [DSQLSample.id, ColumnDefinition("receiver", .builtin("varchar", [255]))],
    elements: [
      DSQLSample.key("mails"),
      .foreignKey(ForeignKeyDefinition("mails_receiver_fkey", ["receiver"], references: users, ["email"])),
    ]
  )

  static let elements: [DSQLScenario] = [
    DSQLScenario(
      "add indexes of every form",
      before: both,
      add(.index(notDistinct), .index(partial)),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "an index is replaced, another is renamed, a third goes",
      before: [DSQLSample.teams, DSQLSample.users(.index(partial))],
      rename(.index(DSQLSample.teamIndex), "users_by_team") + [
        .dropElement(table: users, element: .index(DSQLSample.emailKey)),
        .dropElement(table: users, element: .index(partial)),
        .addElement(
          table: users,
          element: .index(
            IndexDefinition(
              "users_email_key",
              isUnique: true,
              keys: [IndexKey(.expression(ColumnExpression([.sql("lower("), .column("email"), .sql(")")])))]
            )
          )
        ),
      ],
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "a check comes, one is replaced, one renamed",
      before: [
        DSQLSample.teams,
        DSQLSample.users(.check(CheckDefinition("old", ColumnExpression([.column("bio"), .sql(" <> ''")])))),
      ],
      rename(.check(CheckDefinition("old", ColumnExpression([.column("bio"), .sql(" <> ''")]))), "new")
        + replace(.check(DSQLSample.creditCheck), .check(stricter))
        + add(
          .check(CheckDefinition("fresh", ColumnExpression([.sql("char_length("), .column("email"), .sql(") > 0")])))
        ),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "add a foreign key that the server keeps",
      before: both,
      add(.foreignKey(DSQLSample.teamKey(onDelete: .cascade))),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "a foreign key is replaced",
      before: withKey,
      replace(.foreignKey(DSQLSample.teamKey()), .foreignKey(DSQLSample.teamKey(onDelete: .setNull))),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "a foreign key is renamed",
      before: withKey,
      rename(.foreignKey(DSQLSample.teamKey()), "users_team"),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "a foreign key goes from the application to the server",
      before: [DSQLSample.teams, DSQLSample.users(.foreignKey(DSQLSample.teamKey(enforcement: .application)))],
      replace(.foreignKey(DSQLSample.teamKey(enforcement: .application)), .foreignKey(DSQLSample.teamKey())),
      rows: DSQLSample.userRows
    ),
    DSQLScenario(
      "a foreign key that the application keeps",
      before: both,
      add(.foreignKey(DSQLSample.teamKey(enforcement: .application)))
    ),
    DSQLScenario(
      "a foreign key on columns that an index of the same plan makes unique",
      before: [
        TableDefinition(
          users,
          columns: DSQLSample.users.columns,
          elements: [DSQLSample.key("users")]
        ),
        TableDefinition(mails.name, columns: mails.columns, elements: [DSQLSample.key("mails")]),
      ],
      add(.index(DSQLSample.emailKey))
        + mails.foreignKeys.map { .addElement(table: mails.name, element: .foreignKey($0)) }
    ),
    DSQLScenario(
      "the key below a foreign key is replaced with it",
      before: [DSQLSample.teams, DSQLSample.users, mails],
      mails.foreignKeys.map { .dropElement(table: mails.name, element: .foreignKey($0)) }
        + replace(
          .index(DSQLSample.emailKey),
          .index(
            IndexDefinition("users_email_key", isUnique: true, keys: [IndexKey("email")], includedColumns: ["credit"])
          )
        ) + mails.foreignKeys.map { .addElement(table: mails.name, element: .foreignKey($0)) }
    ),
    DSQLScenario(
      "unique constraints and keys are renamed, and one goes",
      before: [
        DSQLSample.teams,
        DSQLSample.users(
          .unique(UniqueDefinition("one", ["bio"])),
          .unique(UniqueDefinition("two", ["credit"], includedColumns: ["bio"]))
        ),
      ],
      rename(.unique(UniqueDefinition("one", ["bio"])), "uno") + rename(DSQLSample.key("users"), "users_key") + [
        .dropElement(table: users, element: .unique(UniqueDefinition("two", ["credit"], includedColumns: ["bio"])))
      ]
    ),
  ]
}
