import CairnGenerator
import Foundation
import GeneratorSupport
import SchemaModel
import TestSupport
import Testing

/// What SCHEMA.md says, how diagrams are split, and when the file is written.
@Suite struct SchemaDocumentTests {
  private static func document(_ tables: [TableDefinition], _ name: DialectName = .postgres) -> SchemaDocument {
    SchemaDocument(
      "app",
      [(DialectOptions(name, from: ServerVersion(14)), DatabaseSchema(dialect: name, tables: tables))]
    )
  }

  /// Tables of so many columns; each refers to the one before it and to the first, in the same namespace or not.
  private static func tables(_ count: Int, columns: Int = 20, namespaces: [String?] = [nil]) -> [TableDefinition] {
    let names = (0..<count).map { ObjectName("table_\(String($0 + 10_000))", in: namespaces[$0 % namespaces.count]) }
    return names.enumerated().map { index, name in
      var elements: [TableElement] = [.primaryKey(PrimaryKeyDefinition("\(name)_pkey", ["id"]))]
      for (number, target) in [names[max(0, index - 1)], names[0]].enumerated() {
        elements.append(.foreignKey(ForeignKeyDefinition("k\(number)", ["c\(number)"], references: target, ["id"])))
      }
      let rest = (0..<columns).map { ColumnDefinition("c\($0)", .builtin("bigint")) }
      return TableDefinition(name, columns: [ColumnDefinition("id", .builtin("bigint"))] + rest, elements: elements)
    }
  }

  /// The Mermaid texts, in order.
  private static func diagrams(_ document: SchemaDocument) -> [String] {
    document.text.split(separator: "```mermaid\n").dropFirst().map { String($0.prefix { $0 != "`" }) }
  }

  private static func relations(_ diagram: String) -> [Substring] {
    diagram.split(separator: "\n").filter { $0.contains(" : ") }
  }

  @Test func aTableHasItsColumnsKeysAndComments() throws {
    let teams = TableDefinition(
      ObjectName("teams"),
      columns: [ColumnDefinition("id", .builtin("uuid"))],
      elements: [.primaryKey(PrimaryKeyDefinition("teams_pkey", ["id"]))]
    )
    let users = TableDefinition(
      ObjectName("users"),
      columns: [
        ColumnDefinition("id", .builtin("uuid"), defaultValue: .expression(ColumnExpression(sql: "gen_random_uuid()"))),
        ColumnDefinition("team_id", .builtin("uuid"), isNullable: true, comment: "nobody's | nothing"),
        ColumnDefinition("number", .builtin("bigint"), identity: Identity(isAlways: true)),
        ColumnDefinition(
          "key",
          .builtin("varchar", [20]),
          generated: GeneratedValue(ColumnExpression([.sql("lower("), .column("number"), .sql(")")]), .stored),
          collation: "C"
        ),
      ],
      elements: [
        .primaryKey(PrimaryKeyDefinition("users_pkey", ["id"])),
        .unique(UniqueDefinition("users_key_key", ["key"], nullsNotDistinct: true, deferrability: .deferrable)),
        .foreignKey(
          ForeignKeyDefinition(
            "users_team",
            ["team_id"],
            references: ObjectName("teams"),
            ["id"],
            onDelete: .setNull,
            onUpdate: .cascade
          )
        ),
        .check(CheckDefinition("positive", ColumnExpression([.column("number"), .sql(" > 0 || 1")]))),
        .index(
          IndexDefinition(
            "by_key",
            isUnique: true,
            keys: [IndexKey(.column("key"), isDescending: true, nulls: .last, operatorClass: "text_ops")],
            includedColumns: ["id"],
            predicate: ColumnExpression([.column("team_id"), .sql(" IS NULL")]),
            method: "btree"
          )
        ),
      ],
      comment: "# People\nof *all* kinds"
    )
    let text = Self.document([teams, users]).text
    let expected = """
      ### <a id="table-users"></a>users

      \\# People<br>of \\*all\\* kinds

      | column | type | null | default | comment |
      |---|---|---|---|---|
      | `id` | `uuid` |  | `gen_random_uuid()` |  |
      | `team_id` | `uuid` | null |  | nobody's \\| nothing |
      | `number` | `bigint` |  | identity, always |  |
      | `key` | `varchar(20)` collate `C` |  | generated, stored: `lower(number)` |  |

      - Primary key: `id`
      - Unique `users_key_key`: `key`, NULLs count as equal, deferrable
      - Foreign key `users_team`: `team_id` → [teams](#table-teams) `id`, on delete set null, on update cascade
      - Check `positive`: <code>number&#160;&#62;&#160;0&#160;&#124;&#124;&#160;1</code>
      - Unique index `by_key`: `key` `text_ops` descending nulls last, using `btree`, including `id`, where `team_id IS NULL`

      """
    #expect(text.hasSuffix(expected), "\(text)")
    #expect(text.contains("- Referenced by: [users](#table-users) `team_id`\n"))
    #expect(text.contains(#"  teams |o..o{ users : "team_id""#))
  }

