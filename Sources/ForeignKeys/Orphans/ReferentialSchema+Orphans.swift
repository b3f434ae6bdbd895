extension ReferentialSchema {
  /// The names of all foreign keys, table by table.
  public var foreignKeys: [String] { links.map(\.key.name) }

  /// Looks for rows whose foreign key leads nowhere, and calls `found` with some of them at a time.
  ///
  /// - Parameters:
  ///   - tables: Only these tables' foreign keys, by their full names; nil for all.
  ///   - constraint: Only the foreign key of this name.
  ///   - session: Where they are looked for, outside of any transaction.
  ///   - portion: How many rows of a table one statement looks at.
  ///   - found: Takes them as they come.
  /// - Throws: what the client and `found` throw.
  public func findOrphans(
    of tables: Set<String>? = nil,
    constraint: String? = nil,
    on session: some SQLSession,
    portion: Int = 10_000,
    _ found: ([Orphan]) async throws -> Void
  ) async throws {
    for link in links(of: tables, constraint) {
      try await OrphanSearch(session: session, schema: self, link: link, portion: max(1, portion)).run { rows in
        try await found(rows.map { orphan($0, link) })
      }
    }
  }

  /// Repairs what `findOrphans` finds, a portion in a transaction; returns how many rows that were.
  ///
  /// A row is an orphan only if it still is one in the transaction that repairs it.
  ///
  /// - Throws: `ForeignKeyViolation` when a repair breaks another foreign key, `TransactionError`, and what the client throws.
  @discardableResult
  public func repairOrphans(
    _ repair: OrphanRepair,
    of tables: Set<String>? = nil,
    constraint: String? = nil,
    on session: some SQLSession,
    portion: Int = 10_000,
    options: CascadeOptions = CascadeOptions()
  ) async throws -> Int {
    var count = 0
    var batch = options.batch
    for link in links(of: tables, constraint) {
      try await OrphanSearch(session: session, schema: self, link: link, portion: max(1, portion)).run { rows in
        var rest = rows[...]
        while !rest.isEmpty {
          let portion = Array(rest.prefix(batch))
          do {
            count += try await session.withTransaction(begin: options.begin, retry: options.retry) { unit in
              try await unit.repair(portion, link, repair, in: self)
            }
            rest = rest.dropFirst(portion.count)
          } catch let error where portion.count > 1 && session.sqlState(of: error) == TransactionLimit.sqlState {
            batch = portion.count / 2
          }
        }
      }
    }
    return count
  }

  private func links(of tables: Set<String>?, _ constraint: String?) -> [Link] {
    links.filter { link in
      (tables?.contains(self.tables[link.child].description.fullName) ?? true)
        && (constraint.map { $0 == link.key.name } ?? true)
    }
  }

  private func orphan(_ row: KeyValues, _ link: Link) -> Orphan {
    let table = tables[link.child]
    return Orphan(
      constraint: link.key.name,
      table: table.description.fullName,
      primaryKey: row.at(table.primaryKey),
      columns: link.key.columns,
      key: row.at(link.columns),
      referencedTable: link.key.referencedTable
    )
  }
}

extension UnitOfWork {
  fileprivate func repair(
    _ rows: [KeyValues],
    _ link: Link,
    _ repair: OrphanRepair,
    in schema: ReferentialSchema
  ) async throws -> Int {
    let table = schema.tables[link.child]
    let keys = Array(Set(rows.map { $0.at(link.columns) }))
    let missing = Set(try await missingParents(link, keys, schema))
    let now = try await run(
      KeyStatements.read(table.description, table.primaryKey, rows.map { $0.at(table.primaryKey) })
    )
    let orphans = now.filter { missing.contains($0.at(link.columns)) }
    if orphans.isEmpty { return 0 }
    switch repair {
    case .delete:
      return try await delete(link.child, table.primaryKey, orphans.map { $0.at(table.primaryKey) }, in: schema)
    case .setNull: return try await release(orphans, link, as: .setNull, in: schema)
    case .setDefault: return try await release(orphans, link, as: .setDefault, in: schema)
    }
  }
}

extension KeyedTable {
  /// Rows of this table whose foreign keys lead nowhere, some of them at a time.
  ///
  /// - Throws: what the client and `found` throw.
  public static func findOrphans(
    on session: some SQLSession,
    _ found: ([Orphan]) async throws -> Void
  ) async throws {
    try await schema.findOrphans(of: [table.fullName], on: session, found)
  }

  /// Repairs the orphans of this table; returns how many they were.
  ///
  /// - Throws: as `ReferentialSchema.repairOrphans`.
  @discardableResult
  public static func repairOrphans(_ repair: OrphanRepair, on session: some SQLSession) async throws -> Int {
    try await schema.repairOrphans(repair, of: [table.fullName], on: session)
  }
}
