import EnforcerProof
import Foundation
import SQLDialects
import SchemaModel
import Testing

/// What the emitter writes, beside what the compiler and the proof say of it.
@Suite struct EmittedTextTests {
  private func table(
    _ name: String,
    _ columns: [ColumnDefinition],
    _ keys: [ForeignKeyDefinition] = []
  ) -> TableDefinition {
    TableDefinition(
      ObjectName(name),
      columns: columns,
      elements: [.primaryKey(PrimaryKeyDefinition("\(name)_pkey", ["id"]))] + keys.map(TableElement.foreignKey)
    )
  }

  private func text(_ tables: [TableDefinition]) throws -> String {
    try #require(EnforcerFile(DatabaseSchema(dialect: .dsql, tables: tables), of: "app").text)
  }

  @Test("A key is cast to a type that holds it as it is: not cut, not rounded, not out of range")
  func casts() throws {
    let types: [(ColumnType, String)] = [
      (.builtin("numeric", [10, 2]), "numeric"), (.builtin("varchar", [20]), "text"), (.builtin("char", [3]), "bpchar"),
      (.builtin("timestamptz", [3]), "timestamptz"), (.builtin("integer", []), "integer"),
      (.builtin("uuid", []), "uuid"),
    ]
    for (type, cast) in types {
      let key = ForeignKeyDefinition("b_a_fkey", ["a"], references: ObjectName("a"), ["id"], enforcement: .application)
      let tables = [
        table("a", [ColumnDefinition("id", type)]),
        table("b", [ColumnDefinition("id", type), .init("a", type)], [key]),
      ]
      #expect(try text(tables).contains("KeyColumn(\"a\", \"\(cast)\")"))
    }
    let key = ForeignKeyDefinition("b_a_fkey", ["a"], references: ObjectName("a"), ["id"], enforcement: .application)
    let large = table("a", [ColumnDefinition("id", .builtin("bigint", []))])
    let small = ColumnType.builtin("integer", [])
    let mixed = try text([large, table("b", [ColumnDefinition("id", small), ColumnDefinition("a", small)], [key])])
    #expect(mixed.contains(#"KeyColumn("id", "integer"),"#) && mixed.contains(#"KeyColumn("a", "bigint"),"#))
    #expect(mixed.contains("public var a: Int32"))
  }

  @Test("SET NULL of some columns is in the description and in the words")
  func someColumns() throws {
    var key = ForeignKeyDefinition("b_fkey", ["a", "c"], references: ObjectName("a"), ["id", "c"], onDelete: .setNull)
    key.onDeleteColumns = ["c"]
    let big = ColumnType.builtin("bigint", [])
    let parent = table("a", [ColumnDefinition("id", big), ColumnDefinition("c", big)])
    let child = table(
      "b",
      [ColumnDefinition("id", big), ColumnDefinition("a", big), ColumnDefinition("c", big)],
      [key]
    )
    let text = try text([parent, child])
    #expect(text.contains(#"onDeleteColumns: ["c"]"#))
    #expect(text.contains("on delete SET NULL of `c`"))
  }

  /// The part of each table, by its heading.
  private func parts(_ text: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: text.components(separatedBy: "// MARK: - ").dropFirst().map { part in
        (String(part.prefix { $0 != "\n" }), part.replacing("#endif\n", with: ""))
      }
    )
  }

  @Test("A change of the schema changes the parts of the tables that it concerns, and no other", arguments: 1...20)
  func changesLittle(seed: Int) throws {
    let schema = RandomKeySchema.schema(seed: UInt64(seed))
    let before = parts(try text(schema.tables))
    let parent = schema.tables[0]
    var columns = [ColumnDefinition("id", .builtin("bigint", []))]
    for name in parent.primaryKey?.columns ?? [] {
      columns.append(ColumnDefinition("of_\(name)", parent.column(name)?.type ?? .builtin("text", [])))
    }
    let key = ForeignKeyDefinition(
      "added_fkey",
      columns.dropFirst().map(\.name),
      references: parent.name,
      parent.primaryKey?.columns ?? [],
      enforcement: .application
    )
    // Its name sorts into the middle.
    let after = parts(try text((schema.tables + [table("t10a", columns, [key])]).sorted { $0.name < $1.name }))
    #expect(after.count == before.count + 1)
    for (name, part) in before where name != parent.name.name { #expect(after[name] == part, "\(name)") }
    // No screen is too small for a table.
    for (name, part) in after { #expect(part.split(separator: "\n").count < 140, "\(name)") }
  }
}
