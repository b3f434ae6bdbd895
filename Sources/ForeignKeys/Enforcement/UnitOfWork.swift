/// A transaction, and what has to be true at its end.
///
/// `SQLSession.withTransaction` makes it. Your own statements go through `query`, those of the enforcer take it as their
/// last argument.
public actor UnitOfWork {
  private let session: any SQLSession
  /// What the first refusal said. As on a server, nothing of the unit is committed after it, whoever caught it: what an
  /// action did before it was refused must not stand.
  private var refusal: ForeignKeyViolation?
  /// Keys that must not be without a parent when the unit ends.
  private var pending: [PendingKey] = []
  /// How many rows the enforcer deleted in it, by table.
  public private(set) var deleted: [String: Int] = [:]
  /// How many rows it changed, by table.
  public private(set) var changed: [String: Int] = [:]

  init(_ session: some SQLSession) { self.session = session }

  /// Runs a statement of your own in the transaction.
  @discardableResult
  public func query(_ sql: String, _ parameters: [String?] = []) async throws -> [[String?]] {
    try await session.query(sql, parameters)
  }

  func run(_ text: SQLText) async throws -> [KeyValues] {
    try await session.query(text.sql, text.parameters)
  }

  /// Both together: DSQL takes 3,000 in a transaction, with those of your own statements.
  public var touchedRows: Int { deleted.values.reduce(0, +) + changed.values.reduce(0, +) }

  func countDeleted(_ rows: Int, of table: TableDescription) {
    if rows > 0 { deleted[table.fullName, default: 0] += rows }
  }

  func countChanged(_ rows: Int, of table: TableDescription) {
    if rows > 0 { changed[table.fullName, default: 0] += rows }
  }

  /// The error to throw.
  func refused(
    _ rule: ForeignKeyViolation.Rule,
    _ link: Link,
    in schema: ReferentialSchema,
    _ keys: some Sequence<KeyValues>
  ) -> ForeignKeyViolation {
    let violation = ForeignKeyViolation(rule, link, in: schema, keys)
    if refusal == nil { refusal = violation }
    return violation
  }

  // MARK: The end of the unit

  struct PendingKey: Sendable {
    let link: Link
    let schema: ReferentialSchema
    let key: KeyValues
    let rule: ForeignKeyViolation.Rule
  }

  func postpone(_ key: PendingKey) { pending.append(key) }

  /// NO ACTION and deferred keys: no row may now reference a key that is not there.
  ///
  /// - Throws: `ForeignKeyViolation`
  func checkPending() async throws {
    if let refusal { throw refusal }
    while let first = pending.first {
      let same = pending.filter { $0.link.number == first.link.number && $0.rule == first.rule }
      pending.removeAll { $0.link.number == first.link.number && $0.rule == first.rule }
      var seen: Set<KeyValues> = []
      let keys = same.map(\.key).filter { seen.insert($0).inserted }
      let orphans = try await orphans(first.link, keys, first.schema)
      guard orphans.isEmpty else { throw refused(first.rule, first.link, in: first.schema, orphans) }
    }
  }

  /// Those of the keys that a row references and no row has. The parents that are there are held by FOR KEY SHARE.
  func orphans(_ link: Link, _ keys: [KeyValues], _ schema: ReferentialSchema) async throws -> [KeyValues] {
    var orphans: [KeyValues] = []
    for batch in keys.batches {
      let referenced = try await run(KeyStatements.referencedKeys(link, batch, schema))
      for key in try await missingParents(link, referenced, schema) where try await !isThere(key, link, schema) {
        orphans.append(key)
      }
    }
    return orphans
  }

  /// Asks for one key that was not among the answers: the same value can have another text, `1.0` for `1.00`, and alone,
  /// the server compares it.
  func isThere(_ key: KeyValues, _ link: Link, _ schema: ReferentialSchema) async throws -> Bool {
    if key.contains(nil) { return false }
    return try await !run(KeyStatements.parents(link, [key], schema)).isEmpty
  }

  /// Those of the keys that no row has.
  func missingParents(_ link: Link, _ keys: [KeyValues], _ schema: ReferentialSchema) async throws -> [KeyValues] {
    var missing = keys.filter { $0.contains(nil) }
    for batch in keys.filter({ !$0.contains(nil) }).batches {
      let there = Set(try await run(KeyStatements.parents(link, batch, schema)))
      missing += batch.filter { !there.contains($0) }
    }
    return missing
  }
}

extension Array {
  /// In portions that one statement takes.
  var batches: [[Element]] {
    stride(from: 0, to: count, by: KeyStatements.batch).map {
      Array(self[$0..<Swift.min($0 + KeyStatements.batch, count)])
    }
  }
}
