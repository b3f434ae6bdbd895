import SchemaModel

extension MySQLScenarios {
  private static func family(_ parent: String, _ child: String) -> [TableDefinition] {
    [
      table(
        parent,
        [column("id"), column("up", null: true)],
        [primaryKey("id"), foreignKey("up_fkey", ["up"], parent)]
      ),
      table(
        child,
        [column("id"), column("p", null: true)],
        [
          primaryKey("id"), foreignKey("c_ibfk_1", ["p"], parent), check("c_chk_positive", "{id} > 0"),
          check("p_chk_", "{id} > 1"),
        ]
      ),
    ]
  }

  private static func mentioned(_ name: String) -> TableDefinition {
    table(
      "t",
      [
        column("id"), column(name), column("v", null: true, virtual: sql("{\(name)} + 1")),
        column("s", null: true, stored: sql("{v} + {id}")), column("d", default: .expression(sql("{\(name)} + 2"))),
      ],
      [
        primaryKey("id"), check("t_a_check", "{\(name)} > 0 AND {id} > 0"), check("t_s_check", "{s} > 0"),
        index("t_a_idx", name),
        index("t_e_idx", keys: [IndexKey(.expression(sql("{\(name)} * 2"))), IndexKey("id")]),
        unique("t_v_key", "v", "id"),
      ]
    )
  }

  static let renames: [MySQLScenario] = [
    MySQLScenario(
      "tables",
      family("p", "c"),
      family("q", "d"),
      hints: [renamed(table: "p", to: "q"), renamed(table: "c", to: "d")],
      rows: "INSERT INTO p VALUES (1, 1); INSERT INTO c VALUES (2, 1);"
    ),
    MySQLScenario(
      "a table, and everything about it",
      [
        table("a", [column("id"), column("x"), column("gone", null: true)], [primaryKey("id"), index("a_x_idx", "x")])
      ],
      [
        table(
          "b",
          [column("id"), column("y", .builtin("bigint"), comment: "new"), column("more", null: true)],
          [primaryKey("id", "y"), index("b_y_idx", "y", "more"), check("b_check", "{y} > 0")],
          comment: "renamed"
        )
      ],
      hints: [
        renamed(table: "a", to: "b"), renamed(column: "x", to: "y", of: "b"),
        renamed(.index, "a_x_idx", to: "b_y_idx", of: "b"),
      ],
      rows: "INSERT INTO a VALUES (1, 2, 3);"
    ),
    MySQLScenario(
      "a name that another table takes over",
      [table("a", [column("id")], [primaryKey("id")])],
      [
        table("a", [column("number")], [primaryKey("number")]),
        table("b", [column("id"), column("n", null: true)], [primaryKey("id")]),
      ],
      hints: [renamed(table: "a", to: "b")],
      rows: "INSERT INTO a VALUES (7);"
    ),
    MySQLScenario(
      "names that move on, tables",
      [
        table("a", [column("id")], comment: "first"), table("b", [column("id", .builtin("bigint"))], comment: "second"),
      ],
      [
        table("b", [column("id"), column("n", null: true)], comment: "first!"),
        table("c", [column("id", .builtin("bigint")), column("m", null: true)], comment: "second!"),
      ],
      hints: [renamed(table: "a", to: "b"), renamed(table: "b", to: "c")],
      rows: "INSERT INTO a VALUES (1); INSERT INTO b VALUES (2);"
    ),
    MySQLScenario(
      "names that move on, columns",
      [table("t", [column("a", comment: "first"), column("b", .builtin("bigint")), column("x")])],
      [
        table(
          "t",
          [column("b", .builtin("bigint"), comment: "first"), column("c"), column("a", null: true), column("x")]
        )
      ],
      hints: [renamed(column: "a", to: "b", of: "t"), renamed(column: "b", to: "c", of: "t")],
      rows: "INSERT INTO t VALUES (1, 2, 3);"
    ),
    MySQLScenario(
      "names that move on, indexes",
      [table("t", [column("a"), column("b")], [index("i", "a"), index("j", "b")])],
      [table("t", [column("a"), column("b")], [index("i", "a", "b"), index("j", "a"), index("k", "b")])],
      hints: [renamed(.index, "i", to: "j", of: "t"), renamed(.index, "j", to: "k", of: "t")],
      rows: "INSERT INTO t VALUES (1, 2);"
    ),
    MySQLScenario(
      "a column that others mention",
      [mentioned("a")],
      [mentioned("b")],
      hints: [renamed(column: "a", to: "b", of: "t")],
      rows: "INSERT INTO t (id, a) VALUES (1, 2);"
    ),
    MySQLScenario(
      "columns of foreign keys",
      [
        parent,
        table(
          "c",
          [column("p", null: true), column("k", null: true), column("n", null: true, virtual: sql("{k} + 1"))],
          [foreignKey("c_p_fkey", ["p"], "parents"), index("c_k_idx", "k")]
        ),
      ],
      [
        table(
          "parents",
          [column("number"), column("code", varchar(20))],
          [primaryKey("number"), unique("parents_code_key", "code")]
        ),
        table(
          "c",
          [column("q", null: true), column("k", null: true), column("n", null: true, virtual: sql("{k} + 1"))],
          [foreignKey("c_p_fkey", ["q"], "parents", ["number"]), index("c_k_idx", "k")]
        ),
      ],
      hints: [renamed(column: "id", to: "number", of: "parents"), renamed(column: "p", to: "q", of: "c")],
      rows: "INSERT INTO parents VALUES (1, 'x'); INSERT INTO c (p, k) VALUES (1, 2);"
    ),
    MySQLScenario(
      "a generated column that a foreign key stands on",
      [
        parent,
        table(
          "c",
          [column("a"), column("g", null: true, stored: sql("{a} + 0"))],
          [foreignKey("c_g_fkey", ["g"], "parents")]
        ),
      ],
      [
        parent,
        table(
          "c",
          [column("b"), column("g", null: true, stored: sql("{b} + 0"))],
          [foreignKey("c_g_fkey", ["g"], "parents")]
        ),
      ],
      hints: [renamed(column: "a", to: "b", of: "c")],
      rows: "INSERT INTO parents VALUES (1, 'x'); INSERT INTO c (a) VALUES (1);"
    ),
    MySQLScenario(
      "only the case of letters",
      [table("t", [column("userid"), column("n")], [index("t_idx", "n")])],
      [table("t", [column("userId"), column("n")], [index("T_idx", "n")])],
      hints: [renamed(column: "userid", to: "userId", of: "t"), renamed(.index, "t_idx", to: "T_idx", of: "t")],
      rows: "INSERT INTO t VALUES (1, 2);"
    ),
    MySQLScenario(
      "keys, constraints and indexes",
      [
        parent,
        table(
          "c",
          [column("a"), column("b", null: true), column("d", null: true)],
          [
            unique("u1", "a"), index("i1", "b"), check("k1", "{a} > 0"), foreignKey("f1", ["b"], "parents"),
            foreignKey("g1", ["d"], "parents", onDelete: .cascade),
          ]
        ),
      ],
      [
        parent,
        table(
          "c",
          [column("a"), column("b", null: true), column("d", null: true)],
          [
            unique("u2", "a"), index("i2", "b"), check("k2", "{a} > 0"), foreignKey("f2", ["b"], "parents"),
            foreignKey("g2", ["d"], "parents", onDelete: .cascade),
          ]
        ),
      ],
      hints: [
        renamed(.unique, "u1", to: "u2", of: "c"), renamed(.index, "i1", to: "i2", of: "c"),
        renamed(.check, "k1", to: "k2", of: "c"),
        renamed(.foreignKey, "f1", to: "f2", of: "c"), renamed(.foreignKey, "g1", to: "g2", of: "c"),
      ],
      rows: "INSERT INTO parents VALUES (1, 'x'); INSERT INTO c VALUES (1, 1, 1);"
    ),
    MySQLScenario(
      "a column that is renamed and counts",
      [table("t", [column("id"), column("n")], [primaryKey("n")])],
      [table("t", [column("number", identity: true), column("n")], [primaryKey("number")])],
      hints: [renamed(column: "id", to: "number", of: "t")],
      rows: "INSERT INTO t VALUES (1, 2);"
    ),
  ]

