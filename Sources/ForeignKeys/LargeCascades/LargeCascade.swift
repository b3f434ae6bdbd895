/// Deletes rows with all that hangs on them, in batches from the leaves up.
///
/// Each batch is a transaction that leaves no orphan: a row goes when nothing references it any more. Nothing is written
/// down in between, so it can be stopped anywhere and run again: what is gone is gone, and the rest is found anew.
struct LargeCascade<Session: SQLSession> {
  let session: Session
  let schema: ReferentialSchema
  let options: CascadeOptions
  let report: (CascadeProgress) async throws -> Void
  private(set) var progress = CascadeProgress()
  /// How many rows one transaction takes by itself; fewer once that was too much.
  private var batch: Int
  /// The rows on the way down from the first ones, and how deep each is.
  private var depths: [RowID: Int] = [:]

  init(
    _ session: Session,
    _ schema: ReferentialSchema,
    _ options: CascadeOptions,
    _ report: @escaping (CascadeProgress) async throws -> Void
  ) {
    self.session = session
    self.schema = schema
    self.options = options
    self.report = report
    batch = options.batch
  }

  struct RowID: Hashable {
    var table: Int
    var key: KeyValues
  }

  /// Rows that can only go together with one that is less deep, and how deep that is.
  typealias Entangled = [RowID: Int]

  /// Rows are not all that a transaction has a limit of, and rows that go together are more than their batch: when it is
  /// too much, it begins again with smaller batches. What is gone by then is gone.
  mutating func delete(_ table: Int, _ keys: [KeyValues]) async throws {
    while true {
      do {
        return try await deleteBatches(table, keys)
      } catch let error where batch > 1 && isTooMuch(error) {
        batch /= 2
        depths = [:]
      }
    }
  }

  private func isTooMuch(_ error: any Error) -> Bool {
    error is CascadeTooLarge || session.sqlState(of: error) == TransactionLimit.sqlState
  }

  private mutating func deleteBatches(_ table: Int, _ keys: [KeyValues]) async throws {
    let primaryKey = schema.tables[table].primaryKey
    for portion in keys.portions(of: batch) {
      let rows = try await transaction { [schema] unit in
        try await unit.run(KeyStatements.read(schema.tables[table].description, primaryKey, portion))
      }
      if rows.isEmpty { continue }
      let entangled = try await clear(below: rows, of: table, depth: 0)
      guard entangled.count + rows.count <= options.limit else {
        throw CascadeTooLarge(rows: entangled.count + rows.count, limit: options.limit)
      }
      try await deleteTogether(table, rows)
      for row in rows { depths[id(row, table)] = nil }
    }
  }

  // MARK: Going down

  /// Takes away all rows that the deletion of these would take, as far as they can go by themselves.
  private mutating func clear(below rows: [KeyValues], of table: Int, depth: Int) async throws -> Entangled {
    for row in rows { depths[id(row, table)] = depth }
    var entangled: Entangled = [:]
    let links = schema.tables[table].referencedBy
    for link in links where link.key.onDelete == .restrict { try await refuseIfReferenced(rows, link) }
    for link in links {
      let keys = rows.map { $0.at(link.referenced) }.filter { !$0.contains(nil) }
      switch link.key.onDelete {
      case .restrict, .noAction: continue
      case .setNull, .setDefault: try await release(keys, link)
      case .cascade:
        for (key, target) in try await clear(keys, link, depth: depth) {
          for row in rows where row.at(link.referenced) == key && target < depth {
            let id = id(row, table)
            entangled[id] = min(target, entangled[id] ?? target)
          }
        }
      }
    }
    return entangled
  }

  /// The children of the keys, batch by batch; returns the keys that children stay behind for, and how deep the row is
  /// with which those can go.
  private mutating func clear(_ keys: [KeyValues], _ link: Link, depth: Int) async throws -> [KeyValues: Int] {
    var needed: [KeyValues: Int] = [:]
    var staying: [KeyValues] = []
    let table = schema.tables[link.child]
    while !keys.isEmpty {
      try Task.checkCancellation()
      let statement = KeyStatements.children(link, keys, except: staying, limit: batch, schema)
      let children = try await transaction { unit in try await unit.run(statement) }
      if children.isEmpty { break }
      // A child that is on the way down already: its key goes with it.
      for child in children {
        guard let target = depths[id(child, link.child)] else { continue }
        staying.append(child.at(table.primaryKey))
        let key = child.at(link.columns)
        needed[key] = min(target, needed[key] ?? target)
      }
      let new = children.filter { depths[id($0, link.child)] == nil }
      if new.isEmpty { continue }
      let entangled = try await clear(below: new, of: link.child, depth: depth + 1)
      let kept = try await deleteChildren(new.filter { entangled[id($0, link.child)] == nil }, link)
      for row in new {
        let id = id(row, link.child)
        depths[id] = nil
        guard let target = entangled[id] ?? (kept.contains(row) ? 0 : nil) else { continue }
        staying.append(row.at(table.primaryKey))
        let key = row.at(link.columns)
        needed[key] = min(target, needed[key] ?? target)
      }
      guard staying.count <= options.limit else {
        throw CascadeTooLarge(rows: staying.count, limit: options.limit)
      }
    }
    return needed
  }

