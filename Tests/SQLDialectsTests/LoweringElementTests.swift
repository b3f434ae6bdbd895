import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct LoweringElementTests {
  @Test func anElementForOtherDialectsIsLeftOut() {
    let table = Make.table(
      "t",
      [Make.column("a", .integer)],
      indexes: [
        Make.index([Make.key("a")], where: "{a} > 0", only: [.postgres]),
        Make.index([Make.key("a")], name: "all", only: [.mysql]),
      ]
    )
    let postgres = SchemaLowering.lower(Make.schema([table]), for: Make.postgres)
    #expect(postgres.schema.tables[0].indexes.map(\.name) == ["t_a_idx"])
    let mysql = SchemaLowering.lower(Make.schema([table]), for: Make.mysql)
    #expect(mysql.schema.tables[0].indexes.map(\.name) == ["all"])
    #expect(SchemaLowering.lower(Make.schema([table]), for: Make.dsql).schema.tables[0].indexes.isEmpty)
    #expect(!postgres.hasErrors && !mysql.hasErrors)
  }

  @Test func eachDialectGetsItsOwnText() {
    let table = Make.table(
      "t",
      [Make.column("a", .varchar(9))],
      checks: [Make.check("{a} ~ '^x'", on: [.mysql: "regexp_like({a}, '^x')"], name: "c")]
    )
    let expected: [(DialectOptions, [ColumnExpression.Segment])] = [
      (Make.postgres, [.column("a"), .sql(" ~ '^x'")]),
      (Make.mysql, [.sql("regexp_like("), .column("a"), .sql(", '^x')")]),
    ]
    for (options, segments) in expected {
      let lowered = SchemaLowering.lower(Make.schema([table]), for: options)
      #expect(lowered.schema.tables[0].checks == [CheckDefinition("c", ColumnExpression(segments))])
    }
  }

  @Test func textsThatTouchAreOne() {
    let declared = DeclaredExpression([
      .sql("lower"), .sql("("), .column(DeclaredColumnReference("a")), .sql(""), .sql(")"),
    ])
    #expect(declared.lowered(for: .postgres).segments == [.sql("lower("), .column("a"), .sql(")")])
  }

  @Test func whatAServerDoesByItselfIsNotSaid() {
    let table = Make.table(
      "t",
      [Make.column("a", .varchar(10)), Make.column("b", .integer)],
      indexes: [
        Make.index([Make.key("a", prefix: 10)], name: "prefix", only: [.mysql]),
        Make.index([Make.key("b", nulls: .first)], name: "nulls", only: [.mysql]),
        Make.index(
          [Make.key("b", nulls: .last), Make.key("a", descending: true, nulls: .first)],
          name: "nulls",
          only: [.postgres]
        ),
        Make.index([Make.key("b")], name: "method", method: "BTREE"),
        Make.index([Make.key(expression: "{b}")], name: "column"),
      ]
    )
    for options in [Make.postgres, Make.mysql] {
      let lowered = SchemaLowering.lower(Make.schema([table], [options]), for: options)
      #expect(!lowered.hasErrors, "\(lowered.diagnostics)")
      for index in lowered.schema.tables[0].indexes {
        #expect(index.method == nil)
        #expect(index.keys.allSatisfy { $0.nulls == nil && $0.prefixLength == nil })
        #expect(index.keys.allSatisfy { if case .column = $0.target { true } else { false } })
      }
    }
  }

  @Test func foreignKeysKnowWhoKeepsThem() {
    let table = Make.table(
      "t",
      [Make.column("a", .bigint, nullable: true)],
      foreignKeys: [Make.foreignKey(["a"], "t", onDelete: .setNull, onUpdate: .cascade)]
    )
    let expected: [(DialectOptions, ForeignKeyEnforcement)] = [
      (Make.postgres, .database), (Make.dsql, .application), (DialectOptions(.dsql, from: ServerVersion(1)), .database),
    ]
    for (options, enforcement) in expected {
      let lowered = SchemaLowering.lower(Make.schema([table], [options]), for: options)
      #expect(
        lowered.schema.tables[0].foreignKeys == [
          ForeignKeyDefinition(
            "t_a_fkey",
            ["a"],
            references: ObjectName("t"),
            ["id"],
            onDelete: .setNull,
            onUpdate: .cascade,
            enforcement: enforcement
          )
        ]
      )
    }
  }

  @Test func numbersAreCountedUpInEachDialectsWay() {
    let declared = Make.column("n", .bigint, identity: Identity(cache: 70_000))
    let plain = Make.column("n", .bigint, identity: Identity())
    let expected: [(DialectOptions, Int?, Int?)] = [
      (Make.postgres, 70_000, nil), (Make.mysql, nil, nil), (Make.dsql, 70_000, 65_536),
    ]
    for (options, withCache, without) in expected {
      #expect(Make.lowered(declared, options).0?.identity == Identity(cache: withCache))
      #expect(Make.lowered(plain, options).0?.identity == Identity(cache: without))
    }
  }

  @Test func theAuthorsTypeSaysItsCollationItself() {
    let column = Make.column("c", .text, on: [.mysql: "varchar(9) COLLATE utf8mb4_bin"], collation: "C")
    #expect(Make.lowered(column, Make.postgres).0?.collation == "C")
    #expect(Make.lowered(column, Make.mysql).0?.collation == nil)
    #expect(Make.lowered(column, Make.dsql).0?.collation == nil)
    #expect(!Make.lowered(column, Make.dsql).1.hasErrors)
  }

  @Test func theRestOfTheTableComesAlong() {
    var table = Make.table("t", [Make.column("a", .integer, nullable: true)])
    table.comment = "about t"
    table.columns[1].comment = "about a"
    let lowered = SchemaLowering.lower(Make.schema([table]), for: Make.postgres).schema.tables[0]
    #expect(lowered.comment == "about t")
    #expect(lowered.columns.map(\.name) == ["id", "a"])
    #expect(lowered.columns.map(\.comment) == [nil, "about a"])
    #expect(lowered.columns.map(\.isNullable) == [false, true])
  }

  @Test func everythingIsReportedAtOnceAndInOrder() {
    let tables = [
      Make.table("b", [Make.column("x", .inet, line: 20), Make.column("y", .interval, line: 10)]),
      Make.table("a", [Make.column("z", .varchar(0), line: 5)]),
    ]
    let all = Make.schema(tables).dialects.map { SchemaLowering.lower(Make.schema(tables), for: $0) }
    #expect(all.mergedDiagnostics == all.mergedDiagnostics.sorted())
    #expect(
      all.mergedDiagnostics.map(\.description) == [
        "Schema/Test.swift:5:1: error: dsql: 'a.z': varchar(0) is not a type of DSQL, whose varchar takes 1 to 65535; use .text",
        "Schema/Test.swift:5:1: error: mysql: 'a.z': varchar(0) is not a type of MySQL, whose varchar takes 1 to 16383; use .text",
        "Schema/Test.swift:5:1: error: postgres: 'a.z': varchar(0) is not a type of Postgres, whose varchar takes 1 to 10485760; "
          + "use .text",
        "Schema/Test.swift:10:1: error: mysql: 'b.y': MySQL has no type 'interval'; say what it is there with "
          + ".on(.mysql, type: \"…\"), or choose another type",
        "Schema/Test.swift:20:1: error: dsql: 'b.x': DSQL has no type 'inet'; say what it is there with "
          + ".on(.dsql, type: \"…\"), or choose another type",
        "Schema/Test.swift:20:1: error: mysql: 'b.x': MySQL has no type 'inet'; say what it is there with "
          + ".on(.mysql, type: \"…\"), or choose another type",
      ]
    )
  }

  @Test func whatTheDSLFoundIsKept() {
    var declaration = Make.schema([Make.table("t")])
    declaration.diagnostics = [.error(at: Make.place(3), "no such thing")]
    let all = declaration.dialects.map { SchemaLowering.lower(declaration, for: $0) }
    #expect(all.allSatisfy { $0.hasErrors })
    #expect(all.mergedDiagnostics.map(\.description) == ["Schema/Test.swift:3:1: error: no such thing"])
  }

  @Test func aLargeSchemaIsLowered() {
    let tables = (0..<2000).map { number in
      Make.table(
        "table_\(number)",
        (0..<20).map { Make.column("column_\($0)", .varchar(40), nullable: true) },
        foreignKeys: [Make.foreignKey(["id"], "table_\((number + 1) % 2000)")],
        checks: [Make.check("{column_1} <> 'x' AND {column_2} <> 'y'")],
        indexes: [Make.index("column_1"), Make.index("column_2", "column_3")]
      )
    }
    let lowered = SchemaLowering.lower(Make.schema(tables), for: Make.postgres)
    #expect(!lowered.hasErrors)
    #expect(lowered.schema.tables.count == 2000)
  }
}
