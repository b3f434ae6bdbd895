import SchemaModel

extension PostgresPlanner {
  /// The statements that make an object, and in the same transaction those that take from others what the server gives
  /// them with it and they are not to have: at no moment may they use it, and not even if the rest of the plan fails.
  /// `words` are the kind and the name of a single target as SQL.
  mutating func closed(
    _ statements: [String],
    to targets: [GrantDefinition.Target],
    _ words: String? = nil
  ) -> [String] {
    var taking: [String] = []
    for target in targets {
      for raw in rightsTaken.revocations(on: target) {
        taking.append(PostgresText.text(raw.create))
        closedTexts.insert(raw.name)
      }
      taking += takingDefaults(on: target, words)
    }
    if taking.isEmpty { return statements }
    return [PostgresStatements.block(statements.map(Self.inProgram) + taking)]
  }

  /// What is forbidden goes with the object, and came with it.
  func isSaidWithItsObject(_ raw: RawDefinition) -> Bool {
    closedTexts.contains(raw.name)
  }

  /// PL/pgSQL would read its own words and variables in these.
  private static func inProgram(_ statement: String) -> String {
    let isProgram = ["DO ", "SET ", "RESET "].contains(where: statement.hasPrefix)
    return isProgram ? statement : "EXECUTE \(PostgresText.dollarQuoted(statement))"
  }

  private func takingDefaults(on target: GrantDefinition.Target, _ words: String?) -> [String] {
    let unwanted = rightsTaken.unwanted(on: target) { madeDefaults.contains($0) }
    if unwanted.isEmpty { return [] }
    let words = words ?? PostgresGrantText.words(target, in: schema)
    return [false, true].flatMap { isOption in
      let byRole = Dictionary(grouping: unwanted.filter { $0.isOption == isOption }.map(\.right), by: \.role)
      return byRole.sorted { $0.key < $1.key }.map { role, rights in
        let grant = GrantDefinition(rights.map(\.privilege), on: target, to: role, withGrantOption: isOption)
        return PostgresObjectStatements.revoke(grant, on: words, grant.privileges, optionOnly: isOption)
      }
    }
  }
}
