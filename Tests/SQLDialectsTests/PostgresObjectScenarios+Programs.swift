import SchemaModel

@testable import SQLDialects

/// Routines, triggers, policies and grants.
extension PostgresObjectScenario {
  private static let number = RoutineDefinition.Argument(name: "n", text("integer"))

  private static func trigger(_ change: (inout TriggerDefinition) -> Void) -> SchemaObject {
    var trigger = TriggerDefinition(
      "touch",
      on: users,
      .after,
      [.update],
      action: .function(ObjectName("touch"), arguments: [])
    )
    change(&trigger)
    return .trigger(trigger)
  }

  private static let people: TableDefinition = {
    var schema = DatabaseSchema(dialect: .postgres, tables: [.users])
    try? schema.apply(.renameTable(from: users, to: ObjectName("people")))
    try? schema.apply(.renameColumn(table: ObjectName("people"), from: "email", to: "mail"))
    return schema.tables.first ?? .users
  }()

  private static func policy(_ change: (inout PolicyDefinition) -> Void) -> SchemaObject {
    var policy = PolicyDefinition("own", on: users, using: text("|users.email| = current_user"))
    change(&policy)
    return .policy(policy)
  }

  static let programs = [
    PostgresObjectScenario(
      "routines change where they stand, and where they cannot",
      [.users],
      [
        function("same", [number], returns: "integer", "SELECT n"),
        function("same", [RoutineDefinition.Argument(name: "n", text("text"))], returns: "text", "SELECT n"),
        function("other", [number], returns: "integer", "SELECT n") { $0.comment = "before" },
        function("kind", returns: "integer", "SELECT 1"), function("gone", returns: "integer", "SELECT 1"),
        function("rows", returns: "SETOF |users|", "SELECT * FROM |users|"),
        view("shown", "SELECT |other|(1) AS one"),
      ],
      [
        function("same", [number], returns: "integer", "SELECT n + 1") {
          $0.volatility = .stable
          $0.security = .definer
          $0.clauses = ["SET search_path = ''", "COST 10"]
          $0.comment = "more"
        },
        function("same", [RoutineDefinition.Argument(name: "n", text("text"))], returns: "text", "SELECT n || ''"),
        function("other", [number], returns: "bigint", "SELECT n::bigint"),
        function("kind", returns: "", "SELECT 1") {
          $0.kind = .procedure
          $0.returns = nil
        },
        function(
          "rows",
          [RoutineDefinition.Argument(.out, name: "id", text("bigint"))],
          returns: "SETOF bigint",
          "SELECT |users.id| FROM |users|"
        ),
        view("shown", "SELECT |other|(1) AS one"), view("more", "SELECT |other|(2) AS two"),
      ]
    ),
    PostgresObjectScenario(
      "triggers change",
      [.users],
      [
        touch, trigger { $0.comment = "before" },
        trigger {
          $0.name = "check"
          $0.deferrability = .initiallyDeferred
        },
        trigger { $0.name = "commented" },
      ],
      [
        touch,
        trigger {
          $0.level = .statement
          $0.oldTable = "old\"rows"
          $0.newTable = "new_rows"
        },
        trigger {
          $0.name = "check"
          $0.deferrability = .notDeferrable
          $0.events = [.insert, .update, .delete]
          $0.columns = ["bio", "email"]
        },
        trigger {
          $0.name = "commented"
          $0.comment = "it's new"
        },
        trigger {
          $0.name = "empty"
          $0.timing = .before
          $0.events = [.truncate]
          $0.level = .statement
        },
      ]
    ),
    PostgresObjectScenario(
      "policies change",
      [.users],
      [policy { _ in }, policy { $0.name = "second" }],
      [
        policy {
          $0.command = .update
          $0.check = text("|users.credit| >= 0")
          $0.roles = ["cairn_reader"]
        },
        policy {
          $0.name = "second"
          $0.comment = "two"
        },
        policy {
          $0.name = "third"
          $0.isPermissive = false
          $0.command = .insert
          $0.using = nil
          $0.check = text("true")
        },
      ]
    ),
    PostgresObjectScenario(
      "grants change",
      [.users],
      [
        grant("SELECT", "INSERT", on: .relation(users, columns: [])),
        grant("SELECT", on: .relation(users, columns: ["bio"])),
        grant("ALL", on: .relation(users, columns: []), to: "cairn \"writer"),
        function("f", [number], returns: "integer", "SELECT n"),
        grant("EXECUTE", on: .routine(ObjectName("f"), .function, signature: "integer"), to: "PUBLIC"),
        .sequence(SequenceDefinition(ObjectName("s"))), grant("USAGE", "SELECT", on: .sequence(ObjectName("s"))),
      ],
      [
        grant("UPDATE", on: .relation(users, columns: [])), grant("SELECT", on: .relation(users, columns: ["bio"])),
        .grant(
          GrantDefinition(["SELECT"], on: .relation(users, columns: []), to: "cairn \"writer", withGrantOption: true)
        ),
        function("f", [number], returns: "integer", "SELECT n"), .sequence(SequenceDefinition(ObjectName("s"))),
        grant("USAGE", on: .sequence(ObjectName("s"))),
      ]
    ),
    PostgresObjectScenario(
      "what rights were on goes",
      [.users],
      [
        grant("SELECT", on: .relation(users, columns: ["bio", "email"])),
        view("shown", "SELECT |users.id| FROM |users|"),
        grant("SELECT", on: .relation(ObjectName("shown"), columns: [])), touch, trigger { _ in }, policy { _ in },
      ],
      becomes: [],
      []
    ),
    PostgresObjectScenario(
      "what is made by a text goes, and what it is made of takes another name",
      [.users],
      [
        .raw(
          RawDefinition(
            ObjectName("stats"),
            create: text("CREATE STATISTICS IF NOT EXISTS stats ON |users.email|, |users.bio| FROM |users|"),
            drop: text("DROP STATISTICS IF EXISTS stats")
          )
        )
      ],
      becomes: [people],
      [],
      hints: [
        .table(from: users, to: people.name), .column(table: people.name, from: "email", to: "mail"),
      ]
    ),
    PostgresObjectScenario(
      "raw objects change",
      [.users],
      [
        .raw(
          RawDefinition(
            ObjectName("stats"),
            create: text("CREATE STATISTICS stats ON |users.email|, |users.bio| FROM |users|"),
            drop: text("DROP STATISTICS stats"),
            exists: text("SELECT true FROM pg_statistic_ext WHERE stxname = 'stats'")
          )
        )
      ],
      [
        .raw(
          RawDefinition(
            ObjectName("stats"),
            create: text("CREATE STATISTICS stats (ndistinct) ON |users.email|, |users.bio| FROM |users|"),
            drop: text("DROP STATISTICS stats"),
            exists: text("SELECT true FROM pg_statistic_ext WHERE stxname = 'stats'")
          )
        ),
        .raw(
          RawDefinition(
            ObjectName("pair"),
            create: text("CREATE TYPE pair AS (a integer, b |users|)"),
            drop: text("DROP TYPE pair"),
            exists: text("SELECT to_regtype('pair') IS NOT NULL")
          )
        ),
      ]
    ),
  ]
}
