/// `PARTITION BY strategy (keys)` and the partitions that the table has.
package struct PartitioningDefinition: Hashable, Codable, Sendable {
  package enum Strategy: String, Codable, Hashable, Sendable {
    case range, list, hash
    /// MySQL: by the server's own hash of the columns.
    case key
    /// MySQL: by the values of columns, not by an integer expression.
    case rangeColumns, listColumns
  }

  package var strategy: Strategy
  package var keys: [IndexKey]
  /// In the order of declaration, which MySQL's ranges need.
  package var partitions: [PartitionDefinition]

  package init(_ strategy: Strategy, _ keys: [IndexKey], partitions: [PartitionDefinition] = []) {
    self.strategy = strategy
    self.keys = keys
    self.partitions = partitions
  }

  package var columns: [String] { keys.flatMap(\.columns) }

  package func renamingColumn(_ old: String, to new: String) -> PartitioningDefinition {
    var partitioning = self
    partitioning.keys = keys.map { $0.renamingColumn(old, to: new) }
    return partitioning
  }
}

/// One partition: on Postgres a table of its own name, on MySQL a part of its table.
package struct PartitionDefinition: Hashable, Codable, Sendable {
  /// A value of a bound, one for each key.
  package enum BoundValue: Hashable, Codable, Sendable {
    case literal(Literal)
    /// SQL that the server evaluates once: `TO_DAYS('2026-01-01')`.
    case expression(String)
    case minimum, maximum
  }

  package enum Bound: Hashable, Codable, Sendable {
    /// From the first, which it has, to the second, which it has not. MySQL takes the second alone.
    case range(from: [BoundValue], to: [BoundValue])
    /// One of these values; each holds one value a key.
    case list([[BoundValue]])
    case hash(modulus: Int, remainder: Int)
    /// What no other partition takes: Postgres.
    case `default`
  }

  package var name: ObjectName
  package var bound: Bound

  package init(_ name: ObjectName, _ bound: Bound) {
    self.name = name
    self.bound = bound
  }
}
