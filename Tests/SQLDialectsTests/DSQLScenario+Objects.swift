import SchemaModel

/// Objects beside tables.
extension DSQLScenario {
  private static let tables = [DSQLSample.teams, DSQLSample.users]

  private static func schema(_ objects: SchemaObject..., tables: [TableDefinition] = tables) -> DatabaseSchema {
    DatabaseSchema(dialect: .dsql, tables: tables, objects: objects)
  }

  private static let positive = DomainDefinition(
    ObjectName("positive"),
    .builtin("integer"),
    defaultValue: .literal(.integer(1)),
    checks: [CheckDefinition("positive_check", ColumnExpression(sql: "VALUE > 0"))]
  )

  private static let numbers = SequenceDefinition(
    ObjectName("numbers", in: "shop"),
    options: SequenceOptions(start: 5, increment: 2, minimum: 1, maximum: 1000, cycles: true),
    comment: "of invoices, isn't it"
  )

  private static let shop = SchemaObject.namespace(NamespaceDefinition("shop"))

  private static let twice = function(
    "twice",
    [RoutineDefinition.Argument(name: "a", text("integer"), defaultValue: "1")],
    returns: "integer",
    "SELECT a * 2 -- a; comment"
  ) {
    $0.volatility = .immutable
    $0.comment = "two of it"
  }

  private static let mails = view("mails", "SELECT |users.id|, |users.email| FROM |users| -- all; of them") {
    $0.columns = ["key", "address"]
    $0.comment = "Addresses, isn't it"
  }

  private static let raw = SchemaObject.raw(
    RawDefinition(
      ObjectName("written by hand"),
      create: text("CREATE VIEW by_hand AS SELECT |users.bio| FROM |users|"),
      drop: text("DROP VIEW by_hand"),
      exists: text("SELECT to_regclass('by_hand') IS NOT NULL"),
      dependencies: [ObjectName("users")]
    )
  )

  private static func lifeWithout(_ column: String, table: TableDefinition = DSQLSample.users) -> TableDefinition {
    var table = table
    table.columns.removeAll { $0.name == column }
    return table
  }

  static let objects: [DSQLScenario] = [
    DSQLScenario(
      "objects of every kind come",
      schema(),
      becomes: schema(
        shop,
        .domain(positive),
        .sequence(numbers),
        twice,
        mails,
        raw,
        grant("SELECT", on: .relation(ObjectName("mails"), columns: [])),
        grant("SELECT", "UPDATE", on: .relation(ObjectName("users"), columns: ["email", "bio"])),
        grant("USAGE", on: .sequence(ObjectName("numbers", in: "shop"))),
        grant("USAGE", on: .namespace("shop")),
        grant("EXECUTE", on: .routine(ObjectName("twice"), .function, signature: "integer")),
        grant("USAGE", on: .type(ObjectName("positive")))
      ),
      rows: DSQLSample.userRows,
      answers: ["SELECT twice(4)": "8", "SELECT count(address) FROM mails": "5", "SELECT nextval('shop.numbers')": "5"]
    ),
    DSQLScenario(
      "a table in a new schema, with a column of a domain and one that takes numbers from a sequence",
      schema(),
      becomes: schema(
        shop,
        .domain(positive),
        .sequence(numbers),
        tables: tables + [
          TableDefinition(
            ObjectName("orders", in: "shop"),
            columns: [
              ColumnDefinition(
                "id",
                .builtin("bigint"),
                defaultValue: DSQLSample.expression("nextval('shop.numbers')")
              ),
              ColumnDefinition("count", .domain(ObjectName("positive"))),
            ],
            elements: [DSQLSample.key("orders")]
          )
        ]
      )
    ),
    DSQLScenario(
      "views on a view go while a column under them does",
      schema(
        view("lives", "SELECT |users.id|, |users.email| FROM |users|") { $0.comment = "a" },
        view("long_lives", "SELECT count(*) FROM |lives|"),
        grant("SELECT", on: .relation(ObjectName("lives"), columns: []))
      ),
      becomes: schema(
        view("lives", "SELECT |users.id| FROM |users|"),
        view("long_lives", "SELECT count(*) FROM |lives|"),
        grant("SELECT", on: .relation(ObjectName("lives"), columns: [])),
        tables: [DSQLSample.teams, lifeWithout("bio")]
      )
    ),
    DSQLScenario(
      "a function gives another type to the view that calls it",
      schema(
        function("name_of", [RoutineDefinition.Argument(text("integer"))], returns: "integer", "SELECT 1"),
        view("named", "SELECT |name_of|(1) AS name")
      ),
      becomes: schema(
        function("name_of", [RoutineDefinition.Argument(text("integer"))], returns: "text", "SELECT 'a'"),
        view("named", "SELECT |name_of|(1) AS name")
      ),
      answers: ["SELECT name FROM named": "a"]
    ),
    DSQLScenario(
      "a function has another body, a view another comment",
      schema(twice, mails),
      becomes: schema(
        function(
          "twice",
          [RoutineDefinition.Argument(name: "a", text("integer"), defaultValue: "1")],
          returns: "integer",
          "SELECT a + a"
        ),
        view("mails", "SELECT |users.id|, |users.email| FROM |users| -- all; of them") {
          $0.columns = ["key", "address"]
        }
      ),
      answers: ["SELECT twice(4)": "8"]
    ),
    DSQLScenario(
      "a raw object has another text",
      schema(raw),
      becomes: schema(
        .raw(
          RawDefinition(
            ObjectName("written by hand"),
            create: text("CREATE VIEW by_hand AS SELECT 1 AS one"),
            drop: text("DROP VIEW by_hand"),
            exists: text("SELECT to_regclass('by_hand') IS NOT NULL")
          )
        )
      ),
      answers: ["SELECT one FROM by_hand": "1"]
    ),
    DSQLScenario(
      "a table under a view takes another name",
      schema(mails, grant("SELECT", on: .relation(ObjectName("users"), columns: []))),
      becomes: schema(
        view("mails", "SELECT |people.id|, |people.email| FROM |people| -- all; of them") {
          $0.columns = ["key", "address"]
          $0.comment = "Addresses, isn't it"
        },
        grant("SELECT", on: .relation(ObjectName("people"), columns: [])),
        tables: [
          DSQLSample.teams,
          TableDefinition(
            ObjectName("people"),
            columns: DSQLSample.users.columns,
            elements: DSQLSample.users.elements,
            comment: DSQLSample.users.comment
          ),
        ]
      ),
      hints: [.table(from: ObjectName("users"), to: ObjectName("people"))]
    ),
    DSQLScenario(
      "names of all kinds of characters",
      schema(),
      becomes: schema(
        .namespace(NamespaceDefinition(#"my "shop"; --"#)),
        .domain(DomainDefinition(ObjectName("dömain's", in: #"my "shop"; --"#), .builtin("text"))),
        .sequence(SequenceDefinition(ObjectName("one;two", in: #"my "shop"; --"#), comment: "it's; -- 'x'")),
        .view(
          ViewDefinition(
            ObjectName("vi\"ew", in: #"my "shop"; --"#),
            query: text("SELECT ';' AS a, '''--' AS b /* ; */ FROM |users|"),
            comment: "\\ back; slash"
          )
        ),
        grant("SELECT", on: .relation(ObjectName("vi\"ew", in: #"my "shop"; --"#), columns: []), to: #"cairn "writer"#),
        grant("USAGE", on: .namespace(#"my "shop"; --"#), to: #"cairn "writer"#)
      )
    ),
  ]
}
