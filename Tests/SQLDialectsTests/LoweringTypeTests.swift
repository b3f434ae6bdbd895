import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct LoweringTypeTests {
  static let mood = EnumerationDeclaration("mood", ["calm", "it's"])
  static let checkedMood = EnumerationDeclaration("mood", ["calm", "it's"], storage: .check)

  @Test(arguments: [
    (DeclaredType.smallint, "smallint", "smallint", "smallint"),
    (.integer, "integer", "int", "integer"),
    (.bigint, "bigint", "bigint", "bigint"),
    (.real, "real", "float", "real"),
    (.double, "double precision", "double", "double precision"),
    (.decimal(precision: 10, scale: 2), "numeric(10, 2)", "decimal(10, 2)", "numeric(10, 2)"),
    (.boolean, "boolean", "tinyint(1)", "boolean"),
    (.char(3), "char(3)", "char(3)", "char(3)"),
    (.varchar(255), "varchar(255)", "varchar(255)", "varchar(255)"),
    (.text, "text", "longtext", "text"),
    (.bytes, "bytea", "longblob", "bytea"),
    (.varbytes(16), "bytea", "varbinary(16)", "bytea"),
    (.uuid, "uuid", "binary(16)", "uuid"),
    (.date, "date", "date", "date"),
    (.time(digits: nil), "time", "time(6)", "time"),
    (.time(digits: 0), "time(0)", "time", "time(0)"),
    (.timestamp(digits: nil), "timestamptz", "datetime(6)", "timestamptz"),
    (.timestamp(digits: 3), "timestamptz(3)", "datetime(3)", "timestamptz(3)"),
    (.localTimestamp(digits: nil), "timestamp", "datetime(6)", "timestamp"),
    (.json, "jsonb", "json", "jsonb"),
    (.jsonb, "jsonb", "json", "jsonb"),
    (.enumeration(mood), "mood", "enum('calm', 'it's')", "varchar(64)"),
    (.enumeration(checkedMood), "varchar(64)", "varchar(64)", "varchar(64)"),
  ])
  func everyTypeHasOneSpellingPerDialect(_ type: DeclaredType, _ postgres: String, _ mysql: String, _ dsql: String) {
    for (options, expected) in [(Make.postgres, postgres), (Make.mysql, mysql), (Make.dsql, dsql)] {
      let (column, lowered) = Make.lowered(Make.column("c", type), options)
      #expect(column?.type.description == expected)
      #expect(!lowered.hasErrors, "\(lowered.diagnostics)")
    }
  }

  @Test(arguments: [
    (DeclaredType.interval, "interval"), (.inet, "inet"), (.vector(3), "vector(3)"), (.tsvector, "tsvector"),
    (.array(.text), "text[]"), (.array(.array(.integer)), "integer[]"), (.array(.enumeration(mood)), "mood[]"),
  ])
  func postgresHasTypesOfItsOwn(_ type: DeclaredType, _ expected: String) {
    let (column, lowered) = Make.lowered(Make.column("c", type), Make.postgres)
    #expect(column?.type.description == expected)
    #expect(!lowered.hasErrors)
  }

  @Test(arguments: [
    (DialectName.mysql, DeclaredType.inet, "MySQL has no type 'inet'"),
    (.mysql, .interval, "MySQL has no type 'interval'"),
    (.dsql, .tsvector, "DSQL has no type 'tsvector'"),
    (.dsql, .vector(3), "DSQL has no type 'vector(3)'"),
  ])
  func aMissingTypeIsAnErrorWithTheWayOut(_ dialect: DialectName, _ type: DeclaredType, _ reason: String) {
    let (_, lowered) = Make.lowered(Make.column("c", type, line: 7), Make.options(dialect))
    #expect(
      lowered.diagnostics.map(\.description) == [
        "Schema/Test.swift:7:1: error: \(dialect): 't.c': \(reason); say what it is there with "
          + ".on(.\(dialect), type: \"…\"), or choose another type"
      ]
    )
  }

  @Test func mysqlHasNoArrays() {
    let (_, lowered) = Make.lowered(Make.column("c", .array(.text)), Make.mysql)
    #expect(
      lowered.diagnostics.map(\.message) == [
        "'t.c': MySQL has no type 'array(text)'; use .json, or a table of its own, or say what it is there with "
          + ".on(.mysql, type: \"…\")"
      ]
    )
  }

  @Test func mysqlHasVectorsFromVersion9() {
    let (_, old) = Make.lowered(Make.column("c", .vector(3)), Make.mysql)
    #expect(
      old.diagnostics.map(\.message) == [
        "'t.c': MySQL has vectors from version 9.0, and the schema is for 8.0 and later; say .mysql(from: \"9.0\"), or "
          + ".on(.mysql, type: \"…\")"
      ]
    )
    let (column, new) = Make.lowered(Make.column("c", .vector(3)), DialectOptions(.mysql, from: ServerVersion(9, 0)))
    #expect(column?.type == .builtin("vector", [3]))
    #expect(!new.hasErrors)
  }

  @Test(arguments: [
    (
      DialectName.mysql, DeclaredType.varchar(16_384),
      "varchar(16384) is not a type of MySQL, whose varchar takes 1 to 16383; use .text"
    ),
    (.mysql, .char(256), "char(256) is not a type of MySQL, whose char takes 1 to 255; use .varchar"),
    (.dsql, .char(4097), "char(4097) is not a type of DSQL, whose char takes 1 to 4096; use .varchar or .text"),
    (.dsql, .varchar(65_536), "varchar(65536) is not a type of DSQL, whose varchar takes 1 to 65535; use .text"),
    (.postgres, .varchar(0), "varchar(0) is not a type of Postgres, whose varchar takes 1 to 10485760; use .text"),
    (
      .mysql, .decimal(precision: 66, scale: 2),
      "decimal(66, 2) is not a type of MySQL, which takes a precision of 1 to 65 and a scale of 0 to 30; choose numbers inside these limits"
    ),
    (.postgres, .timestamp(digits: 7), "timestamptz has 0 to 6 fractional digits, not 7; choose a number from 0 to 6"),
  ])
  func lengthsOutsideTheServersLimitsAreErrors(_ dialect: DialectName, _ type: DeclaredType, _ message: String) {
    let (_, lowered) = Make.lowered(Make.column("c", type), Make.options(dialect))
    #expect(lowered.diagnostics.map(\.message) == ["'t.c': \(message)"])
  }

  @Test func aBoundedTypeWithoutABoundOfTheServersGetsACheck() {
    let (_, postgres) = Make.lowered(Make.column("c", .varbytes(16)), Make.postgres)
    #expect(
      postgres.schema.tables[0].checks == [
        CheckDefinition("t_c_check", ColumnExpression([.sql("octet_length("), .column("c"), .sql(") <= 16")]))
      ]
    )
    let (_, mysql) = Make.lowered(Make.column("c", .varbytes(16)), Make.mysql)
    #expect(mysql.schema.tables[0].checks.isEmpty)
  }

  @Test func anEnumerationAsTextIsHeldToItsValues() {
    let check = CheckDefinition("t_c_check", ColumnExpression([.column("c"), .sql(" IN ('calm', 'it''s')")]))
    for options in [Make.postgres, Make.mysql, Make.dsql] {
      let (_, lowered) = Make.lowered(Make.column("c", .enumeration(Self.checkedMood)), options)
      #expect(lowered.schema.tables[0].checks == [check])
      #expect(lowered.schema.enumTypes.isEmpty)
    }
    let (column, _) = Make.lowered(Make.column("c", .enumeration(Self.checkedMood)), Make.mysql)
    #expect(column?.collation == "utf8mb4_0900_bin")
  }

  @Test func longValuesMakeTheTextLonger() {
    let long = EnumerationDeclaration("e", [String(repeating: "x", count: 65)], storage: .check)
    #expect(Make.lowered(Make.column("c", .enumeration(long)), Make.dsql).0?.type == .builtin("varchar", [255]))
  }

  @Test func anEnumTypeIsCollectedOnce() {
    let tables = [
      Make.table("a", [Make.column("m", .enumeration(Self.mood))]),
      Make.table("b", [Make.column("m", .array(.enumeration(Self.mood)))]),
    ]
    let lowered = SchemaLowering.lower(Make.schema(tables), for: Make.postgres)
    #expect(lowered.schema.enumTypes == [EnumDefinition(ObjectName("mood"), ["calm", "it's"])])
    #expect(!lowered.hasErrors)
  }

  @Test func oneEnumTypeCannotHaveTwoListsOfValues() {
    let tables = [
      Make.table("a", [Make.column("m", .enumeration(Self.mood))]),
      Make.table("b", [Make.column("m", .enumeration(EnumerationDeclaration("mood", ["calm"])))]),
    ]
    let lowered = SchemaLowering.lower(Make.schema(tables), for: Make.postgres)
    #expect(
      lowered.diagnostics.map(\.message) == [
        "'b.m': enumeration 'mood' has other values here than in 'a.m'; use one Swift enum, or give one of them another "
          + "name"
      ]
    )
  }

  @Test(arguments: [
    (DialectName.mysql, "VARCHAR ( 255 )", ColumnType.builtin("varchar", [255])),
    (.mysql, "integer", .builtin("int")), (.mysql, "bool", .builtin("tinyint", [1])),
    (.mysql, "datetime(0)", .builtin("datetime")), (.mysql, "bigint unsigned", .verbatim("bigint unsigned")),
    (.mysql, "int(11)", .verbatim("int(11)")), (.mysql, "enum('a')", .verbatim("enum('a')")),
    (.postgres, "character varying(10)", .builtin("varchar", [10])), (.postgres, "int8", .builtin("bigint")),
    (.postgres, "timestamp(3) with time zone", .builtin("timestamptz", [3])),
    (.postgres, "numeric(5)", .builtin("numeric", [5, 0])), (.postgres, "numeric", .verbatim("numeric")),
    (.postgres, "text[]", .array(.builtin("text"))), (.postgres, "citext", .verbatim("citext")),
    (.postgres, "citext[]", .verbatim("citext[]")), (.dsql, "text[]", .verbatim("text[]")),
    (.postgres, "text; DROP TABLE t", .verbatim("text; DROP TABLE t")),
    (.postgres, "varchar(1)(2)", .verbatim("varchar(1)(2)")),
  ])
  func anAuthorsTypeIsACanonicalOneWhereItIsExactlyThat(_ dialect: DialectName, _ text: String, _ expected: ColumnType)
  {
    #expect(Make.lowered(Make.column("c", .text, on: [dialect: text]), Make.options(dialect)).0?.type == expected)
    #expect(Make.lowered(Make.column("c", .custom(text)), Make.options(dialect)).0?.type == expected)
  }
}
