import SchemaModel

extension MySQLScenarios {
  /// `"SELECT {t.a} FROM {t}"`: what stands in braces is an object, or a column of one.
  private static func text(_ text: String) -> SQLText {
    var segments: [SQLText.Segment] = []
    for (position, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if position > 0, let name = pieces.first {
        let words = name.split(separator: ".").map(String.init)
        segments.append(
          words.count == 2 ? .column(words[1], of: ObjectName(words[0])) : .object(ObjectName(name))
        )
      }
      if let rest = position == 0 ? pieces.first : pieces.dropFirst().first, !rest.isEmpty {
        segments.append(.sql(rest))
      }
    }
    return SQLText(segments)
  }

  private static func view(_ name: String, _ query: String, columns: [String] = []) -> SchemaObject {
    .view(ViewDefinition(ObjectName(name), columns: columns, query: text(query)))
  }

  private static func function(_ name: String, _ body: String, arguments: [RoutineDefinition.Argument] = [])
    -> SchemaObject
  {
    .routine(
      RoutineDefinition(
        ObjectName(name),
        arguments: arguments,
        returns: text("int"),
        volatility: .immutable,
        body: text(body),
        comment: "it's; one"
      )
    )
  }

  private static func procedure(_ name: String, _ body: String) -> SchemaObject {
    .routine(
      RoutineDefinition(
        ObjectName(name),
        .procedure,
        arguments: [
          RoutineDefinition.Argument(name: "a b", text("int")),
          RoutineDefinition.Argument(.out, name: "r", text("int")),
        ],
        security: .invoker,
        clauses: ["READS SQL DATA"],
        body: text(body)
      )
    )
  }

  private static func trigger(_ name: String, on table: String, _ body: String) -> SchemaObject {
    .trigger(TriggerDefinition(name, on: ObjectName(table), .before, [.insert], action: .statement(text(body))))
  }

  private static func grant(
    _ privileges: String...,
    on table: String,
    columns: [String] = [],
    to role: String = "cairn_reader",
    option: Bool = false
  ) -> SchemaObject {
    .grant(
      GrantDefinition(privileges, on: .relation(ObjectName(table), columns: columns), to: role, withGrantOption: option)
    )
  }

  private static func execution(of function: String, option: Bool = false) -> SchemaObject {
    .grant(
      GrantDefinition(
        ["EXECUTE"],
        on: .routine(ObjectName(function), .function, signature: ""),
        to: "cairn_reader",
        withGrantOption: option
      )
    )
  }

  private static let t = table("t", [column("id"), column("a", null: true)], [primaryKey("id")])
  private static let x = RoutineDefinition.Argument(name: "x", SQLText(sql: "int"))

