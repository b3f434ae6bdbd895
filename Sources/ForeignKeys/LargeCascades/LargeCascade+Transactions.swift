/// What a large cascade asks and does, one transaction each.
extension LargeCascade {
  /// One statement that only reads is a transaction by itself.
  mutating func read(_ statement: SQLText) async throws -> [KeyValues] {
    let rows = try await session.retrying(options.retry) {
      try await session.query(statement.sql, statement.parameters)
    }
    progress.transactions += 1
    return rows
  }

  /// Children that are left; nil when there are none.
  mutating func next(_ search: inout ChildSearch, except staying: [KeyValues] = []) async throws -> [KeyValues]? {
    try Task.checkCancellation()
    let rows = try await read(search.next(except: staying))
    return rows.isEmpty ? nil : rows
  }

  /// Deletes rows by the values of some columns, with all that foreign keys ask.
  mutating func delete(
    _ table: Int,
    _ places: [Int],
    _ keys: [KeyValues],
    still reference: Reference? = nil
  ) async throws {
    try Task.checkCancellation()
    _ = try await transaction { [schema] unit in
      try await unit.delete(table, places, keys, still: reference, in: schema)
    }
  }

  mutating func transaction<Result: Sendable>(
    _ body: @escaping (UnitOfWork) async throws -> Result
  ) async throws -> Result {
    let limit = options.limit
    let (result, deleted, changed) = try await session.withTransaction(begin: options.begin, retry: options.retry) {
      unit in
      let result = try await body(unit)
      let rows = await unit.touchedRows
      guard rows <= limit else { throw CascadeTooLarge(rows: rows, limit: limit) }
      return (result, await unit.deleted, await unit.changed)
    }
    progress.transactions += 1
    progress.deleted.merge(deleted, uniquingKeysWith: +)
    progress.changed.merge(changed, uniquingKeysWith: +)
    if !deleted.isEmpty || !changed.isEmpty { try await report(progress) }
    return result
  }
}
