extension UnitOfWork {
  /// Sets the key of rows to NULL or to its default; returns how many rows there were.
  func release(
    _ rows: [KeyValues],
    _ link: Link,
    as action: ForeignKey.Action,
    in schema: ReferentialSchema
  ) async throws -> Int {
    let table = schema.tables[link.child]
    let assignments = link.columnsSetOnDelete.map {
      (place: $0, assignment: action == .setDefault ? KeyStatements.Assignment.default : .null)
    }
    let keys = rows.map { (key: $0.at(table.primaryKey), new: KeyValues()) }
    let old = Dictionary(rows.map { ($0.at(table.primaryKey), $0) }) { first, _ in first }
    let statement = KeyStatements.update(table.description, table.primaryKey, keys, assignments)
    var changes: [RowChange] = []
    for result in try await run(statement) {
      let new = Array(result.prefix(table.description.columns.count))
      let key = keys.count == 1 ? keys[0].key : Array(result.dropFirst(table.description.columns.count))
      guard let before = old[key] else { continue }
      changes.append(RowChange(table: link.child, old: before, new: new))
    }
    // A default that is the key itself: the row stays where it is, however often it is asked.
    let unchanged = changes.filter { $0.old == $0.new }.map { $0.old.at(link.columns) }
    guard unchanged.isEmpty else { throw refused(.stillReferenced, link, in: schema, unchanged) }
    countChanged(changes.count, of: table.description)
    try await follow(changes, in: schema)
    return changes.count
  }
}

extension KeyStatements {
  /// Some of the rows that reference the keys.
  static func children(
    _ link: Link,
    _ keys: [KeyValues],
    except staying: [KeyValues],
    limit: Int,
    _ schema: ReferentialSchema
  ) -> SQLText {
    let table = schema.tables[link.child]
    let description = table.description
    var text = SQLText(
      "SELECT \(SQLText.texts(description.columns.indices, description)) FROM \(description.sql) WHERE "
    )
    text.sql += "(\(text.condition(description, link.columns, in: keys)))"
    if !staying.isEmpty { text.sql += " AND NOT (\(text.condition(description, table.primaryKey, in: staying)))" }
    text.sql += " LIMIT \(limit)"
    return text
  }
}

/// DSQL's answer to a transaction of more rows, bytes or seconds than it takes; nothing of it was done.
enum TransactionLimit {
  static let sqlState = "54000"
}

extension Array {
  func portions(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}

extension KeyedTable {
  /// Deletes rows with all that hangs on them, in as many transactions as it takes; for what is more than one may hold.
  ///
  /// It goes from the leaves up. Until it is done, others see the rows with fewer and fewer of those that hang on them,
  /// and never a row whose parent is missing. It may be stopped at any moment, by an error, by cancelling the task or by
  /// the end of the process, and run again with the same keys. What a RESTRICT or NO ACTION forbids further down stops it
  /// when it gets there: what it deleted until then stays deleted. Do not move rows out of the tree while it runs.
  ///
  ///     try await ForeignKeyEnforcer.Users.deleteInBatches([.init(id: id)], on: session) { print($0.rows) }
  ///
  /// - Parameters:
  ///   - keys: The rows to delete.
  ///   - session: Where its transactions run.
  ///   - options: How it is divided.
  ///   - report: Is told after each transaction that changed something; when it throws, that ends the run.
  /// - Returns: What was done in this run.
  /// - Throws: `ForeignKeyViolation`, `CascadeTooLarge`, `TransactionError`, and what the client and `report` throw.
  @discardableResult
  public static func deleteInBatches(
    _ keys: [Key],
    on session: some SQLSession,
    options: CascadeOptions = CascadeOptions(),
    report: @escaping (CascadeProgress) async throws -> Void = { _ in }
  ) async throws -> CascadeProgress {
    var cascade = LargeCascade(session, schema, options, report)
    try await cascade.delete(place, keys.map(\.values.texts))
    return cascade.progress
  }
}
