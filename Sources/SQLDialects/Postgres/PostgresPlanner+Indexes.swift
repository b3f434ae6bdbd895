import SchemaModel

/// What indexes and exclusion constraints have beside their keys.
extension PostgresPlanner {
  /// Refuses what indexes of another server have.
  mutating func canHave(_ index: IndexDefinition, on table: ObjectName) -> Bool {
    let object = "\(index.name) on \(table)"
    if index.isInvisible {
      refuse(
        object,
        "Postgres has no index that queries do not see",
        wayOut: "keep .invisible() to .only(.mysql), or drop the index"
      )
    } else if index.parser != nil {
      refuse(
        object,
        "Postgres has no parsers of full-text indexes",
        wayOut: "keep it to .only(.mysql), and index to_tsvector(…) with method gin here"
      )
    } else {
      return true
    }
    return false
  }

  mutating func setComment(of index: IndexDefinition, _ table: ObjectName) {
    let relation = index.relation(of: table)
    let value = "obj_description(\(PostgresText.regclass(relation)), 'pg_class')"
    add(
      "\(index.name): \(index.comment == nil ? "drop the comment" : "comment")",
      .commentOnIndex,
      on: table,
      [PostgresStatements.commentOnIndex(relation, index.comment)],
      proofs: [
        PostgresCatalogue.proof("\(value) IS NOT DISTINCT FROM \(index.comment.map(PostgresText.literal) ?? "NULL")")
      ]
    )
  }

  mutating func setParameters(of new: IndexDefinition, from old: IndexDefinition, on table: ObjectName) {
    let changes = PostgresStatements.changes(of: old.parameters, to: new.parameters)
    if changes.isEmpty { return }
    add(
      "\(new.name): set its parameters",
      .setIndexParameters,
      on: table,
      changes.map { "ALTER INDEX \(PostgresText.name(new.relation(of: table))) \($0)" },
      note: "What is in the index stays as it is."
    )
  }
}

extension TableElement {
  /// The two are one index with another comment or other parameters.
  func differsInWords(from other: TableElement) -> Bool {
    guard case .index(var old) = other, case .index(let new) = self else { return false }
    (old.comment, old.parameters) = (new.comment, new.parameters)
    return old == new
  }
}
