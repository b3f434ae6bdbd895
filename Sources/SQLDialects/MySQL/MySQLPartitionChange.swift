import SchemaModel

/// What leads from some partitions to others, with as few rows moved as possible.
enum MySQLPartitionChange: Hashable {
  case add([PartitionDefinition])
  case drop([PartitionDefinition])
  /// Rows go from the first into the second; the flag says whether some may find no place.
  case reorganize([PartitionDefinition], into: [PartitionDefinition], mayFail: Bool)
  /// The last of them are merged into the others.
  case coalesce([PartitionDefinition], remaining: Int)
  /// All rows are divided anew.
  case repartition

  static func changes(from old: PartitioningDefinition, to new: PartitioningDefinition) -> [MySQLPartitionChange] {
    if old.strategy != new.strategy || old.keys != new.keys { return [.repartition] }
    if new.isHashed { return hashChanges(from: old, to: new) }
    let gaps = gaps(from: old.partitions, to: new.partitions)
    guard let gaps, !movesValues(gaps) else { return [.repartition] }
    let isRange = new.strategy == .range || new.strategy == .rangeColumns
    // E1520: the last range may only grow.
    if isRange, let gap = gaps.last, !gap.old.isEmpty, !gap.new.isEmpty, !gap.grows { return [.repartition] }
    return gaps.compactMap { change($0, isRange: isRange) }
  }

  private static func hashChanges(
    from old: PartitioningDefinition,
    to new: PartitioningDefinition
  ) -> [MySQLPartitionChange] {
    let (before, after) = (old.partitions, new.partitions)
    let (names, newNames) = (before.map(\.name), after.map(\.name))
    if names == newNames { return [] }
    if before.isEmpty || after.isEmpty { return [.repartition] }
    if newNames.starts(with: names) { return [.add(Array(after.dropFirst(before.count)))] }
    if names.starts(with: newNames) {
      return [.coalesce(Array(before.dropFirst(after.count)), remaining: after.count)]
    }
    return [.repartition]
  }

  // MARK: Ranges and lists

  /// What stands between two partitions that stay as they are.
  private struct Gap {
    var old: [PartitionDefinition]
    var new: [PartitionDefinition]
    /// The partition behind it that stays.
    var next: PartitionDefinition?
    /// No other one stays in front of it.
    var isFirst = false

    /// Whether its last range ends where it did, or behind that, as far as this can be told without the server.
    var grows: Bool {
      guard case .range(_, let before)? = old.last?.bound, case .range(_, let after)? = new.last?.bound else {
        return false
      }
      for (before, after) in zip(before, after) where before != after {
        switch (before, after) {
        case (.maximum, _): return false
        case (_, .maximum): return true
        case (.literal(.integer(let before)), .literal(.integer(let after))): return before < after
        case (.literal(.string(let before)), .literal(.string(let after))):
          // Of texts the collation decides.
          return before.isDateAndTime && after.isDateAndTime && before.count == after.count && before < after
        default: return false
        }
      }
      return true
    }
  }

  /// Nil where those that stay stand in another order.
  private static func gaps(from old: [PartitionDefinition], to new: [PartitionDefinition]) -> [Gap]? {
    let kept = old.filter(new.contains)
    if kept != new.filter(old.contains) { return nil }
    var gaps: [Gap] = []
    var (before, after) = (old[...], new[...])
    for next in kept.map(Optional.some) + [nil] {
      let gone = before.prefix { $0 != next }
      let come = after.prefix { $0 != next }
      gaps.append(Gap(old: Array(gone), new: Array(come), next: next, isFirst: gaps.isEmpty))
      before = before.dropFirst(gone.count + 1)
      after = after.dropFirst(come.count + 1)
    }
    return gaps
  }

  /// Whether a value of a list goes from one gap to another: no order of single steps does that.
  private static func movesValues(_ gaps: [Gap]) -> Bool {
    let values = { (partitions: [PartitionDefinition]) in
      Set(partitions.flatMap(\.listedValues))
    }
    return gaps.indices.contains { one in
      gaps.indices.contains { $0 != one && !values(gaps[one].old).isDisjoint(with: values(gaps[$0].new)) }
    }
  }

  private static func change(_ gap: Gap, isRange: Bool) -> MySQLPartitionChange? {
    switch (gap.old.isEmpty, gap.new.isEmpty, gap.next) {
    case (true, true, _): return nil
    // Whoever takes the first ranges away wants to be rid of old rows. One among others has rows that the next one is
    // declared to have, as before it was taken from that one.
    case (false, true, let next?) where isRange && !gap.isFirst:
      return .reorganize(gap.old + [next], into: [next], mayFail: false)
    case (false, true, _): return .drop(gap.old)
    case (true, false, nil): return .add(gap.new)
    case (true, false, let next?): return .reorganize([next], into: gap.new + [next], mayFail: false)
    case (false, false, let next):
      // A range ends where the next one begins: with another end the next one takes part.
      let hasSameEnd = gap.old.last?.bound == gap.new.last?.bound
      if isRange, !hasSameEnd, let next {
        return .reorganize(gap.old + [next], into: gap.new + [next], mayFail: false)
      }
      return .reorganize(gap.old, into: gap.new, mayFail: !hasSameEnd && !isRange)
    }
  }
}

extension PartitionDefinition {
  /// The values that a partition of a list takes; one value a key.
  fileprivate var listedValues: [[BoundValue]] {
    if case .list(let values) = bound { values } else { [] }
  }
}

extension String {
  /// A date, with or without a time, which the catalogue shows as it was written.
  var isDateAndTime: Bool {
    utf8.count >= 10 && utf8.allSatisfy { "0123456789-: .".utf8.contains($0) }
  }
}
