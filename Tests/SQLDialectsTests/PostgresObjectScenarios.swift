import SchemaModel

@testable import SQLDialects

extension PostgresObjectScenario {
  static let touch = function("touch", returns: "trigger", "BEGIN NEW.bio := NEW.email; RETURN NEW; END")
  private static let trigger = TriggerDefinition(
    "touch",
    on: users,
    .before,
    [.insert, .update],
    columns: ["email"],
    condition: text("NEW.|users.credit| > 0"),
    action: .function(ObjectName("touch"), arguments: [])
  )
  private static let total = view("total", "SELECT sum(|users.credit|) AS credit, count(*) AS n FROM |users|") {
    $0.isMaterialized = true
    $0.indexes = [IndexDefinition("total_n_idx", isUnique: true, keys: [IndexKey("n")])]
    $0.comment = "it's all"
  }
  private static let own = PolicyDefinition(
    "own",
    on: users,
    command: .select,
    roles: ["cairn_reader", "cairn \"writer"],
    using: text("|users.email| = current_user"),
    comment: "each their own"
  )

  /// Every kind, each used by the next.
  private static let everything: [SchemaObject] = [
    .namespace(NamespaceDefinition("app", comment: "ours")),
    .extension(ExtensionDefinition("citext", in: "app")),
    .domain(
      DomainDefinition(
        ObjectName("positive", in: "app"),
        .integer,
        isNullable: false,
        defaultValue: .literal(.integer(1)),
        checks: [CheckDefinition("positive_check", sql("VALUE > 0"))],
        comment: "above 0"
      )
    ),
    .sequence(
      SequenceDefinition(
        ObjectName("numbers"),
        .integer,
        options: SequenceOptions(start: 10, increment: 5, maximum: 1000, cache: 2, cycles: true),
        comment: "by fives"
      )
    ),
    function("twice", [RoutineDefinition.Argument(name: "n", text("integer"))], returns: "integer", "SELECT n * 2") {
      $0.volatility = .immutable
      $0.isStrict = true
      $0.clauses = ["PARALLEL SAFE"]
      $0.comment = "two times"
    },
    // It reads a table that is not there yet.
    function("how_many", returns: "bigint", "SELECT count(*) FROM users"),
    touch, .trigger(trigger), total, .policy(own),
    view("rich", "SELECT |users.id|, |users.email| FROM |users| WHERE |users.credit| > 100") {
      $0.checkOption = .cascaded
      $0.isSecurityBarrier = true
    },
    view("richest", "SELECT max(|rich.id|) FROM |rich|") { $0.columns = ["most"] },
    grant("SELECT", on: .relation(ObjectName("rich"), columns: [])),
    grant("SELECT", "UPDATE", on: .relation(users, columns: ["bio", "email"])),
    grant("USAGE", on: .sequence(ObjectName("numbers"))), grant("USAGE", on: .namespace("app"), to: "cairn \"writer"),
    grant("EXECUTE", on: .routine(ObjectName("twice"), .function, signature: "integer")),
    grant("USAGE", on: .type(ObjectName("positive", in: "app"))),
    .raw(
      RawDefinition(
        ObjectName("users statistics"),
        create: text("CREATE STATISTICS users_stats ON |users.email|, |users.bio| FROM |users|;"),
        drop: text("DROP STATISTICS users_stats"),
        exists: text("SELECT count(*) = 1 FROM pg_statistic_ext WHERE stxname = 'users_stats'")
      )
    ),
  ]

  private static let numbered = TableDefinition.users.with(columns: [
    ColumnDefinition("number", .integer, defaultValue: .expression(sql("nextval('numbers')"))),
    ColumnDefinition("amount", .domain(ObjectName("positive", in: "app"))),
    ColumnDefinition(
      "double",
      .integer,
      isNullable: true,
      generated: GeneratedValue(sql("twice(|credit|)"), .stored)
    ),
  ])

  static let all = [
    PostgresObjectScenario("everything is made of nothing", becomes: [numbered], everything),
    PostgresObjectScenario(
      "a column under everything changes its type",
      [.teams, .users],
      [
        touch, .trigger(trigger), total, .policy(own),
        .policy(PolicyDefinition("not all", on: users, isPermissive: false, using: text("|users.credit| < 5"))),
        view("rich", "SELECT * FROM |users|"), view("richer", "SELECT |rich.id| FROM |rich|"),
        grant("SELECT", on: .relation(ObjectName("rich"), columns: [])),
        grant("SELECT", on: .relation(users, columns: ["credit"])),
      ],
      becomes: [
        .teams,
        {
          var table = TableDefinition.users
          table.columns[4].type = .bigint
          return table
        }(),
      ],
      [
        touch, .trigger(trigger), total, .policy(own),
        .policy(PolicyDefinition("not all", on: users, isPermissive: false, using: text("|users.credit| < 5"))),
        view("rich", "SELECT * FROM |users|"), view("richer", "SELECT |rich.id| FROM |rich|"),
        grant("SELECT", on: .relation(ObjectName("rich"), columns: [])),
        grant("SELECT", on: .relation(users, columns: ["credit"])),
      ],
      rows: teamRows + userRows
    ),
    PostgresObjectScenario(
      "a table and a column under everything take other names",
      [.users],
      [
        touch, .trigger(trigger), total, .policy(own), view("rich", "SELECT |users.id|, |users.credit| FROM |users|"),
        grant("SELECT", on: .relation(users, columns: ["credit"])),
        function("all_users", returns: "SETOF |users|", "SELECT * FROM |users|"),
        function("sum_users", returns: "bigint", "SELECT sum(|users.credit|) FROM |users|"),
      ],
      becomes: [
        {
          var table = TableDefinition.users
          table.name = ObjectName("people")
          table.columns[4].name = "money"
          return table
        }()
      ],
      [
        touch,
        .trigger(
          {
            var moved = trigger
            moved.table = ObjectName("people")
            moved.condition = text("NEW.|people.money| > 0")
            return moved
          }()
        ),
        view("total", "SELECT sum(|people.money|) AS credit, count(*) AS n FROM |people|") {
          $0.isMaterialized = true
          $0.indexes = [IndexDefinition("total_n_idx", isUnique: true, keys: [IndexKey("n")])]
          $0.comment = "it's all"
        },
        .policy(
          {
            var moved = own
            moved.table = ObjectName("people")
            moved.using = text("|people.email| = current_user")
            return moved
          }()
        ),
        view("rich", "SELECT |people.id|, |people.money| FROM |people|"),
        grant("SELECT", on: .relation(ObjectName("people"), columns: ["money"])),
        function("all_users", returns: "SETOF |people|", "SELECT * FROM |people|"),
        function("sum_users", returns: "bigint", "SELECT sum(|people.money|) FROM |people|"),
      ],
      hints: [
        .table(from: users, to: ObjectName("people")),
        .column(table: ObjectName("people"), from: "credit", to: "money"),
      ],
      rows: userRows
    ),
  ]
}
