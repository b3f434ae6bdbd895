extension DatabaseSchema {
  /// The tables whose columns change with those of this one: its parts, and what is kept by a text that rests on it.
  package func heirs(of table: ObjectName) -> Set<ObjectName> { heirs(of: table, among: tablesKeptAsText) }

  /// These columns of tables, and of their heirs.
  package func inherited(_ columns: [ObjectName: Set<String>]) -> [ObjectName: Set<String>] {
    var all = columns
    let texts = tablesKeptAsText
    for (table, names) in columns where !names.isEmpty {
      for heir in heirs(of: table, among: texts) { all[heir, default: []].formUnion(names) }
    }
    return all
  }

  private var tablesKeptAsText: [RawDefinition] {
    objects.compactMap { object in
      if case .raw(let raw) = object, raw.isTable { raw } else { nil }
    }
  }

  private func heirs(of table: ObjectName, among texts: [RawDefinition]) -> Set<ObjectName> {
    var heirs = Set(self.table(table)?.partitioning?.partitions.map(\.name) ?? [])
    var found = heirs.union([table])
    while !found.isEmpty {
      let next = texts.filter { !found.isDisjoint(with: $0.dependencies) }.map(\.name)
      found = Set(next).subtracting(heirs).subtracting([table])
      heirs.formUnion(found)
    }
    return heirs
  }
}
