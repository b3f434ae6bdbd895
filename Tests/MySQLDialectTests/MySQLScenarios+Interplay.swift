import SchemaModel

/// Changes that stand in each other's way, most of them when a run starts over. Random pairs found them.
extension MySQLScenarios {
  static let interplay: [MySQLScenario] = [
    MySQLScenario(
      "another check takes the old name of a renamed one",
      [table("t", [column("a"), column("b")], [check("rule", "{a} > 0")])],
      [table("t", [column("a"), column("b")], [check("t_a_check", "{a} > 0"), check("rule", "{b} > 0")])],
      rows: "INSERT INTO t VALUES (1, 2);"
    ),
    MySQLScenario(
      "a default, and then a check that makes every MODIFY copy",
      [table("t", [column("d", .builtin("datetime", [6]))])],
      [
        table(
          "t",
          [column("d", .builtin("datetime", [6]), default: .expression(sql("CURRENT_TIMESTAMP(6)")))],
          [check("t_d_check", "{d} IS NOT NULL")]
        )
      ],
      rows: "INSERT INTO t VALUES ('2026-11-21 10:00:00');"
    ),
    MySQLScenario(
      "a functional index is renamed beside a check of a time",
      [
        table(
          "t",
          [column("n", varchar(20)), column("s", .builtin("time", [2]))],
          [index("t_n_idx", keys: [IndexKey(.expression(sql("lower({n})")))]), check("t_s_check", "{s} IS NOT NULL")]
        )
      ],
      [
        table(
          "t",
          [column("n", varchar(20)), column("s", .builtin("time", [2]))],
          [index("lower_n", keys: [IndexKey(.expression(sql("lower({n})")))]), check("t_s_check", "{s} IS NOT NULL")]
        )
      ],
      rows: "INSERT INTO t VALUES ('a', '10:00:00');"
    ),
    MySQLScenario(
      "a key of a renamed column",
      [
        table("t", [column("amount"), column("other"), column("n", varchar(9))], [primaryKey("other")]),
        table("u", [column("a"), column("b")], [check("u_check", "{a} > 0"), index("u_idx", "a")]),
      ],
      [
        table("t", [column("title"), column("other"), column("n", varchar(9))], [primaryKey("title")]),
        table("u", [column("c"), column("b")], [check("u_check", "{c} > {b}"), index("u_idx", "c", "b")]),
      ],
      hints: [renamed(column: "amount", to: "title", of: "t"), renamed(column: "a", to: "c", of: "u")],
      rows: "INSERT INTO t VALUES (1, 2, 'a'); INSERT INTO u VALUES (3, 2);"
    ),
    MySQLScenario(
      "a foreign key to a renamed column that others mention",
      [
        table("p", [column("old"), column("g", null: true, virtual: sql("{old} + 1"))], [primaryKey("old")]),
        table("c", [column("r", null: true)]),
      ],
      [
        table("p", [column("new"), column("g", null: true, virtual: sql("{new} + 1"))], [primaryKey("new")]),
        table("c", [column("r", null: true)], [foreignKey("c_r_fkey", ["r"], "p", ["new"], onDelete: .setNull)]),
      ],
      hints: [renamed(column: "old", to: "new", of: "p")],
      rows: "INSERT INTO p (old) VALUES (1); INSERT INTO c VALUES (1);"
    ),
    MySQLScenario(
      "a foreign key that writes to what a stored column was computed from",
      [
        table("p", [column("id")], [primaryKey("id")]),
        table("c", [column("r", null: true), column("s", null: true, stored: sql("{r} + 1"))]),
        table("d", [column("r", null: true), column("s", null: true, stored: sql("{r} + 1"))]),
      ],
      [
        table("p", [column("id")], [primaryKey("id")]),
        table("c", [column("r", null: true)], [foreignKey("c_r_fkey", ["r"], "p", onDelete: .setNull)]),
        table(
          "d",
          [column("r", null: true), column("s", null: true)],
          [foreignKey("d_r_fkey", ["r"], "p", onUpdate: .cascade)]
        ),
      ],
      rows: "INSERT INTO p VALUES (1); INSERT INTO c (r) VALUES (1); INSERT INTO d (r) VALUES (1);"
    ),
    MySQLScenario(
      "an index on an expression becomes one on the column",
      [table("t", [column("n", varchar(20))], [index("t_n_idx", keys: [IndexKey(.expression(sql("lower({n})")))])])],
      [table("t", [column("n", varchar(20))], [index("t_n_idx", "n")])],
      rows: "INSERT INTO t VALUES ('a');"
    ),
    MySQLScenario(
      "a descending index serves no foreign key",
      [
        table("p", [column("id")], [primaryKey("id")]),
        table("c", [column("r")], [index("c_r_idx", keys: [IndexKey(.column("r"), isDescending: true)])]),
      ],
      [
        table("p", [column("id")], [primaryKey("id")]),
        table(
          "c",
          [column("r")],
          [
            index("c_r_idx", keys: [IndexKey(.column("r"), isDescending: true)]),
            foreignKey("c_r_fkey", ["r"], "p"),
          ]
        ),
      ],
      rows: "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);"
    ),
    MySQLScenario(
      "a foreign key to a renamed table whose key becomes another one",
      [
        table("old", [column("id"), column("n")], [primaryKey("id", "n"), unique("id_key", "id")]),
        table("c", [column("r")], [foreignKey("c_r_fkey", ["r"], "old")]),
      ],
      [
        table("new", [column("id"), column("n")], [primaryKey("id")]),
        table("c", [column("r")], [foreignKey("c_r_fkey", ["r"], "new")]),
      ],
      hints: [renamed(table: "old", to: "new")],
      rows: "INSERT INTO old VALUES (1, 2); INSERT INTO c VALUES (1);"
    ),
    MySQLScenario(
      "a column with a 0 begins to count",
      [
        table("t", [column("id"), column("n")], [primaryKey("id")]),
        table("u", [column("id", identity: true), column("n")], [primaryKey("id")]),
      ],
      [
        table("t", [column("id", identity: true), column("n")], [primaryKey("id"), check("t_check", "{n} <> 5")]),
        table("u", [column("id", identity: true), column("n")], [primaryKey("n"), unique("u_key", "id")]),
      ],
      rows: """
        INSERT INTO t VALUES (1, 1), (2, 2); UPDATE t SET id = 0 WHERE id = 1;
        INSERT INTO u VALUES (1, 1), (2, 2); UPDATE u SET id = 0 WHERE id = 1;
        """
    ),
  ]
}
