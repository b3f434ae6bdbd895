import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct ValidationValueTests {
  private static func column(_ type: DeclaredType, _ value: DeclaredDefault) -> [TableDeclaration] {
    [Make.table("t", [Make.column("c", type, default: value)])]
  }

  private static func sql(_ text: String) -> DeclaredDefault { .sql(Make.expression(text)) }

  private static func enumeration(_ labels: [String], _ storage: EnumerationDeclaration.Storage = .native)
    -> DeclaredType
  {
    .enumeration(EnumerationDeclaration("kind", labels, storage: storage))
  }

  @Test(arguments: [
    ValidationCase(
      "'now'",
      column(.timestamp(digits: nil), .literal(.string("now"))),
      "error: 't.c': the default 'now' is not the moment of each row: Postgres and DSQL keep that "
        + "of the migration for ever, MySQL refuses it; use .default(.now)"
    ),
    ValidationCase(
      "' Tomorrow 10:00'",
      column(.localTimestamp(digits: nil), .literal(.string(" Tomorrow 10:00"))),
      "error: 't.c': the default ' Tomorrow 10:00' is not the moment of each row: Postgres and "
        + "DSQL keep that of the migration for ever, MySQL refuses it; use .default(.now)"
    ),
    ValidationCase(
      "'now' cast",
      column(.timestamp(digits: nil), sql("'now'::timestamptz")),
      for: [Make.postgres],
      "error: 't.c': the default 'now' is not the moment of each row: Postgres and DSQL keep that "
        + "of the migration for ever, MySQL refuses it; use .default(.now)"
    ),
    ValidationCase(
      "cast 'now'",
      column(.date, sql("CAST('today' AS date)")),
      for: [Make.postgres],
      "error: 't.c': the default 'today' is not the moment of each row: Postgres and DSQL keep "
        + "that of the migration for ever, MySQL refuses it; use .default(.now)"
    ),
    ValidationCase("'now' of a text is the word", column(.varchar(3), .literal(.string("now")))),
    ValidationCase(
      "infinity is a constant",
      column(.timestamp(digits: nil), .literal(.string("infinity"))),
      for: [Make.postgres]
    ),
    ValidationCase(
      "'now'::text::timestamptz is read anew",
      column(.timestamp(digits: nil), sql("'now'::text::timestamptz")),
      for: [Make.postgres]
    ),
    ValidationCase(
      "a constant of a MySQL text",
      column(.text, .literal(.string("it's"))),
      "error: mysql: 't.c': a longtext has no constant as its default on MySQL (E1101); write it "
        + "as an expression: .default(.sql(\"'…'\", on: [.mysql: \"('…')\"]))"
    ),
    ValidationCase(
      "a constant of a MySQL json",
      column(.json, .literal(.string("{}"))),
      "error: mysql: 't.c': a json has no constant as its default on MySQL (E1101); write it as an "
        + "expression: .default(.sql(\"'{}'\", on: [.mysql: \"('{}')\"]))"
    ),
    ValidationCase(
      "the way out of it",
      column(.json, .sql(Make.expression("'{}'", on: [.mysql: "('{}')"])))
    ),
    ValidationCase(
      "a long text",
      column(.varchar(2), .literal(.string("abc "))),
      "error: 't.c': the default has 3 characters, and the column takes 2; shorten it, or make the "
        + "column longer"
    ),
    ValidationCase("spaces at the end are cut", column(.varchar(2), .literal(.string("ab ")))),
    ValidationCase(
      "a large integer",
      column(.smallint, .literal(.integer(40_000))),
      "error: 't.c': the default 40000 is no smallint, which goes from -32768 to 32767; choose "
        + "another, or a larger type"
    ),
    ValidationCase(
      "a large decimal",
      column(.decimal(precision: 3, scale: 2), .literal(.number("12.5"))),
      "error: mysql: 't.c': the default 12.5 is no decimal(3, 2); choose another, or a larger type",
      "error: dsql, postgres: 't.c': the default 12.5 is no numeric(3, 2); choose another, or a "
        + "larger type"
    ),
    ValidationCase("a decimal that fits", column(.decimal(precision: 3, scale: 2), .literal(.number("-09.5")))),
    ValidationCase(
      "many bytes",
      column(.varbytes(1), .literal(.bytes([1, 2]))),
      "error: 't.c': the default has 2 bytes, and the column takes 1; shorten it, or make the "
        + "column longer"
    ),
    ValidationCase(
      "no case",
      column(enumeration(["a"]), .literal(.string("b"))),
      "error: 't.c': the default 'b' is no value of enumeration 'kind'; choose one of its cases"
    ),
    ValidationCase(
      "no UUID",
      column(.uuid, .literal(.string("x"))),
      "error: 't.c': the default 'x' is no UUID; write it as 8-4-4-4-12 hexadecimal digits"
    ),
    ValidationCase(
      "no moment",
      column(.integer, .now),
      "error: mysql: 't.c': a column of type int holds no moment, so its default cannot be .now; "
        + "use .timestamp",
      "error: dsql, postgres: 't.c': a column of type integer holds no moment, so its default "
        + "cannot be .now; use .timestamp"
    ),
    ValidationCase(
      "no UUID column",
      column(.integer, .random),
      "error: mysql: 't.c': a column of type int holds no UUID, so its default cannot be .random; "
        + "use .uuid",
      "error: dsql, postgres: 't.c': a column of type integer holds no UUID, so its default cannot "
        + "be .random; use .uuid"
    ),
    ValidationCase(
      "another column",
      [Make.table("t", [Make.column("a", .integer), Make.column("c", .integer, default: sql("({a} + 1)"))])],
      "error: dsql, postgres: 't.c': a default cannot be computed from another column like 't.a'; "
        + "use a generated column"
    ),
    ValidationCase(
      "on columns that have no default",
      [
        Make.table(
          "t",
          [
            Make.column("a", .bigint, default: .literal(.integer(1)), identity: Identity()),
            Make.column("b", .integer, default: .literal(.integer(1)), generated: Make.generated("1 + 1")),
          ],
          indexes: [Make.index("a")]
        )
      ],
      "error: 't.a': a column that counts up has no default; remove .default(…)",
      "error: 't.b': a generated column has no default; remove .default(…)"
    ),
  ])
  func defaults(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }

  @Test(arguments: [
    ValidationCase(
      "no values",
      [Make.table("t", [Make.column("c", enumeration([]))])],
      "error: 't.c': enumeration 'kind' has no values; give it a case"
    ),
    ValidationCase(
      "a value twice",
      [Make.table("t", [Make.column("c", enumeration(["a", "a"]))])],
      "error: 't.c': enumeration 'kind' has the value 'a' twice; give each case its own"
    ),
    ValidationCase(
      "one value to MySQL",
      [Make.table("t", [Make.column("c", enumeration(["a", "A"]))])],
      "error: mysql: 't.c': enumeration 'kind' has 'a' and 'A', which are one value to MySQL "
        + "(E1291); give each case its own"
    ),
    ValidationCase(
      "two values to MySQL, as text",
      [Make.table("t", [Make.column("c", enumeration(["a", "A"], .check))])]
    ),
    ValidationCase(
      "a space at the end",
      [Make.table("t", [Make.column("c", enumeration(["a "]))])],
      "error: mysql: 't.c': MySQL drops the space at the end of 'a ', a value of enumeration "
        + "'kind'; leave it out"
    ),
    ValidationCase(
      "a long value",
      [Make.table("t", [Make.column("c", enumeration([String(repeating: "l", count: 64)]))])],
      "error: postgres: 't.c': the value "
        + "'llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll' of enumeration 'kind' "
        + "has 64 bytes, and Postgres takes 63; shorten it"
    ),
  ])
  func enumerations(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }

  @Test(arguments: [
    ValidationCase(
      "computed from itself, and from a generated one",
      [
        Make.table(
          "t",
          [
            Make.column("a", .integer, generated: Make.generated("{a} + 1")),
            Make.column("b", .integer, generated: Make.generated("{c} + 1")),
            Make.column("c", .integer, generated: Make.generated("1 + 1")),
            Make.column("d", .integer, generated: Make.generated("{c} + 1")),
          ]
        )
      ],
      "error: 't.a': it cannot be computed from itself; mention other columns",
      "error: mysql: 't.b': MySQL computes columns in order, and 't.c' comes later (E3107); "
        + "declare that one first",
      "error: dsql, postgres: 't.b': it is computed from 't.c', which is generated too; repeat "
        + "that expression in its place",
      "error: dsql, postgres: 't.d': it is computed from 't.c', which is generated too; repeat "
        + "that expression in its place"
    ),
    ValidationCase(
      "computed from a number that counts up",
      [
        Make.table(
          "t",
          [
            Make.column("n", .bigint, identity: Identity()),
            Make.column("g", .bigint, generated: Make.generated("{n} + 1")),
          ],
          primaryKey: ["n"]
        )
      ],
      "error: mysql: 't.g': MySQL cannot compute it from 't.n', which counts up (E3109); mention "
        + "other columns"
    ),
    ValidationCase(
      "virtual where there is none, and in keys",
      [
        Make.table(
          "t",
          [Make.column("g", .bigint, generated: Make.generated("1 + 1", .virtual))],
          primaryKey: ["g"],
          foreignKeys: [Make.foreignKey(["g"], "t", ["g"])]
        )
      ],
      "error: mysql: 't': MySQL has no primary key on 't.g', which is computed on reading; make "
        + "that column stored",
      "error: dsql: 't.g': DSQL has no columns that are computed on reading; make it stored",
      "error: postgres: 't.g': Postgres computes columns on reading from version 18, and the "
        + "schema is for 14 and later; make it stored, or say .postgres(from: 18)",
      "error: mysql: 't.t_g_fkey': MySQL has no foreign key on 't.g', which is computed on "
        + "reading; make that column stored",
      "error: mysql: 't.t_g_fkey': MySQL has no foreign key to 't.g', which is computed on "
        + "reading; make that column stored"
    ),
    ValidationCase(
      "virtual on Postgres 18",
      [
        Make.table(
          "t",
          [Make.column("g", .bigint, generated: Make.generated("1 + 1", .virtual))],
          indexes: [Make.index("g", name: "i")]
        )
      ],
      for: [DialectOptions(.postgres, from: ServerVersion(18))],
      "error: 't.i': Postgres has no index on 't.g', which is computed on reading; make that "
        + "column stored"
    ),
    ValidationCase(
      "set by a foreign key",
      [
        Make.table(
          "t",
          [
            Make.column("a", .bigint, nullable: true),
            Make.column("g", .bigint, nullable: true, generated: Make.generated("{a} + 1")),
          ],
          foreignKeys: [
            Make.foreignKey(["g"], "t", onDelete: .setNull, name: "of_generated"),
            Make.foreignKey(["a"], "t", onDelete: .cascade, name: "of_base"),
          ]
        )
      ],
      "error: mysql: 't.of_base': MySQL has no such action on 't.a', for the stored column 't.g' "
        + "is computed from it (E1215); make that one virtual, or use RESTRICT or NO ACTION",
      "error: 't.of_generated': the foreign key sets 't.g', which is generated; "
        + "use RESTRICT, NO ACTION, or ON DELETE CASCADE"
    ),
  ])
  func generatedColumns(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }
}
