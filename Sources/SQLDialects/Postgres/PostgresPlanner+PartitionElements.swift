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
    let branches = schema.branches(of: table)
    let whole = ObjectName(element.name, in: table.namespace)
    for branch in branches {
      build(index, of: element, on: branch, asPartOf: whole, table, isLast: branch == branches.last)
    }
  }

  /// `whole` is the index of `table` that it becomes part of.
  private mutating func build(
    _ index: IndexDefinition,
    of element: TableElement,
    on branch: PartitionBranch,
    asPartOf whole: ObjectName,
    _ table: ObjectName,
    isLast: Bool
  ) {
    let name = element.name(on: branch.name)
    let part = ObjectName(name, in: branch.name.namespace)
    // Attached meanwhile, a partition has one of its own: a table that is attached to another gets all that it has.
    let isMissing = "NOT \(PostgresCatalogue.indexHasPart(whole, on: branch.name))"
    if branch.isDivided {
      create(element.renamed(to: name), index, on: branch.name, if: isMissing)
      for below in branch.branches {
        build(index, of: element, on: below, asPartOf: part, branch.name, isLast: false)
      }
    } else {
      build(index, on: branch.name, as: name, isProven: false)
      if element.kind != .index { makeKey(of: element.renamed(to: name), on: branch.name, if: isMissing) }
    }
    add(
      "\(whole.name): attach \(name)",
      .attachIndex,
      on: table,
      [
        PostgresStatements.block(
          if: isMissing,
          ["ALTER INDEX \(PostgresText.name(whole)) ATTACH PARTITION \(PostgresText.name(part))"]
        ),
        PostgresStatements.block(
          if: PostgresCatalogue.relationHas(part, "relkind = '\(branch.isDivided ? "I" : "i")' AND NOT relispartition"),
          ["DROP INDEX \(PostgresText.name(part))"]
        ),
      ],
      proofs: isLast ? [PostgresCatalogue.indexProof(whole)] : []
    )
  }

  /// What a partition has that is divided itself is made of what its own partitions have.
  private mutating func create(
    _ element: TableElement,
    _ index: IndexDefinition,
    on table: ObjectName,
    if isMissing: String
  ) {
    let note = "It is complete when each partition of \(table) has its own."
    if element.kind == .index {
      let statement = PostgresStatements.createIndex(index, on: table, name: element.name, isOnly: true)
      return add(
        "\(element.name): create on \(table), without its partitions",
        .createIndexOnParent,
        on: table,
        [PostgresStatements.block(if: isMissing, [statement])],
        note: note
      )
    }
    guard let clause = PostgresClauses.constraint(element) else { return }
    let exists = PostgresCatalogue.constraintExists(element.name, on: table)
    add(
      "\(element.name) on \(table): add, without its partitions",
      .addKeyOnParent,
      on: table,
      [
        PostgresStatements.block(
          if: "NOT \(exists) AND \(isMissing)",
          ["ALTER TABLE ONLY \(PostgresText.name(table)) ADD \(clause)"]
        )
      ],
      note: note
    )
  }

  private mutating func makeKey(of element: TableElement, on table: ObjectName, if isMissing: String) {
    let exists = PostgresCatalogue.constraintExists(element.name, on: table)
    add(
      "\(element.name) on \(table): make the index a \(element.kind.words)",
      .addKeyUsingIndex,
      on: table,
      [
        PostgresStatements.block(
          if: "NOT \(exists) AND \(isMissing)",
          [PostgresStatements.alterTable(table, element.addingKey(using: element.name))]
        )
      ]
    )
  }

  // MARK: Foreign keys

  private mutating func addForeignKey(_ key: ForeignKeyDefinition, to table: ObjectName) {
    addToPartitions(key, table)
    add(
      "\(key.name) on \(table): make one of those of the partitions",
      .addForeignKeyOnParent,
      on: table,
      others: [key.referencedTable],
      [addingConstraint(.foreignKey(key), to: table)],
      proofs: [PostgresCatalogue.constraintProof(key.name, on: table)]
    )
  }

  /// The table's own, which is made of these, comes without a look at the rows.
  mutating func addToPartitions(_ key: ForeignKeyDefinition, _ table: ObjectName) {
    for partition in schema.branches(of: table).flatMap(\.leaves) {
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
  }

  // MARK: What a run that was broken off leaves

  func leftoversOnPartitions(
    of element: TableElement,
    on table: ObjectName,
    while condition: String? = nil
  ) -> [String] {
    // It is named after the partition as that was called when it was made.
    let named = schema.branches(of: table).flatMap(\.tree).flatMap { partition in
      let names = [partition.name, earlierNames.table(partition.name)].compactMap(\.self).map(element.name(on:))
      return (element.kind == .foreignKey ? [element.name] : names).map { (partition, $0) }
    }
    return named.flatMap { partition, name -> [String] in
      let index = ObjectName(name, in: partition.name.namespace)
      let action = "DROP CONSTRAINT \(PostgresText.quoted(name))"
      // What is part of the whole is the table's, which may be a new one by now.
      let constraint = PostgresStatements.block(
        if: PostgresCatalogue.isOwnConstraint(name, on: partition.name),
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
  fileprivate func name(on partition: ObjectName) -> String {
    ObjectNaming.name([partition.name, name], suffix: "part")
  }
}

extension PostgresCatalogue {
  /// Whether a partition has an index that is part of the whole's.
  fileprivate static func indexHasPart(_ whole: ObjectName, on partition: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_index ON indexrelid = inhrelid "
      + "WHERE inhparent = \(PostgresText.regclass(whole)) AND indrelid = \(PostgresText.regclass(partition)))"
  }
}