  @Test func dialectsAreNamedWhereTheyDiffer() throws {
    func schema(_ dialect: DialectName, _ type: ColumnType, _ enforcement: ForeignKeyEnforcement) -> DatabaseSchema {
      let id = ColumnDefinition(
        "id",
        type,
        defaultValue: .expression(ColumnExpression(sql: "\(dialect.rawValue)_random()"))
      )
      let key = ForeignKeyDefinition("self", ["id"], references: ObjectName("t"), ["id"], enforcement: enforcement)
      return DatabaseSchema(
        dialect: dialect,
        tables: [TableDefinition(ObjectName("t"), columns: [id], elements: [.foreignKey(key)])]
      )
    }
    let text = SchemaDocument(
      "app",
      [
        (DialectOptions(.postgres, from: ServerVersion(14)), schema(.postgres, .builtin("uuid"), .database)),
        (DialectOptions(.dsql, from: ServerVersion(0)), schema(.dsql, .builtin("uuid"), .application)),
      ]
    ).text
    #expect(
      text.contains("| `id` | `uuid` | `uuid` |  | `postgres_random()` (postgres)<br>`dsql_random()` (dsql) |  |")
    )
    #expect(text.contains("- Foreign key `self`: `id` → [t](#table-t) `id`; kept by the application on dsql\n"))
  }

  @Test(arguments: [1, 60, 61, 300, 2_000], [["a"], [nil, "billing", "end"]] as [[String?]])
  func noDiagramIsLargerThanMermaidDraws(count: Int, namespaces: [String?]) {
    let document = Self.document(Self.tables(count, namespaces: namespaces))
    let diagrams = Self.diagrams(document)
    for diagram in diagrams {
      #expect(diagram.utf16.count < 50_000)
      #expect(Self.relations(diagram).count < 500)
    }
    // Every table with its columns, and every foreign key, stands in one of the diagrams with columns.
    let detailed = diagrams.filter { $0.contains("bigint") }
    #expect(detailed.reduce(0) { $0 + $1.split(separator: "bigint id PK").count - 1 } == count)
    #expect(detailed.reduce(0) { $0 + Self.relations($1).count } == 2 * count)
    #expect((diagrams.count == 1) == (count <= 60))
    #expect(document.text.contains("### Overview") == (count > 60 && (count < 200 || namespaces.count > 1)))
  }

  @Test func aTableThatIsTooLargeForADiagramShowsItsKeys() {
    let document = Self.document(Self.tables(2, columns: 4_000))
    let diagrams = Self.diagrams(document)
    #expect(diagrams.allSatisfy { $0.utf16.count < 50_000 && $0.contains("bigint id PK") && !$0.contains("c100") })
    #expect(document.text.contains("| `c3999` |"))
  }

  @Test func theSameSchemaIsTheSameText() {
    let tables = Self.tables(80, namespaces: [nil, "x"])
    #expect(Self.document(tables).text == Self.document(tables.reversed()).text)
  }

  // MARK: The file

  private typealias Example = GenerateMigrationTests

  @Test func checkAsksForTheDocumentAndARunRestoresIt() throws {
    try Example.withProject { project in
      let file = project.folder.appendingPathComponent("SCHEMA.md")
      let written = try Data(contentsOf: file)
      try Data("edited".utf8).write(to: file)
      let (code, transcript) = project.generate(Example.base, "--check")
      #expect(code == 4)
      #expect(transcript.text.contains("SCHEMA.md does not show the schema as it is"))

      let (again, report) = project.generate(Example.base)
      #expect(again == 0)
      #expect(report.text.contains("SCHEMA.md.\nNext: commit it together with the schema."))
      #expect(try Data(contentsOf: file) == written)

      try FileManager.default.removeItem(at: file)
      #expect(project.generate(Example.base, "--check").code == 4)
      #expect(project.generate(Example.base).code == 0)
      #expect(project.generate(Example.base, "--check").code == 0)
    }
  }

  @Test func aRunThatWasStoppedBeforeTheDocumentIsMendedByTheNext() throws {
    try Example.withProject { project in
      let file = project.folder.appendingPathComponent("SCHEMA.md")
      let before = try Data(contentsOf: file)
      let schema = Example.variant(Example.WithNickname.Users.self)
      #expect(project.generate(schema).code == 0)
      #expect(project.files["SCHEMA.md"]?.contains("| `nickname` |") == true)
      try before.write(to: file)
      #expect(project.generate(schema, "--check").code == 4)
      #expect(project.generate(schema).code == 0)
      #expect(project.files["SCHEMA.md"]?.contains("| `nickname` |") == true)
      #expect(project.files.keys.filter { $0.contains("0003") }.isEmpty)
    }
  }

  @Test func aRunForOneDialectWritesTheDocumentOfAll() throws {
    try Example.withProject { project in
      let schema = Example.variant(Example.WithNickname.Users.self)
      #expect(project.generate(schema, "--dialect", "mysql").code == 0)
      let document = try #require(project.files["SCHEMA.md"])
      #expect(document.contains("| `nickname` | `varchar(40)` | `varchar(40)` | `varchar(40)` |"))
      #expect(project.generate(schema, "--dialect", "mysql", "--check").code == 0)
      #expect(project.generate(schema).code == 0)
      #expect(project.files["SCHEMA.md"] == document)
    }
  }

  @Test func aCheckoutWithOtherLineEndsIsTheSame() throws {
    try Example.withProject { project in
      let text = try #require(project.files["SCHEMA.md"])
      let file = project.folder.appendingPathComponent("SCHEMA.md")
      try Data(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8).write(
        to: file
      )
      #expect(project.generate(Example.base, "--check").code == 0)
    }
  }
}
