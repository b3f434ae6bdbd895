import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct LoweringNameTests {
  private static let table = Make.table(
    "users",
    [Make.column("a", .integer), Make.column("b", .integer)],
    uniques: [Make.unique("a", "b"), Make.unique("b", name: "my_unique")],
    foreignKeys: [Make.foreignKey(["a", "b"], "users", ["a", "b"])],
    checks: [Make.check("{a} > 0", column: "a"), Make.check("{a} < {b} OR {a} = 1"), Make.check("{a} < 9")],
    indexes: [
      Make.index("a", "b"), Make.index([Make.key(expression: "{a} + 1"), Make.key("b")]),
      Make.index("a", "b", unique: true),
    ]
  )

  private func names(_ options: DialectOptions) -> [String] {
    let lowered = SchemaLowering.lower(Make.schema([Self.table], [options]), for: options)
    return lowered.schema.tables[0].elements.map { "\($0.kind.rawValue) \($0.name)" }
  }

  @Test func unnamedElementsAreNamedAsPostgresWould() {
    #expect(
      names(Make.postgres) == [
        "primaryKey users_pkey", "unique my_unique", "unique users_a_b_key", "check users_a_b_check",
        "check users_a_check", "check users_a_check1", "index users_a_b_idx", "index users_a_b_idx1",
        "index users_expr_b_idx", "foreignKey users_a_b_fkey",
      ]
    )
  }

  @Test func mysqlsPrimaryKeyIsCalledPrimary() {
    #expect(names(Make.mysql).first == "primaryKey PRIMARY")
    #expect(names(Make.mysql).dropFirst() == names(Make.postgres).dropFirst())
  }

  @Test func onDSQLUniqueIsAnIndex() {
    let lowered = SchemaLowering.lower(Make.schema([Self.table]), for: Make.dsql)
    #expect(lowered.schema.tables[0].uniques.isEmpty)
    #expect(
      lowered.schema.tables[0].indexes.first { $0.name == "users_a_b_key" }
        == IndexDefinition("users_a_b_key", isUnique: true, keys: [IndexKey("a"), IndexKey("b")])
    )
  }

  @Test func aGivenNameComesFirstWhereverItStands() {
    let tables = [
      Make.table("a", [Make.column("n", .integer)], indexes: [Make.index("n")]),
      Make.table("z", [Make.column("n", .integer)], indexes: [Make.index("n", name: "a_n_idx")]),
    ]
    let postgres = SchemaLowering.lower(Make.schema(tables), for: Make.postgres)
    #expect(postgres.schema.tables.map { $0.indexes[0].name } == ["a_n_idx1", "a_n_idx"])
    #expect(!postgres.hasErrors)
    // Indexes of two tables may share a name there.
    let mysql = SchemaLowering.lower(Make.schema(tables), for: Make.mysql)
    #expect(mysql.schema.tables.map { $0.indexes[0].name } == ["a_n_idx", "a_n_idx"])
  }

  @Test func namesOfTwoTablesAreKeptApartWhereTheServerWantsIt() {
    // `a` + `b_c` and `a_b` + `c`; declared the other way round, the names are the same.
    let tables = [
      Make.table("a", [Make.column("b_c", .integer)], checks: [Make.check("{b_c} > 0")]),
      Make.table("a_b", [Make.column("c", .integer)], checks: [Make.check("{c} > 0")]),
    ]
    for tables in [tables, tables.reversed()] {
      let mysql = SchemaLowering.lower(Make.schema(tables), for: Make.mysql)
      #expect(mysql.schema.tables.map { $0.checks[0].name } == ["a_b_c_check", "a_b_c_check1"])
      #expect(!mysql.hasErrors)
      let postgres = SchemaLowering.lower(Make.schema(tables), for: Make.postgres)
      #expect(postgres.schema.tables.map { $0.checks[0].name } == ["a_b_c_check", "a_b_c_check"])
    }
  }

  @Test func longNamesAreCutAndStayApart() {
    let long = String(repeating: "c", count: 60)
    let table = Make.table(
      "t",
      [Make.column(long + "1", .integer), Make.column(long + "2", .integer)],
      indexes: [Make.index(long + "1"), Make.index(long + "2"), Make.index(long + "2", unique: true)]
    )
    let lowered = SchemaLowering.lower(Make.schema([table]), for: Make.postgres)
    let names = lowered.schema.tables[0].indexes.map(\.name)
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.utf8.count <= 63 && $0.hasPrefix("t_ccc") })
    #expect(!lowered.hasErrors)
  }

  @Test func conversionsBecomeHintsWhereTheTypeIsKnown() {
    var table = Make.table("t", [Make.column("a", .integer)])
    let own = DeclaredExpression.Segment.column(.init("a"))
    table.columns[1].conversions = [
      DeclaredConversion(from: .text, DeclaredExpression([own], overrides: [.mysql: [own, .sql(" + 0")]])),
      DeclaredConversion(from: .inet, DeclaredExpression([own])),
    ]
    func hints(_ options: DialectOptions) -> [RenameHint] {
      SchemaLowering.lower(Make.schema([table]), for: options).renames
    }
    func hint(_ type: String, _ more: ColumnExpression.Segment...) -> RenameHint {
      let expression = ColumnExpression([.column("a")] + more)
      return .conversion(table: ObjectName("t"), column: "a", from: .builtin(type), ColumnConversion(expression))
    }
    #expect(hints(Make.postgres) == [hint("text"), hint("inet")])
    #expect(hints(Make.mysql) == [hint("longtext", .sql(" + 0"))])
  }

  @Test func oldNamesBecomeHints() {
    var table = Self.table
    table.renamedFrom = ObjectName("people")
    table.columns[1].renamedFrom = "first"
    table.columns[2].renamedFrom = "b"
    table.primaryKeys[0].options.renamedFrom = "old_pkey"
    table.uniques[1].options.renamedFrom = "old_unique"
    table.indexes[0].options.renamedFrom = "old_idx"
    table.columns.append(
      Make.column("m", .enumeration(EnumerationDeclaration("mood", ["x"], renamedFrom: ObjectName("humour"))))
    )
    let users = ObjectName("users")
    let common: [RenameHint] = [
      .table(from: ObjectName("people"), to: users), .column(table: users, from: "first", to: "a"),
    ]
    #expect(
      SchemaLowering.lower(Make.schema([table]), for: Make.postgres).renames
        == [.enumType(from: ObjectName("humour"), to: ObjectName("mood"))] + common + [
          .element(table: users, kind: .primaryKey, from: "old_pkey", to: "users_pkey"),
          .element(table: users, kind: .unique, from: "old_unique", to: "my_unique"),
          .element(table: users, kind: .index, from: "old_idx", to: "users_a_b_idx"),
        ]
    )
    #expect(
      SchemaLowering.lower(Make.schema([table]), for: Make.mysql).renames == common + [
        .element(table: users, kind: .unique, from: "old_unique", to: "my_unique"),
        .element(table: users, kind: .index, from: "old_idx", to: "users_a_b_idx"),
      ]
    )
    #expect(
      SchemaLowering.lower(Make.schema([table]), for: Make.dsql).renames.contains(
        .element(table: users, kind: .index, from: "old_unique", to: "my_unique")
      )
    )
  }
}
