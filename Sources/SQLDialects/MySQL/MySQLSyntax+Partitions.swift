import SchemaModel

extension MySQLSyntax {
  /// `PARTITION BY RANGE (year(at)) (PARTITION p0 VALUES LESS THAN (2026), …)`
  static func partitioning(_ partitioning: PartitioningDefinition) -> String {
    let method = partitioningMethod(partitioning.strategy)
    let keys = partitioning.keys.map { key in
      switch key.target {
      case .column(let column): name(column)
      case .expression(let text): expression(text)
      }
    }
    return "PARTITION BY \(method) (\(keys.joined(separator: ", ")))\(partitions(of: partitioning))"
  }

  private static func partitions(of partitioning: PartitioningDefinition) -> String {
    if partitioning.partitions.isEmpty { return "" }
    if partitioning.hasNumberedPartitions { return " PARTITIONS \(partitioning.partitions.count)" }
    return " \(partitionList(partitioning.partitions))"
  }

  static func partitionList(_ partitions: [PartitionDefinition]) -> String {
    "(\(partitions.map(partition).joined(separator: ", ")))"
  }

  /// In the words of the SQL and of `information_schema.PARTITIONS`.
  static func partitioningMethod(_ strategy: PartitioningDefinition.Strategy) -> String {
    switch strategy {
    case .range: "RANGE"
    case .list: "LIST"
    case .hash: "HASH"
    case .key: "KEY"
    case .rangeColumns: "RANGE COLUMNS"
    case .listColumns: "LIST COLUMNS"
    }
  }

  private static func partition(_ partition: PartitionDefinition) -> String {
    let name = "PARTITION \(name(partition.name.name))"
    switch partition.bound {
    case .range(_, let upper): return "\(name) VALUES LESS THAN \(values(upper))"
    case .list(let rows):
      let values = rows.map { $0.count == 1 ? value($0[0]) : self.values($0) }
      return "\(name) VALUES IN (\(values.joined(separator: ", ")))"
    case .hash, .default: return name
    }
  }

  private static func values(_ values: [PartitionDefinition.BoundValue]) -> String {
    "(\(values.map(value).joined(separator: ", ")))"
  }

  private static func value(_ value: PartitionDefinition.BoundValue) -> String {
    switch value {
    case .literal(let constant): literal(constant)
    case .expression(let text): text
    // A smallest value is refused by `MySQLPartitionRules`.
    case .minimum: "NULL"
    case .maximum: "MAXVALUE"
    }
  }
}

extension PartitioningDefinition {
  /// Whether MySQL divides the rows by itself, so that partitions have no bounds.
  var isHashed: Bool { strategy == .hash || strategy == .key }

  /// Partitions by the names that MySQL gives them: `p0`, `p1`, …
  var hasNumberedPartitions: Bool {
    isHashed && partitions.enumerated().allSatisfy { $1.name.name == "p\($0)" }
  }
}
