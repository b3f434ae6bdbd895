import DatabaseDrivers

/// The way from a connection to the rows of its catalogue: all queries in one transaction, under settings of their own.
struct PostgresReading {
  let queries: PostgresQueries
  /// The fingerprint is asked for only when another transaction ended meanwhile. Where a query fails by then, it is too
  /// late for it, and the catalogue has to be read again.
  let asksForFingerprintLate: Bool

  init(_ server: ServerIdentity, asksForFingerprintLate: Bool) {
    queries = PostgresQueries(server)
    self.asksForFingerprintLate = asksForFingerprintLate
  }

  /// Deparsed texts depend on these (facts/postgres.md, fact 18). `pg_temp` stands last, so that no temporary table is
  /// taken for one of the catalogue.
  private static let settings = [
    "search_path = pg_catalog, pg_temp", "timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'postgres'",
    "extra_float_digits = 1", "bytea_output = 'hex'", "quote_all_identifiers = off",
    "standard_conforming_strings = on", "xmloption = content", "jit = off", "lock_timeout = '10s'",
    "statement_timeout = '10min'", "transform_null_equals = off", "array_nulls = on",
  ]

  /// Which transactions of the server have ended; nothing on a standby, which does not list what runs.
  private static let ended = "SELECT pg_catalog.pg_current_snapshot()::text WHERE NOT pg_catalog.pg_is_in_recovery()"

  /// A row when no transaction could end since the snapshot of this one was taken: none was at work then, and none has
  /// begun to write. `age` counts to the number that the next one gets, as it is when a transaction first asks.
  private static let noneEnded = """
    SELECT 1 FROM (SELECT pg_current_snapshot() AS s) AS now
    WHERE pg_snapshot_xmin(s) = pg_snapshot_xmax(s) AND age(pg_snapshot_xmax(s)::xid) = 0
    """

  /// In a transaction of its own, or behind a savepoint of the one that is open; the settings end with it.
  ///
  /// - Throws: `CatalogueMoved`, `DatabaseError`
  func read(on connection: isolated any DatabaseConnection) throws -> PostgresRows {
    connection.keepPlans(true)
    defer { connection.keepPlans(false) }
    let isOpen = connection.transactionStatus == .inTransaction
    let begin = isOpen ? "SAVEPOINT cairn_inspection" : "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    let end = isOpen ? ["ROLLBACK TO SAVEPOINT cairn_inspection", "RELEASE SAVEPOINT cairn_inspection"] : ["ROLLBACK"]
    var before: [Row]?
    var ended: [Row] = []
    do {
      let start = [begin] + Self.settings.map { "SET LOCAL \($0)" } + [Self.ended, PostgresInventory.query]
      let answers = try connection.pipeline(start.map { Statement($0) }).suffix(2).map(\.rows)
      ended = answers[0]
      let isLate = asksForFingerprintLate && !isOpen && !ended.isEmpty
      // By itself, as it has to be known when another query fails.
      if !isLate { before = try connection.query(queries.fingerprint) }
      // In a transaction that was open each query may have a state of its own, and this one was asked before the first look.
      let known = isOpen ? nil : answers[1].first.map { PostgresInventory($0) }
      let rows = try readRows(known ?? PostgresInventory(), on: connection)
      if isLate {
        guard try connection.query(Self.noneEnded).isEmpty else {
          _ = try connection.execute("ROLLBACK")
          return rows
        }
        before = try connection.query(queries.fingerprint)
      }
      // Functions of the server saw newer states than the transaction's snapshot. What they may have seen is what another
      // transaction sees now; one that was open before has no other view.
      let after =
        isOpen
        ? try connection.query(queries.fingerprint)
        : try connection.pipeline((["ROLLBACK"] + Self.look(queries)).map { Statement($0) })[3].rows
      for statement in end { _ = try connection.execute(statement) }
      guard after == before else { throw CatalogueMoved(place: nil) }
      return rows
    } catch {
      if ![.idle, .unknown].contains(connection.transactionStatus) {
        for statement in end { _ = try? connection.execute(statement) }
      }
      if let error = error as? DatabaseError, error.kind == .cancelled { throw error }
      // What the server said of something that was gone by then: no words, or that it cannot find it.
      if let before, !isOpen, let after = try? connection.pipeline(Self.look(queries).map { Statement($0) })[2].rows {
        _ = try connection.execute("ROLLBACK")
        if after != before { throw CatalogueMoved(place: nil) }
      } else if before == nil, !ended.isEmpty, let now = try? connection.query(Self.ended), now != ended {
        throw CatalogueMoved(place: nil)
      }
      throw error
    }
  }

