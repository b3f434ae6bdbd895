import SchemaModel

extension DatabaseSchema {
  /// Why it cannot be dropped while the schema is as it is, and what to do.
  /// `changes` are those of the plan: what they made of the name is called by nothing yet.
  func obstacle(
    toDropping routine: RoutineDefinition,
    by changes: [Change] = []
  ) -> (reason: String, wayOut: String)? {
    let callers = callers(of: routine, by: changes)
    if callers.isEmpty { return nil }
    return (
      "the server does not drop it under what computes with it: \(callers.joined(separator: ", "))",
      "declare the new one under another name and let them call that; drop this one in a later migration"
    )
  }

  /// The same for one that is kept by its text.
  func obstacle(toDropping raw: RawDefinition) -> (reason: String, wayOut: String)? {
    let text = raw.name.name
    guard text.hasPrefix("function "), let end = text.lastIndex(of: "(") else { return nil }
    let name = String(text[..<end].dropFirst("function ".count))
    return obstacle(toDropping: RoutineDefinition(ObjectName(name, in: raw.name.namespace), body: SQLText([])))
  }

  /// What computes with a routine: nothing but the text of an expression ties it to the routine here, and the server does
  /// not drop the routine under it.
  ///
  /// Where another routine has the name too, the text does not tell which of the two it means, and the server decides.
  private func callers(of routine: RoutineDefinition, by changes: [Change]) -> [String] {
    let others = objects.contains {
      $0.kind == .routine && $0.name == routine.name && $0 != .routine(routine) && !changes.contains(.createObject($0))
    }
    if others || routine.kind == .procedure { return [] }
    return namesOfExpressions { $0.calls(routine.name, in: dialect) }
  }

  /// What has an expression of this kind: columns, elements of tables, domains.
  func namesOfExpressions(where isSought: (ColumnExpression) -> Bool) -> [String] {
    func calls(_ expression: ColumnExpression?) -> Bool { expression.map(isSought) ?? false }
    var callers: [String] = []
    for table in tables {
      for column in table.columns where calls(column.generated?.expression) || calls(column.defaultValue?.expression) {
        callers.append("\(table.name).\(column.name)")
      }
      for element in table.elements where element.expressions.contains(where: calls) {
        callers.append("\(table.name).\(element.name)")
      }
      if table.partitioning?.keys.compactMap(\.expression).contains(where: calls) == true {
        callers.append("the partitions of \(table.name)")
      }
    }
    for case .domain(let domain) in objects
    where calls(domain.defaultValue?.expression) || domain.checks.contains(where: { calls($0.expression) }) {
      callers.append("domain \(domain.name)")
    }
    return callers
  }
}

extension TableElement {
  /// Whether the server would not drop the routine under it.
  func calls(_ routine: ObjectName) -> Bool { expressions.contains { $0.calls(routine, in: .postgres) } }
}

extension ColumnExpression {
  /// `name(`, `"name"(` or `namespace.name(`.
  fileprivate func calls(_ routine: ObjectName, in dialect: DialectName) -> Bool {
    guard description.lowercased().contains(routine.name.lowercased()) else { return false }
    let tokens = SQLScanner(self, for: dialect).tokens
    func isName(_ index: Int, _ name: String) -> Bool {
      tokens[index] == .doubleQuoted(name) || tokens[index] == .word(name)
    }
    return tokens.indices.dropLast().contains { index in
      guard isName(index, routine.name), tokens[index + 1] == .symbol("(") else { return false }
      guard index >= 2, tokens[index - 1] == .symbol(".") else { return true }
      return isName(index - 2, routine.namespace ?? "public")
    }
  }
}

extension DefaultValue {
  fileprivate var expression: ColumnExpression? {
    if case .expression(let expression) = self { expression } else { nil }
  }
}

extension IndexKey {
  fileprivate var expression: ColumnExpression? {
    if case .expression(let expression) = target { expression } else { nil }
  }
}

extension TableElement {
  fileprivate var expressions: [ColumnExpression] {
    switch self {
    case .check(let check): [check.expression]
    case .index(let index): index.keys.compactMap(\.expression) + [index.predicate].compactMap { $0 }
    case .exclusion(let exclusion):
      exclusion.elements.compactMap(\.key.expression) + [exclusion.predicate].compactMap { $0 }
    case .primaryKey, .unique, .foreignKey: []
    }
  }
}
