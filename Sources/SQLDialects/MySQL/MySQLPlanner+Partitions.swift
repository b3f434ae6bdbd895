import SchemaModel

extension MySQLPlanner {
  mutating func alterPartitioning(
    of table: ObjectName,
    from old: PartitioningDefinition?,
    to new: PartitioningDefinition?,
    _ change: Change,
    at index: Int
  ) {
    apply([change])
    guard let new else {
      partition(
        table,
        "\(table): remove partitioning",
        "REMOVE PARTITIONING",
        .partitionTable,
        when: MySQLCatalogue.partitions(table).exists,
        at: index
      )
      return
    }
    guard let old else {
      let pending = MySQLCatalogue.partitions(table).isMissing
      divide(table, by: new, when: pending, at: index)
      return
    }
    for step in MySQLPartitionChange.changes(from: old, to: new) { run(step, on: table, from: old, to: new, at: index) }
  }

  private mutating func run(
    _ step: MySQLPartitionChange,
    on table: ObjectName,
    from old: PartitioningDefinition,
    to new: PartitioningDefinition,
    at index: Int
  ) {
    let partitions = MySQLCatalogue.partitions(table)
    let words = { (parts: [PartitionDefinition]) in parts.map(\.name.name).joined(separator: ", ") }
    let names = { (parts: [PartitionDefinition]) in
      parts.map { MySQLSyntax.name($0.name.name) }.joined(separator: ", ")
    }
    switch step {
    case .add(let added):
      let hasNumbers = new.hasNumberedPartitions && old.hasNumberedPartitions
      let clause =
        hasNumbers
        ? "ADD PARTITION PARTITIONS \(added.count)" : "ADD PARTITION \(MySQLSyntax.partitionList(added))"
      partition(
        table,
        "\(table): add partition \(words(added))",
        clause,
        new.isHashed ? .reorganizePartition : .addPartition,
        when: partitions.and(Self.isNamed(added[0])).isMissing,
        at: index
      )
    case .coalesce(let merged, let remaining):
      partition(
        table,
        "\(table): merge partition \(words(merged)) into the others",
        "COALESCE PARTITION \(merged.count)",
        .coalescePartition,
        when: "(\(partitions.selecting("COUNT(*)"))) > \(remaining)",
        at: index
      )
    case .drop(let dropped):
      let losses = dropped.map {
        Loss(
          "\(table).\($0.name.name)",
          .destroys,
          "all rows of the partition",
          wayOut: "copy the rows that matter first, or let another partition take over the values of this one"
        )
      }
      partition(
        table,
        "\(table): drop partition \(words(dropped))",
        "DROP PARTITION \(names(dropped))",
        .dropPartition,
        when: partitions.and(Self.isNamed(dropped[0])).exists,
        losses: losses,
        at: index
      )
    case .reorganize(let from, let into, let mayFail):
      partition(
        table,
        "\(table): reorganize partition \(words(from)) into \(words(into))",
        "REORGANIZE PARTITION \(names(from)) INTO \(MySQLSyntax.partitionList(into))",
        .reorganizePartition,
        when: Self.pending(partitions, from: from, into: into),
        losses: mayFail
          ? [
            Loss(
              table.description,
              .mayFail,
              "rows that none of the partitions takes",
              wayOut: "add a partition for them; the statement changes nothing when it fails"
            )
          ] : [],
        at: index
      )
    case .repartition:
      let isOld =
        old.strategy == new.strategy
        ? (old.keys == new.keys ? Self.isOther(partitions, old, new) : nil)
        : partitions.and("PARTITION_METHOD = '\(MySQLSyntax.partitioningMethod(old.strategy))'").exists
      divide(table, by: new, when: isOld, at: index)
    }
  }

  private mutating func divide(
    _ table: ObjectName,
    by partitioning: PartitioningDefinition,
    when condition: String?,
    at index: Int
  ) {
    partition(
      table,
      "\(table): partition by \(MySQLSyntax.partitioningMethod(partitioning.strategy).lowercased())",
      MySQLSyntax.partitioning(partitioning),
      .partitionTable,
      when: condition,
      losses: partitioning.isHashed
        ? []
        : [
          Loss(
            table.description,
            .mayFail,
            "rows that none of the partitions takes",
            wayOut: "add a partition for them; the statement changes nothing when it fails"
          )
        ],
      at: index
    )
  }

