import DatabaseDrivers
import SchemaModel

/// Triggers and policies.
extension PostgresSchemaBuilder {
  mutating func addTriggers(_ dependencies: PostgresDependencies) throws(CatalogueMoved) {
    for row in rows.triggers {
      let relation = ObjectID("pg_class", row.number(1))
      guard let table = names[relation], !row.isTrue(16) else { continue }
      guard let function = names[ObjectID("pg_proc", row.number(5))] ?? outsideRoutine(row.number(5)) else { continue }
      let bits = row.number(3)
      // pg_trigger.h: ROW 1, BEFORE 2, INSERT 4, DELETE 8, UPDATE 16, TRUNCATE 32, INSTEAD 64.
      let timing: TriggerDefinition.Timing = bits & 64 != 0 ? .insteadOf : bits & 2 != 0 ? .before : .after
      let events: [(Int, TriggerDefinition.Event)] = [(4, .insert), (16, .update), (8, .delete), (32, .truncate)]
      let columnNames = columnNames(of: relation.oid)
      var columns: [String] = []
      for number in row.numbers(4) {
        guard let name = columnNames[number] else { throw CatalogueMoved() }
        columns.append(name)
      }
      var trigger = TriggerDefinition(
        row.text(2),
        on: table,
        timing,
        events.filter { bits & $0.0 != 0 }.map(\.1),
        columns: columns,
        level: bits & 1 != 0 ? .row : .statement,
        oldTable: row.optionalText(9),
        newTable: row.optionalText(10),
        deferrability: row.isTrue(8)
          ? (row.isTrue(6) ? (row.isTrue(7) ? .initiallyDeferred : .deferrable) : .notDeferrable) : nil,
        action: .function(function, arguments: Self.arguments(row[11], count: row.number(15))),
        comment: comment("pg_trigger", row.number(0))
      )
      if row.isTrue(13) {
        let text = Self.condition(of: try row.printed(12))
        trigger.condition = ExpressionText.columns(
          of: text,
          among: Set(columnNames.values),
          in: table,
          qualifiedBy: ["new", "old"]
        )
        trigger.uses = uses(of: ObjectID("pg_trigger", row.number(0)), trigger, dependencies)
      }
      objects.append(.trigger(trigger))
    }
  }

  /// Of an extension, by its full name.
  private func outsideRoutine(_ oid: Int) -> ObjectName? {
    rows.triggerFunctions.first { $0.number(0) == oid }.map { row in
      ObjectName(row.text(2), in: row.text(1) == PostgresNames.home ? nil : row.text(1))
    }
  }

  /// Each ends with a NUL.
  private static func arguments(_ value: DatabaseValue, count: Int) -> [String] {
    guard count > 0, let bytes = value.bytes else { return [] }
    return bytes.split(separator: 0, omittingEmptySubsequences: false).prefix(count)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What stands behind WHEN in the text of a trigger.
  static func condition(of definition: String) -> String {
    let bytes = Array(definition.utf8)
    let tokens = SQLTokens.tokens(of: bytes)
    guard let start = tokens.firstIndex(where: { $0.isWord("WHEN") }), tokens.indices.contains(start + 1) else {
      return ""
    }
    var depth = 0
    for token in tokens[(start + 1)...] {
      if token.isSymbol("(") { depth += 1 }
      if token.isSymbol(")") { depth -= 1 }
      if depth == 0 {
        let range = tokens[start + 1].range.upperBound..<token.range.lowerBound
        return SQLTokens.withoutParentheses(String(decoding: bytes[range], as: UTF8.self))
      }
    }
    return ""
  }

  private func columnNames(of relation: Int) -> [Int: String] {
    Dictionary((columns[relation] ?? []).map { ($0.number, $0.name) }) { first, _ in first }
  }

  // MARK: Policies

  mutating func addPolicies(_ dependencies: PostgresDependencies) throws(CatalogueMoved) {
    for row in rows.policies {
      guard let table = names[ObjectID("pg_class", row.number(1))] else { continue }
      let columns = Set(columnNames(of: row.number(1)).values)
      func text(_ place: Int, isThere: Int) throws(CatalogueMoved) -> SQLText? {
        guard row.isTrue(isThere) else { return nil }
        let printed = SQLTokens.withoutParentheses(try row.printed(place))
        var text = ExpressionText.columns(of: printed, among: columns, in: table)
        // What a query in it reads is known to the server, and stands in the text by its name.
        if text.segments.count > 1 { text.origin = .inspected }
        return text
      }
      let command: PolicyDefinition.Command =
        switch row.letter(3) {
        case "r": .select
        case "a": .insert
        case "w": .update
        case "d": .delete
        default: .all
        }
      var policy = PolicyDefinition(
        row.text(2),
        on: table,
        isPermissive: row.isTrue(4),
        command: command,
        roles: row.list(5),
        using: try text(6, isThere: 8),
        check: try text(7, isThere: 9),
        comment: comment("pg_policy", row.number(0))
      )
      policy.uses = uses(
        of: ObjectID("pg_policy", row.number(0)),
        on: table,
        besides: [policy.using, policy.check].compactMap { $0 },
        dependencies
      )
      objects.append(.policy(policy))
    }
  }
}
