import SchemaModel

/// Objects by the author's own text.
extension PostgresPlanner {
  mutating func createRaw(_ raw: RawDefinition) {
    addRaw("\(raw.name): create", [rawStatement(raw.create, of: raw, isThere: false)], proof: proof(raw, expect: "t"))
  }

  mutating func dropRaw(_ raw: RawDefinition, after builtOn: [String]) {
    let statements = builtOn + [rawStatement(raw.drop, of: raw, isThere: true)]
    addRaw("\(raw.name): drop", statements, proof: comesBack(.raw(raw)) ? nil : proof(raw, expect: "f"))
  }

  /// The text as it is, or, where it can be asked whether the object is there, only if that is so.
  func rawStatement(_ text: SQLText, of raw: RawDefinition, isThere: Bool) -> String {
    guard let exists = raw.exists else { return PostgresText.text(text) }
    let condition = "(\(PostgresText.text(exists))) IS \(isThere ? "" : "NOT ")TRUE"
    return PostgresStatements.block(if: condition, ["EXECUTE \(PostgresText.dollarQuoted(PostgresText.text(text)))"])
  }

  private mutating func addRaw(_ title: String, _ statements: [String], proof: Verification?) {
    add(title, .raw, statements, proofs: [proof].compactMap { $0 })
  }

  private func proof(_ raw: RawDefinition, expect expected: String) -> Verification? {
    raw.exists.map { exists in
      Verification("SELECT (\(PostgresText.text(exists))) IS TRUE", expect: expected)
    }
  }
}
