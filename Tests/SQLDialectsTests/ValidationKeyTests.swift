import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct ValidationKeyTests {
  private static let other = Make.table("teams", [Make.column("name", .varchar(20))])

  @Test(arguments: [
    ValidationCase(
      "a column of another table in an index, a check and a generated column",
      [
        other,
        Make.table(
          "users",
          [
            Make.column(
              "g",
              .integer,
              generated: DeclaredGeneratedValue(
                DeclaredExpression([.column(DeclaredColumnReference("id", in: "teams")), .sql(" + 1")]),
                .stored,
                location: Make.place()
              )
            )
          ],
          checks: [
            CheckDeclaration(
              DeclaredExpression([.column(DeclaredColumnReference("id", in: "teams")), .sql(" > 0")]),
              ElementOptions(name: "positive", location: Make.place())
            )
          ],
          indexes: [
            IndexDeclaration(
              [IndexDeclaration.Key(.column(DeclaredColumnReference("name", in: "teams")))],
              ElementOptions(name: "by_name", location: Make.place())
            )
          ]
        ),
      ],
      "error: 'users.by_name': 'teams.name' is a column of another table; mention columns of "
        + "'users' only",
      "error: 'users.g': 'teams.id' is a column of another table; mention columns of 'users' only",
      "error: 'users.positive': 'teams.id' is a column of another table; mention columns of "
        + "'users' only"
    ),
    ValidationCase(
      "columns that are not there",
      [
        Make.table(
          "t",
          primaryKey: ["id"],
          uniques: [Make.unique("nope")],
          checks: [Make.check("{nix} > 0", name: "c")]
        )
      ],
      "error: mysql: 't': the table has no columns, and MySQL wants one at least; declare one",
      "error: 't': there is no column 'id' in 't'; mention one that is declared there",
      "error: 't.c': there is no column 'nix' in 't'; mention one that is declared there",
      "error: 't.t_nope_key': there is no column 'nope' in 't'; mention one that is declared there"
    ),
    ValidationCase(
      "a column twice, and none",
      [
        Make.table(
          "t",
          [Make.column("a", .integer)],
          uniques: [Make.unique("a", "a", name: "u")],
          indexes: [Make.index("a", "a", name: "i"), Make.index([], name: "none")]
        )
      ],
      "error: mysql: 't.i': the index has 'a' twice; name it once",
      "error: mysql: 't.none': the index is on no column; name one",
      "error: mysql, postgres: 't.u': the unique constraint has 'a' twice; name it once"
    ),
    ValidationCase(
      "no primary key",
      [Make.table("t", [Make.column("a", .integer)], primaryKey: [])],
      "error: dsql: 't': the table has no primary key, and DSQL can never add one later; mark a "
        + "column with .primaryKey(), or add PrimaryKey(…) to the body",
      "warning: mysql, postgres: 't': the table has no primary key; mark a column with "
        + ".primaryKey(), or add PrimaryKey(…) to the body"
    ),
    ValidationCase(
      "two primary keys, one of them nullable",
      [
        {
          var table = Make.table("t", [Make.column("a", .integer, nullable: true)])
          table.primaryKeys.append(
            PrimaryKeyDeclaration(Make.references(["a"]), ElementOptions(location: Make.place()))
          )
          return table
        }()
      ],
      "error: 't': the table has more than one primary key; name all columns of it in one PrimaryKey(…)",
      "error: 't.a': a column of the primary key is never NULL; remove .nullable()"
    ),
    ValidationCase(
      "a foreign key to what is not there",
      [
        other,
        Make.table(
          "users",
          [Make.column("team_id", .bigint)],
          foreignKeys: [Make.foreignKey(["team_id"], "clubs"), Make.foreignKey(["team_id"], "teams", ["no"])]
        ),
      ],
      "error: 'users.users_team_id_fkey': the table 'clubs', which it references, is not in the "
        + "schema; add it to the schema",
      "error: 'users.users_team_id_fkey1': there is no column 'no' in 'teams', which it "
        + "references; reference one that is declared there"
    ),
    ValidationCase(
      "a foreign key that the application keeps, and no index for it",
      [
        other,
        Make.table("users", [Make.column("team_id", .bigint)], foreignKeys: [Make.foreignKey(["team_id"], "teams")]),
        Make.table(
          "guests",
          [Make.column("team_id", .bigint)],
          foreignKeys: [Make.foreignKey(["team_id"], "teams")],
          indexes: [Make.index("team_id", where: "{team_id} > 0"), Make.index("id", "team_id")]
        ),
        Make.table(
          "owners",
          [Make.column("team_id", .bigint), Make.column("n", .bigint)],
          primaryKey: ["team_id", "n"],
          foreignKeys: [Make.foreignKey(["team_id"], "teams")]
        ),
      ],
      for: [Make.dsql],
      "error: 'guests.guests_team_id_fkey': the application keeps this foreign key and looks for rows by "
        + "'guests.team_id', which no index begins with; add Index(teamID) to the body",
      "error: 'users.users_team_id_fkey': the application keeps this foreign key and looks for rows by "
        + "'users.team_id', which no index begins with; add Index(teamID) to the body"
    ),
    ValidationCase(
      "a foreign key to what is not unique",
      [
        Make.table(
          "teams",
          [Make.column("name", .varchar(20)), Make.column("a", .integer), Make.column("b", .integer)],
          uniques: [Make.unique("a", "b")],
          indexes: [Make.index("name", unique: true, where: "{a} > 0")]
        ),
        Make.table(
          "users",
          [Make.column("team", .varchar(20)), Make.column("a", .integer), Make.column("b", .integer)],
          foreignKeys: [
            Make.foreignKey(["team"], "teams", ["name"]), Make.foreignKey(["b", "a"], "teams", ["b", "a"]),
          ]
        ),
      ],
      "error: mysql: 'teams.teams_name_idx': MySQL has no index on some of the rows; keep it to "
        + ".only(.dsql, .postgres), and declare for the rest what stands in its place",
      "error: mysql: 'users.users_b_a_fkey': MySQL wants 'teams.b', 'teams.a' in the order of the "
        + "unique key that they are (E6125); reference them in that order",
      "error: 'users.users_team_fkey': 'teams.name', which it references, is not unique: no "
        + "primary key, no unique constraint that is checked at once, and no unique index without "
        + "condition is exactly on it; add .unique() or Unique(…) there"
    ),
    ValidationCase(
      "a foreign key to a deferrable unique constraint",
      [
        Make.table(
          "a",
          [Make.column("n", .bigint)],
          uniques: [Make.unique("n", deferrability: .deferrable)],
          foreignKeys: [Make.foreignKey(["id"], "a", ["n"])]
        )
      ],
      for: [Make.postgres],
      "error: 'a.a_id_fkey': 'a.n', which it references, is not unique: no primary key, no unique "
        + "constraint that is checked at once, and no unique index without condition is exactly on it; "
        + "add .unique() or Unique(…) there"
    ),
    ValidationCase(
      "arity",
      [
        Make.table(
          "a",
          [Make.column("n", .bigint)],
          foreignKeys: [Make.foreignKey(["id", "n"], "a", ["id"])]
        )
      ],
      "error: 'a.a_id_n_fkey': 2 columns cannot reference 1 column of 'a'; name as many on both sides"
    ),
    ValidationCase(
      "types that do not pair",
      [
        Make.table(
          "teams",
          [
            Make.column("u", .uuid), Make.column("v", .varchar(20)), Make.column("i", .integer),
            Make.column("k", .enumeration(EnumerationDeclaration("kind", ["x"]))),
            Make.column("c", .varchar(20), on: [.dsql: "varchar(20)"], collation: "C"),
          ],
          uniques: [Make.unique("u"), Make.unique("v"), Make.unique("i"), Make.unique("k")]
        ),
        Make.table(
          "users",
          [
            Make.column("u", .text, on: [.mysql: "varchar(40)"]), Make.column("v", .varchar(30)),
            Make.column("i", .bigint),
            Make.column("k", .enumeration(EnumerationDeclaration("other_kind", ["y"]))),
          ],
          foreignKeys: [
            Make.foreignKey(["u"], "teams", ["u"]), Make.foreignKey(["v"], "teams", ["v"]),
            Make.foreignKey(["i"], "teams", ["i"]), Make.foreignKey(["k"], "teams", ["k"]),
          ]
        ),
      ],
      "error: mysql: 'users.users_i_fkey': 'users.i' is bigint and 'teams.i' is int; give both "
        + "columns one type",
      "error: 'users.users_k_fkey': 'users.k' and 'teams.k' are enumerations with other values; "
        + "use one Swift enum for both",
      "error: dsql, postgres: 'users.users_u_fkey': 'users.u' is text and 'teams.u' is uuid; give "
        + "both columns one type",
      "error: mysql: 'users.users_u_fkey': 'users.u' is varchar(40) and 'teams.u' is binary(16); "
        + "give both columns one type"
    ),
    ValidationCase(
      "collations that do not pair on MySQL",
      [
        Make.table(
          "a",
          [
            Make.column("x", .varchar(20), collation: "utf8mb4_bin"),
            Make.column("y", .varchar(20), collation: "utf8mb4_0900_as_cs"),
            Make.column("z", .varchar(20)),
          ],
          uniques: [Make.unique("x")],
          foreignKeys: [Make.foreignKey(["y"], "a", ["x"]), Make.foreignKey(["z"], "a", ["x"])]
        )
      ],
      for: [Make.mysql],
      "error: 'a.a_y_fkey': 'a.y' has another collation than 'a.x'; give both the same .collation(…)",
      "warning: 'a.a_z_fkey': one of 'a.z' and 'a.x' has a collation of its own, and MySQL takes "
        + "the key only if it is the database's too (E3780); give both the same .collation(…)"
    ),
    ValidationCase(
      "SET NULL and SET DEFAULT that cannot be done",
      [
        other,
        Make.table(
          "users",
          [Make.column("a", .bigint), Make.column("b", .bigint)],
          foreignKeys: [
            Make.foreignKey(["a"], "teams", onDelete: .setNull),
            Make.foreignKey(["b"], "teams", onUpdate: .setDefault, only: [.postgres]),
          ]
        ),
      ],
      "error: 'users.users_a_fkey': ON DELETE SET NULL cannot be done, for 'users.a' is never "
        + "NULL; make it .nullable(), or choose another action",
      "error: postgres: 'users.users_b_fkey': ON UPDATE SET DEFAULT cannot be done, for 'users.b' "
        + "has no default and is never NULL; give it a .default(…), or choose another action"
    ),
    ValidationCase(
      "columns of a key that an action sets",
      [
        Make.table("teams", [Make.column("a", .bigint), Make.column("b", .bigint)], uniques: [Make.unique("a", "b")]),
        Make.table(
          "users",
          [
            Make.column("a", .bigint), Make.column("b", .bigint, nullable: true),
            Make.column("c", .bigint, nullable: true),
          ],
          foreignKeys: [
            Make.foreignKey(["a", "b"], "teams", ["a", "b"], onDelete: .setNull, setting: ["b"], name: "right"),
            Make.foreignKey(["a", "b"], "teams", ["a", "b"], onDelete: .setNull, setting: ["a"], name: "never_null"),
            Make.foreignKey(["a", "b"], "teams", ["a", "b"], onDelete: .setNull, setting: ["c"], name: "strange"),
            Make.foreignKey(["a", "b"], "teams", ["a", "b"], onDelete: .cascade, setting: ["b"], name: "takes"),
          ],
          indexes: [Make.index("a", "b")]
        ),
      ],
      for: [Make.dsql],
      "error: 'users.never_null': ON DELETE SET NULL cannot be done, for 'users.a' is never NULL; make it .nullable(), or "
        + "choose another action",
      "error: 'users.strange': it has no column 'users.c' that it could set; name columns of the key in .settingOnly(…)",
      "error: 'users.takes': .settingOnly(…) is for onDelete: .setNull and .setDefault; leave it out, or choose one of "
        + "these"
    ),
    ValidationCase(
      "columns of a key that an action sets, on servers that set all of them",
      [
        Make.table("teams", [Make.column("a", .bigint), Make.column("b", .bigint)], uniques: [Make.unique("a", "b")]),
        Make.table(
          "users",
          [Make.column("a", .bigint, nullable: true), Make.column("b", .bigint, nullable: true)],
          foreignKeys: [
            Make.foreignKey(["a", "b"], "teams", ["a", "b"], onDelete: .setNull, setting: ["b"], name: "k")
          ]
        ),
      ],
      for: [Make.mysql, DialectOptions(.postgres, from: ServerVersion(14))],
      "error: 'users.k': MySQL and Postgres have no SET NULL or SET DEFAULT of some columns of a key "
        + "(Postgres has it from version 15); leave it out"
    ),
    ValidationCase(
      "a check on a column that a foreign key sets",
      [
        other,
        Make.table(
          "users",
          [Make.column("a", .bigint, nullable: true), Make.column("b", .bigint)],
          foreignKeys: [
            Make.foreignKey(["a"], "teams", onDelete: .setNull), Make.foreignKey(["b"], "teams", onDelete: .cascade),
          ],
          checks: [Make.check("{a} > 0", column: "a"), Make.check("{b} > 0", column: "b")]
        ),
      ],
      "error: mysql: 'users.users_a_check': MySQL has no check on 'users.a', which the foreign key "
        + "'users_a_fkey' sets (E3823); leave the check out there with .only, or use another action"
    ),
    ValidationCase(
      "numbers that the server cannot count up",
      [
        Make.table("a", [Make.column("n", .integer, nullable: true, identity: Identity(isAlways: true, cache: 10))]),
        Make.table(
          "b",
          [Make.column("n", .bigint, identity: Identity()), Make.column("m", .bigint, identity: Identity(cache: 0))],
          checks: [Make.check("{n} > 0")],
          indexes: [Make.index("n")]
        ),
      ],
      "error: dsql: 'a.n': DSQL counts up only in columns of type bigint, not integer; use .bigint",
      "error: dsql: 'a.n': DSQL takes a cache of 1, or of 65536 and more, not 10; choose one of them",
      "error: mysql: 'a.n': MySQL cannot refuse a number that a row brings along; leave 'always' out",
      "error: mysql: 'a.n': MySQL counts up only in a column that a key begins with (E1075); make "
        + "it the primary key, or .unique()",
      "error: 'a.n': a column that counts up is never NULL; remove .nullable()",
      "error: mysql: 'b.b_n_check': MySQL has no check on 'b.n', which counts up (E3818); leave it "
        + "out there with .only",
      "error: dsql: 'b.m': DSQL takes a cache of 1, or of 65536 and more, not 0; choose one of them",
      "error: mysql: 'b.m': MySQL counts up in one column a table (E1075), and 'b.n' is that one; "
        + "let the application number this one",
      "error: mysql: 'b.m': MySQL counts up only in a column that a key begins with (E1075); make "
        + "it the primary key, or .unique()",
      "error: postgres: 'b.m': a cache holds at least one number, not 0; choose 1 or more"
    ),
  ])
  func keysAndReferences(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }
}
