import SchemaModel

extension DSQLPlanner {
  mutating func createSequence(_ sequence: SequenceDefinition) {
    add(
      "sequence \(sequence.name): create",
      .createObject,
      [PostgresObjectStatements.createSequence(sequence.withExplicitCache)]
        + comments(on: words(sequence), to: sequence.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(sequence.name, ofKind: ["S"]))]
    )
  }

  mutating func dropSequence(_ sequence: SequenceDefinition) {
    let isThere = PostgresCatalogue.relationExists(sequence.name, ofKind: ["S"])
    add(
      "sequence \(sequence.name): drop",
      .dropObject,
      ["DROP SEQUENCE IF EXISTS \(PostgresText.name(sequence.name))"],
      losses: [
        Loss(
          sequence.name.description,
          .destroys,
          "how far the sequence has counted",
          wayOut: "keep the sequence; if it only has another name, say .renamed(from:)"
        )
      ],
      proofs: comesBack(.sequence(sequence)) ? [] : [PostgresCatalogue.absenceProof(isThere)]
    )
  }

  mutating func alterSequence(from old: SequenceDefinition, to new: SequenceDefinition) {
    let (before, after) = (old.withExplicitCache, new.withExplicitCache)
    let clauses = PostgresObjectStatements.alterations(from: before, to: after)
    if !clauses.isEmpty {
      let obstacle = DSQLObstacles.counting(
        from: PostgresCounting(before.options, before.type),
        to: PostgresCounting(after.options, after.type)
      )
      if let obstacle { return refuse(SchemaObject.sequence(new).key.description, obstacle) }
      add(
        "sequence \(new.name): change how it counts",
        .alterObject,
        ["ALTER SEQUENCE IF EXISTS \(PostgresText.name(new.name)) \(clauses.joined(separator: " "))"],
        note: "It goes on behind the last number that it gave, and fails if that lies outside its new range."
      )
    }
    changeComment(of: .sequence(new), words(new), from: old.comment, to: new.comment)
  }

  mutating func renameSequence(_ sequence: SequenceDefinition, to new: ObjectName) {
    add(
      "sequence \(sequence.name): rename to \(new)",
      .rename,
      moving("SEQUENCE", sequence.name, to: new),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(new, ofKind: ["S"]))]
    )
  }

  private func words(_ sequence: SequenceDefinition) -> String { "SEQUENCE \(PostgresText.name(sequence.name))" }
}

extension SequenceDefinition {
  /// DSQL has no default for the cache, and refuses a sequence that does not say.
  fileprivate var withExplicitCache: SequenceDefinition {
    var sequence = self
    sequence.options.cache = options.cache ?? 65_536
    return sequence
  }
}
