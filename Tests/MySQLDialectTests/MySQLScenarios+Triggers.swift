import SchemaModel

extension MySQLScenarios {
  /// Names, each with what the trigger does and before which one it fires.
  private static func triggers(_ triggers: (name: String, word: String, next: String?)...) -> [SchemaObject] {
    triggers.map { name, word, next in
      let place = next.map { "PRECEDES `\($0)` " } ?? ""
      let body = SQLText(sql: "\(place)SET NEW.word = concat(NEW.word, '\(word)')")
      return .trigger(TriggerDefinition(name, on: ObjectName("t"), .before, [.insert], action: .statement(body)))
    }
  }

  /// Its rows follow those of the table of the triggers.
  private static let follower = table("f", [column("t")], [foreignKey("f_t_fkey", ["t"], "t", onUpdate: .cascade)])

  private static let kept = SchemaObject.raw(
    RawDefinition(
      ObjectName("late"),
      create: SQLText(sql: "CREATE TRIGGER late BEFORE INSERT ON t FOR EACH ROW SET NEW.word = concat(NEW.word, 'l')"),
      drop: SQLText(sql: "DROP TRIGGER IF EXISTS late")
    )
  )

  private static func scenario(
    _ name: String,
    _ before: [SchemaObject],
    _ after: [SchemaObject],
    beside others: [TableDefinition] = []
  ) -> MySQLScenario {
    let words = [table("t", [column("id"), column("word", varchar(40))], [primaryKey("id")])] + others
    return MySQLScenario(name, words, words, objects: (before, after))
  }

  static let firingOrder: [MySQLScenario] = [
    scenario(
      "the first trigger changes",
      triggers(("a", "a", nil), ("b", "b", nil), ("c", "c", nil)),
      triggers(("a", "A", nil), ("b", "b", nil), ("c", "c", nil))
    ),
    scenario(
      "the first trigger changes where rows of another table follow",
      triggers(("a", "a", nil), ("b", "b", nil), ("c", "c", "b")),
      triggers(("a", "A", nil), ("b", "b", nil), ("c", "c", "b")),
      beside: [follower]
    ),
    scenario(
      "a trigger comes in front of one that is kept as text where rows of another table follow",
      [kept],
      triggers(("a", "A", nil)) + [kept],
      beside: [follower]
    ),
    scenario(
      "a trigger comes in front where rows of another table follow",
      triggers(("b", "b", nil), ("c", "c", nil)),
      triggers(("a", "a", nil), ("b", "B", nil), ("c", "c", nil)),
      beside: [follower]
    ),
    scenario(
      "triggers come in front and between, one goes",
      triggers(("b", "b", nil), ("d", "d", nil), ("e", "e", "d")),
      triggers(("a", "a", nil), ("b", "b", nil), ("c", "c", nil), ("e", "e", "c"))
    ),
    scenario(
      "two triggers that nobody changed change places",
      triggers(("a", "a", nil), ("b", "b", nil), ("c", "c", "b")),
      triggers(("a", "a", nil), ("b", "b", "a"), ("c", "c", "b"))
    ),
  ]
}
