import SchemaModel

extension PostgresPlanner {
  mutating func createEnum(_ definition: EnumDefinition) {
    add(
      "\(definition.name): create the type",
      .createEnum,
      closed(
        [
          PostgresStatements.block(
            if: PostgresCatalogue.typeIsMissing(definition.name),
            [PostgresStatements.createEnum(definition)]
          )
        ],
        to: [.type(definition.name)]
      ),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.typeExists(definition.name))]
    )
  }

  mutating func dropEnum(_ definition: EnumDefinition) {
    add(
      "\(definition.name): drop the type",
      .dropEnum,
      ["DROP TYPE IF EXISTS \(PostgresText.name(definition.name))"],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.typeIsMissing(definition.name))]
    )
  }

  mutating func renameEnum(_ old: ObjectName, to new: ObjectName) {
    let isUndone = "\(PostgresCatalogue.typeExists(old)) AND \(PostgresCatalogue.typeIsMissing(new))"
    add(
      "\(old): rename the type to \(new)",
      .renameEnum,
      [PostgresStatements.block(if: isUndone, PostgresStatements.move("TYPE", old, to: new))],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.typeExists(new))]
    )
  }

  /// New values, each where it belongs. A value that is there stays where it is: Postgres can neither take one away nor
  /// move it, so that for those a new type comes.
  mutating func alterEnum(from old: EnumDefinition, to new: EnumDefinition) {
    if old.needsSwap(to: new) { return swapEnum(from: old, to: new) }
    let known = Set(old.labels)
    for (index, label) in new.labels.enumerated() where !known.contains(label) {
      let value = PostgresText.literal(label)
      var statement = "ALTER TYPE \(PostgresText.name(new.name)) ADD VALUE IF NOT EXISTS \(value)"
      if index > 0 {
        statement += " AFTER \(PostgresText.literal(new.labels[index - 1]))"
      } else if let first = old.labels.first {
        statement += " BEFORE \(PostgresText.literal(first))"
      }
      add(
        "\(new.name): add the value '\(label)'",
        .addEnumValue,
        [statement],
        note: "It can be used once this statement is committed.",
        proofs: [
          PostgresCatalogue.proof(PostgresCatalogue.enumHas(label, new.name))
        ]
      )
    }
  }
}
