import SchemaModel

/// Foreign keys to a table whose partitions take other bounds: the server lets go of no partition while a foreign key
/// references its rows.
extension PostgresChangeOrder {
  /// Partitions go in a step of their own, under the foreign keys: they keep one from going whose rows are referenced.
  static func droppedPartitionsFirst(_ changes: [PlannedChange]) -> [PlannedChange] {
    changes.flatMap { planned in
      guard case .alterPartitioning(let table, let old?, let new?) = planned.change else { return [planned] }
      let change = PartitionChange(from: old, to: new)
      if change.dropped.isEmpty || change.rebound.isEmpty { return [planned] }
      var rest = old
      rest.partitions.removeAll(where: change.dropped.contains)
      var (drops, others) = (planned, planned)
      drops.change = .alterPartitioning(table: table, from: old, to: rest)
      others.change = .alterPartitioning(table: table, from: rest, to: new)
      return [drops, others]
    }
  }
}

extension Change {
  /// Partitions of a table take other bounds.
  var rebindsPartitions: Bool {
    guard case .alterPartitioning(_, let old?, let new?) = self else { return false }
    return !PartitionChange(from: old, to: new).rebound.isEmpty
  }
}
