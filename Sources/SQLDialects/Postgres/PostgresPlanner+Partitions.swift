import SchemaModel

/// Partitions that come, go, or take other rows.
extension PostgresPlanner {
  mutating func alterPartitioning(
    of table: ObjectName,
    from old: PartitioningDefinition?,
    to new: PartitioningDefinition?
  ) {
    guard let definition = schema.table(table), canAlterPartitioning(of: table, from: old, to: new) else { return }
    guard let old, let new else { return }
    let change = PartitionChange(from: old, to: new)
    for pair in change.renamed { renamePartition(pair.old, to: pair.new, of: table) }
    for partition in change.dropped { dropPartition(partition, of: table) }
    if !change.rebound.isEmpty { rebind(change.rebound, of: table, from: change.earlierBounds) }
    // What takes the rest comes last: by then it is known what the rest is.
    let (defaults, others) = (change.added.filter(\.isDefault), change.added.filter { !$0.isDefault })
    let standing = new.partitions.first { partition in partition.isDefault && !defaults.contains(partition) }
    for partition in others { addPartition(partition, to: definition, new, besides: standing) }
    for partition in defaults { addPartition(partition, to: definition, new, besides: nil) }
  }

  private mutating func canAlterPartitioning(
    of table: ObjectName,
    from old: PartitioningDefinition?,
    to new: PartitioningDefinition?
  ) -> Bool {
    let wayOut = "create a table of the new form under another name, copy the rows, and let the two change names"
    guard let old, let new else {
      let what = new == nil ? "a partitioned table does not become a plain one" : "a plain table cannot be partitioned"
      refuse(table.description, what, wayOut: wayOut)
      return false
    }
    guard old.strategy == new.strategy, old.keys == new.keys else {
      refuse(table.description, "how a table is partitioned cannot be changed", wayOut: wayOut)
      return false
    }
    let created = changes.compactMap { planned -> ObjectName? in
      if case .createTable(let table) = planned.change { table.name } else { nil }
    }
    for partition in PartitionChange(from: old, to: new).dropped where created.contains(partition.name) {
      refuse(
        partition.name.description,
        "a partition goes, and within the same migration a table of its own takes the name",
        wayOut: "make two migrations of it"
      )
      return false
    }
    return true
  }

  /// Refuses what another server has, or only a later version.
  mutating func canDivide(_ table: TableDefinition) -> Bool {
    guard let partitioning = table.partitioning else { return true }
    switch partitioning.strategy {
    case .range, .list, .hash: break
    case .key, .rangeColumns, .listColumns:
      refuse(
        table.name.description,
        "Postgres partitions by range, list or hash",
        wayOut: "keep this to .only(.mysql): range and list take several columns here as they are"
      )
      return false
    }
    for exclusion in table.exclusions where !canExclude(exclusion, on: table.name) { return false }
    return true
  }

  mutating func canExclude(_ exclusion: ExclusionDefinition, on table: ObjectName) -> Bool {
    if options.minimumVersion >= ServerVersion(17) { return true }
    refuse(
      "\(exclusion.name) on \(table)",
      "exclusion constraints on partitioned tables need Postgres 17",
      wayOut: "declare .postgres(from: 17), or leave it out"
    )
    return false
  }

  /// The rows are divided by it.
  mutating func refusesKeyChange(_ column: String, of table: ObjectName) -> Bool {
    guard schema.table(table)?.partitioning?.columns.contains(column) == true else { return false }
    refuse(
      "\(table).\(column)",
      "the table is partitioned by it, and Postgres lets such a column neither change its type nor go",
      wayOut: "create a table of the new form under another name, copy the rows, and let the two change names"
    )
    return true
  }

  // MARK: One partition

