import SchemaModel

/// What differs between two sets of partitions.
struct PartitionChange {
  var added: [PartitionDefinition] = []
  var dropped: [PartitionDefinition] = []
  /// The same rows under another name.
  var renamed: [(old: ObjectName, new: ObjectName)] = []
  /// Other rows under the same name.
  var rebound: [PartitionDefinition] = []
  var earlierBounds: [ObjectName: PartitionDefinition.Bound]

  init(from old: PartitioningDefinition, to new: PartitioningDefinition) {
    let before = Dictionary(old.partitions.map { ($0.name, $0.bound) }) { first, _ in first }
    earlierBounds = before
    let after = Dictionary(new.partitions.map { ($0.name, $0.bound) }) { first, _ in first }
    added = new.partitions.filter { before[$0.name] == nil }
    for partition in old.partitions where after[partition.name] == nil {
      if let place = added.firstIndex(where: { $0.bound == partition.bound }) {
        renamed.append((partition.name, added.remove(at: place).name))
      } else {
        dropped.append(partition)
      }
    }
    rebound = new.partitions.filter { partition in before[partition.name].map { $0 != partition.bound } ?? false }
  }
}

extension PartitionDefinition {
  var isDefault: Bool { bound == .default }
}
