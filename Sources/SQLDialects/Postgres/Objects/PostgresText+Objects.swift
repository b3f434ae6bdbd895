import SchemaModel

extension PostgresText {
  /// An author's text, the names in it quoted, without a semicolon behind it. A comment at its end does not swallow what
  /// follows.
  static func text(_ text: SQLText) -> String {
    var rendered = Substring(text.rendered(object: name, column: quoted))
    while let last = rendered.last, last.isWhitespace || last == ";" { rendered.removeLast() }
    return rendered.contains("--") ? rendered + "\n" : String(rendered)
  }

  /// A role, or one of the words that stand for one.
  static func role(_ name: String) -> String {
    let word = name.uppercased()
    return isPublic(name) || ["CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"].contains(word) ? word : quoted(name)
  }

  static func isPublic(_ role: String) -> Bool { role.lowercased() == "public" }

  /// The types by which a routine is told from others of its name.
  static func signature(_ routine: RoutineDefinition) -> String {
    routine.arguments.filter { $0.mode != .out }.map { text($0.type) }.joined(separator: ", ")
  }

  /// `"area"(numeric, numeric)`
  static func routine(_ routine: RoutineDefinition) -> String {
    "\(name(routine.name))(\(signature(routine)))"
  }

  /// The namespace's OID, or NULL when there is none.
  static func regnamespace(_ namespace: String) -> String {
    "to_regnamespace(\(literal(quoted(namespace))))"
  }
}