  static let objects: [MySQLScenario] = [
    MySQLScenario(
      "views come, change and go",
      [t],
      [table("t", [column("id"), column("a", .builtin("bigint"), null: true)], [primaryKey("id")])],
      objects: (
        [view("gone", "SELECT {t.id} FROM {t}"), view("v", "SELECT {t.a} FROM {t}"), view("w", "SELECT a FROM {v}")],
        [
          view("new", "SELECT {t.id}, 'it''s; a -- text' FROM {t}", columns: ["one", "t`wo"]),
          view("v", "SELECT {t.a}, {t.id} FROM {t}"), view("w", "SELECT a FROM {v}"),
          .view(
            ViewDefinition(
              ObjectName("checked"),
              query: text("SELECT {t.id} FROM {t} WHERE id > 0"),
              checkOption: .local,
              security: .invoker
            )
          ),
        ]
      ),
      rows: "INSERT INTO t VALUES (1, 2);"
    ),
    MySQLScenario(
      "views on renamed tables and columns",
      [t],
      [table("u", [column("id"), column("b", null: true)], [primaryKey("id")])],
      objects: ([view("v", "SELECT {t.a} AS c FROM {t}")], [view("v", "SELECT {u.b} AS c FROM {u}")]),
      hints: [renamed(table: "t", to: "u"), renamed(column: "a", to: "b", of: "u")]
    ),
    MySQLScenario(
      "a table becomes a view, a view a table",
      [t, table("x", [column("id")])],
      [t, table("v", [column("id")])],
      objects: ([view("v", "SELECT {t.id} FROM {t}")], [view("x", "SELECT {t.id} FROM {t}")])
    ),
    MySQLScenario(
      "routines",
      [t],
      [t],
      objects: (
        [
          function("gone", "RETURN 1"), function("changed", "RETURN 1"), function("typed", "RETURN 1"),
          procedure("p", "BEGIN SELECT COUNT(*) INTO r FROM {t}; SET r = r + 1; END"),
        ],
        [
          function("new", "BEGIN DECLARE y int; SET y = x; RETURN y; END", arguments: [x]),
          function("changed", "RETURN 2"), function("typed", "RETURN x", arguments: [x]),
          procedure("p", "BEGIN\n  SELECT COUNT(*) INTO r FROM {t};\n  -- it's $$ and // here;\n  SET r = r + 2;\nEND"),
        ]
      )
    ),
    MySQLScenario(
      "triggers",
      [t, table("u", [column("id")], [primaryKey("id")])],
      [t, table("w", [column("id")], [primaryKey("id")]), table("n", [column("id")], [primaryKey("id")])],
      objects: (
        [
          trigger("t_changed", on: "t", "SET NEW.a = 1"), trigger("t_gone", on: "t", "SET NEW.a = NEW.a + 1"),
          trigger("moved", on: "t", "SET NEW.id = 4"), trigger("follows", on: "u", "SET NEW.id = 5"),
        ],
        [
          trigger("t_changed", on: "t", "BEGIN SET NEW.a = 2; INSERT INTO {w} VALUES (1); END"),
          trigger("t_new", on: "t", "SET NEW.a = NEW.a + 1"), trigger("moved", on: "w", "SET NEW.id = 4"),
          trigger("follows", on: "w", "SET NEW.id = 5"), trigger("n_new", on: "n", "SET NEW.id = 5"),
        ]
      ),
      hints: [renamed(table: "u", to: "w")]
    ),
    MySQLScenario(
      "grants",
      [t, table("u", [column("id"), column("a")]), table("gone", [column("id")])],
      [t, table("w", [column("id"), column("b")])],
      objects: (
        [
          grant("SELECT", "INSERT", on: "t"), grant("SELECT", on: "u", to: "cairn writer@localhost"),
          grant("UPDATE", on: "u", columns: ["a"]), grant("SELECT", on: "gone"), function("f", "RETURN 1"),
          .grant(
            GrantDefinition(
              ["EXECUTE"],
              on: .routine(ObjectName("f"), .function, signature: ""),
              to: "cairn_reader"
            )
          ),
        ],
        [
          grant("SELECT", "DELETE", on: "t", option: true), grant("SELECT", on: "w", to: "cairn writer@localhost"),
          grant("UPDATE", on: "w", columns: ["b"]), function("f", "RETURN 2"),
          .grant(
            GrantDefinition(
              ["EXECUTE"],
              on: .routine(ObjectName("f"), .function, signature: ""),
              to: "cairn_reader"
            )
          ),
        ]
      ),
      hints: [renamed(table: "u", to: "w"), renamed(column: "a", to: "b", of: "w")]
    ),
    MySQLScenario(
      "a privilege on columns of which one goes",
      [table("u", [column("id"), column("z")])],
      [table("u", [column("id")])],
      objects: ([grant("UPDATE", on: "u", columns: ["id", "z"])], [grant("UPDATE", on: "u", columns: ["id"])])
    ),
    MySQLScenario(
      "grants beside each other, and the option to grant, which they share",
      [t, table("u", [column("id"), column("a")]), table("v", [column("id"), column("a")])],
      [t, table("u", [column("id"), column("a")]), table("v", [column("id"), column("a")])],
      objects: (
        [
          grant("UPDATE", on: "t", columns: ["a"], option: true),
          grant("SELECT", on: "u", option: true), grant("SELECT", on: "u", columns: ["a"], option: true),
          grant("SELECT", on: "v"), grant("SELECT", on: "v", columns: ["a"]),
        ],
        [grant("SELECT", on: "u", columns: ["a"], option: true), grant("SELECT", on: "v", columns: ["a"])]
      )
    ),
    MySQLScenario(
      "another grant on a table that is renamed",
      [t],
      [table("w", [column("id"), column("a", null: true)], [primaryKey("id")])],
      objects: ([grant("UPDATE", on: "t")], [grant("INSERT", on: "w")]),
      hints: [renamed(table: "t", to: "w")]
    ),
    MySQLScenario(
      "a function and the grant on it change",
      [],
      [],
      objects: (
        [function("f", "RETURN 1"), execution(of: "f")], [function("f", "RETURN 2"), execution(of: "f", option: true)]
      )
    ),
    MySQLScenario(
      "raw objects",
      [t],
      [t],
      objects: (
        [],
        [
          .raw(
            RawDefinition(
              ObjectName("nightly"),
              create: text(
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO BEGIN DELETE FROM {t}; DELETE FROM {t}; END"
              ),
              drop: text("DROP EVENT IF EXISTS nightly")
            )
          )
        ]
      )
    ),
  ]
}
