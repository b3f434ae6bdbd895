import SchemaImport
import SchemaModel
import Testing

/// Where Cairn's own tables come to stand, no others are imported to.
@Suite struct RecordPlaceTests {
  private static func table(_ name: ObjectName, _ elements: TableElement...) -> TableDefinition {
    TableDefinition(name, columns: [ColumnDefinition("version", .builtin("integer"))], elements: elements)
  }

  private func imported(_ schema: DatabaseSchema) -> SchemaImport {
    SchemaImport(schema, named: "shop", for: schema.newestServer)
  }

  private static let reason =
    "Cairn's own record of migrations has this name here; give it another one or another namespace, and import again"

  @Test func itIsLeftOutByName() {
    let name = ObjectName("schema_migrations")
    let key = ForeignKeyDefinition("users_version_fkey", ["version"], references: name, ["version"])
    let (view, above) = (ObjectName("versions"), ObjectName("above"))
    let swift = imported(
      DatabaseSchema(
        dialect: .postgres,
        tables: [Self.table(name), Self.table(ObjectName("users"), .foreignKey(key))],
        objects: [
          .view(ViewDefinition(view, query: SQLText(sql: "SELECT 1 AS a"), dependencies: [name])),
          .view(ViewDefinition(above, query: SQLText(sql: "SELECT 1 AS a"), dependencies: [view])),
          .grant(GrantDefinition(["SELECT"], on: .relation(name, columns: []), to: "reader")),
        ]
      )
    )
    #expect(swift.files.keys.sorted() == ["Schema.swift", "Users.swift"])
    #expect(
      swift.notes.filter { $0.object.hasPrefix("table ") } == [
        ImportNote(.leftOut, "table schema_migrations", Self.reason)
      ]
    )
    #expect(swift.schema.tables.flatMap(\.foreignKeys).isEmpty && swift.schema.objects.isEmpty)
    let objects = swift.notes.map(\.object)
    #expect(objects.contains("view versions") && objects.contains("view above"), "\(swift.notes)")
    #expect(objects.contains { $0.hasPrefix("foreign key users_version_fkey") }, "\(swift.notes)")
    #expect(objects.contains { $0.hasPrefix("grant") }, "\(swift.notes)")
  }

  @Test func aViewOfThatNameIsLeftOutToo() {
    let view = ViewDefinition(ObjectName("schema_migrations"), query: SQLText(sql: "SELECT 1 AS a"))
    let swift = imported(DatabaseSchema(dialect: .mysql, objects: [.view(view)]))
    #expect(swift.notes == [ImportNote(.leftOut, "view schema_migrations", Self.reason)])
    #expect(swift.schema == DatabaseSchema(dialect: .mysql))
  }

  @Test func inAnotherNamespaceItIsImported() {
    let name = ObjectName("schema_migrations", in: "app")
    let swift = imported(
      DatabaseSchema(
        dialect: .postgres,
        tables: [Self.table(name)],
        objects: [.namespace(NamespaceDefinition("app"))]
      )
    )
    #expect(swift.notes == [])
    #expect(swift.schema.tables.map(\.name) == [name])
  }

  /// Only a server without locks for sessions has a table for them.
  @Test(arguments: DialectName.allCases)
  func theLeaseHasItsPlaceWhereItIs(_ dialect: DialectName) {
    let lease = Self.table(ObjectName("schema_migrations_lease"))
    let swift = imported(DatabaseSchema(dialect: dialect, tables: [lease]))
    #expect(swift.schema.tables.isEmpty == (dialect == .dsql))
  }
}
