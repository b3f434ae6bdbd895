import SchemaModel

/// The columns that go before, or come behind, the changes of others.
extension TableDelta {
  func departing(before lost: LostKeys) -> Set<String> {
    let columns = departingReferences(to: lost).union(departingComputations)
    return old.columns.contains { !columns.contains($0.name) } ? columns : []
  }

  /// Columns that go before the key that they reference does: the other way round, what stopped between the two could not
  /// be taken back, for the values would lead to no rows. A column that anything else is made of stays until the end.
  private func departingReferences(to lost: LostKeys) -> Set<String> {
    var (referring, others): (Set<String>, Set<String>) = ([], [])
    for element in droppedElements {
      switch element {
      case .foreignKey(let key) where lost.contains(key): referring.formUnion(key.columns)
      case .index(let index) where !index.isUnique: continue
      default: others.formUnion(element.columns)
      }
    }
    referring.formIntersection(droppedColumns.map(\.name))
    if referring.isEmpty { return [] }
    for column in old.columns + new.columns { others.formUnion(column.mentionedColumns) }
    others.formUnion(old.partitioning?.columns ?? [])
    return referring.subtracting(others)
  }

  /// Columns that are computed from one that begins to count up, of which MySQL computes none (E3109).
  private var departingComputations: Set<String> {
    let counting = alterations.filter { $0.old.identity == nil && $0.new.identity != nil }
    return droppedColumns.computed(
      from: counting.map(\.new.name),
      besides: old.columns + new.columns,
      keeping: old.partitioning?.columns ?? []
    )
  }

  /// Columns that are computed from one that no longer counts up, and come behind that change.
  var arriving: Set<String> {
    let freed = alterations.filter { $0.old.identity != nil && $0.new.identity == nil }
    return addedColumns.computed(
      from: freed.map(\.new.name),
      besides: new.columns,
      keeping: new.partitioning?.columns ?? []
    )
  }
}

extension [ColumnDefinition] {
  /// Those of them that are computed from these columns, at one remove or at more, unless anything else is made of them.
  fileprivate func computed(
    from sources: [String],
    besides columns: [ColumnDefinition],
    keeping kept: [String]
  ) -> Set<String> {
    if sources.isEmpty { return [] }
    var found: Set<String> = []
    while let next = first(where: { column in
      !found.contains(column.name)
        && column.mentionedColumns.contains { sources.contains($0) || found.contains($0) }
    }) {
      found.insert(next.name)
    }
    let others = columns.filter { !found.contains($0.name) }.flatMap(\.mentionedColumns) + kept
    return found.isDisjoint(with: others) ? found : []
  }
}
