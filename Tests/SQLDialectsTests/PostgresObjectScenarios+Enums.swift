import SchemaModel

@testable import SQLDialects

/// What is built on an enum type, or on a column of one, while a new type takes the old one's place.
extension PostgresObjectScenario {
  private static let mood = ObjectName("mood")

  private static let moody = TableDefinition.users.with(
    .check(CheckDefinition("users_mood_check", sql("|mood| <> 'sad' OR |credit| = 0"))),
    columns: [
      ColumnDefinition("mood", .enumType(mood), defaultValue: .literal(.string("ok"))),
      ColumnDefinition("past", .array(.enumType(mood)), isNullable: true),
    ]
  )

  private static let builtOnMood: [SchemaObject] = [
    function("cheer", [RoutineDefinition.Argument(name: "m", text("|mood|"))], returns: "|mood|", "SELECT m"),
    view("moods", "SELECT |users.id|, |users.mood|, |cheer|(|users.mood|) AS other FROM |users|"),
    view("glad", "SELECT count(*) AS n FROM |moods| WHERE |moods.mood| = 'ok'") {
      $0.isMaterialized = true
      $0.indexes = [IndexDefinition("glad_n_idx", isUnique: true, keys: [IndexKey("n")])]
      $0.comment = "it's those"
    },
    touch,
    .trigger(
      TriggerDefinition(
        "touch",
        on: users,
        .before,
        [.update],
        condition: text("NEW.|users.mood| = 'ok'"),
        action: .function(ObjectName("touch"), arguments: [])
      )
    ),
    .policy(PolicyDefinition("own", on: users, using: text("|users.mood| = 'ok'::|mood|"), comment: "those")),
    grant("SELECT", on: .relation(ObjectName("moods"), columns: [])), grant("USAGE", on: .type(mood)),
    grant("EXECUTE", on: .routine(ObjectName("cheer"), .function, signature: "mood")),
  ]

  private static func scenario(_ name: String, _ old: [String], _ new: [String]) -> PostgresObjectScenario {
    PostgresObjectScenario(
      name,
      [moody],
      builtOnMood,
      builtOnMood,
      enumTypes: [EnumDefinition(mood, old)],
      newEnumTypes: [EnumDefinition(mood, new)],
      rows: "INSERT INTO users (id, email, mood, past) VALUES (1, 'a', 'ok', '{ok,sad}'), (2, 'b', 'sad', NULL);"
    )
  }

  static let enums = [
    scenario(
      "a value is added under views, a routine, a trigger, a policy and grants",
      ["sad", "ok"],
      ["sad", "ok", "new"]
    ),
    scenario("values go and move under them", ["sad", "ok", "old"], ["ok", "sad"]),
  ]
}
