import SchemaModel

extension MySQLScenarios {
  static let keys: [MySQLScenario] = [
    MySQLScenario(
      "a primary key comes and goes",
      [table("t", [column("id"), column("a")]), table("u", [column("id"), column("a")], [primaryKey("id")])],
      [table("t", [column("id"), column("a")], [primaryKey("id", "a")]), table("u", [column("id"), column("a")])],
      rows: "INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (1, 2);"
    ),
    MySQLScenario(
      "a primary key of other columns",
      [
        table("t", [column("id"), column("a")], [primaryKey("id")]),
        table("u", [column("id"), column("a", null: true)], [primaryKey("id")]),
      ],
      [
        table("t", [column("id"), column("a")], [primaryKey("a", "id")]),
        table("u", [column("a"), column("b", default: .literal(.integer(5)))], [primaryKey("a", "b")]),
      ],
      rows: "INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (1, 2);"
    ),
    MySQLScenario(
      "a key that counts takes the place of another",
      [
        table("t", [column("code", varchar(10)), column("n")], [primaryKey("code")]),
        table("u", [column("n")]), table("v", [column("n")], [primaryKey("n")]),
      ],
      [
        table("t", [column("n"), column("id", .builtin("bigint"), identity: true)], [primaryKey("id")]),
        table("u", [column("n"), column("id", identity: true)], [primaryKey("id"), index("u_n_idx", "n")]),
        table(
          "v",
          [column("n"), column("id", identity: true), column("m", default: .literal(.integer(1)))],
          [primaryKey("n"), unique("v_id_key", "id", "m")]
        ),
      ],
      rows: "INSERT INTO t VALUES ('a', 1); INSERT INTO u VALUES (1), (2); INSERT INTO v VALUES (1), (2);"
    ),
    MySQLScenario(
      "a counted column changes its key",
      [
        table("t", [column("id", identity: true), column("a")], [primaryKey("id")]),
        table("u", [column("id", identity: true), column("a")], [primaryKey("id")]),
      ],
      [
        table("t", [column("id", identity: true), column("a")], [primaryKey("a"), unique("t_id_key", "id")]),
        table("u", [column("id"), column("a", identity: true)], [primaryKey("a")]),
      ],
      rows: "INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (1, 2);"
    ),
    MySQLScenario(
      "indexes",
      [
        table(
          "t",
          [column("a"), column("b"), column("s", .builtin("longtext"))],
          [
            index("gone", "a"), index("other", "a", "b"), index("direction", "a"), index("kind", "a", unique: true),
            index("length", keys: [IndexKey(.column("s"), prefixLength: 10)]),
            index("expression", keys: [IndexKey(.expression(sql("{a} + 1")))]), index("becomes_expression", "b"),
            unique("constraint", "a", "b"),
          ]
        )
      ],
      [
        table(
          "t",
          [column("a"), column("b"), column("s", .builtin("longtext"))],
          [
            index("new", "b"), index("new_key", "b", unique: true), index("other", "b", "a"),
            index("direction", keys: [IndexKey(.column("a"), isDescending: true)]), index("kind", "a"),
            index("length", keys: [IndexKey(.column("s"), prefixLength: 20)]),
            index("expression", keys: [IndexKey(.expression(sql("{a} + 2")))]),
            index("becomes_expression", keys: [IndexKey(.expression(sql("{b} + 2")))]), index("constraint", "a"),
            index("unique_expression", keys: [IndexKey(.expression(sql("{b} * 5")))], unique: true),
          ]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 2, 'x'), (2, 3, 'y');"
    ),
    MySQLScenario(
      "an index changes with its column",
      [
        table(
          "t",
          [column("a"), column("b", varchar(20)), column("c")],
          [index("i", "a", "c"), index("j", "b"), check("k", "{c} > 0")]
        )
      ],
      [
        table(
          "t",
          [
            column("b", .builtin("longtext")), column("c", .builtin("bigint")),
            column("d", default: .literal(.integer(0))),
          ],
          [
            index("i", "d"), index("j", keys: [IndexKey(.column("b"), prefixLength: 5)]),
            check("k", "{c} > 0 AND {d} >= 0"),
          ]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 'x', 3);"
    ),
    MySQLScenario(
      "checks",
      [
        table(
          "t",
          [column("a"), column("b", varchar(20))],
          [check("gone", "{a} > 0"), check("other", "{a} > 0"), check("typed", "{b} <> ''")]
        )
      ],
      [
        table(
          "t",
          [column("a"), column("b", .builtin("longtext"))],
          [check("new", "{a} < 100"), check("other", "{a} > -1"), check("typed", "{b} <> 'it''s \\\\'")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 'x');"
    ),
  ]

  private static func child(_ elements: TableElement...) -> TableDefinition {
    table("c", [column("id"), column("a", null: true), column("b", null: true)], [primaryKey("id")] + elements)
  }

  private static let parentAndChildRows = "INSERT INTO parents VALUES (1, 'x'); INSERT INTO c VALUES (1, 1, 1);"

  static let foreignKeys: [MySQLScenario] = [
    MySQLScenario(
      "a foreign key",
      [parent, child()],
      [parent, child(foreignKey("c_a_fkey", ["a"], "parents"))],
      rows: parentAndChildRows
    ),
    MySQLScenario(
      "a foreign key that an index serves",
      [parent, child(index("c_a_idx", "a", "b"))],
      [parent, child(index("c_a_idx", "a", "b"), foreignKey("c_a_fkey", ["a"], "parents"))],
      rows: parentAndChildRows
    ),
    MySQLScenario(
      "another action under the same name",
      [
        parent,
        child(foreignKey("c_a_fkey", ["a"], "parents"), foreignKey("c_b_fkey", ["b"], "parents", onUpdate: .cascade)),
      ],
      [
        parent,
        child(
          foreignKey("c_a_fkey", ["a"], "parents", onDelete: .setNull),
          foreignKey("c_b_fkey", ["b"], "parents", onUpdate: .restrict)
        ),
      ],
      rows: parentAndChildRows
    ),
    MySQLScenario(
      "another target under the same name",
      [
        parent, table("others", [column("id")], [primaryKey("id")]),
        child(foreignKey("c_a_fkey", ["a"], "parents"), foreignKey("c_b_fkey", ["b"], "parents")),
      ],
      [
        parent, table("others", [column("id")], [primaryKey("id")]),
        child(foreignKey("c_a_fkey", ["a"], "others"), foreignKey("c_b_fkey", ["a"], "parents")),
      ],
      rows: parentAndChildRows + "INSERT INTO others VALUES (1);"
    ),
    MySQLScenario(
      "the index of a foreign key goes",
      [parent, child(index("c_a_idx", "a"), foreignKey("c_a_fkey", ["a"], "parents"))],
      [parent, child(foreignKey("c_a_fkey", ["a"], "parents"))],
      rows: parentAndChildRows
    ),
    MySQLScenario(
      "the index of a foreign key changes, another takes over",
      [
        parent,
        child(
          index("c_a_idx", "a"),
          index("c_b_idx", "b"),
          foreignKey("c_a_fkey", ["a"], "parents"),
          foreignKey("c_b_fkey", ["b"], "parents")
        ),
      ],
      [
        parent,
        child(
          index("c_a_idx", "b"),
          index("c_ab_idx", "a", "b"),
          foreignKey("c_a_fkey", ["a"], "parents"),
          foreignKey("c_b_fkey", ["b"], "parents")
        ),
      ],
      rows: parentAndChildRows
    ),
    MySQLScenario(
      "the primary key serves a foreign key",
      [
        parent,
        table("c", [column("a"), column("b")], [primaryKey("a", "b"), foreignKey("c_a_fkey", ["a"], "parents")]),
      ],
      [
        parent,
        table("c", [column("a"), column("b")], [primaryKey("b", "a"), foreignKey("c_a_fkey", ["a"], "parents")]),
      ],
      rows: parentAndChildRows.replacing("c VALUES (1, 1, 1)", with: "c VALUES (1, 2)")
    ),
    MySQLScenario(
      "two foreign keys on the same column",
      [
        parent, table("others", [column("id")], [primaryKey("id")]),
        child(foreignKey("c_1_fkey", ["a"], "parents"), foreignKey("c_2_fkey", ["a"], "others")),
      ],
      [
        parent, table("others", [column("id", .builtin("bigint"))], [primaryKey("id")]),
        child(foreignKey("c_2_fkey", ["a"], "parents")),
      ],
      rows: "INSERT INTO others VALUES (1);" + parentAndChildRows
    ),
    MySQLScenario(
      "another key serves the reference",
      [
        parent,
        table(
          "c",
          [column("code", varchar(20), null: true), column("p", null: true)],
          [foreignKey("c_code_fkey", ["code"], "parents", ["code"]), foreignKey("c_p_fkey", ["p"], "parents")]
        ),
      ],
      [
        table("parents", parent.columns, [primaryKey("code"), unique("parents_id_key", "id")]),
        table(
          "c",
          [column("code", varchar(20), null: true), column("p", null: true)],
          [foreignKey("c_code_fkey", ["code"], "parents", ["code"]), foreignKey("c_p_fkey", ["p"], "parents")]
        ),
      ],
      rows: "INSERT INTO parents VALUES (1, 'x'); INSERT INTO c VALUES ('x', 1);"
    ),
    MySQLScenario(
      "the application keeps it",
      [
        parent,
        child(
          foreignKey("c_a_fkey", ["a"], "parents"),
          foreignKey("c_b_fkey", ["b"], "parents", enforcement: .application)
        ),
      ],
      [
        parent,
        child(
          foreignKey("c_a_fkey", ["a"], "parents", enforcement: .application),
          foreignKey("c_b_fkey", ["b"], "parents")
        ),
      ],
      rows: parentAndChildRows
    ),
    MySQLScenario(
      "a column with its foreign key goes",
      [parent, child(foreignKey("c_a_fkey", ["a"], "parents"), index("c_b_idx", "b", "a"))],
      [parent, table("c", [column("id"), column("b", null: true)], [primaryKey("id"), index("c_b_idx", "b")])],
      rows: parentAndChildRows
    ),
  ]
}