  private mutating func partition(
    _ table: ObjectName,
    _ title: String,
    _ clause: String,
    _ operation: MySQLOperation,
    when condition: String?,
    losses: [Loss] = [],
    at index: Int
  ) {
    step(
      MySQLAlteration(
        table: table,
        title: title,
        clauses: [],
        operation: operation,
        conditions: condition.map { [$0] } ?? [],
        changes: [],
        losses: losses
      ),
      clauses: [clause],
      operation: operation,
      at: index
    )
  }

  private static func isNamed(_ partition: PartitionDefinition) -> String {
    "PARTITION_NAME = \(MySQLQuoting.literal(partition.name.name))"
  }

  /// A condition that holds unless the table is divided like the second: a plan that took several steps, and that this one
  /// takes back in one, may have stopped between any two of them. nil where only the server can tell.
  private static func isOther(
    _ query: MySQLCatalogueQuery,
    _ old: PartitioningDefinition,
    _ new: PartitioningDefinition
  ) -> String? {
    if new.isHashed { return pending(query, from: old.partitions, into: new.partitions) }
    let before = Dictionary(old.partitions.map { ($0.name, $0) }) { first, _ in first }
    let names = new.partitions.map { MySQLQuoting.literal($0.name.name) }.joined(separator: ", ")
    var conditions: [String] = []
    if old.partitions.map(\.name) != new.partitions.map(\.name) {
      conditions = [
        "(\(query.selecting("COUNT(*)"))) <> \(new.partitions.count)",
        query.and("PARTITION_NAME NOT IN (\(names))").exists,
      ]
    }
    for partition in new.partitions where before[partition.name] != nil && before[partition.name] != partition {
      guard let differs = differs(query, from: partition) else { return nil }
      conditions.append(differs)
    }
    return conditions.isEmpty ? nil : "(\(conditions.joined(separator: " OR ")))"
  }

  /// Whether a range ends somewhere else; nil where the server computes where.
  private static func differs(_ query: MySQLCatalogueQuery, from partition: PartitionDefinition) -> String? {
    guard case .range(_, let upper) = partition.bound else { return nil }
    let values = upper.compactMap { value -> String? in
      switch value {
      case .literal(.integer(let number)): String(number)
      case .literal(.string(let text)) where text.isDateAndTime: MySQLQuoting.literal(text)
      case .maximum: "MAXVALUE"
      case .literal, .expression, .minimum: nil
      }
    }
    guard values.count == upper.count else { return nil }
    let description = MySQLQuoting.literal(values.joined(separator: ","))
    return query.and(isNamed(partition)).and("PARTITION_DESCRIPTION <> \(description)").exists
  }

  /// A condition that holds until the rows are in the new partitions; nil where only bounds differ that the server
  /// computes.
  private static func pending(
    _ query: MySQLCatalogueQuery,
    from old: [PartitionDefinition],
    into new: [PartitionDefinition]
  ) -> String? {
    let (before, after) = (old.map(\.name), new.map(\.name))
    if let gone = old.first(where: { !after.contains($0.name) }) { return query.and(isNamed(gone)).exists }
    if let come = new.first(where: { !before.contains($0.name) }) { return query.and(isNamed(come)).isMissing }
    return new.lazy.filter { !old.contains($0) }.compactMap { differs(query, from: $0) }.first
  }
}

extension MySQLCatalogue {
  /// The partitions of a table; a table in one piece has a row without a name there.
  static func partitions(_ table: ObjectName) -> MySQLCatalogueQuery {
    MySQLCatalogueQuery(
      relation: "PARTITIONS",
      conditions: [
        "TABLE_SCHEMA = DATABASE()", "TABLE_NAME = \(MySQLQuoting.literal(table.name))", "PARTITION_NAME IS NOT NULL",
      ]
    )
  }
}
