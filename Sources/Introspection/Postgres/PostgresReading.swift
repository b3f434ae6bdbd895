import DatabaseDrivers

/// The way from a connection to the rows of its catalogue: all queries in one transaction, under settings of their own.
struct PostgresReading {
  let queries: PostgresQueries
  /// Where nobody else writes, it is enough to look whether that stays so; see `Quiet`.
  let looksForQuiet: Bool

  init(_ server: ServerIdentity, looksForQuiet: Bool) {
    queries = PostgresQueries(server)
    self.looksForQuiet = looksForQuiet
  }

  /// Deparsed texts depend on these (facts/postgres.md, fact 18). `pg_temp` stands last, so that no temporary table is
  /// taken for one of the catalogue.
  private static let settings = [
    "search_path = pg_catalog, pg_temp", "timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'postgres'",
    "extra_float_digits = 1", "bytea_output = 'hex'", "quote_all_identifiers = off",
    "standard_conforming_strings = on", "xmloption = content", "jit = off", "lock_timeout = '10s'",
    "statement_timeout = '10min'", "transform_null_equals = off", "array_nulls = on",
  ]

  /// In a transaction of its own, or behind a savepoint of the one that is open; the settings end with it.
  ///
  /// - Throws: `CatalogueMoved`, `DatabaseError`
  func read(on connection: isolated any DatabaseConnection) throws -> PostgresRows {
    let isOpen = connection.transactionStatus == .inTransaction
    if looksForQuiet, !isOpen, let quiet = try Quiet(on: connection) { return try read(quiet, on: connection) }
    let begin = isOpen ? "SAVEPOINT cairn_inspection" : "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    let end = isOpen ? ["ROLLBACK TO SAVEPOINT cairn_inspection", "RELEASE SAVEPOINT cairn_inspection"] : ["ROLLBACK"]
    var before: [Row]?
    do {
      _ = try connection.pipeline(([begin] + Self.settings.map { "SET LOCAL \($0)" }).map { Statement($0) })
      let rows = try readRows(on: connection) { before = $0 }
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
      if !isOpen, let before, let after = try? connection.pipeline(Self.look(queries).map { Statement($0) })[2].rows {
        _ = try connection.execute("ROLLBACK")
        // What the server said of something that was gone by then: no words, or that it cannot find it.
        if after != before { throw CatalogueMoved(place: nil) }
      }
      throw error
    }
  }

  /// Like `read`, as long as no transaction ends meanwhile.
  private func read(_ quiet: Quiet, on connection: isolated any DatabaseConnection) throws -> PostgresRows {
    do {
      let begin = ["BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"] + Self.settings.map { "SET LOCAL \($0)" }
      let state = try connection.pipeline((begin + [Quiet.query]).map { Statement($0) }).last?.rows
      guard state == quiet.state else { throw CatalogueMoved(place: nil) }
      let rows = try readRows(on: connection)
      _ = try connection.execute("ROLLBACK")
      guard try Quiet(on: connection) == quiet else { throw CatalogueMoved(place: nil) }
      return rows
    } catch {
      if ![.idle, .unknown].contains(connection.transactionStatus) { _ = try? connection.execute("ROLLBACK") }
      if let error = error as? DatabaseError, error.kind == .cancelled { throw error }
      // What the server said of something that was gone by then.
      if let now = try? Quiet(on: connection), now == quiet { throw error }
      throw CatalogueMoved(place: nil)
    }
  }

  /// At the state that the catalogue is in now.
  private static func look(_ queries: PostgresQueries) -> [String] {
    ["BEGIN READ ONLY", "SET LOCAL \(settings[0])", queries.fingerprint]
  }

  private func readRows(
    on connection: isolated any DatabaseConnection,
    fingerprint: (([Row]) -> Void)? = nil
  ) throws -> PostgresRows {
    var (rows, queries) = (PostgresRows(), queries)
    let first: [(WritableKeyPath<PostgresRows, [Row]>, String)] = [
      (\.namespaces, queries.namespaces), (\.members, queries.members), (\.extensions, queries.extensions),
      (\.operatorClasses, queries.operatorClasses), (\.indexDetails, queries.indexDetails),
      (\.collations, queries.collations), (\.sequences, queries.sequences), (\.enums, queries.enums),
      (\.domains, queries.domains), (\.looseRequirements, queries.looseRequirements),
      (\.shadowedTypes, queries.shadowedTypes), (\.partitionings, queries.partitionings),
      (\.inheritance, queries.inheritance), (\.comments, queries.comments), (\.views, queries.views),
      (\.viewColumns, queries.viewColumns), (\.dependencies, queries.dependencies), (\.routines, queries.routines),
      (\.triggers, queries.triggers), (\.triggerFunctions, queries.triggerFunctions), (\.policies, queries.policies),
    ]
    // By itself, as it has to be known when another query fails.
    if let fingerprint { fingerprint(try connection.query(queries.fingerprint)) }
    let results = try connection.pipeline((first.map(\.1) + [queries.inventory]).map { Statement($0) }).map(\.rows)
    for ((place, _), result) in zip(first, results) { rows[keyPath: place] = result }
    if let inventory = results.last?.first {
      queries.hasKeyParameters = inventory.isTrue(0)
      queries.hasKeyStatistics = inventory.isTrue(1)
      queries.hasColumnRights = inventory.isTrue(2)
    }
    rows.relations = try Self.stream(queries.relations, on: connection) { RelationRow($0) }
    rows.columns = try Self.stream(queries.columns, on: connection) { ColumnRow($0) }
    rows.defaults = try Self.stream(queries.defaults, on: connection) { try DefaultRow($0) }
    rows.constraints = try Self.stream(queries.constraints, on: connection) { try ConstraintRow($0) }
    rows.indexes = try Self.stream(queries.indexes, on: connection) { try IndexRow($0) }
    let raws = queries.raws + queries.peculiar(rows) + queries.additions(rows)
    let second = try connection.pipeline(
      [rows.typesOfColumns(queries), Statement(queries.grants), Statement(queries.revocations)]
        + raws.map { Statement($0) }
    ).map(\.rows)
    (rows.types, rows.grants, rows.revocations) = (second[0], second[1], second[2])
    rows.raws = second.dropFirst(3).flatMap(\.self)
    return rows
  }

  /// One row at a time, so that a large result is never held twice.
  static func stream<Element: Sendable>(
    _ query: String,
    on connection: isolated any DatabaseConnection,
    _ decode: @escaping @Sendable (Row) throws -> Element
  ) throws -> [Element] {
    let elements = Locked<[Element]>([])
    try connection.stream(query, []) { row in
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
    func list(_ numbers: [Int]) -> DatabaseValue { .text("{\(numbers.map(String.init).joined(separator: ","))}") }
    return Statement(queries.types, [list(keys.map(\.oid)), list(keys.map(\.modifier))])
  }
}

/// Which transactions of the server have ended: two that are the same, and none ended between them, so that nothing changed.
///
/// Cheaper by far than the fingerprint, and of no use on a server at work. A standby does not list what runs.
private struct Quiet: Equatable {
  static let query = "SELECT pg_catalog.pg_current_snapshot()::text WHERE NOT pg_catalog.pg_is_in_recovery()"

  let state: [Row]

  /// Nil where it cannot be told.
  init?(on connection: isolated any DatabaseConnection) throws {
    state = try connection.query(Self.query)
    if state.isEmpty { return nil }
  }
}
