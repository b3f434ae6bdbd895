import SchemaModel

extension MySQLScenarios {
  private static let plain = table("t", [column("id"), column("a", null: true)], [primaryKey("id")])
  private static let plainRows = "INSERT INTO t VALUES (1, 10), (2, NULL);"

  private static func adding(_ columns: ColumnDefinition..., elements: [TableElement] = []) -> [TableDefinition] {
    [table("t", plain.columns + columns, [primaryKey("id")] + elements)]
  }

  static let columns: [MySQLScenario] = [
    MySQLScenario(
      "plain columns",
      [plain],
      adding(
        column("n", null: true),
        column("s", varchar(10), default: .literal(.string("x"))),
        column("z", varchar(10)),
        column("j", .builtin("json")),
        column("e", .inlineEnum(["one", "two"]), comment: "it's"),
        column("d", .builtin("datetime", [6]), default: .expression(sql("CURRENT_TIMESTAMP(6)"))),
        column("c", varchar(10), null: true, collation: "utf8mb4_bin")
      ),
      rows: plainRows
    ),
    MySQLScenario(
      "columns with expressions as defaults",
      [plain],
      adding(
        column("t", .builtin("longtext"), default: .literal(.string("text"))),
        column("j", .builtin("json"), default: .expression(sql("json_object()"))),
        column("day", .builtin("date"), default: .expression(sql("curdate()"))),
        column("next", null: true, default: .expression(sql("{a} + 1")))
      ),
      rows: plainRows
    ),
    MySQLScenario(
      "columns with a default that differs from row to row",
      [plain],
      adding(
        column("k", .builtin("binary", [16]), default: .expression(sql("uuid_to_bin(uuid(), 1)")), comment: "key"),
        column("r", .builtin("double"), null: true, default: .expression(sql("rand()"))),
        column("u", .builtin("longtext"), default: .expression(sql("uuid()"))),
        elements: [unique("t_k_key", "k")]
      ),
      rows: plainRows
    ),
    MySQLScenario(
      "generated columns",
      [plain],
      adding(
        column("v", null: true, virtual: sql("{a} + 1")),
        column("w", null: true, virtual: sql("{v} + 1")),
        column("s", null: true, stored: sql("{w} * 2")),
        elements: [
          index("t_v_idx", "v", "a"), check("t_s_check", "{s} > 0"),
          index("t_x_idx", keys: [IndexKey(.expression(sql("{a} + 3")))]),
        ]
      ),
      rows: plainRows
    ),
    MySQLScenario(
      "a virtual column beside a functional index",
      [table("t", plain.columns, [primaryKey("id"), index("t_f_idx", keys: [IndexKey(.expression(sql("{a} + 3")))])])],
      [
        table(
          "t",
          plain.columns + [column("v", null: true, virtual: sql("{a} + 1"))],
          [primaryKey("id"), index("t_f_idx", keys: [IndexKey(.expression(sql("{a} + 3")))])]
        )
      ],
      rows: plainRows
    ),
    MySQLScenario(
      "defaults",
      [
        table(
          "t",
          [
            column("id"), column("a", null: true), column("b", default: .literal(.integer(1))),
            column("c", .builtin("datetime"), null: true), column("d", .builtin("longtext"), null: true),
            column("e", .inlineEnum(["x", "y"])),
          ]
        )
      ],
      [
        table(
          "t",
          [
            column("id", default: .literal(.integer(4))), column("a", null: true, default: .expression(sql("{b} + 1"))),
            column("b"),
            column("c", .builtin("datetime"), null: true, default: .expression(sql("CURRENT_TIMESTAMP"))),
            column("d", .builtin("longtext"), null: true, default: .literal(.string("it's"))),
            column("e", .inlineEnum(["x", "y"]), default: .literal(.string("y"))),
          ]
        )
      ],
      rows: "INSERT INTO t (id, e) VALUES (1, 'x');"
    ),
    MySQLScenario(
      "null, comment and collation",
      [
        table(
          "t",
          [
            column("id"), column("a", null: true, default: .literal(.integer(1))),
            column("b", varchar(10), comment: "old"), column("c", varchar(10)), column("d", varchar(10), null: true),
          ],
          [primaryKey("id"), index("t_c_idx", "c")]
        )
      ],
      [
        table(
          "t",
          [
            column("id"), column("a", default: .literal(.integer(1)), comment: "now \\ not null"),
            column("b", varchar(10), null: true, comment: "NEW"), column("c", varchar(10), collation: "utf8mb4_bin"),
            column("d", varchar(10), null: true, collation: "utf8mb4_0900_as_cs"),
          ],
          [primaryKey("id"), index("t_c_idx", "c")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 2, 'x', 'y', 'z');"
    ),
    MySQLScenario(
      "an enumeration grows",
      [
        table(
          "t",
          [
            column("e", .inlineEnum(["a", "it's"]), default: .literal(.string("a")), comment: "kept"),
            column("f", .inlineEnum(["a", "c"]), null: true), column("g", .inlineEnum(["a", "b"])),
          ]
        )
      ],
      [
        table(
          "t",
          [
            column(
              "e",
              .inlineEnum(["a", "it's", "b\\", "new\nline"]),
              default: .literal(.string("b\\")),
              comment: "kept"
            ), column("f", .inlineEnum(["a", "b", "c"])), column("g", .inlineEnum(["b", "a"])),
          ]
        )
      ],
      rows: "INSERT INTO t VALUES ('it''s', 'c', 'b');"
    ),
    MySQLScenario(
      "an enumeration grows beyond one byte",
      [table("t", [column("e", .inlineEnum((1...250).map { "v\($0)" }))])],
      [table("t", [column("e", .inlineEnum((1...260).map { "v\($0)" }))])],
      rows: "INSERT INTO t VALUES ('v250');"
    ),
  ]

  static let types: [MySQLScenario] = [
    MySQLScenario(
      "wider types",
      [
        table(
          "t",
          [
            column("id"), column("v", varchar(20), comment: "kept"),
            column("w", varchar(20), null: true, default: .literal(.string("d"))),
            column("d", .builtin("decimal", [5, 2])), column("x", .builtin("varbinary", [10])),
            column("n", .builtin("smallint"), null: true, default: .literal(.integer(3))),
          ],
          [primaryKey("id"), index("t_v_idx", "v"), check("t_n_check", "{n} > 0")]
        )
      ],
      [
        table(
          "t",
          [
            column("id", .builtin("bigint")), column("v", varchar(63), comment: "kept"),
            column("w", varchar(64), null: true, default: .literal(.string("d"))),
            column("d", .builtin("decimal", [7, 2])), column("x", .builtin("varbinary", [20])),
            column("n", null: true, default: .literal(.integer(3))),
          ],
          [primaryKey("id"), index("t_v_idx", "v"), check("t_n_check", "{n} > 0")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 'v', 'w', 1.5, X'61', 5);"
    ),
    MySQLScenario(
      "the author's own types",
      [
        table(
          "t",
          [column("a", .verbatim("int unsigned"), null: true), column("b"), column("c", .verbatim("mediumint"))]
        )
      ],
      [
        table(
          "t",
          [column("a", .verbatim("bigint unsigned"), null: true), column("b", .verbatim("int unsigned")), column("c")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 2, 3);"
    ),
    MySQLScenario(
      "an identity gained and lost",
      [
        table("t", [column("id"), column("n")], [primaryKey("id")]),
        table("u", [column("id", identity: true)], [primaryKey("id")]),
      ],
      [
        table("t", [column("id", identity: true), column("n")], [primaryKey("id")]),
        table("u", [column("id")], [primaryKey("id")]),
      ],
      rows: "INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (DEFAULT);"
    ),
    MySQLScenario(
      "the type of a referenced column",
      [
        table("p", [column("id"), column("s", varchar(20))], [primaryKey("id"), unique("p_s_key", "s")]),
        table(
          "c",
          [column("p", null: true), column("s", varchar(20), null: true)],
          [
            foreignKey("c_p_fkey", ["p"], "p", onDelete: .cascade), foreignKey("c_s_fkey", ["s"], "p", ["s"]),
            index("c_s_idx", "s"),
          ]
        ),
        table(
          "d",
          [column("id"), column("up", null: true)],
          [primaryKey("id"), foreignKey("d_up_fkey", ["up"], "d")]
        ),
      ],
      [
        table(
          "p",
          [column("id", .builtin("bigint"), identity: true), column("s", varchar(100))],
          [primaryKey("id"), unique("p_s_key", "s")]
        ),
        table(
          "c",
          [column("p", .builtin("bigint"), null: true), column("s", varchar(100), null: true)],
          [
            foreignKey("c_p_fkey", ["p"], "p", onDelete: .cascade), foreignKey("c_s_fkey", ["s"], "p", ["s"]),
            index("c_s_idx", "s"),
          ]
        ),
        table(
          "d",
          [column("id", .builtin("bigint")), column("up", .builtin("bigint"), null: true)],
          [primaryKey("id"), foreignKey("d_up_fkey", ["up"], "d")]
        ),
      ],
      rows: "INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1, 'x'); INSERT INTO d VALUES (1, 1);"
    ),
    MySQLScenario(
      "a referenced column that only grows a little",
      [
        table("p", [column("s", varchar(20))], [primaryKey("s")]),
        table("c", [column("s", varchar(20), null: true)], [foreignKey("c_s_fkey", ["s"], "p", ["s"])]),
      ],
      [
        table("p", [column("s", varchar(30), comment: "x")], [primaryKey("s")]),
        table(
          "c",
          [column("s", varchar(30), null: true, default: .literal(.string("x")))],
          [foreignKey("c_s_fkey", ["s"], "p", ["s"])]
        ),
      ],
      rows: "INSERT INTO p VALUES ('x'); INSERT INTO c VALUES ('x');"
    ),
  ]

  static let generated: [MySQLScenario] = [
    MySQLScenario(
      "other expressions",
      [
        table(
          "t",
          [
            column("a"), column("v", null: true, virtual: sql("{a} + 1")),
            column("s", null: true, stored: sql("{a} + 1")),
          ],
          [index("t_v_idx", "v")]
        )
      ],
      [
        table(
          "t",
          [
            column("a"), column("v", null: true, virtual: sql("{a} + 2"), comment: "x"),
            column("s", stored: sql("{a} + 3")),
          ],
          [index("t_v_idx", "v")]
        )
      ],
      rows: "INSERT INTO t (a) VALUES (1);"
    ),
    MySQLScenario(
      "virtual becomes stored, and the other way",
      [
        table(
          "t",
          [
            column("a"), column("v", null: true, virtual: sql("{a} + 1")),
            column("s", null: true, stored: sql("{a} + 1")), column("w", null: true, virtual: sql("{v} + {s}")),
          ],
          [unique("t_v_key", "v", "a"), check("t_s_check", "{s} + {a} > 0"), index("t_w_idx", "w")]
        )
      ],
      [
        table(
          "t",
          [
            column("a"), column("v", null: true, stored: sql("{a} + 1")),
            column("s", null: true, virtual: sql("{a} + 1")), column("w", null: true, virtual: sql("{v} + {s}")),
          ],
          [unique("t_v_key", "v", "a"), check("t_s_check", "{s} + {a} > 0"), index("t_w_idx", "w")]
        )
      ],
      rows: "INSERT INTO t (a) VALUES (1);"
    ),
    MySQLScenario(
      "plain columns become generated",
      [
        table(
          "t",
          [column("a"), column("v", default: .literal(.integer(4))), column("s", null: true), column("z")],
          [index("t_v_idx", "v")]
        )
      ],
      [
        table(
          "t",
          [
            column("a"), column("v", null: true, virtual: sql("{a} + 1")),
            column("s", null: true, stored: sql("{a} + 1")), column("z"),
          ],
          [index("t_v_idx", "v")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 2, 3, 4);"
    ),
  ]
}
