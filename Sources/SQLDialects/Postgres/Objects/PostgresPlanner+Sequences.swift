import SchemaModel

extension PostgresPlanner {
  mutating func createSequence(_ sequence: SequenceDefinition) {
    countLocks(1)
    newTables.insert(sequence.name)
    add(
      "sequence \(sequence.name): create",
      .createSequence,
      closed([PostgresObjectStatements.createSequence(sequence)], to: [.sequence(sequence.name)])
        + comments(on: words(sequence), to: sequence.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(sequence.name, ofKind: ["S"]))]
    )
  }

  mutating func dropSequence(_ sequence: SequenceDefinition) {
    countLocks(1)
    add(
      "sequence \(sequence.name): drop",
      .dropSequence,
      on: sequence.name,
      [
        dropping(
          "DROP SEQUENCE IF EXISTS \(PostgresText.name(sequence.name))",
          if: PostgresCatalogue.relationExists(sequence.name, ofKind: ["S"]),
          nameIsTaken: otherRelationTakes(sequence.name, from: "S")
        )
      ],
      losses: [
        Loss(
          sequence.name.description,
          .destroys,
          "how far the sequence has counted",
          wayOut: "keep the sequence; if it only has another name, say .renamed(from:)"
        )
      ],
      proofs: comesBack(.sequence(sequence))
        ? []
        : [
          PostgresCatalogue.absenceProof(PostgresCatalogue.relationExists(sequence.name, ofKind: ["S"]))
        ]
    )
    newTables.remove(sequence.name)
  }

  mutating func alterSequence(from old: SequenceDefinition, to new: SequenceDefinition) {
    let clauses = PostgresObjectStatements.alterations(from: old, to: new)
    if !clauses.isEmpty {
      let statement = "ALTER SEQUENCE \(PostgresText.name(new.name)) \(clauses.joined(separator: " "))"
      var statements = [statement]
      let (before, after) = (old.options.firstValue, new.options.firstValue)
      if before != after {
        // One that has not counted yet begins where it is told to now; any other goes on from where it is.
        let isUnused =
          "EXISTS (SELECT FROM \(PostgresText.name(new.name)) WHERE NOT is_called AND last_value = \(before))"
        statements = [
          PostgresStatements.block([
            PostgresStatements.choice(if: isUnused, ["\(statement) RESTART"], else: [statement])
          ])
        ]
      }
      add(
        "sequence \(new.name): change how it counts",
        .alterSequence,
        on: new.name,
        statements,
        note: "Fails if it has counted beyond its new limits."
      )
    }
    changeComment(of: .sequence(new), words(new), from: old.comment, to: new.comment)
  }

  private func words(_ sequence: SequenceDefinition) -> String { "SEQUENCE \(PostgresText.name(sequence.name))" }
}