  private func id(_ row: KeyValues, _ table: Int) -> RowID {
    RowID(table: table, key: row.at(schema.tables[table].primaryKey))
  }

  /// Stops before anything below is deleted.
  private mutating func refuseIfReferenced(_ rows: [KeyValues], _ link: Link) async throws {
    let keys = rows.map { $0.at(link.referenced) }.filter { !$0.contains(nil) }
    guard !keys.isEmpty else { return }
    let own = rows.map { $0.at(schema.tables[link.parent].primaryKey) }
    let statement = KeyStatements.children(link, keys, except: link.child == link.parent ? own : [], limit: 1, schema)
    let children = try await transaction { unit in try await unit.run(statement) }
    if let child = children.first {
      throw ForeignKeyViolation(.stillReferenced, link, in: schema, [child.at(link.columns)])
    }
  }

  // MARK: Transactions

  /// Deletes rows that are still children of their key; those that NO ACTION keeps are returned.
  private mutating func deleteChildren(_ rows: [KeyValues], _ link: Link) async throws -> Set<KeyValues> {
    if rows.isEmpty { return [] }
    do {
      try await deleteTogether(link.child, rows, unchanged: link)
      return []
    } catch let violation as ForeignKeyViolation where violation.rule == .stillReferenced {
      if rows.count == 1 { return Set(rows) }
      let half = rows.count / 2
      let first = try await deleteChildren(Array(rows[..<half]), link)
      return first.union(try await deleteChildren(Array(rows[half...]), link))
    }
  }

  private mutating func deleteTogether(_ table: Int, _ rows: [KeyValues], unchanged link: Link? = nil) async throws {
    _ = try await transaction { [schema] unit in
      let primaryKey = schema.tables[table].primaryKey
      var keys = rows.map { $0.at(primaryKey) }
      if let link {
        // A row that references another parent by now stays.
        let description = schema.tables[table].description
        let now = try await unit.run(KeyStatements.read(description, primaryKey, keys))
        let before = Set(rows.map { $0.at(primaryKey + link.columns) })
        keys = now.filter { before.contains($0.at(primaryKey + link.columns)) }.map { $0.at(primaryKey) }
      }
      return keys.isEmpty ? 0 : try await unit.delete(table, primaryKey, keys, in: schema)
    }
  }

  /// SET NULL and SET DEFAULT, batch by batch.
  private mutating func release(_ keys: [KeyValues], _ link: Link) async throws {
    guard !keys.isEmpty else { return }
    let statement = KeyStatements.children(link, keys, except: [], limit: batch, schema)
    var count = 1
    while count > 0 {
      try Task.checkCancellation()
      count = try await transaction { [schema] unit in
        let rows = try await unit.run(statement)
        return rows.isEmpty ? 0 : try await unit.release(rows, link, as: link.key.onDelete, in: schema)
      }
    }
  }

  private mutating func transaction<Result: Sendable>(
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

/// How a large cascade is divided.
public struct CascadeOptions: Sendable, Hashable {
  /// How many rows one transaction takes by itself. When that is more than the server takes in bytes or in time, it is
  /// halved.
  public var batch: Int
  /// How many rows the server takes in one transaction.
  public var limit: Int
  /// The statement that opens a transaction.
  public var begin: String
  /// How often a transaction is tried that lost to another one.
  public var retry: RetryPolicy

  /// Defaults to batches of 1,000 rows under DSQL's limit of 3,000.
  public init(
    batch: Int = 1_000,
    limit: Int = 3_000,
    begin: String = "BEGIN",
    retry: RetryPolicy = RetryPolicy()
  ) {
    self.batch = max(1, batch)
    self.limit = limit
    self.begin = begin
    self.retry = retry
  }
}
