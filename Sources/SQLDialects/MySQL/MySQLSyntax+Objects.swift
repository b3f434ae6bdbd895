import SchemaModel

extension MySQLSyntax {
  static func text(_ text: SQLText) -> String {
    text.rendered(object: table, column: name)
  }

  static func createView(_ view: ViewDefinition) -> String {
    let security = view.security.map { "SQL SECURITY \($0.rawValue.uppercased()) " } ?? ""
    let columns = view.columns.isEmpty ? "" : " \(names(view.columns))"
    let check = view.checkOption.map { " WITH \($0.rawValue.uppercased()) CHECK OPTION" } ?? ""
    return "CREATE OR REPLACE \(security)VIEW \(table(view.name))\(columns) AS \(text(view.query))\(check)"
  }

  static func kind(_ routine: RoutineDefinition.Kind) -> String { routine.rawValue.uppercased() }

  static func createRoutine(_ routine: RoutineDefinition) -> String {
    let arguments = routine.arguments.map { argument in
      let mode = routine.kind == .procedure ? "\(argument.mode.rawValue.uppercased()) " : ""
      return "\(mode)\(name(argument.name ?? "")) \(text(argument.type))"
    }
    var lines = [
      "CREATE \(kind(routine.kind)) \(table(routine.name))(\(arguments.joined(separator: ", ")))"
    ]
    if let returns = routine.returns { lines[0] += " RETURNS \(text(returns))" }
    if routine.volatility == .immutable { lines.append("DETERMINISTIC") }
    lines += routine.clauses
    if let security = routine.security { lines.append("SQL SECURITY \(security.rawValue.uppercased())") }
    if let comment = routine.comment { lines.append("COMMENT \(MySQLQuoting.literal(comment))") }
    lines.append(text(routine.body))
    return lines.joined(separator: "\n")
  }

  static func createTrigger(_ trigger: TriggerDefinition) -> String {
    let event = trigger.events.first?.rawValue.uppercased() ?? ""
    let timing = trigger.timing.rawValue.uppercased()
    // A trigger with a function is refused by `MySQLObjectFeatures`.
    let body = if case .statement(let statement) = trigger.action { text(statement) } else { "" }
    return "CREATE TRIGGER \(name(trigger.name)) \(timing) \(event) ON \(table(trigger.table)) FOR EACH ROW\n\(body)"
  }

  /// `'name'@'host'`; a name alone is of any host.
  static func account(_ role: String) -> String {
    let parts = accountParts(role)
    return "\(MySQLQuoting.literal(parts.name))@\(MySQLQuoting.literal(parts.host))"
  }

  /// As `information_schema` spells accounts: in quotes, which it does not escape.
  static func grantee(_ role: String) -> String {
    let parts = accountParts(role)
    return MySQLQuoting.literal("'\(parts.name)'@'\(parts.host)'")
  }

  private static func accountParts(_ role: String) -> (name: String, host: String) {
    let unquoted = { (part: Substring) -> String in
      guard part.count >= 2, let first = part.first, first == part.last, "'`\"".contains(first) else {
        return String(part)
      }
      return String(part.dropFirst().dropLast())
    }
    guard let at = role.lastIndex(of: "@") else { return (unquoted(role[...]), "%") }
    return (unquoted(role[..<at]), unquoted(role[role.index(after: at)...]))
  }

  static func grantTarget(_ target: GrantDefinition.Target) -> String {
    switch target {
    case .relation(let name, _): table(name)
    case .routine(let name, let kind, _): "\(self.kind(kind)) \(table(name))"
    // Refused by `MySQLObjectFeatures`.
    case .sequence(let name), .type(let name): table(name)
    case .namespace(let name): self.name(name)
    }
  }

  /// `SELECT (id), INSERT (id)`
  static func privileges(_ privileges: [String], _ target: GrantDefinition.Target) -> String {
    guard case .relation(_, let columns) = target, !columns.isEmpty else { return privileges.joined(separator: ", ") }
    return privileges.map { "\($0) \(names(columns))" }.joined(separator: ", ")
  }

  /// What ends statements that hold semicolons, chosen so that it is in none of them.
  static func delimiter(of statements: [String]) -> String {
    guard statements.contains(where: { $0.contains(";") }) else { return ";" }
    let candidates = ["//", "$$", "||", "%%", "@@@"]
    return candidates.first { mark in !statements.contains { $0.contains(mark) } } ?? "-- end of statement"
  }
}
