/// Children that nothing hangs on: all of them can go, and the order does not matter.
extension LargeCascade {
  /// Deletes the rows that reference the keys.
  mutating func deleteLeaves(of keys: [KeyValues], _ link: Link) async throws {
    var search = ChildSearch(link, keys, schema, batch: batch)
    while let rows = try await next(&search) {
      if search.isCutOff(rows), keys.count > 1 {
        // With fewer keys, all children of each are known, and go by their key.
        for portion in keys.portions(of: (keys.count + 3) / 4) { try await deleteLeaves(of: portion, link) }
        return
      }
      try await deleteLeaves(rows, link, areAll: !search.isCutOff(rows))
    }
  }

  /// Rows of which all that share a key are known go by it, a batch of rows at a time: the statement is short, and the
  /// index on the reference serves it. Those of a key that has too many go by their primary keys.
  private mutating func deleteLeaves(_ rows: [KeyValues], _ link: Link, areAll: Bool) async throws {
    let primaryKey = schema.tables[link.child].primaryKey
    let groups = Dictionary(grouping: rows) { $0.at(link.columns) }
    var together: [KeyValues] = []
    var count = 0
    for key in Reference(link, of: rows).keys {
      guard let group = groups[key] else { continue }
      if areAll, group.count <= batch {
        if count + group.count > batch {
          try await delete(link.child, link.columns, together)
          (together, count) = ([], 0)
        }
        together.append(key)
        count += group.count
        continue
      }
      for portion in group.portions(of: batch) {
        let reference = Reference(link, of: portion)
        try await delete(link.child, primaryKey, portion.map { $0.at(primaryKey) }, still: reference)
      }
    }
    if !together.isEmpty { try await delete(link.child, link.columns, together) }
  }

  /// SET NULL and SET DEFAULT, batch by batch.
  mutating func release(_ keys: [KeyValues], _ link: Link) async throws {
    guard !keys.isEmpty else { return }
    var search = ChildSearch(link, keys, schema, batch: batch)
    while let found = try await next(&search) {
      for portion in found.portions(of: batch) {
        try Task.checkCancellation()
        let statement = search.again(portion)
        _ = try await transaction { [schema] unit in
          let rows = try await unit.run(statement)
          return rows.isEmpty ? 0 : try await unit.release(rows, link, as: link.key.onDelete, in: schema)
        }
      }
    }
  }
}
