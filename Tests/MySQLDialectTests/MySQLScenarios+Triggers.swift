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

  private static func scenario(_ name: String, _ before: [SchemaObject], _ after: [SchemaObject]) -> MySQLScenario {
    let words = [table("t", [column("id"), column("word", varchar(40))], [primaryKey("id")])]
    return MySQLScenario(name, words, words, objects: (before, after))
  }

  static let firingOrder: [MySQLScenario] = [
    scenario(
      "the first trigger changes",
      triggers(("a", "a", nil), ("b", "b", nil), ("c", "c", nil)),
      triggers(("a", "A", nil), ("b", "b", nil), ("c", "c", nil))
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
