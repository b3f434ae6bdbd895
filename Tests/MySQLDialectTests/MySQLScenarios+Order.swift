import SchemaModel

extension MySQLScenarios {
  private static let id = column("id")
  private static func number(_ name: String) -> ColumnDefinition { column(name, null: true) }

  static let order: [MySQLScenario] = [
    MySQLScenario(
      "columns added at their places",
      [table("t", [id, number("a"), number("b")], [primaryKey("id")])],
      [
        table(
          "t",
          [
            number("first"), id, number("second"), number("a"), column("third", stored: sql("{a} + 1")), number("b"),
            number("last"),
          ],
          [primaryKey("id")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 2, 3);"
    ),
    MySQLScenario(
      "columns in another order, among some that come and go",
      [table("t", [id, number("a"), number("gone"), number("b"), number("c"), number("d")], [primaryKey("id")])],
      [
        table(
          "t",
          [number("d"), number("new"), id, number("c"), number("b"), number("other"), number("a")],
          [primaryKey("id")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 2, 3, 4, 5, 6);"
    ),
    MySQLScenario(
      "the order of renamed columns",
      [table("t", [id, number("a"), number("b"), number("c")], [primaryKey("id")])],
      [table("t", [number("b"), number("z"), id, number("a")], [primaryKey("id")])],
      hints: [
        renamed(column: "a", to: "b", of: "t"), renamed(column: "b", to: "a", of: "t"),
        renamed(column: "c", to: "z", of: "t"),
      ],
      rows: "INSERT INTO t VALUES (1, 2, 3, 4);"
    ),
    MySQLScenario(
      "virtual columns and functional indexes in another order",
      [
        table(
          "t",
          [
            id, number("a"), column("v", null: true, virtual: sql("{a} + 1")),
            column("w", null: true, virtual: sql("{a} + 2")),
          ],
          [primaryKey("id"), index("t_e_idx", keys: [IndexKey(.expression(sql("{a} + 5")))])]
        ),
        table("u", [id, number("a"), column("v", null: true, virtual: sql("{a} + 1"))], [primaryKey("id")]),
      ],
      [
        table(
          "t",
          [
            column("w", null: true, virtual: sql("{a} + 2")), id, column("x", null: true, virtual: sql("{a} + 3")),
            column("v", null: true, virtual: sql("{a} + 1")), number("a"),
          ],
          [primaryKey("id"), index("t_e_idx", keys: [IndexKey(.expression(sql("{a} + 5")))])]
        ),
        table("u", [column("v", null: true, virtual: sql("{a} + 1")), number("a"), id], [primaryKey("id")]),
      ],
      rows: "INSERT INTO t (id, a) VALUES (1, 2); INSERT INTO u (id, a) VALUES (1, 2);"
    ),
    MySQLScenario(
      "the order of columns with checks and foreign keys",
      [
        parent,
        table(
          "t",
          [id, column("p", null: true), column("state", .inlineEnum(["a", "b"])), column("n", identity: true)],
          [
            primaryKey("id"), unique("t_n_key", "n"), check("t_check", "{state} <> 'b'"),
            foreignKey("t_p_fkey", ["p"], "parents"),
          ]
        ),
      ],
      [
        parent,
        table(
          "t",
          [column("n", identity: true), column("state", .inlineEnum(["a", "b"])), column("p", null: true), id],
          [
            primaryKey("id"), unique("t_n_key", "n"), check("t_check", "{state} <> 'b'"),
            foreignKey("t_p_fkey", ["p"], "parents"),
          ]
        ),
      ],
      rows: "INSERT INTO parents VALUES (1, 'x'); INSERT INTO t VALUES (1, 1, 'a', 1);"
    ),
  ]

  private static func state(_ labels: String..., default value: String? = nil, null: Bool = false) -> ColumnDefinition {
    column("state", .inlineEnum(labels), null: null, default: value.map { .literal(.string($0)) })
  }

  private static func relabelled(_ old: String, to new: String, of column: String = "state") -> RenameHint {
    .columnLabel(table: ObjectName("t"), column: column, from: old, to: new)
  }

  private static func states(_ columns: ColumnDefinition..., elements: [TableElement] = []) -> [TableDefinition] {
    [table("t", [id] + columns, [primaryKey("id")] + elements)]
  }

  static let labels: [MySQLScenario] = [
    MySQLScenario(
      "a value in the middle, another at the end",
      states(state("a", "c")),
      states(state("a", "b", "c", "d")),
      rows: "INSERT INTO t VALUES (1, 'a'), (2, 'c');"
    ),
    MySQLScenario(
      "a value goes, the others change places",
      states(state("a", "gone", "c")),
      states(state("c", "a", default: "a")),
      rows: "INSERT INTO t VALUES (1, 'a'), (2, 'c');"
    ),
    MySQLScenario(
      "a renamed value",
      states(state("new", "it's", "a\\b", default: "new")),
      states(state("draft", "it is", "a\\b", "more", default: "draft", null: true)),
      hints: [relabelled("new", to: "draft"), relabelled("it's", to: "it is")],
      rows: "INSERT INTO t VALUES (1, 'new'), (2, 'it''s'), (3, 'a\\\\b');"
    ),
    MySQLScenario(
      "a renamed value that the catalogue cannot spell",
      states(state("😀", "b")),
      states(state("😁", "b")),
      hints: [relabelled("😀", to: "😁")],
      rows: "INSERT INTO t VALUES (1, '😀'), (2, 'b');"
    ),
    MySQLScenario(
      "a renamed value of a check",
      states(column("state", varchar(9)), elements: [check("t_state_check", "{state} IN ('a', 'b')")]),
      states(column("state", varchar(9)), elements: [check("t_state_check", "{state} IN ('a', 'z', 'c')")]),
      hints: [relabelled("b", to: "z")],
      rows: "INSERT INTO t VALUES (1, 'a'), (2, 'b');"
    ),
  ]
}
