extension DatabaseSchema {
  /// The tables whose columns change with those of this one: its parts, and what is kept by a text that rests on it.
  package func heirs(of table: ObjectName) -> Set<ObjectName> {
    var heirs = Set(self.table(table)?.partitioning?.partitions.map(\.name) ?? [])
    var found = heirs.union([table])
    while !found.isEmpty {
      var next: Set<ObjectName> = []
      for case .raw(let raw) in objects where raw.isTable && !found.isDisjoint(with: raw.dependencies) {
        if raw.name != table, !heirs.contains(raw.name) { next.insert(raw.name) }
      }
      heirs.formUnion(next)
      found = next
    }
    return heirs
  }

  /// These columns of tables, and of their heirs.
  package func inherited(_ columns: [ObjectName: Set<String>]) -> [ObjectName: Set<String>] {
    var all = columns
    for (table, names) in columns where !names.isEmpty {
      for heir in heirs(of: table) { all[heir, default: []].formUnion(names) }
    }
    return all
  }
}
