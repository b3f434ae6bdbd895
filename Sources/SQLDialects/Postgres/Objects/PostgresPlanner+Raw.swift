import SchemaModel

/// Objects by a text: the author's own, or the server's.
extension PostgresPlanner {
  mutating func createRaw(_ raw: RawDefinition) {
    let facts = PostgresRawFacts(raw)
    let statement = rawStatement(raw.create, of: raw, isThere: false)
    add(
      "\(raw.name): create",
      facts.create,
      on: facts.table,
      facts.table.map { limited(statement, facts.create, on: $0) } ?? [statement],
      proofs: proof(raw, expect: "t")
    )
  }

  mutating func dropRaw(_ raw: RawDefinition, after builtOn: [String]) {
    if let obstacle = schema.obstacle(toDropping: raw) ?? schema.obstacle(toDroppingType: raw) {
      return refuse("\(raw.name)", obstacle.reason, wayOut: obstacle.wayOut)
    }
    if raw.isTable, made.tables.contains(raw.name) {
      return refusals.append(.changeOfTableKeptAsText(raw.name))
    }
    let facts = PostgresRawFacts(raw)
    let statement = rawStatement(raw.drop, of: raw, isThere: true)
    add(
      "\(raw.name): drop",
      facts.drop,
      on: facts.table,
      builtOn + (facts.table.map { limited(statement, facts.drop, on: $0) } ?? [statement]),
      losses: raw.isTable
        ? [Loss("\(raw.name)", .destroys, "all rows of the table", wayOut: "keep the table, or copy its rows first")]
        : [],
      hazards: facts.dropHazards,
      proofs: comesBack(.raw(raw)) ? [] : proof(raw, expect: "f")
    )
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