  /// Every sign that could end a name or a text too early.
  static let hostileNames = [
    "it's", "a`b``c", "quote\"d", "back\\slash", "$$", "-- no comment", "a.b/c%d", "naïve 表 ↯", "semi;colon", "/* x */",
    "e\u{301}`\u{301}",
  ]
  static let hostileTexts =
    hostileNames + [
      "new\nline\r\n", "zero\0and\u{1A}", "tab\t", "'\u{301}'", "'; DROP TABLE x; --", "\\'", "%_",
    ]

  static let hostile: [MySQLScenario] = [
    MySQLScenario(
      "hostile names",
      [],
      hostileNames.map { name in
        table(
          name,
          [column(name), column("x" + name, varchar(20), null: true), column("p" + name, null: true)],
          [
            primaryKey(name), unique("u" + name, "x" + name), check("k" + name, "{\(name)} > 0"),
            index("i" + name, "p" + name, "x" + name), foreignKey("f" + name, ["p" + name], name, [name]),
          ],
          comment: name
        )
      }
    ),
    MySQLScenario(
      "hostile columns, one by one",
      [table("t'\\`t", [column("id")])],
      [
        table(
          "t'\\`t",
          [column("id")] + hostileNames.map { column($0, null: true, comment: $0) },
          hostileNames.map { index($0, $0) } + hostileNames.map { check($0, "{\($0)} > 0") }
        )
      ],
      rows: "INSERT INTO `t'\\``t` VALUES (1);"
    ),
    MySQLScenario(
      "hostile names, renamed",
      [table("t", hostileNames.map { column($0, null: true) })],
      [table("t", hostileNames.map { column("new" + $0, null: true) })],
      hints: hostileNames.map { renamed(column: $0, to: "new" + $0, of: "t") },
      rows: "INSERT INTO t () VALUES ();"
    ),
    MySQLScenario(
      "hostile texts",
      [table("t", [column("id")] + hostileTexts.indices.map { column("c\($0)", varchar(60), null: true) })],
      [
        table(
          "t",
          [column("id")]
            + hostileTexts.enumerated().map {
              column(
                "c\($0)",
                varchar(60),
                null: true,
                default: .literal(.string($1)),
                comment: $1.replacing("\0", with: "")
              )
            }
            + hostileTexts.enumerated().map { column("l\($0)", .builtin("longtext"), default: .literal(.string($1))) }
            + [column("stone", varchar(9), default: .literal(.string("🪨")))]
            + [column("e", .inlineEnum(hostileTexts.filter { !$0.contains("\0") }), null: true)],
          [check("t_check", "{c1} <> 'emoji 🪨'")],
          comment: hostileTexts.joined().replacing("\0", with: "")
        )
      ],
      rows: "INSERT INTO t (id) VALUES (1);"
    ),
  ]
}
