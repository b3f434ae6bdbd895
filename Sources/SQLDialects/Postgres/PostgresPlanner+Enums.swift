import SchemaModel

extension PostgresPlanner {
  mutating func createEnum(_ definition: EnumDefinition) {
    let labels = definition.labels.map(PostgresText.literal).joined(separator: ", ")
    add(
      "\(definition.name): create the type",
      .createEnum,
      [
        PostgresStatements.block(
          if: PostgresCatalogue.typeIsMissing(definition.name),
          ["CREATE TYPE \(PostgresText.name(definition.name)) AS ENUM (\(labels))"]
        )
      ],
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
    var statements: [String] = []
    if old.namespace != new.namespace {
      let namespace = PostgresText.quoted(new.namespace ?? "public")
      statements.append("ALTER TYPE \(PostgresText.name(old)) SET SCHEMA \(namespace)")
    }
    if old.name != new.name {
      let moved = ObjectName(old.name, in: new.namespace)
      statements.append("ALTER TYPE \(PostgresText.name(moved)) RENAME TO \(PostgresText.quoted(new.name))")
    }
    let isUndone = "\(PostgresCatalogue.typeExists(old)) AND \(PostgresCatalogue.typeIsMissing(new))"
    add(
      "\(old): rename the type to \(new)",
      .renameEnum,
      [PostgresStatements.block(if: isUndone, statements)],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.typeExists(new))]
    )
  }

  /// New values, each where it belongs. A value that is there stays where it is: Postgres can neither take one away nor
  /// move it.
  mutating func alterEnum(from old: EnumDefinition, to new: EnumDefinition) {
    let known = Set(old.labels)
    guard new.labels.filter(known.contains) == old.labels else {
      let removed = old.labels.filter { !new.labels.contains($0) }
      refuse(
        old.name.description,
        removed.isEmpty
          ? "Postgres cannot change the order of an enum type's values"
          : "Postgres cannot remove \(removed.map { "'\($0)'" }.joined(separator: ", ")) from an enum type",
        wayOut: "keep the values and add new ones, or declare a new enumeration under another name and change the "
          + "columns to it"
      )
      return
    }
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
          PostgresCatalogue.proof(
            "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = \(PostgresText.regtype(new.name)) "
              + "AND enumlabel = \(value))"
          )
        ]
      )
    }
  }
}