  private mutating func addPartition(
    _ partition: PartitionDefinition,
    to table: TableDefinition,
    _ partitioning: PartitioningDefinition,
    besides standing: PartitionDefinition?
  ) {
    let (name, parent) = (PostgresText.name(partition.name), PostgresText.name(table.name))
    let isAttached = PostgresCatalogue.isPartition(partition.name, of: table.name)
    let parts = ["DEFAULTS", "GENERATED", "CONSTRAINTS", "STORAGE", "INDEXES"].map { "INCLUDING \($0)" }
    add(
      "\(partition.name): create it beside \(table.name)",
      .createPartition,
      on: table.name,
      closed(
        ["CREATE TABLE IF NOT EXISTS \(name) (LIKE \(parent) \(parts.joined(separator: " ")))"],
        to: [.relation(partition.name, columns: [])]
      )
    )
    let condition = standing.flatMap { _ in PostgresClauses.condition(partition.bound, of: partitioning) }
    newTables.insert(partition.name)
    let check = PostgresText.quoted(ObjectNaming.name([partition.name.name], suffix: "cairn_bound"))
    if let standing, let condition {
      let other = ObjectNaming.name([partition.name.name], suffix: "cairn_bound")
      let rule = PostgresStatements.alterTable(
        standing.name,
        "ADD CONSTRAINT \(check) CHECK (NOT (\(condition))) NOT VALID"
      )
      let exists = PostgresCatalogue.constraintExists(other, on: standing.name)
      add(
        "\(standing.name): take no new rows that belong to \(partition.name)",
        .addCheckNotValid,
        on: standing.name,
        [PostgresStatements.block(if: "NOT \(isAttached) AND NOT \(exists)", [rule])],
        losses: [
          Loss(
            partition.name.description,
            .mayFail,
            "rows in \(standing.name) that belong to it",
            wayOut: "move those rows away first: they can come back when the partition is there"
          )
        ]
      )
      let validation = PostgresStatements.block(
        if: PostgresCatalogue.constraintExists(other, on: standing.name, "NOT convalidated"),
        [PostgresStatements.alterTable(standing.name, "VALIDATE CONSTRAINT \(check)")]
      )
      add(
        "\(standing.name): check the rows that are there",
        .validateCheck,
        on: standing.name,
        limited(validation, .validateCheck, on: standing.name)
      )
    }
    let scans = standing != nil && condition == nil
    let operation: PostgresOperation = scans ? .attachPartitionScanningDefault : .attachPartition
    let attach = "ATTACH PARTITION \(name) \(PostgresClauses.bound(partition.bound))"
    let statement = PostgresStatements.block(
      if: "NOT \(isAttached)",
      [PostgresStatements.alterTable(table.name, attach)]
    )
    add(
      "\(table.name): attach partition \(partition.name)",
      operation,
      on: table.name,
      others: standing.map { [$0.name] } ?? [],
      limited(statement, operation, on: table.name),
      note: scans ? "Fails if \(standing?.name.description ?? "") has rows that belong to it." : nil,
      proofs: [PostgresCatalogue.proof(isAttached)]
    )
    if let standing, condition != nil {
      add(
        "\(standing.name): drop the check that proved it",
        .dropConstraint,
        on: standing.name,
        ["ALTER TABLE IF EXISTS \(PostgresText.name(standing.name)) DROP CONSTRAINT IF EXISTS \(check)"]
      )
    }
  }

  private mutating func dropPartition(_ partition: PartitionDefinition, of table: ObjectName) {
    let isAttached = PostgresCatalogue.isPartition(partition.name, of: table)
    let name = PostgresText.name(partition.name)
    // A run that was broken off may have created it and not attached it yet. Without rows it cannot be anything else.
    let leftover = """
      IF \(PostgresCatalogue.relationHas(partition.name, "relkind = 'r' AND NOT relispartition")) THEN
            IF NOT EXISTS (SELECT FROM \(name)) THEN DROP TABLE \(name); END IF;
          END IF
      """
    let drops = PostgresStatements.block([
      // A foreign key to the whole keeps what is part of it from being dropped.
      PostgresStatements.choice(
        if: isAttached,
        [PostgresStatements.alterTable(table, "DETACH PARTITION \(name)"), "DROP TABLE \(name)"],
        else: [leftover]
      )
    ])
    add(
      "\(partition.name): drop the partition",
      .dropPartition,
      on: table,
      others: [partition.name],
      [drops] + leftChecks(of: partition, table),
      losses: [
        Loss(
          partition.name.description,
          .destroys,
          "all rows of the partition",
          wayOut: "keep the partition, or copy its rows first; ALTER TABLE … DETACH PARTITION keeps them in a table"
        )
      ],
      proofs: [PostgresCatalogue.absenceProof(isAttached)]
    )
  }

