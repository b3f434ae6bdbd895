/// What happens after a row was deleted or changed its key.
extension UnitOfWork {
  /// Deletes rows by the values of some columns, with everything that foreign keys ask; returns how many rows there were.
  func delete(
    _ table: Int,
    _ places: [Int],
    _ keys: [KeyValues],
    still reference: Reference? = nil,
    in schema: ReferentialSchema
  ) async throws -> Int {
    let changes = try await deleteRows(table, places, keys, still: reference, in: schema)
    try await follow(changes, in: schema)
    return changes.count
  }

  /// Writes the key columns of rows that are there, with everything that foreign keys ask.
  func update(_ table: Int, _ rows: [(old: KeyValues, new: KeyValues)], in schema: ReferentialSchema) async throws {
    let changed = rows.filter { $0.old != $0.new }
    guard !changed.isEmpty else { return }
    let description = schema.tables[table].description
    let primaryKey = schema.tables[table].primaryKey
    let written = description.columns.indices.filter { place in changed.contains { $0.old[place] != $0.new[place] } }
    for batch in changed.batches {
      let values = batch.map { (key: $0.old.at(primaryKey), new: $0.new.at(written)) }
      let assignments = written.enumerated().map { (place: $1, assignment: KeyStatements.Assignment.value($0)) }
      let rows = try await run(KeyStatements.update(description, primaryKey, values, assignments))
      countChanged(rows.count, of: description)
    }
    try await follow(changed.map { RowChange(table: table, old: $0.old, new: $0.new) }, in: schema)
  }

  func follow(_ changes: [RowChange], in schema: ReferentialSchema) async throws {
    var events = changes.flatMap(schema.events)
    // Each pass settles what the one before it caused; keys that end in a cycle find no rows when they come round.
    while !events.isEmpty {
      var next: [KeyEvent] = []
      for group in EventOrder.groups(of: events, in: schema) {
        next += try await settle(group, in: schema).flatMap(schema.events)
      }
      events = next
    }
  }

  /// One foreign key, for one or many rows.
  private func settle(_ events: [KeyEvent], in schema: ReferentialSchema) async throws -> [RowChange] {
    guard let first = events.first else { return [] }
    let link = first.link
    switch first.action {
    case .noAction:
      for event in events {
        postpone(PendingKey(link: link, schema: schema, key: event.key, rule: .stillReferenced))
      }
      return []
    case .restrict:
      for batch in events.map(\.key).batches {
        let referenced = try await run(KeyStatements.referencedKeys(link, batch, schema))
        guard referenced.isEmpty else { throw refused(.stillReferenced, link, in: schema, referenced) }
      }
      return []
    case .cascade where first.kind == .parentDeleted:
      return try await deleteRows(link.child, link.columns, events.map(\.key), in: schema)
    case .cascade:
      return try await write(events, in: schema) { .value($0) }
    case .setNull:
      return try await write(events, in: schema) { _ in .null }
    case .setDefault:
      let changes = try await write(events, in: schema) { _ in .default }
      // The default may be the key that goes: then nothing changed, and nothing else would look.
      let unchanged = changes.filter { $0.old == $0.new }.map { $0.old.at(link.columns) }
      if !unchanged.isEmpty {
        let orphans = try await orphans(link, Array(Set(unchanged)), schema)
        guard orphans.isEmpty else { throw refused(.stillReferenced, link, in: schema, orphans) }
      }
      return changes
    case nil:
      try await checkChildren(link, events.map(\.key), in: schema)
      return []
    }
  }

  private func deleteRows(
    _ table: Int,
    _ places: [Int],
    _ keys: [KeyValues],
    still reference: Reference? = nil,
    in schema: ReferentialSchema
  ) async throws -> [RowChange] {
    var changes: [RowChange] = []
    for batch in keys.batches {
      let description = schema.tables[table].description
      let rows = try await run(KeyStatements.delete(description, places, batch, still: reference))
      countDeleted(rows.count, of: description)
      changes += rows.map { RowChange(table: table, old: $0) }
    }
    return changes
  }

  /// Writes to the children of the keys.
  private func write(
    _ events: [KeyEvent],
    in schema: ReferentialSchema,
    _ assignment: (Int) -> KeyStatements.Assignment
  ) async throws -> [RowChange] {
    let link = events[0].link
    let table = schema.tables[link.child].description
    let assignments = events[0].written.enumerated().map { (place: $1, assignment: assignment($0)) }
    var changes: [RowChange] = []
    for batch in events.batches {
      let keys = batch.map { (key: $0.key, new: $0.newKey) }
      let rows = try await run(KeyStatements.update(table, link.columns, keys, assignments))
      countChanged(rows.count, of: table)
      for row in rows {
        let new = Array(row.prefix(table.columns.count))
        // Which of the keys the row had: behind its columns, when there were several.
        let key = keys.count == 1 ? keys[0].key : Array(row.dropFirst(table.columns.count))
        var old = new
        for (place, value) in zip(link.columns, key) { old[place] = value }
        changes.append(RowChange(table: link.child, old: old, new: new))
      }
    }
    return changes
  }

  /// Rows that an action changed: their parents must be there now, unless the rows are gone again.
  private func checkChildren(_ link: Link, _ keys: [KeyValues], in schema: ReferentialSchema) async throws {
    for (rule, keys) in [
      (ForeignKeyViolation.Rule.partlyNull, keys.filter { $0.contains(nil) }),
      (.missing, keys.filter { !$0.contains(nil) }),
    ] where !keys.isEmpty {
      if link.key.isDeferred {
        for key in keys { postpone(PendingKey(link: link, schema: schema, key: key, rule: rule)) }
        continue
      }
      let missing = Set(try await missingParents(link, keys, schema))
      let orphans = try await orphans(link, keys.filter(missing.contains), schema)
      guard orphans.isEmpty else { throw refused(rule, link, in: schema, orphans) }
    }
  }
}
