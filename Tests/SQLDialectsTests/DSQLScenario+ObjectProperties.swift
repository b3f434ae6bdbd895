import SchemaModel

/// What changes about objects that stay, and about what tables have beside columns.
extension DSQLScenario {
  private static let tables = [DSQLSample.teams, DSQLSample.users]

  private static func schema(_ objects: SchemaObject..., tables: [TableDefinition] = tables) -> DatabaseSchema {
    DatabaseSchema(dialect: .dsql, tables: tables, objects: objects)
  }

  private static func sequence(_ name: ObjectName, _ options: SequenceOptions) -> SchemaObject {
    .sequence(SequenceDefinition(name, options: options))
  }

  private static func levels(_ labels: String...) -> TableDefinition {
    let list = labels.map { "'\($0)'" }.joined(separator: ", ")
    return TableDefinition(
      ObjectName("levels"),
      columns: [
        ColumnDefinition("id", .builtin("integer")),
        ColumnDefinition("level", .builtin("varchar", [20]), defaultValue: .literal(.string(labels[0]))),
      ],
      elements: [
        DSQLSample.key("levels"),
        .check(CheckDefinition("levels_level_check", ColumnExpression([.column("level"), .sql(" IN (\(list))")]))),
      ]
    )
  }

  private static func counters(_ options: SequenceOptions?, comment: String?) -> TableDefinition {
    TableDefinition(
      ObjectName("counters"),
      columns: [
        ColumnDefinition("id", .builtin("bigint"), identity: Identity(options: options)),
        ColumnDefinition("name", .builtin("text")),
      ],
      elements: [
        DSQLSample.key("counters"),
        .index(index("counters_name_idx", comment: comment)),
      ]
    )
  }

  private static func index(_ name: String, comment: String?) -> IndexDefinition {
    var index = IndexDefinition(name, keys: [IndexKey("name")])
    index.comment = comment
    return index
  }

  private static let reader = GrantDefinition.Target.relation(ObjectName("users"), columns: [])
  private static let columns = GrantDefinition.Target.relation(ObjectName("users"), columns: ["email"])

  static let objectProperties: [DSQLScenario] = [
    DSQLScenario(
      "a sequence counts otherwise",
      schema(sequence(ObjectName("numbers"), SequenceOptions(start: 5))),
      becomes: schema(
        sequence(
          ObjectName("numbers"),
          SequenceOptions(start: 7, increment: 3, minimum: 2, maximum: 900, cache: 1, cycles: true)
        )
      )
    ),
    DSQLScenario(
      "a sequence takes another name in another schema",
      schema(.namespace(NamespaceDefinition("shop")), sequence(ObjectName("numbers"), SequenceOptions())),
      becomes: schema(
        .namespace(NamespaceDefinition("shop")),
        sequence(ObjectName("counts", in: "shop"), SequenceOptions())
      ),
      hints: [.object(.sequence, from: ObjectName("numbers"), to: ObjectName("counts", in: "shop"))]
    ),
    DSQLScenario(
      "a domain has another name and another default",
      schema(.domain(DomainDefinition(ObjectName("word"), .builtin("text"), defaultValue: .literal(.string("a"))))),
      becomes: schema(.domain(DomainDefinition(ObjectName("term"), .builtin("text")))),
      hints: [.object(.domain, from: ObjectName("word"), to: ObjectName("term"))]
    ),
    DSQLScenario(
      "objects go, and a table with its grants",
      schema(
        .domain(DomainDefinition(ObjectName("word"), .builtin("text"))),
        sequence(ObjectName("numbers"), SequenceOptions()),
        grant("SELECT", on: .relation(ObjectName("teams"), columns: [])),
        grant("USAGE", on: .sequence(ObjectName("numbers"))),
        tables: [DSQLSample.teams]
      ),
      becomes: schema(tables: [])
    ),
    DSQLScenario(
      "rights on a table go, those on its columns and of others stay",
      schema(
        grant("SELECT", "UPDATE", on: reader),
        grant("SELECT", on: columns),
        grant("SELECT", on: reader, to: "cairn \"writer"),
        .grant(GrantDefinition(["SELECT"], on: reader, to: "PUBLIC"))
      ),
      becomes: schema(
        grant("INSERT", on: reader),
        grant("SELECT", on: columns),
        .grant(GrantDefinition(["SELECT"], on: reader, to: "cairn \"writer", withGrantOption: true))
      )
    ),
    DSQLScenario(
      "values of an enumeration take other names",
      schema(tables: [levels("low", "high")]),
      becomes: schema(tables: [levels("small", "it's high".replacing("'", with: "''"))]),
      hints: [
        .columnLabel(table: ObjectName("levels"), column: "level", from: "low", to: "small"),
        .columnLabel(table: ObjectName("levels"), column: "level", from: "high", to: "it's high"),
      ],
      rows: [
        "INSERT INTO levels (id, level) SELECT n, CASE n % 2 WHEN 0 THEN 'low' ELSE 'high' END FROM generate_series(1, 2500) AS n"
      ],
      answers: ["SELECT count(*) FROM levels WHERE level IN ('small', 'it''s high')": "2500"]
    ),
    DSQLScenario(
      "an identity counts otherwise, and an index has a comment",
      schema(tables: [counters(nil, comment: nil)]),
      becomes: schema(
        tables: [counters(SequenceOptions(start: 1, increment: 5, maximum: 4_000_000), comment: "by 'name'")]
      ),
      rows: ["INSERT INTO counters (name) VALUES ('a')"]
    ),
    DSQLScenario(
      "an index with a comment takes another name",
      schema(tables: [counters(SequenceOptions(start: 3), comment: "a")]),
      becomes: schema(
        tables: [counters(SequenceOptions(start: 3), comment: "a")].map { table in
          var table = table
          table.removeElement(.index, named: "counters_name_idx")
          table.insert(.index(index("by_name", comment: "b")))
          return table
        }
      )
    ),
  ]
}