  /// At the state that the catalogue is in now.
  private static func look(_ queries: PostgresQueries) -> [String] {
    ["BEGIN READ ONLY", "SET LOCAL \(settings[0])", queries.fingerprint]
  }

  private func readRows(
    _ inventory: PostgresInventory,
    on connection: isolated any DatabaseConnection
  ) throws -> PostgresRows {
    var (rows, queries) = (PostgresRows(), queries)
    queries.inventory = inventory
    let first: [(WritableKeyPath<PostgresRows, [Row]>, String, PostgresInventory.Kind?)] = [
      (\.namespaces, queries.namespaces, nil), (\.members, queries.members, .extensions),
      (\.extensions, queries.extensions, .extensions), (\.operatorClasses, queries.operatorClasses, nil),
      (\.collations, queries.collations, nil), (\.sequences, queries.sequences, nil), (\.enums, queries.enums, .enums),
      (\.domains, queries.domains, .domains), (\.looseRequirements, queries.looseRequirements, nil),
      (\.shadowedTypes, queries.shadowedTypes, nil), (\.partitionings, queries.partitionings, .partitionings),
      (\.inheritance, queries.inheritance, .heirs), (\.comments, queries.comments, nil),
      (\.dependencies, queries.dependencies, nil), (\.routines, queries.routines, .routines),
      (\.triggers, queries.triggers, .triggers), (\.triggerFunctions, queries.triggerFunctions, .triggers),
      (\.policies, queries.policies, .policies), (\.lentNames, BorrowedNames.query, nil),
    ]
    let asked = first.filter { $0.2.map(inventory.has) ?? true }
    let results = try connection.pipeline(asked.map { Statement($0.1) }).map(\.rows)
    for ((place, _, _), result) in zip(asked, results) { rows[keyPath: place] = result }
    rows.relations = try Self.stream(queries.relations, on: connection) { RelationRow($0) }
    rows.columns = try Self.stream(queries.columns, on: connection) { ColumnRow($0) }
    rows.defaults = try Self.stream(queries.defaults, on: connection) { try DefaultRow($0) }
    let borrowed = BorrowedNames(rows, queries)
    rows.constraints = try Self.stream(queries.constraints, borrowed.owners, on: connection) {
      try ConstraintRow($0, borrowed)
    }
    rows.indexes = try Self.stream(queries.indexes, borrowed.owners, on: connection) { try IndexRow($0, borrowed) }
    var second: [(WritableKeyPath<PostgresRows, [Row]>, Statement)] = [
      (\.types, rows.typesOfColumns(queries)), (\.grants, Statement(queries.grants)),
      (\.revocations, Statement(queries.revocations)),
    ]
    if rows.relations.contains(where: \.isView) {
      second += [(\.views, Statement(queries.views)), (\.viewColumns, Statement(queries.viewColumns))]
    }
    if rows.constraints.contains(where: { $0.kind == "x" }) {
      second.append((\.indexDetails, Statement(queries.indexDetails)))
    }
    let raws = queries.raws + queries.peculiar(rows) + queries.additions(rows)
    let answers = try connection.pipeline(second.map(\.1) + raws.map { Statement($0) }).map(\.rows)
    for ((place, _), answer) in zip(second, answers) { rows[keyPath: place] = answer }
    rows.raws = answers.dropFirst(second.count).flatMap(\.self)
    return rows
  }

  /// One row at a time, so that a large result is never held twice.
  static func stream<Element: Sendable>(
    _ query: String,
    _ parameters: [DatabaseValue] = [],
    on connection: isolated any DatabaseConnection,
    _ decode: @escaping @Sendable (Row) throws -> Element
  ) throws -> [Element] {
    let elements = Locked<[Element]>([])
    try connection.stream(query, parameters) { row in
      let element = try decode(row)
      elements.withLock { $0.append(element) }
    }
    return elements.withLock { $0 }
  }
}

extension PostgresRows {
  /// The question which types these are that columns have.
  func typesOfColumns(_ queries: PostgresQueries) -> Statement {
    let keys = Set(columns.map(\.type)).sorted { ($0.oid, $0.modifier) < ($1.oid, $1.modifier) }
    return Statement(queries.types, [ArrayText.value(keys.map(\.oid)), ArrayText.value(keys.map(\.modifier))])
  }
}
