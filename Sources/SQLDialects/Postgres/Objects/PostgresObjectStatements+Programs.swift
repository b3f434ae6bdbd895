import SchemaModel

/// Views, routines, triggers, policies and grants.
extension PostgresObjectStatements {
  // MARK: Views

  /// `VIEW "v"`, for DROP and COMMENT.
  static func view(_ view: ViewDefinition) -> String {
    "\(view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW") \(PostgresText.name(view.name))"
  }

  static func createView(_ view: ViewDefinition) -> String {
    let head =
      view.isMaterialized
      ? "CREATE MATERIALIZED VIEW IF NOT EXISTS \(PostgresText.name(view.name))"
      : "CREATE OR REPLACE VIEW \(PostgresText.name(view.name))"
    var statement = head
    if !view.columns.isEmpty { statement += " \(PostgresText.columns(view.columns))" }
    if !view.isMaterialized {
      var options: [String] = []
      if view.isSecurityBarrier { options.append("security_barrier = true") }
      if view.security == .invoker { options.append("security_invoker = true") }
      if !options.isEmpty { statement += " WITH (\(options.joined(separator: ", ")))" }
    }
    statement += " AS\n\(PostgresText.text(view.query))"
    if let option = view.checkOption, !view.isMaterialized {
      statement += "\nWITH \(option == .local ? "LOCAL" : "CASCADED") CHECK OPTION"
    }
    return statement
  }

  // MARK: Routines

  /// `FUNCTION "area"(numeric, numeric)`, for DROP, COMMENT and GRANT.
  static func routine(_ routine: RoutineDefinition) -> String {
    "\(routine.kind.rawValue.uppercased()) \(PostgresText.routine(routine))"
  }

  static func createRoutine(_ routine: RoutineDefinition) -> String {
    let arguments = routine.arguments.map(argument).joined(separator: ", ")
    var lines = [
      "CREATE OR REPLACE \(routine.kind.rawValue.uppercased()) \(PostgresText.name(routine.name))(\(arguments))"
    ]
    if let returns = routine.returns { lines[0] += " RETURNS \(PostgresText.text(returns))" }
    var clauses = ["LANGUAGE \(PostgresText.quoted(routine.language))"]
    if let volatility = routine.volatility { clauses.append(volatility.rawValue.uppercased()) }
    if routine.isStrict { clauses.append("STRICT") }
    if let security = routine.security {
      clauses.append("SECURITY \(security == .definer ? "DEFINER" : "INVOKER")")
    }
    lines.append((clauses + routine.clauses).joined(separator: " "))
    let body = routine.body.rendered(object: PostgresText.name, column: PostgresText.quoted)
    lines.append("AS \(PostgresText.dollarQuoted(body))")
    return lines.joined(separator: "\n")
  }

  private static func argument(_ argument: RoutineDefinition.Argument) -> String {
    var parts: [String] = []
    if argument.mode != .in { parts.append(argument.mode.rawValue.uppercased()) }
    if let name = argument.name { parts.append(PostgresText.quoted(name)) }
    parts.append(PostgresText.text(argument.type))
    if let value = argument.defaultValue { parts.append("DEFAULT \(value)") }
    return parts.joined(separator: " ")
  }

  // MARK: Triggers

  /// `TRIGGER "touch" ON "users"`
  static func trigger(_ trigger: TriggerDefinition, orMissing: Bool = false) -> String {
    "TRIGGER \(orMissing ? "IF EXISTS " : "")\(PostgresText.quoted(trigger.name)) ON \(PostgresText.name(trigger.table))"
  }

  /// nil where the trigger has no function to call.
  static func createTrigger(_ trigger: TriggerDefinition) -> String? {
    guard case .function(let function, let arguments) = trigger.action else { return nil }
    let events = trigger.events.map { event in
      event == .update && !trigger.columns.isEmpty
        ? "UPDATE OF \(trigger.columns.map(PostgresText.quoted).joined(separator: ", "))" : event.rawValue.uppercased()
    }
    let timing =
      switch trigger.timing {
      case .before: "BEFORE"
      case .after: "AFTER"
      case .insteadOf: "INSTEAD OF"
      }
    var parts = [
      "CREATE\(trigger.deferrability == nil ? "" : " CONSTRAINT") TRIGGER \(PostgresText.quoted(trigger.name))"
    ]
    parts.append("\(timing) \(events.joined(separator: " OR ")) ON \(PostgresText.name(trigger.table))")
    if let deferrability = trigger.deferrability {
      let clause = PostgresClauses.deferrability(deferrability)
      parts.append(clause.isEmpty ? "NOT DEFERRABLE" : String(clause.dropFirst()))
    }
    if trigger.oldTable != nil || trigger.newTable != nil {
      parts.append("REFERENCING")
      if let table = trigger.oldTable { parts.append("OLD TABLE AS \(PostgresText.quoted(table))") }
      if let table = trigger.newTable { parts.append("NEW TABLE AS \(PostgresText.quoted(table))") }
    }
    parts.append("FOR EACH \(trigger.level.rawValue.uppercased())")
    if let condition = trigger.condition { parts.append("WHEN (\(PostgresText.text(condition)))") }
    let constants = arguments.map(PostgresText.literal).joined(separator: ", ")
    parts.append("EXECUTE FUNCTION \(PostgresText.name(function))(\(constants))")
    return parts.joined(separator: " ")
  }

  // MARK: Policies

  /// `POLICY "own" ON "notes"`
  static func policy(_ policy: PolicyDefinition, orMissing: Bool = false) -> String {
    "POLICY \(orMissing ? "IF EXISTS " : "")\(PostgresText.quoted(policy.name)) ON \(PostgresText.name(policy.table))"
  }

  static func createPolicy(_ policy: PolicyDefinition) -> String {
    var statement = "CREATE \(self.policy(policy))"
    statement += " AS \(policy.isPermissive ? "PERMISSIVE" : "RESTRICTIVE") FOR \(policy.command.rawValue.uppercased())"
    let roles = policy.roles.isEmpty ? ["PUBLIC"] : policy.roles.map(PostgresText.role)
    statement += " TO \(roles.joined(separator: ", "))"
    if let using = policy.using { statement += " USING (\(PostgresText.text(using)))" }
    if let check = policy.check { statement += " WITH CHECK (\(PostgresText.text(check)))" }
    return statement
  }

  // MARK: Grants

  /// `GRANT SELECT ("id") ON TABLE "users" TO "reader"`; `target` is the kind and the name as SQL.
  static func grant(_ grant: GrantDefinition, on target: String, _ privileges: [String]) -> String {
    "GRANT \(self.privileges(privileges, grant)) ON \(target) TO \(PostgresText.role(grant.role))"
      + (grant.withGrantOption ? " WITH GRANT OPTION" : "")
  }

  static func revoke(
    _ grant: GrantDefinition,
    on target: String,
    _ privileges: [String],
    optionOnly: Bool = false
  ) -> String {
    "REVOKE \(optionOnly ? "GRANT OPTION FOR " : "")\(self.privileges(privileges, grant)) ON \(target) "
      + "FROM \(PostgresText.role(grant.role))"
  }

  private static func privileges(_ privileges: [String], _ grant: GrantDefinition) -> String {
    guard case .relation(_, let columns) = grant.target, !columns.isEmpty else {
      return privileges.joined(separator: ", ")
    }
    return privileges.map { "\($0) \(PostgresText.columns(columns))" }.joined(separator: ", ")
  }
}
