import SchemaModel

/// Objects by their authors' own texts, and by those that a server printed.
extension MySQLPlanner {
  mutating func create(_ raw: RawDefinition, replacing old: RawDefinition?) {
    let (drop, create) = (MySQLSyntax.text(raw.drop), MySQLSyntax.text(raw.create))
    if let exists = raw.exists {
      let first = old.map { self.dropping($0) } ?? []
      objectStep(
        "\(raw.name): create",
        first + guarded(create, when: exists, is: false),
        remark: "The author's own statement, which runs where the object is not there."
      )
      return
    }
    let isGuarded = drop.uppercased().contains("IF EXISTS")
    objectStep(
      "\(raw.name): create",
      (isGuarded ? statements(drop) : []) + statements(create).map { triggerOrder?.placed($0) ?? $0 },
      remark: isGuarded
        ? "The author's own statements: what is there goes first, so that they can run again."
        : "The author's own statement; it can run again only if its text sees to it."
    )
  }

  mutating func drop(_ raw: RawDefinition, isMadeAgain: Bool) {
    if raw.isTable, isMadeAgain || made.tables.contains(raw.name) {
      return refusals.append(.changeOfTableKeptAsText(raw.name))
    }
    objectStep(
      "\(SchemaObject.raw(raw).key): drop",
      dropping(raw),
      remark: "The author's own statement.",
      losses: raw.isTable
        ? [
          Loss(
            raw.name.description,
            .destroys,
            "all rows of the table",
            wayOut: "copy the rows that matter to another table first"
          )
        ] : []
    )
  }

  private func dropping(_ raw: RawDefinition) -> [String] {
    let drop = MySQLSyntax.text(raw.drop)
    guard let exists = raw.exists else { return statements(drop) }
    return guarded(drop, when: exists, is: true)
  }

  private func guarded(_ text: String, when exists: SQLText, is isThere: Bool) -> [String] {
    let query = "(\(MySQLSyntax.text(exists))) IS \(isThere ? "TRUE" : "NOT TRUE")"
    return MySQLGuard.statements(text, when: [query])
  }

  /// One statement, unless the text begins with DELIMITER: then it is a script, as for what has to be made in a session
  /// with other settings.
  private func statements(_ text: String) -> [String] {
    let isScript = text.prefix(10).uppercased() == "DELIMITER "
    guard isScript, let parts = try? MySQLDialect(options: options).parts(of: text) else { return [text] }
    return parts.compactMap { part in
      if case .statement(let statement) = part { statement.text } else { nil }
    }
  }
}
