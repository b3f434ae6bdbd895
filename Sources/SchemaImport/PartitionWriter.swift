import SchemaModel

/// How a table is divided: `Partitioned(by: .range, happenedAt) { … }`.
struct PartitionWriter {
  let table: ObjectName
  let keys: KeyWriter

  func text(_ partitioning: PartitioningDefinition, indent: Int) -> String {
    let keys = partitioning.keys.map { self.keys.text($0, of: table, indent: indent + 2) }
    let margin = String(repeating: " ", count: indent)
    let head = margin + "Partitioned(\((["by: .\(partitioning.strategy.rawValue)"] + keys).joined(separator: ", ")))"
    if partitioning.partitions.isEmpty { return head }
    let lines = partitioning.partitions.map { "\(margin)  \(text($0))" }
    return head + " {\n" + lines.joined(separator: "\n") + "\n\(margin)}"
  }

  private func text(_ partition: PartitionDefinition) -> String {
    let name = partition.name.name.quoted
    let place =
      partition.name.namespace == table.namespace
      ? "" : ".within(namespace: \(partition.name.namespace?.quoted ?? "nil"))"
    return text(name, partition.bound) + place
  }

  private func text(_ name: String, _ bound: PartitionDefinition.Bound) -> String {
    switch bound {
    case .default: return "Partition.default(\(name))"
    case .hash(let modulus, let remainder): return "Partition(\(name), modulus: \(modulus), remainder: \(remainder))"
    case .range(let lower, let upper):
      if let short = range(name, lower, upper) { return short }
      return "Partition(\(name), from: \(list(lower)), to: \(list(upper)))"
    case .list(let rows):
      let values = rows.compactMap { $0.count == 1 ? constant($0[0]) : nil }
      if values.count == rows.count, !rows.isEmpty {
        return "Partition(\(name), in: \(values.joined(separator: ", ")))"
      }
      return "Partition(\(name), inRows: \(rows.map(list).joined(separator: ", ")))"
    }
  }

  /// From one constant to another, or without a bound on one side.
  private func range(
    _ name: String,
    _ lower: [PartitionDefinition.BoundValue],
    _ upper: [PartitionDefinition.BoundValue]
  ) -> String? {
    if lower.isEmpty, upper.count == 1, case .expression(let text) = upper[0] {
      return "Partition(\(name), below: \(text.quoted))"
    }
    guard lower.count == 1, upper.count == 1 else { return nil }
    switch (constant(lower[0]), constant(upper[0])) {
    case (let from?, let to?): return "Partition(\(name), from: \(from), to: \(to))"
    case (let from?, nil) where upper[0] == .maximum: return "Partition(\(name), from: \(from))"
    case (nil, let to?) where lower[0] == .minimum: return "Partition(\(name), to: \(to))"
    default: return nil
    }
  }

  private func list(_ values: [PartitionDefinition.BoundValue]) -> String {
    let words = values.map { value in
      switch value {
      case .minimum: ".minimum"
      case .maximum: ".maximum"
      case .expression(let text): ".sql(\(text.quoted))"
      case .literal: ".value(\(constant(value) ?? ""))"
      }
    }
    return "[\(words.joined(separator: ", "))]"
  }

  /// A value of Swift's that is this very constant.
  private func constant(_ value: PartitionDefinition.BoundValue) -> String? {
    guard case .literal(let literal) = value else { return nil }
    switch literal {
    case .string(let text): return text.quoted
    case .integer(let number): return String(number)
    case .boolean(let flag): return String(flag)
    case .number, .bytes: return DefaultWriter.columnLiteral(literal, named: "ColumnLiteral")
    }
  }
}
