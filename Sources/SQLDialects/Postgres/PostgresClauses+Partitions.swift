import SchemaModel

extension PostgresClauses {
  /// `PARTITION BY RANGE ("at")`
  static func partitioning(_ partitioning: PartitioningDefinition) -> String {
    let keys = partitioning.keys.map { key in
      PostgresStatements.indexKey(
        IndexKey(key.target, operatorClass: key.operatorClass, collation: key.collation)
      )
    }
    return "PARTITION BY \(partitioning.strategy.rawValue.uppercased()) (\(keys.joined(separator: ", ")))"
  }

  /// `FOR VALUES FROM ('2026-01-01') TO (MAXVALUE)`
  static func bound(_ bound: PartitionDefinition.Bound) -> String {
    switch bound {
    case .range(let from, let to): "FOR VALUES FROM (\(values(from))) TO (\(values(to)))"
    case .list(let values): "FOR VALUES IN (\(self.values(values.flatMap { $0 })))"
    case .hash(let modulus, let remainder): "FOR VALUES WITH (MODULUS \(modulus), REMAINDER \(remainder))"
    case .default: "DEFAULT"
    }
  }

  private static func values(_ values: [PartitionDefinition.BoundValue]) -> String {
    values.map(value).joined(separator: ", ")
  }

  static func value(_ value: PartitionDefinition.BoundValue) -> String {
    switch value {
    case .literal(let literal): PostgresText.constant(literal)
    case .expression(let text): text
    case .minimum: "MINVALUE"
    case .maximum: "MAXVALUE"
    }
  }

  /// What a row has to say to belong to the partition, where the key is one column or expression.
  static func condition(_ bound: PartitionDefinition.Bound, of partitioning: PartitioningDefinition) -> String? {
    guard partitioning.keys.count == 1, let target = partitioning.keys.first?.target else { return nil }
    let key =
      switch target {
      case .column(let name): PostgresText.quoted(name)
      case .expression(let expression): "(\(PostgresText.expression(expression)))"
      }
    switch bound {
    case .range(let from, let to):
      guard let from = from.first, let to = to.first else { return nil }
      var parts = ["\(key) IS NOT NULL"]
      if from != .minimum { parts.append("\(key) >= \(value(from))") }
      if to != .maximum { parts.append("\(key) < \(value(to))") }
      return parts.joined(separator: " AND ")
    case .list(let values):
      let values = values.compactMap(\.first)
      if values.isEmpty || values.contains(where: \.isNull) { return nil }
      return "\(key) IS NOT NULL AND \(key) IN (\(self.values(values)))"
    case .hash, .default: return nil
    }
  }
}

extension PostgresStatements {
  /// The partitions of a table that nobody uses yet.
  static func partitions(of table: TableDefinition) -> [String] {
    (table.partitioning?.partitions ?? []).map { partition in
      "CREATE TABLE IF NOT EXISTS \(PostgresText.name(partition.name)) PARTITION OF \(PostgresText.name(table.name)) "
        + PostgresClauses.bound(partition.bound)
    }
  }
}

extension PartitionDefinition.BoundValue {
  fileprivate var isNull: Bool {
    if case .expression(let text) = self { text.uppercased().contains("NULL") } else { false }
  }
}

extension PostgresCatalogue {
  static func isPartition(_ partition: ObjectName, of table: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = \(PostgresText.regclass(partition)) "
      + "AND inhparent = \(PostgresText.regclass(table)))"
  }
}