  /// The check on the default partition, of a run that was to add this one and was broken off.
  private func leftChecks(of partition: PartitionDefinition, _ table: ObjectName) -> [String] {
    guard let standing = partitions(of: table).first(where: \.isDefault), standing.name != partition.name else {
      return []
    }
    let check = PostgresText.quoted(ObjectNaming.name([partition.name.name], suffix: "cairn_bound"))
    return ["ALTER TABLE IF EXISTS \(PostgresText.name(standing.name)) DROP CONSTRAINT IF EXISTS \(check)"]
  }

  private mutating func renamePartition(_ old: ObjectName, to new: ObjectName, of table: ObjectName) {
    let isUndone = "\(PostgresCatalogue.isPartition(old, of: table)) AND \(PostgresCatalogue.relationIsMissing(new))"
    add(
      "\(old): rename the partition to \(new)",
      .renamePartition,
      on: old,
      [PostgresStatements.block(if: isUndone, PostgresStatements.move("TABLE", old, to: new))],
      note: Self.namesInUse,
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.isPartition(new, of: table))]
    )
    earlierNames.rename(old, to: new)
  }

  /// All let go before one of them takes hold again: what one gives up another may take.
  private mutating func rebind(
    _ partitions: [PartitionDefinition],
    of table: ObjectName,
    from earlier: [ObjectName: PartitionDefinition.Bound]
  ) {
    let detach = partitions.map { partition in
      """
      IF \(PostgresCatalogue.isPartition(partition.name, of: table)) THEN
            \(PostgresStatements.alterTable(table, "DETACH PARTITION \(PostgresText.name(partition.name))"));
          END IF
      """
    }
    let attach = partitions.map { partition in
      let action = "ATTACH PARTITION \(PostgresText.name(partition.name)) \(PostgresClauses.bound(partition.bound))"
      return PostgresStatements.alterTable(table, action)
    }
    let names = partitions.map(\.name.description).joined(separator: ", ")
    add(
      "\(table): other bounds of \(names)",
      .rebindPartitions,
      on: table,
      others: partitions.map(\.name),
      limited(
        PostgresStatements.block(if: Self.arePending(partitions, from: earlier), detach + attach),
        .rebindPartitions,
        on: table
      ),
      losses: partitions.map { partition in
        Loss(
          partition.name.description,
          .mayFail,
          "rows that do not belong to it any more, or that belong to it and are in another partition",
          wayOut: "move those rows in an earlier migration"
        )
      },
      proofs: partitions.map { PostgresCatalogue.proof(PostgresCatalogue.isPartition($0.name, of: table)) }
    )
  }

  /// A condition that holds until the partitions have these bounds: one whose rows others reference by then cannot be let
  /// go again. It always holds where the server shows the bounds in another spelling.
  private static func arePending(
    _ partitions: [PartitionDefinition],
    from earlier: [ObjectName: PartitionDefinition.Bound]
  ) -> String {
    let pending = partitions.map { partition in
      // The server puts many a number in quotes.
      let bound = PostgresClauses.bound(partition.bound).replacing("'", with: "")
      let isAmbiguous = earlier[partition.name].map { PostgresClauses.bound($0).replacing("'", with: "") } == bound
      if isAmbiguous { return "TRUE" }
      let shown = "replace(pg_get_expr(relpartbound, oid), \(PostgresText.literal("'")), '')"
      return "NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = \(PostgresText.regclass(partition.name)) "
        + "AND relispartition AND \(shown) = \(PostgresText.literal(bound)))"
    }
    return pending.joined(separator: " OR ")
  }
}
