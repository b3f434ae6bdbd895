import SchemaModel

/// Objects by a text: the author's own, or the server's.
extension PostgresPlanner {
  mutating func createRaw(_ raw: RawDefinition) {
    if isSaidWithItsObject(raw) { return }
    if DefaultRight(raw) != nil { madeDefaults.insert(raw.name) }
    let facts = PostgresRawFacts(raw)
    var statement = rawStatement(raw.create, of: raw, isThere: false)
    if let target = SchemaObject.raw(raw).rightsTarget { statement = closed([statement], to: [target])[0] }
    add(
      "\(raw.name): create",
      facts.create,
      on: facts.table,
      facts.table.map { limited(statement, facts.create, on: $0) } ?? [statement],
      proofs: proof(raw, expect: "t")
    )
  }

  mutating func replaceRaw(_ old: RawDefinition, by raw: RawDefinition) {
    if changeOptions(of: old, to: raw) { return }
    add("\(raw.name): replace", PostgresRawFacts(raw).create, [rawStatement(raw.create, of: raw, isThere: false)])
  }

  mutating func dropRaw(_ raw: RawDefinition, after builtOn: [String]) {
    if rightsTaken.goesWithItsObject(raw) { return }
    if let obstacle = obstacle(toDropping: raw) {
      return refuse("\(raw.name)", obstacle.reason, wayOut: obstacle.wayOut)
    }
    if raw.isTable, made.tables.contains(raw.name) {
      return refusals.append(.changeOfTableKeptAsText(raw.name))
    }
    let facts = PostgresRawFacts(raw)
    let statement = rawStatement(raw.drop, of: raw, isThere: true)
    let comesBack = comesBack(.raw(raw))
    add(
      "\(raw.name): drop",
      facts.drop,
      on: facts.table,
      builtOn + (facts.table.map { limited(statement, facts.drop, on: $0) } ?? [statement]),
      note: comesBack ? facts.absence : nil,
      losses: raw.isTable
        ? [Loss("\(raw.name)", .destroys, "all rows of the table", wayOut: "keep the table, or copy its rows first")]
        : lossesOfUserMapping(raw),
      hazards: facts.dropHazards,
      proofs: comesBack ? [] : proof(raw, expect: "f")
    )
  }

  /// Why the server does not let it go, or what would be lost with it, and what to do.
  func obstacle(toDropping raw: RawDefinition) -> (reason: String, wayOut: String)? {
    schema.obstacle(toDropping: raw) ?? schema.obstacle(toDroppingType: raw) ?? schema.obstacle(toDroppingTool: raw)
  }

  /// The text as it is, or, where it can be asked whether the object is there, only if that is so.
  func rawStatement(_ text: SQLText, of raw: RawDefinition, isThere: Bool) -> String {
    guard let exists = raw.exists else { return PostgresText.text(text) }
    let condition = "(\(PostgresText.text(exists))) IS \(isThere ? "" : "NOT ")TRUE"
    return PostgresStatements.block(if: condition, ["EXECUTE \(PostgresText.dollarQuoted(PostgresText.text(text)))"])
  }

  private func proof(_ raw: RawDefinition, expect expected: String) -> [Verification] {
    raw.exists.map { exists in
      [Verification("SELECT (\(PostgresText.text(exists))) IS TRUE", expect: expected)]
    } ?? []
  }
}
