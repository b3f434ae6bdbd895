import Foundation
import SchemaModel
import Testing

@Suite struct DatabaseSchemaTests {
  static let schema = DatabaseSchema(
    dialect: .postgres,
    enumTypes: [EnumDefinition(ObjectName("mood"), ["glad", "sad"])],
    tables: [
      TableDefinition(
        ObjectName("users"),
        columns: [
          ColumnDefinition(
            "id",
            .builtin("uuid"),
            defaultValue: .expression(ColumnExpression(sql: "gen_random_uuid()"))
          ),
          ColumnDefinition("credit", .builtin("numeric", [10, 2]), defaultValue: .literal(.integer(0))),
          ColumnDefinition(
            "mood",
            .array(.enumType(ObjectName("mood"))),
            isNullable: true,
            comment: "it's \"quoted\"\n"
          ),
          ColumnDefinition("n", .builtin("bigint"), identity: Identity(cache: 1)),
          ColumnDefinition(
            "double_credit",
            .verbatim("money"),
            generated: GeneratedValue(ColumnExpression([.column("credit"), .sql(" * 2")]), .stored)
          ),
        ],
        elements: [
          .primaryKey(PrimaryKeyDefinition("users_pkey", ["id"])),
          .check(CheckDefinition("positive", ColumnExpression([.column("credit"), .sql(" >= 0")]))),
          .index(IndexDefinition("users_credit_idx", keys: [IndexKey(.column("credit"), isDescending: true)])),
        ]
      ),
      TableDefinition(
        ObjectName("posts", in: "blog"),
        columns: [ColumnDefinition("author", .builtin("uuid"), isNullable: true)],
        elements: [
          .foreignKey(
            ForeignKeyDefinition(
              "posts_author_fkey",
              ["author"],
              references: ObjectName("users"),
              ["id"],
              onDelete: .setNull
            )
          )
        ]
      ),
    ]
  )

  @Test func survivesJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data = try encoder.encode(Self.schema)
    let decoded = try JSONDecoder().decode(DatabaseSchema.self, from: data)
    #expect(decoded == Self.schema)
    #expect(try encoder.encode(decoded) == data)
  }

  @Test func aRenamedColumnIsFollowedEverywhere() throws {
    let renamed = try Self.schema.applying([
      .renameColumn(table: ObjectName("users"), from: "credit", to: "balance"),
      .renameColumn(table: ObjectName("users"), from: "id", to: "key"),
      .renameTable(from: ObjectName("users"), to: ObjectName("people")),
    ])
    let people = try #require(renamed.table(ObjectName("people")))
    #expect(people.checks.first?.expression.description == "balance >= 0")
    #expect(people.indexes.first?.columns == ["balance"])
    #expect(people.column("double_credit")?.generated?.expression.description == "balance * 2")
    #expect(people.primaryKey?.columns == ["key"])
    let key = try #require(renamed.table(ObjectName("posts", in: "blog"))?.foreignKeys.first)
    #expect(key.referencedTable == ObjectName("people"))
    #expect(key.referencedColumns == ["key"])
  }

  @Test func aChangeThatDoesNotFitIsAnError() {
    #expect(throws: ChangeError.self) {
      try Self.schema.applying([.dropTable(TableDefinition(ObjectName("nobody"), columns: []))])
    }
    #expect(throws: ChangeError.self) {
      try Self.schema.applying([.renameColumn(table: ObjectName("users"), from: "id", to: "credit")])
    }
  }
}
