import Cairn
import SchemaModel
import Testing

@Suite("A schema")
struct SchemaTests {
  private struct A: Table { let id = Column(.uuid).primaryKey() }
  private struct B: Table { let id = Column(.uuid).primaryKey() }
  private struct C: Table { let id = Column(.uuid).primaryKey() }
  private struct Empty: Table {}

  @SchemaBuilder private static func some(_ withB: Bool) -> SchemaBody {
    if withB { B.self } else { C.self }
  }

  @Test(arguments: [(true, ["a", "b", "empty"]), (false, ["a", "c"])])
  func isBuiltByConditionsAndFunctions(_ flag: Bool, _ expected: [String]) {
    let schema = Cairn.Schema("s", dialects: .postgres(from: 14)) {
      A.self
      Self.some(flag)
      if flag { Empty.self }
    }
    #expect(schema.declaration.tables.map(\.name.name) == expected)
    #expect(schema.declaration.diagnostics == [])
  }

  @Test func isBuiltByLoopsOverTypes() {
    let types: [any Table.Type] = [A.self, C.self]
    let schema = Cairn.Schema("s", dialects: .postgres(from: 14)) {
      for type in types { TableEntry(type) }
    }
    #expect(schema.declaration.tables.map(\.typeName) == ["A", "C"])
  }

  private struct Built: Table {
    let a = Column(.integer)
    let b = Column(.integer)
    let c = Column(.integer).nullable()

    var body: TableBody {
      for (position, column) in [a, b].enumerated() {
        Check("positive_\(position)", "\(column) > 0")
      }
      sorted(a)
      if Built.name == "built" {
        sorted(b)
      }
    }

    @TableBodyBuilder private func sorted(_ column: some AnyColumn) -> TableBody {
      Index(column)
      Index(column.indexKey.descending)
    }
  }

  @Test func bodiesTakeConditionsLoopsAndFunctions() {
    let table = Cairn.Schema("s", dialects: .postgres(from: 14)) { Built.self }.declaration.tables[0]
    #expect(table.checks.map(\.options.name) == ["positive_0", "positive_1"])
    #expect(table.checks.map(\.expression.segments.first) == [.column(.init("a")), .column(.init("b"))])
    #expect(table.indexes.map { $0.keys.map(\.isDescending) } == [[false], [true], [false], [true]])
    #expect(table.indexes.map { $0.keys.map(\.target) }.count == 4)
  }

  @Test func dialectsBringTheirOptions() {
    let line = #line + 1
    let schema = Cairn.Schema("s", dialects: .postgres(from: 14), .mysql(from: "8.4"), .dsql(foreignKeys: .native)) {}
    let dialects = schema.declaration.dialects
    #expect(dialects.map(\.name) == [.postgres, .mysql, .dsql])
    #expect(dialects.map(\.minimumVersion) == [ServerVersion(14), ServerVersion(8, 4), ServerVersion(0)])
    #expect(dialects.map(\.foreignKeys) == [.database, .database, .database])
    #expect(dialects.allSatisfy { $0.location?.line == line })
    #expect(
      schema.declaration.location.line == line && schema.declaration.location.fileID == "CairnTests/SchemaTests.swift"
    )
    #expect(schema.declaration.name == "s")
    #expect(Cairn.Schema("s", dialects: .dsql()) {}.declaration.dialects.map(\.foreignKeys) == [.application])
  }

  @Test func tableWithoutColumnsStandsWhereTheSchemaNamesIt() {
    let line = #line + 1
    let schema = Cairn.Schema("s", dialects: .postgres(from: 14)) { Empty.self }
    #expect(schema.declaration.tables.map(\.location.line) == [line])
    #expect(schema.declaration.tables.map(\.location.fileID) == ["CairnTests/SchemaTests.swift"])
  }
}
