import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct ValidationNameTests {
  private static let inTurn =
    "rename them in turn, in a migration each, the first one to a name that nothing has, and take out each "
    + ".renamed(from:) once its migration is there"

  private static let long = String(repeating: "n", count: 64)

  @Test(arguments: [
    ValidationCase(
      "two tables of one name",
      [Make.table("users"), Make.table("users")],
      "error: 'users': 'users' and 'users' are one table by name; give one of them another: static "
        + "let name = \"…\""
    ),
    ValidationCase(
      "a table that has the name of Cairn's record",
      [Make.table("schema_migrations")],
      "error: 'schema_migrations': Cairn keeps its record of migrations under this name; give this another name, or "
        + "another namespace"
    ),
    ValidationCase(
      "a table that has the name of Cairn's lease",
      [Make.table("schema_migrations_lease")],
      "error: dsql: 'schema_migrations_lease': Cairn keeps its record of migrations under this name; give this another "
        + "name, or another namespace"
    ),
    ValidationCase(
      "two columns of one name",
      [Make.table("t", [Make.column("a", .text), Make.column("a", .text)])],
      "error: 't.a': the name is there twice; give one of the columns another: Column(\"…\", …)"
    ),
    ValidationCase(
      "two columns that are one to MySQL",
      [Make.table("t", [Make.column("a", .text), Make.column("A", .text)])],
      "error: mysql: 't.A': 'a' is the same name there; give one of the columns another: "
        + "Column(\"…\", …)"
    ),
    ValidationCase(
      "an index called like a table",
      [
        Make.table("a"),
        Make.table("t", [Make.column("n", .integer)], indexes: [Make.index("n", name: "a")]),
      ],
      "error: dsql, postgres: 't.a': the index is called 'a' like the table 'a'; give it another name"
    ),
    ValidationCase(
      "two indexes of one name in two tables, which MySQL allows",
      [
        Make.table("a", [Make.column("n", .integer)], indexes: [Make.index("n", name: "i")]),
        Make.table("b", [Make.column("n", .integer)], indexes: [Make.index("n", name: "i")]),
      ],
      "error: dsql, postgres: 'b.i': the index is called 'i' like the index of 'a'; give it "
        + "another name"
    ),
    ValidationCase(
      "an index called like the sequence that the server makes",
      [
        Make.table("a", [Make.column("n", .bigint, identity: Identity())]),
        Make.table("b", [Make.column("n", .integer)], indexes: [Make.index("n", name: "a_n_seq")]),
      ],
      for: [Make.postgres, Make.dsql],
      "error: 'b.a_n_seq': the server calls the sequence behind 'a.n' 'a_n_seq' too; give this another name"
    ),
    ValidationCase(
      "two checks of one name in two tables, which only MySQL refuses",
      [
        Make.table("a", [Make.column("n", .integer)], checks: [Make.check("{n} > 0", name: "positive")]),
        Make.table("b", [Make.column("n", .integer)], checks: [Make.check("{n} > 0", name: "Positive")]),
      ],
      "error: mysql: 'b.Positive': the check is called 'Positive' like the check of 'a'; give it "
        + "another name"
    ),
    ValidationCase(
      "a check and a foreign key of one name, which MySQL allows",
      [
        Make.table(
          "a",
          [Make.column("n", .bigint)],
          foreignKeys: [Make.foreignKey(["n"], "a", name: "x")],
          checks: [Make.check("{n} > 0", name: "x")]
        )
      ],
      "error: dsql, postgres: 'a.x': the foreign key is called 'x' like the check of 'a'; give it "
        + "another name"
    ),
    ValidationCase(
      "an enumeration called like a table",
      [
        Make.table(
          "mood",
          [Make.column("mood", .enumeration(EnumerationDeclaration("mood", ["calm"])))]
        )
      ],
      "error: postgres: 'mood.mood': the enumeration type is called 'mood' like the table 'mood', "
        + "which is a type too; give it another name"
    ),
    ValidationCase(
      "a long name",
      [Make.table(long, [Make.column("é" + long.dropLast(2), .text)])],
      "error: dsql, postgres: 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn': "
        + "the table's name has 64 bytes, and may have 63; choose a shorter one",
      "error: dsql, postgres: "
        + "'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.énnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn': the column's name has 64 bytes, and may have 63; choose a shorter one"
    ),
    ValidationCase(
      "an empty name, NUL, a space at the end and an emoji",
      [
        Make.table(
          "t",
          [
            Make.column("", .text), Make.column("a\0b", .text), Make.column("c ", .text), Make.column("d😀", .text),
          ]
        )
      ],
      "error: 't.': the column's name is empty; give it one",
      "error: 't.a\0b': the column's name has a NUL character; leave it out",
      "error: mysql: 't.c ': the column's name ends with a space, which MySQL refuses (E1103, "
        + "E1166); leave it out",
      "error: mysql: 't.d😀': the column's name has a character that MySQL would turn into '?'; "
        + "choose letters up to U+FFFF"
    ),
    ValidationCase(
      "names of the servers' own",
      [
        Make.table(
          "t",
          [Make.column("ctid", .text), Make.column("DB_ROW_ID", .integer)],
          indexes: [Make.index("DB_ROW_ID", name: "primary")]
        )
      ],
      "error: mysql: 't.DB_ROW_ID': the column's name is one of the server's own columns; choose "
        + "another",
      "error: dsql, postgres: 't.ctid': the column's name is one of the server's own columns; "
        + "choose another",
      "error: mysql: 't.primary': the name of the index is that of the primary key on MySQL "
        + "(E1280); choose another"
    ),
    ValidationCase(
      "reserved words are fine",
      [Make.table("select", [Make.column("from", .integer)], indexes: [Make.index("from", name: "where")])]
    ),
    ValidationCase(
      "renamed from what is still there, and twice",
      [
        Make.table(
          "t",
          [
            Make.column("a", .integer), Make.column("b", .integer, renamedFrom: "a"),
            Make.column("c", .integer, renamedFrom: "x"), Make.column("d", .integer, renamedFrom: "x"),
          ]
        )
      ],
      "error: 't.b': it is renamed from 'a', and there still is a column of that name; remove one "
        + "of the two",
      "error: 't.d': it is renamed from 'x' like 't.c'; only one can have been that column"
    ),
    ValidationCase(
      "two that exchange their names, and one that takes a name that is given up",
      [
        Make.table(
          "t",
          [
            Make.column("a", .integer, renamedFrom: "b"), Make.column("b", .integer, renamedFrom: "a"),
            Make.column("c", .integer, renamedFrom: "a"),
          ]
        )
      ],
      "error: 't.a': it is renamed from 'b', and the column that has that name now is renamed, too; "
        + Self.inTurn,
      "error: 't.b': it is renamed from 'a', and the column that has that name now is renamed, too; "
        + Self.inTurn,
      "error: 't.c': it is renamed from 'a', and the column that has that name now is renamed, too; "
        + Self.inTurn
    ),
  ])
  func namesThatAreTakenOrUnfit(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }
}
