import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct ValidationLimitTests {
  private static func columns(_ count: Int, _ type: DeclaredType = .integer) -> [ColumnDeclaration] {
    (0..<count).map { Make.column("c\($0)", type) }
  }

  @Test(arguments: [
    ValidationCase(
      "forms of indexes and constraints that not every dialect has",
      [
        Make.table(
          "t",
          columns(2),
          uniques: [
            Make.unique("c0", name: "u", nullsNotDistinct: true, included: ["c1"], deferrability: .initiallyDeferred)
          ],
          foreignKeys: [
            Make.foreignKey(
              ["c0"],
              "t",
              ["c0"],
              onDelete: .setDefault,
              match: .full,
              deferrability: .deferrable,
              name: "f"
            )
          ],
          indexes: [
            Make.index("c0", name: "partial", where: "{c0} > 0"),
            Make.index(
              [
                Make.key("c0", descending: true, nulls: .last),
                Make.key("c1", operatorClass: "int4_ops"),
              ],
              name: "order",
              included: ["id"]
            ),
            Make.index([Make.key("c0", prefix: 2)], name: "prefix"),
            Make.index("c1", name: "hashed", method: "hash"),
          ]
        )
      ],
      "error: mysql, postgres: 't.f': 't.c0', which it references, is not unique: no primary key, "
        + "no unique constraint that is checked at once, and no unique index without condition is "
        + "exactly on it; add .unique() or Unique(…) there",
      "error: mysql: 't.f': MySQL has no MATCH FULL, though it takes the words; keep it to "
        + ".only(.dsql, .postgres), and declare for the rest what stands in its place",
      "error: mysql: 't.f': MySQL has no SET DEFAULT: it takes the words, and refuses the deletion or "
        + "update; keep it to .only(.dsql, .postgres), and declare for the rest what stands in its place",
      "error: mysql: 't.f': MySQL has no deferrable foreign keys; keep it to .only(.dsql, "
        + ".postgres), and declare for the rest what stands in its place",
      "error: 't.f': ON DELETE SET DEFAULT cannot be done, for 't.c0' has no default and is never "
        + "NULL; give it a .default(…), or choose another action",
      "error: dsql: 't.hashed': DSQL has no index methods; leave the index out there with .only",
      "error: mysql: 't.hashed': MySQL builds a B-tree where a hash index is asked for; leave the "
        + "method out there",
      "error: dsql, mysql: 't.order': DSQL and MySQL have no operator classes; keep it to "
        + ".only(.postgres), and declare for the rest what stands in its place",
      "error: dsql: 't.order': DSQL has no descending keys, and reads an index in both directions; "
        + "keep it to .only(.mysql, .postgres), and declare for the rest what stands in its place",
      "error: mysql: 't.order': MySQL has no included columns; keep it to .only(.dsql, .postgres), "
        + "and declare for the rest what stands in its place",
      "error: mysql: 't.partial': MySQL has no index on some of the rows; keep it to .only(.dsql, "
        + ".postgres), and declare for the rest what stands in its place",
      "error: mysql: 't.prefix': 't.c0' in the index: MySQL has prefixes of texts and bytes only, "
        + "not of int (E1089); leave the prefix out",
      "error: dsql, postgres: 't.prefix': DSQL and Postgres have no prefix lengths in an index; "
        + "keep it to .only(.mysql), and declare for the rest what stands in its place",
      "error: dsql, mysql: 't.u': DSQL and MySQL have no deferrable unique constraints; keep it to "
        + ".only(.postgres), and declare for the rest what stands in its place",
      "error: mysql, postgres: 't.u': MySQL and Postgres have no NULLS NOT DISTINCT (Postgres has "
        + "it from version 15); keep it to .only(.dsql), and declare for the rest what stands in its place",
      "error: mysql: 't.u': MySQL has no included columns; keep it to .only(.dsql, .postgres), and "
        + "declare for the rest what stands in its place"
    ),
    ValidationCase(
      "with another form for MySQL all is well",
      [
        Make.table(
          "t",
          columns(2),
          indexes: [
            Make.index([Make.key("c0")], name: "i", unique: true, where: "{c1} IS NULL", only: [.postgres, .dsql]),
            Make.index([Make.key("c0"), Make.key("c1")], name: "i", unique: true, only: [.mysql]),
          ]
        )
      ]
    ),
    ValidationCase(
      "the order that a server has by itself is none",
      [
        Make.table(
          "t",
          columns(1),
          indexes: [
            Make.index([Make.key("c0", nulls: .last)], name: "a", only: [.postgres, .dsql]),
            Make.index([Make.key("c0", nulls: .first)], name: "b", only: [.mysql]),
          ]
        )
      ]
    ),
    ValidationCase(
      "what Postgres' index methods cannot do",
      [
        Make.table(
          "t",
          columns(2, .jsonb),
          indexes: [
            Make.index([Make.key("c0")], name: "a", unique: true, method: "gin"),
            Make.index([Make.key("c0", descending: true)], name: "b", method: "brin"),
            Make.index([Make.key("c0"), Make.key("c1")], name: "c", method: "hash"),
            Make.index([Make.key("c0")], name: "d", included: ["c1"], method: "gin"),
            Make.index([Make.key("c0")], name: "e", method: "gin"),
          ]
        )
      ],
      for: [Make.postgres],
      "error: 't.a': Postgres has no unique gin index; use the default method",
      "error: 't.b': the keys of a brin index have no order; leave it out",
      "error: 't.c': a hash index has one key; make an index for each",
      "error: 't.d': a gin index has no included columns; leave them out"
    ),
    ValidationCase(
      "too many columns for DSQL, and for the others",
      [Make.table("a", columns(255)), Make.table("b", columns(1600)), Make.table("c", columns(254))],
      "error: dsql: 'a': the table has 256 columns, and DSQL takes 255; move some to another table",
      "error: dsql: 'b': the table has 1601 columns, and DSQL takes 255; move some to another table",
      "error: mysql: 'b': the table has 1601 columns, and MySQL takes 1017; move some to another table",
      "error: postgres: 'b': the table has 1601 columns, and Postgres takes 1600; move some to "
        + "another table"
    ),
    ValidationCase(
      "too many columns in a key",
      [
        Make.table(
          "t",
          columns(33),
          indexes: [
            Make.index(columns(9).map { Make.key($0.name) }, name: "nine"),
            Make.index(columns(17).map { Make.key($0.name) }, name: "seventeen", only: [.mysql, .postgres]),
            Make.index(columns(33).map { Make.key($0.name) }, name: "thirty_three", only: [.postgres]),
          ]
        )
      ],
      "error: dsql: 't.nine': the index has 9 columns, and DSQL takes 8; name fewer",
      "error: mysql: 't.seventeen': the index has 17 columns, and MySQL takes 16; name fewer",
      "error: postgres: 't.thirty_three': the index has 33 columns, and Postgres takes 32; name fewer"
    ),
    ValidationCase(
      "too many indexes",
      [
        Make.table("a", columns(24), indexes: columns(24).map { Make.index($0.name) }),
        Make.table("b", columns(23), indexes: columns(23).map { Make.index($0.name) }),
        Make.table("c", columns(64), indexes: columns(64).map { Make.index([Make.key($0.name)], only: [.mysql]) }),
      ],
      "error: dsql: 'a': the table has 25 indexes with its keys, and DSQL takes 24; drop some",
      "error: mysql: 'c': the table has 65 indexes with its keys, and MySQL takes 64; drop some"
    ),
    ValidationCase(
      "no columns",
      [Make.table("t", primaryKey: [])],
      for: [Make.mysql],
      "error: 't': the table has no columns, and MySQL wants one at least; declare one",
      "warning: 't': the table has no primary key; mark a column with .primaryKey(), or add "
        + "PrimaryKey(…) to the body"
    ),
    ValidationCase(
      "types that cannot be in a key",
      [
        Make.table(
          "t",
          [
            Make.column("a", .text), Make.column("b", .bytes), Make.column("c", .json),
            Make.column("d", .interval, on: [.mysql: "time"]),
            Make.column("e", .custom("json"), on: [.dsql: "json"]),
          ],
          uniques: [Make.unique("b", name: "b")],
          indexes: [
            Make.index("a", name: "a"), Make.index("c", name: "c"), Make.index("d", name: "d"),
            Make.index("e", name: "e"),
          ]
        )
      ],
      "error: mysql: 't.a': 't.a' in the index: MySQL indexes a longtext only up to a prefix "
        + "(E1170); use .varchar or .varbytes, or give the index a prefix length",
      "error: dsql: 't.b': 't.b' in the index: DSQL cannot have a column of type bytea in a key; "
        + "index an expression of it, or leave it out",
      "error: mysql: 't.b': 't.b' in the unique constraint: MySQL indexes a longblob only up to a "
        + "prefix (E1170); use .varchar or .varbytes, or give the index a prefix length",
      "error: dsql: 't.c': 't.c' in the index: DSQL cannot have a column of type jsonb in a key; "
        + "index an expression of it, or leave it out",
      "error: mysql: 't.c': 't.c' in the index: MySQL has no index on a json column (E3152); index "
        + "a generated column, or an expression of it",
      "error: dsql: 't.d': 't.d' in the index: DSQL cannot have a column of type interval in a "
        + "key; index an expression of it, or leave it out",
      "error: dsql: 't.e': 't.e' in the index: DSQL cannot have a column of type json in a key; "
        + "index an expression of it, or leave it out",
      "error: mysql: 't.e': 't.e' in the index: MySQL has no index on a json column (E3152); index "
        + "a generated column, or an expression of it",
      "error: postgres: 't.e': 't.e' in the index: a json column has no order and cannot be a key; "
        + "use .jsonb"
    ),
    ValidationCase(
      "prefixes on MySQL",
      [
        Make.table(
          "t",
          [Make.column("a", .text), Make.column("b", .varchar(10)), Make.column("c", .integer)],
          indexes: [
            Make.index([Make.key("a", prefix: 20)], name: "fine"),
            Make.index([Make.key("b", prefix: 10)], name: "whole"),
            Make.index([Make.key("b", prefix: 11)], name: "long"),
            Make.index([Make.key("c", prefix: 2)], name: "number"),
          ]
        )
      ],
      for: [Make.mysql],
      "error: 't.long': 't.b' in the index: a prefix of 11 is none of varchar(10) (E1089); make it "
        + "shorter, or leave it out",
      "error: 't.number': 't.c' in the index: MySQL has prefixes of texts and bytes only, not of "
        + "int (E1089); leave the prefix out"
    ),
    ValidationCase(
      "long keys on MySQL",
      [
        Make.table(
          "t",
          [
            Make.column("a", .varchar(768)), Make.column("b", .varchar(769)),
            Make.column("c", .varchar(3072), collation: "latin1_bin"), Make.column("d", .varchar(767)),
            Make.column("e", .integer), Make.column("f", .bigint), Make.column("g", .text),
          ],
          indexes: [
            Make.index("a", name: "a"), Make.index("b", name: "b"), Make.index("c", name: "c"),
            Make.index("d", "e", name: "d_e"), Make.index("d", "f", name: "d_f"),
            Make.index([Make.key("g", prefix: 769)], name: "g"),
          ]
        )
      ],
      for: [Make.mysql],
      "error: 't.b': the index is 3076 bytes long, and MySQL takes 3072 (E1071), counting 4 for "
        + "each character; shorten its columns, or index a prefix",
      "error: 't.d_f': the index is 3076 bytes long, and MySQL takes 3072 (E1071), counting 4 for "
        + "each character; shorten its columns, or index a prefix",
      "error: 't.g': the index is 3076 bytes long, and MySQL takes 3072 (E1071), counting 4 for "
        + "each character; shorten its columns, or index a prefix"
    ),
    ValidationCase(
      "long rows on MySQL",
      [
        Make.table("fits", [Make.column("a", .varbytes(65_533))], primaryKey: ["a"]),
        Make.table("long", [Make.column("a", .varbytes(65_533), nullable: true)], primaryKey: ["a"]),
      ],
      for: [Make.mysql],
      "error: 'fits': the primary key is 65533 bytes long, and MySQL takes 3072 (E1071), counting "
        + "4 for each character; shorten its columns, or index a prefix",
      "error: 'long': a row is up to 65536 bytes long, and MySQL takes 65535 (E1118), counting 4 "
        + "for each character; make long columns .text or .bytes, which lie outside the row",
      "error: 'long': the primary key is 65533 bytes long, and MySQL takes 3072 (E1071), counting "
        + "4 for each character; shorten its columns, or index a prefix",
      "error: 'long.a': a column of the primary key is never NULL; remove .nullable()"
    ),
    ValidationCase(
      "long comments",
      [
        {
          var table = Make.table("t")
          table.comment = String(repeating: "c", count: 2049)
          table.columns[0].comment = String(repeating: "c", count: 1025)
          return table
        }()
      ],
      "error: mysql: 't': the comment has 2049 characters, and MySQL takes 2048; shorten it",
      "error: mysql: 't.id': the comment has 1025 characters, and MySQL takes 1024; shorten it"
    ),
    ValidationCase(
      "a collation that DSQL lacks, and the one that it has",
      [Make.table("t", [Make.column("a", .text, collation: "C"), Make.column("b", .text, collation: "de-x-icu")])],
      for: [Make.postgres, Make.dsql],
      "error: dsql: 't.b': DSQL has no collation but \"C\", so 'de-x-icu' cannot be had; leave the "
        + "collation out"
    ),
  ])
  func limitsAndFeatures(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }
}
