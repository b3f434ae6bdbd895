import SchemaModel

/// Keys, indexes and foreign keys of partitioned tables: the server has no form for the whole that lets writes go on, so
/// that each partition gets its own, and the table's is made of these.
extension PostgresPlanner {
  func partitions(of table: ObjectName) -> [PartitionDefinition] {
    schema.table(table)?.partitioning?.partitions ?? []
  }

  /// False for what a partitioned table takes like any other.
  mutating func addedToPartitions(_ element: TableElement, of table: ObjectName) -> Bool {
    if isConditional { return false }
    switch element {
    case .index(let index): addIndex(index, to: table)
    case .primaryKey, .unique: addKey(element, to: table)
    case .foreignKey(let key):
      if options.minimumVersion >= ServerVersion(18) { return false }
      addForeignKey(key, to: table)
    case .exclusion(let exclusion): return !canExclude(exclusion, on: table)
    case .check: return false
    }
    return true
  }

  // MARK: Indexes and keys

  private mutating func addIndex(_ index: IndexDefinition, to table: ObjectName) {
    add(
      "\(index.name): create on \(table), without its partitions",
      .createIndexOnParent,
      on: table,
      [PostgresStatements.createIndex(index, on: table, isOnly: true)],
      note: "It is complete when each partition has its own."
    )
    buildOnPartitions(index, of: .index(index), table)
    if index.comment != nil { setComment(of: index, table) }
  }

  private mutating func addKey(_ element: TableElement, to table: ObjectName) {
    guard let index = element.indexOfKey, let clause = PostgresClauses.constraint(element) else { return }
    let exists = PostgresCatalogue.constraintExists(element.name, on: table)
    add(
      "\(element.name) on \(table): add, without its partitions",
      .addKeyOnParent,
      on: table,
      [PostgresStatements.block(if: "NOT \(exists)", ["ALTER TABLE ONLY \(PostgresText.name(table)) ADD \(clause)"])],
      note: "It is complete when each partition has its own."
    )
    buildOnPartitions(index, of: element, table)
  }

  private mutating func buildOnPartitions(_ index: IndexDefinition, of element: TableElement, _ table: ObjectName) {
    let whole = ObjectName(element.name, in: table.namespace)
    for partition in partitions(of: table) {
      let name = element.name(on: partition)
      // Attached meanwhile, a partition has one of its own: a table that is attached to another gets all that it has.
      let isMissing = "NOT \(PostgresCatalogue.indexHasPart(whole, on: partition.name))"
      build(index, on: partition.name, as: name, isProven: false)
      if element.kind != .index {
        let exists = PostgresCatalogue.constraintExists(name, on: partition.name)
        let action = element.renamed(to: name).addingKey(using: name)
        add(
          "\(name) on \(partition.name): make the index a \(element.kind.words)",
          .addKeyUsingIndex,
          on: partition.name,
          [
            PostgresStatements.block(
              if: "NOT \(exists) AND \(isMissing)",
              [PostgresStatements.alterTable(partition.name, action)]
            )
          ]
        )
      }
      let part = PostgresText.name(ObjectName(name, in: partition.name.namespace))
      add(
        "\(element.name): attach \(name)",
        .attachIndex,
        on: table,
        [
          PostgresStatements.block(
            if: isMissing,
            ["ALTER INDEX \(PostgresText.name(whole)) ATTACH PARTITION \(part)"]
          ),
          PostgresStatements.block(
            if: PostgresCatalogue.relationHas(
              ObjectName(name, in: partition.name.namespace),
              "relkind = 'i' AND NOT relispartition"
            ),
            ["DROP INDEX \(part)"]
          ),
        ],
        proofs: partition == partitions(of: table).last ? [PostgresCatalogue.indexProof(whole)] : []
      )
    }
  }

  // MARK: Foreign keys

  private mutating func addForeignKey(_ key: ForeignKeyDefinition, to table: ObjectName) {
    for partition in partitions(of: table) {
      let statement = addingConstraint(.foreignKey(key), to: partition.name, isValid: false)
      add(
        "\(key.name) on \(partition.name): add for new rows",
        .addForeignKeyNotValid,
        on: partition.name,
        others: [key.referencedTable],
        [statement]
      )
      validate(
        .foreignKey(key),
        of: partition.name,
        .validateForeignKey,
        others: [key.referencedTable]
      )
    }
    add(
      "\(key.name) on \(table): make one of those of the partitions",
      .addForeignKeyOnParent,
      on: table,
      others: [key.referencedTable],
      [addingConstraint(.foreignKey(key), to: table)],
      proofs: [PostgresCatalogue.constraintProof(key.name, on: table)]
    )
  }

  // MARK: What a run that was broken off leaves

  func leftoversOnPartitions(
    of element: TableElement,
    on table: ObjectName,
    while condition: String? = nil
  ) -> [String] {
    partitions(of: table).flatMap { partition -> [String] in
      let name = element.kind == .foreignKey ? element.name : element.name(on: partition)
      let index = ObjectName(name, in: partition.name.namespace)
      let action = "DROP CONSTRAINT \(PostgresText.quoted(name))"
      // What is part of the whole is the table's, which may be a new one by now.
      let constraint = PostgresStatements.block(
        if: PostgresCatalogue.constraintExists(name, on: partition.name, "conparentid = 0"),
        [PostgresStatements.alterTable(partition.name, action)]
      )
      let ofIndex = PostgresStatements.block(
        if: (condition.map { "\($0) AND " } ?? "") + PostgresCatalogue.relationHas(index, "NOT relispartition"),
        ["DROP INDEX \(PostgresText.name(index))"]
      )
      switch element.kind {
      case .index: return [ofIndex]
      case .primaryKey, .unique: return [constraint, ofIndex]
      case .foreignKey: return [constraint]
      case .check, .exclusion: return []
      }
    }
  }
}

extension TableElement {
  /// What it is called where it is one of a partition.
  fileprivate func name(on partition: PartitionDefinition) -> String {
    ObjectNaming.name([partition.name.name, name], suffix: "part")
  }
}

extension PostgresCatalogue {
  /// Whether a partition has an index that is part of the whole's.
  fileprivate static func indexHasPart(_ whole: ObjectName, on partition: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_index ON indexrelid = inhrelid "
      + "WHERE inhparent = \(PostgresText.regclass(whole)) AND indrelid = \(PostgresText.regclass(partition)))"
  }
}
