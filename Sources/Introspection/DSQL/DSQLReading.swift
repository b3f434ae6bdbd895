import DatabaseDrivers

/// The way from a connection to DSQL to the rows of its catalogue. What it has no form for is not asked about: there are no
/// extensions, enumeration types, triggers, policies, partitions (facts/dsql.md, section 1.5).
///
/// A transaction of DSQL has one snapshot of everything, its catalogue too, and a change of that is an error (OC001): there
/// is nothing to compare afterwards.
struct DSQLReading {
  private let queries: PostgresQueries

  init(_ server: ServerIdentity) {
    queries = PostgresQueries(server)
  }

  /// - Throws: `DatabaseError`, `CatalogueMoved`
  func read(on connection: isolated any DatabaseConnection) throws -> PostgresRows {
    // Names are printed as the search path has them, and hardly anything else can be set.
    let path = try connection.query("SELECT current_setting('search_path')").first?.text(0) ?? ""
    _ = try connection.execute("SET search_path = pg_catalog")
    defer { _ = try? connection.query("SELECT set_config('search_path', $1, false)", [.text(path)]) }
    let isOpen = connection.transactionStatus == .inTransaction
    if !isOpen { _ = try connection.execute("BEGIN") }
    defer { if !isOpen { _ = try? connection.execute("ROLLBACK") } }
    var rows = PostgresRows()
    let parts: [(WritableKeyPath<PostgresRows, [Row]>, String)] = [
      (\.namespaces, queries.namespaces), (\.operatorClasses, queries.operatorClasses),
      (\.collations, queries.collations), (\.sequences, queries.sequences), (\.domains, queries.domains),
      (\.shadowedTypes, queries.shadowedTypes), (\.comments, queries.comments), (\.views, queries.views),
      (\.dependencies, queries.dependencies), (\.routines, queries.routines), (\.grants, queries.grants),
      (\.revocations, queries.revocations),
    ]
    for (place, query) in parts { rows[keyPath: place] = try connection.query(query) }
    rows.relations = try PostgresReading.stream(queries.relations, on: connection) { RelationRow($0) }
    rows.columns = try PostgresReading.stream(queries.columns, on: connection) { ColumnRow($0) }
    rows.defaults = try PostgresReading.stream(queries.defaults, on: connection) { try DefaultRow($0) }
    let names = BorrowedNames(rows, queries)
    rows.constraints = try PostgresReading.stream(queries.constraints, on: connection) { try ConstraintRow($0, names) }
    rows.indexes = try PostgresReading.stream(queries.indexes, on: connection) { try IndexRow($0, names) }
    let types = rows.typesOfColumns(queries)
    rows.types = try connection.query(types.sql, types.parameters)
    return rows
  }
}
