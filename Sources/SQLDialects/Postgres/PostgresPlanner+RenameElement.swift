import SchemaModel

extension PostgresPlanner {
  mutating func renameElement(_ element: TableElement, of table: ObjectName, to new: String) {
    if case .index(let index) = element {
      let (old, target) = (index.relation(of: table), ObjectName(new, in: table.namespace))
      let isUndone = "\(PostgresCatalogue.relationExists(old)) AND \(PostgresCatalogue.relationIsMissing(target))"
      let statement = "ALTER INDEX \(PostgresText.name(old)) RENAME TO \(PostgresText.quoted(new))"
      add(
        "\(index.name): rename to \(new)",
        .renameIndex,
        on: table,
        [PostgresStatements.block(if: isUndone, [statement])],
        proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(target))]
      )
      return
    }
    if case .foreignKey(let key) = element, schema.table(key.referencedTable)?.partitioning != nil {
      return renameToDivided(key, of: table, to: new)
    }
    let isUndone =
      "\(PostgresCatalogue.constraintExists(element.name, on: table))"
      + " AND NOT \(PostgresCatalogue.constraintExists(new, on: table))"
    let action = "RENAME CONSTRAINT \(PostgresText.quoted(element.name)) TO \(PostgresText.quoted(new))"
    add(
      "\(element.name) on \(table): rename to \(new)",
      .renameConstraint,
      on: table,
      [PostgresStatements.block(if: isUndone, [PostgresStatements.alterTable(table, action)])],
      proofs: [PostgresCatalogue.constraintProof(new, on: table)]
    )
  }

  /// The server's own constraints on this table may have the name, and go with the key.
  private mutating func renameToDivided(_ key: ForeignKeyDefinition, of table: ObjectName, to new: String) {
    var renamed = key
    renamed.name = new
    let isUndone =
      PostgresCatalogue.isOwnConstraint(key.name, on: table)
      + " AND NOT \(PostgresCatalogue.isOwnConstraint(new, on: table))"
    let drop = PostgresStatements.alterTable(table, "DROP CONSTRAINT \(PostgresText.quoted(key.name))")
    if schema.table(table)?.partitioning != nil, options.minimumVersion < ServerVersion(18) {
      addToPartitions(renamed, table)
      let add = PostgresStatements.alterTable(table, "ADD \(PostgresClauses.foreignKey(renamed))")
      return self.add(
        "\(key.name) on \(table): make \(new) of those of the partitions",
        .addForeignKeyOnParent,
        on: table,
        others: [key.referencedTable],
        [PostgresStatements.block(if: isUndone, [drop, add])] + leftoversOnPartitions(of: .foreignKey(key), on: table),
        proofs: [PostgresCatalogue.constraintProof(new, on: table)]
      )
    }
    add(
      "\(key.name) on \(table): add for new rows as \(new)",
      .addForeignKeyNotValid,
      on: table,
      others: [key.referencedTable],
      [
        PostgresStatements.block(
          if: isUndone,
          [drop, PostgresStatements.alterTable(table, "ADD \(PostgresClauses.foreignKey(renamed)) NOT VALID")]
        )
      ]
    )
    validate(.foreignKey(renamed), of: table, .validateForeignKey, others: [key.referencedTable])
  }
}
