import SchemaModel

/// Pairs of schemas that together use every kind of change. The files beside this one have more of them.
enum MySQLScenarios {
  static let parent = table(
    "parents",
    [column("id"), column("code", varchar(20))],
    [primaryKey("id"), unique("parents_code_key", "code")]
  )

  static let tables: [MySQLScenario] = [
    MySQLScenario("tables with everything", [], [parent, everything]),
    MySQLScenario(
      "table comments",
      [table("t", [column("id")], [primaryKey("id")]), table("u", [column("id")], comment: "old")],
      [
        table("t", [column("id")], [primaryKey("id")], comment: "it's \\ a \"comment\"\nof two lines"),
        table("u", [column("id")]),
      ],
      rows: "INSERT INTO t VALUES (1);"
    ),
    MySQLScenario(
      "a table goes, another comes",
      [
        table("a", [column("id")], [primaryKey("id")]),
        table("b", [column("id"), column("a", null: true)], [primaryKey("id"), foreignKey("b_a_fkey", ["a"], "a")]),
      ],
      [table("c", [column("number")], [primaryKey("number")])],
      rows: "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1);"
    ),
    MySQLScenario(
      "two tables that reference each other",
      [],
      [
        table(
          "files",
          [column("id"), column("owner", null: true)],
          [primaryKey("id"), foreignKey("files_owner_fkey", ["owner"], "people")]
        ),
        table(
          "people",
          [column("id"), column("avatar", null: true)],
          [primaryKey("id"), foreignKey("people_avatar_fkey", ["avatar"], "files", onDelete: .setNull)]
        ),
      ]
    ),
  ]

  static let everything = table(
    "everything",
    [
      column("id", .builtin("bigint"), identity: true),
      column("parent", null: true),
      column("up", .builtin("bigint"), null: true, comment: "another row"),
      column("code", varchar(20), null: true, collation: "utf8mb4_0900_ai_ci"),
      column("flag", .builtin("tinyint", [1]), default: .literal(.boolean(true))),
      column("small", .builtin("smallint"), default: .literal(.integer(-5))),
      column("price", .builtin("decimal", [10, 2]), default: .literal(.number("0.50"))),
      column("weight", .builtin("double"), default: .literal(.number("1e3"))),
      column("ratio", .builtin("float"), null: true),
      column("name", varchar(40), default: .literal(.string("it's")), collation: "utf8mb4_bin"),
      column("initials", .builtin("char", [3]), null: true),
      column("notes", .builtin("longtext"), default: .literal(.string("none"))),
      column("data", .builtin("longblob"), null: true, default: .literal(.bytes([0, 0x61, 0xFF]))),
      column("hash", .builtin("varbinary", [5]), default: .literal(.bytes([0, 0x27, 0x5C]))),
      column("key", .builtin("binary", [16]), default: .expression(sql("uuid_to_bin(uuid(), 1)"))),
      column("day", .builtin("date"), default: .expression(sql("curdate()"))),
      column("at", .builtin("time", [3]), null: true),
      column("made", .builtin("datetime", [6]), default: .expression(sql("CURRENT_TIMESTAMP(6)"))),
      column("seen", .builtin("datetime"), null: true, default: .expression(sql("now()"))),
      column("document", .builtin("json"), default: .expression(sql("json_object()"))),
      column("vec", .builtin("vector", [3]), null: true),
      column("state", .inlineEnum(["new", "it's", "a\\b"]), default: .literal(.string("new"))),
      column("own", .verbatim("int unsigned"), default: .literal(.integer(7))),
      column("twice", null: true, virtual: sql("{parent} * 2")),
      column("lower", varchar(40), stored: sql("lower({name})"), comment: "computed"),
      column("next", default: .expression(sql("{parent} + 1"))),
    ],
    [
      primaryKey("id"),
      unique("everything_name_key", "name", "code"),
      index("everything_day_idx", keys: [IndexKey(.column("day"), isDescending: true), IndexKey("small")]),
      index("everything_notes_idx", keys: [IndexKey(.column("notes"), prefixLength: 10)]),
      index("everything_expr_idx", keys: [IndexKey(.expression(sql("upper({name})")), isDescending: true)]),
      index("everything_hash_idx", "hash", unique: true),
      check("everything_price_check", "{price} >= 0 AND {name} <> 'it''s \\\\ off'"),
      foreignKey("everything_parent_fkey", ["parent"], "parents", onDelete: .setNull, onUpdate: .restrict),
      foreignKey("everything_code_fkey", ["code"], "parents", ["code"], onDelete: .cascade),
      foreignKey("everything_up_fkey", ["up"], "everything"),
    ],
    comment: "a table; with -- 'everything'"
  )
}
