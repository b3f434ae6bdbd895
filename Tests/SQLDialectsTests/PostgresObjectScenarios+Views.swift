import SchemaModel

@testable import SQLDialects

extension PostgresObjectScenario {
  private static let emails = view("emails", "SELECT |users.id|, |users.email| FROM |users|")
  private static func words(generated: GeneratedValue?) -> TableDefinition {
    TableDefinition(
      ObjectName("words"),
      columns: [
        ColumnDefinition("word", .builtin("text")),
        ColumnDefinition("small", .builtin("text"), isNullable: true, generated: generated),
      ]
    )
  }

  private static let hostile = ObjectName("v\"'; --\\")

  static let views = [
    PostgresObjectScenario(
      "a view has other columns, and another one is built on it",
      [.users],
      [emails, view("old", "SELECT * FROM |emails|")],
      [
        view("emails", "SELECT |users.email|, |users.bio| FROM |users| -- no id"),
        view("fresh", "SELECT |emails.bio| FROM |emails|"), view("old", "SELECT |fresh.bio| FROM |fresh|"),
        touchAll, .trigger(insteadOf("emails")), grant("SELECT", on: .relation(ObjectName("emails"), columns: ["bio"])),
      ],
      rows: userRows
    ),
    PostgresObjectScenario(
      "a column is computed from now on, and views come on it",
      [words(generated: nil)],
      [],
      becomes: [
        words(generated: GeneratedValue(ColumnExpression([.sql("lower("), .column("word"), .sql(")")]), .stored))
      ],
      [
        view("lowered", "SELECT |words.small| FROM |words|"), view("twice", "SELECT |lowered.small| FROM |lowered|"),
      ]
    ),
    PostgresObjectScenario(
      "a view becomes a materialized view",
      [.users],
      [emails, grant("SELECT", on: .relation(ObjectName("emails"), columns: []))],
      [
        view("emails", "SELECT |users.id|, |users.email| FROM |users|") {
          $0.isMaterialized = true
          $0.indexes = [IndexDefinition("emails_id_idx", isUnique: true, keys: [IndexKey("id")])]
          $0.columns = ["id", "address"]
        }, grant("SELECT", on: .relation(ObjectName("emails"), columns: [])),
        view("twice", "SELECT |emails.address| FROM |emails|"),
      ],
      rows: userRows
    ),
    PostgresObjectScenario(
      "the indexes and the comment of a materialized view change",
      [.users],
      [
        view("emails", "SELECT |users.id|, |users.email| FROM |users|") {
          $0.isMaterialized = true
          $0.indexes = [
            IndexDefinition("emails_email_idx", keys: [IndexKey("email")]),
            IndexDefinition("emails_id_idx", keys: [IndexKey("id")]),
          ]
        }
      ],
      [
        view("emails", "SELECT |users.id|, |users.email| FROM |users|") {
          $0.isMaterialized = true
          $0.indexes = [
            IndexDefinition("emails_both_idx", keys: [IndexKey("email"), IndexKey("id")]),
            IndexDefinition("emails_id_idx", isUnique: true, keys: [IndexKey("id")]),
          ]
          $0.comment = "both"
        }
      ],
      rows: userRows
    ),
    PostgresObjectScenario(
      "a view checks what is written through it, as somebody else",
      [.users],
      [emails],
      [
        view("emails", "SELECT |users.id|, |users.email| FROM |users|") {
          $0.checkOption = .local
          $0.security = .invoker
          $0.isSecurityBarrier = true
          $0.comment = "\\'"
        }
      ],
      from: ServerVersion(15)
    ),
    PostgresObjectScenario(
      "a table takes the name of a view, and a view that of a table",
      [.users, TableDefinition(ObjectName("other"), columns: [ColumnDefinition("id", .integer)])],
      [emails, .sequence(SequenceDefinition(ObjectName("counter")))],
      becomes: [
        .users, TableDefinition(ObjectName("emails"), columns: [ColumnDefinition("id", .integer)]),
        TableDefinition(ObjectName("counter"), columns: [ColumnDefinition("id", .integer)]),
      ],
      [view("other", "SELECT |users.id| FROM |users|")],
      rows: userRows
    ),
    PostgresObjectScenario(
      "hostile names and texts",
      [
        TableDefinition(
          hostile,
          columns: [ColumnDefinition("$$ x", .integer), ColumnDefinition("\\\n'", .text, isNullable: true)]
        )
      ],
      [
        .routine(
          RoutineDefinition(
            ObjectName("f\"$$"),
            arguments: [
              RoutineDefinition.Argument(name: "a'\"", SQLText([.object(ObjectName("d'\" ;"))]), defaultValue: "3")
            ],
            returns: text("text"),
            body: text("SELECT '$$$cairn1$ ;'::text -- $"),
            comment: "$$"
          )
        ), .domain(DomainDefinition(ObjectName("d'\" ;"), .integer, comment: "'")),
        .sequence(SequenceDefinition(ObjectName("s'\" $$"))),
      ],
      [
        .view(
          ViewDefinition(
            ObjectName("w'\"\\"),
            query: SQLText([
              .sql("SELECT "), .column("$$ x", of: hostile), .sql(", '$$;'::text AS t FROM "), .object(hostile),
              .sql("; -- end"),
            ]),
            comment: "';$$"
          )
        ),
        .routine(
          RoutineDefinition(
            ObjectName("t'\""),
            returns: text("trigger"),
            language: "plpgsql",
            body: text("BEGIN RETURN NEW; END; -- $$ $")
          )
        ),
        .trigger(
          TriggerDefinition(
            "tr\" '$$",
            on: hostile,
            .after,
            [.update, .delete],
            columns: ["\\\n'"],
            action: .function(ObjectName("t'\""), arguments: ["a'b\\", "$$"]),
            comment: "x'y"
          )
        ),
        .policy(
          PolicyDefinition(
            "p\"'$$",
            on: hostile,
            roles: ["cairn \"writer"],
            using: SQLText([.column("$$ x", of: hostile), .sql(" > 0 --")]),
            comment: "$$'"
          )
        ), grant("SELECT", "INSERT", on: .relation(hostile, columns: ["\\\n'"]), to: "cairn \"writer"),
        .namespace(NamespaceDefinition("n\"'$$ x", comment: "'")),
        grant("CREATE", "USAGE", on: .namespace("n\"'$$ x")),
        .raw(
          RawDefinition(
            ObjectName("raw '\""),
            create: SQLText([.sql("COMMENT ON TABLE "), .object(hostile), .sql(" IS '$$ it''s -- ';\n")]),
            drop: SQLText([.sql("COMMENT ON TABLE "), .object(hostile), .sql(" IS NULL -- no more")])
          )
        ),
      ]
    ),
  ]

  private static let touchAll = function("nothing", returns: "trigger", "BEGIN RETURN NULL; END")

  private static func insteadOf(_ view: String) -> TriggerDefinition {
    TriggerDefinition(
      "write",
      on: ObjectName(view),
      .insteadOf,
      [.insert, .delete],
      action: .function(ObjectName("nothing"), arguments: [])
    )
  }
}
