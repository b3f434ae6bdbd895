import SchemaModel

@testable import SQLDialects

/// Namespaces, extensions, domains and sequences.
extension PostgresObjectScenario {
  private static let amount = ObjectName("amount")

  private static func domain(_ change: (inout DomainDefinition) -> Void) -> SchemaObject {
    var domain = DomainDefinition(amount, .integer)
    change(&domain)
    return .domain(domain)
  }

  private static func sequence(_ options: SequenceOptions, _ type: ColumnType = .bigint) -> SchemaObject {
    .sequence(SequenceDefinition(ObjectName("numbers"), type, options: options))
  }

  private static let priced = TableDefinition(
    ObjectName("prices"),
    columns: [ColumnDefinition("price", .domain(amount), isNullable: true)]
  )

  private static func inPlace(_ namespace: String, _ type: String = "mood") -> [TableDefinition] {
    [
      TableDefinition(
        ObjectName("notes", in: namespace),
        columns: [
          ColumnDefinition("id", .integer), ColumnDefinition("mood", .enumType(ObjectName("mood", in: namespace))),
          ColumnDefinition("amount", .domain(ObjectName(type == "mood" ? "amount" : type, in: namespace))),
        ],
        elements: [.primaryKey(PrimaryKeyDefinition("notes_pkey", ["id"]))]
      ),
      TableDefinition(
        ObjectName("lines", in: namespace),
        columns: [ColumnDefinition("note_id", .integer)],
        elements: [
          .foreignKey(
            ForeignKeyDefinition(
              "lines_note_id_fkey",
              ["note_id"],
              references: ObjectName("notes", in: namespace),
              ["id"]
            )
          )
        ]
      ),
    ]
  }

  private static func objects(in namespace: String, _ domain: String = "amount", _ sequence: String = "numbers")
    -> [SchemaObject]
  {
    [
      .namespace(NamespaceDefinition(namespace)),
      .domain(
        DomainDefinition(ObjectName(domain, in: namespace), .integer, checks: [CheckDefinition("ok", sql("VALUE > 0"))])
      ),
      .sequence(SequenceDefinition(ObjectName(sequence, in: namespace))),
      view("\(namespace).shown", "SELECT 1") {
        $0.name = ObjectName("shown", in: namespace)
        $0.query = SQLText([
          .sql("SELECT "), .column("id", of: ObjectName("notes", in: namespace)), .sql(" FROM "),
          .object(ObjectName("notes", in: namespace)),
        ])
      },
      grant("USAGE", on: .namespace(namespace)),
      grant("USAGE", on: .sequence(ObjectName(sequence, in: namespace))),
    ]
  }

  static let foundations = [
    PostgresObjectScenario(
      "a domain changes under a column",
      [priced],
      [
        domain {
          $0.checks = [CheckDefinition("a", sql("VALUE > 0")), CheckDefinition("b", sql("VALUE < 100"))]
          $0.comment = "before"
        }
      ],
      [
        domain {
          $0.checks = [CheckDefinition("b", sql("VALUE < 1000")), CheckDefinition("c", sql("VALUE <> 13"))]
          $0.isNullable = false
          $0.defaultValue = .literal(.integer(7))
        }
      ],
      rows: "INSERT INTO prices VALUES (5), (50);"
    ),
    PostgresObjectScenario(
      "a column of a domain comes",
      [.users],
      [],
      becomes: [.users.with(columns: [ColumnDefinition("price", .domain(amount), isNullable: true)]), priced],
      [domain { $0.checks = [CheckDefinition("a", sql("VALUE > 0"))] }],
      rows: userRows
    ),
    PostgresObjectScenario(
      "a domain becomes an enum type",
      [],
      [domain { $0.comment = "x" }],
      [],
      newEnumTypes: [EnumDefinition(ObjectName("other"), ["a"])]
    ),
    PostgresObjectScenario(
      "a sequence counts in another way",
      [],
      [sequence(SequenceOptions(start: 5, increment: 2, minimum: 1, maximum: 50, cycles: true))],
      [sequence(SequenceOptions(start: 7, minimum: 3, cache: 4))],
      rows: "SELECT nextval('numbers'), nextval('numbers');"
    ),
    PostgresObjectScenario(
      "a sequence that has not counted yet gets other limits and another type",
      [],
      [sequence(SequenceOptions(increment: -1))],
      [sequence(SequenceOptions(minimum: 100), .integer)]
    ),
    PostgresObjectScenario(
      "a namespace takes another name",
      inPlace("app"),
      objects(in: "app"),
      becomes: inPlace("core").map {
        $0.name.name == "notes" ? $0.with(columns: [ColumnDefinition("x", .text, isNullable: true)]) : $0
      },
      objects(in: "core"),
      enumTypes: [EnumDefinition(ObjectName("mood", in: "app"), ["a"])],
      newEnumTypes: [EnumDefinition(ObjectName("mood", in: "core"), ["a"])],
      hints: [.object(.namespace, from: ObjectName("app"), to: ObjectName("core"))]
    ),
    PostgresObjectScenario(
      "a domain and a sequence take other names",
      inPlace("app"),
      objects(in: "app"),
      becomes: inPlace("app", "price") + [.users],
      objects(in: "app", "price", "counter"),
      enumTypes: [EnumDefinition(ObjectName("mood", in: "app"), ["a"])],
      hints: [
        .object(.domain, from: ObjectName("amount", in: "app"), to: ObjectName("price", in: "app")),
        .object(.sequence, from: ObjectName("numbers", in: "app"), to: ObjectName("counter", in: "app")),
      ]
    ),
    PostgresObjectScenario(
      "an extension moves, and another goes",
      [],
      [
        .namespace(NamespaceDefinition("app")), .extension(ExtensionDefinition("citext")),
        .extension(ExtensionDefinition("hstore", in: "app")),
      ],
      [
        .namespace(NamespaceDefinition("app", comment: "x")), .extension(ExtensionDefinition("citext", in: "app")),
        .extension(ExtensionDefinition("pg_trgm")),
      ]
    ),
  ]
}
