/// Deletes rows with all that hangs on them, in batches from the leaves up.
///
/// Each batch is a transaction that leaves no orphan: a row goes when nothing references it any more. Nothing is written
/// down in between, so it can be stopped anywhere and run again: what is gone is gone, and the rest is found anew.
struct LargeCascade<Session: SQLSession> {
  let session: Session
  let schema: ReferentialSchema
  let options: CascadeOptions
  let report: (CascadeProgress) async throws -> Void
  var progress = CascadeProgress()
  /// How many rows one transaction takes by itself; fewer once that was too much.
  private(set) var batch: Int
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
      let rows = try await read(KeyStatements.read(schema.tables[table].description, primaryKey, portion))
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
        let needed = try await clear(keys, link, depth: depth)
        if needed.isEmpty { continue }
        for row in rows {
          guard let target = needed[row.at(link.referenced)], target < depth else { continue }
          let id = id(row, table)
          entangled[id] = min(target, entangled[id] ?? target)
        }
      }
    }
    return entangled
  }

  /// Children that cannot go by themselves.
  private struct Kept {
    /// Their primary keys.
    var rows: [KeyValues] = []
    /// What they reference, and how deep the row is with which they can go.
    var needed: [KeyValues: Int] = [:]

    mutating func add(_ row: KeyValues, _ table: ReferentialTable, _ link: Link, target: Int) {
      rows.append(row.at(table.primaryKey))
      let key = row.at(link.columns)
      needed[key] = min(target, needed[key] ?? target)
    }
  }

  /// The children of the keys, batch by batch; returns the keys that children stay behind for, and how deep the row is
  /// with which those can go.
  private mutating func clear(_ keys: [KeyValues], _ link: Link, depth: Int) async throws -> [KeyValues: Int] {
    if keys.isEmpty { return [:] }
    if schema.tables[link.child].referencedBy.isEmpty {
      try await deleteLeaves(of: keys, link)
      return [:]
    }
    var kept = Kept()
    var search = ChildSearch(link, keys, schema, batch: batch)
    while let found = try await next(&search, except: kept.rows) {
      for (number, portion) in found.portions(of: batch).enumerated() {
        let children = number == 0 ? portion : try await read(search.again(portion))
        try await clear(children, link, depth: depth, &kept)
        guard kept.rows.count <= options.limit else {
          throw CascadeTooLarge(rows: kept.rows.count, limit: options.limit)
        }
      }
    }
    return kept.needed
  }

  /// One batch of children.
  private mutating func clear(_ children: [KeyValues], _ link: Link, depth: Int, _ kept: inout Kept) async throws {
    let table = schema.tables[link.child]
    // A child that is on the way down already: its key goes with it.
    for child in children {
      guard let target = depths[id(child, link.child)] else { continue }
      kept.add(child, table, link, target: target)
    }
    let new = children.filter { depths[id($0, link.child)] == nil }
    if new.isEmpty { return }
    let entangled = try await clear(below: new, of: link.child, depth: depth + 1)
    let refused = try await deleteChildren(new.filter { entangled[id($0, link.child)] == nil }, link)
    for row in new {
      let id = id(row, link.child)
      depths[id] = nil
      guard let target = entangled[id] ?? (refused.contains(row) ? 0 : nil) else { continue }
      kept.add(row, table, link, target: target)
    }
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
    if let child = try await read(statement).first {
      throw ForeignKeyViolation(.stillReferenced, link, in: schema, [child.at(link.columns)])
    }
  }

  // MARK: Deleting

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
    let primaryKey = schema.tables[table].primaryKey
    // A row that references another parent by now stays.
    let reference = link.map { Reference($0, of: rows) }
    try await delete(table, primaryKey, rows.map { $0.at(primaryKey) }, still: reference)
  }
}
