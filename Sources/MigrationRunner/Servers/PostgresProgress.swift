import DatabaseDrivers

/// The views in which Postgres says how far a command is.
///
/// https://www.postgresql.org/docs/current/progress-reporting.html
enum PostgresProgress {
  private struct View {
    var name: String
    /// Of which version.
    var since: Int
    var phase: String
    var done: String
    var total: String
  }

  private static let views = [
    // Each phase counts either blocks or tuples.
    View(
      name: "create_index",
      since: 13,
      phase: "phase",
      done: "CASE WHEN blocks_total > 0 THEN blocks_done WHEN tuples_total > 0 THEN tuples_done ELSE lockers_done END",
      total:
        "CASE WHEN blocks_total > 0 THEN blocks_total WHEN tuples_total > 0 THEN tuples_total ELSE lockers_total END"
    ),
    View(name: "cluster", since: 13, phase: "phase", done: "heap_blks_scanned", total: "heap_blks_total"),
    View(name: "vacuum", since: 13, phase: "phase", done: "heap_blks_scanned", total: "heap_blks_total"),
    View(name: "analyze", since: 13, phase: "phase", done: "sample_blks_scanned", total: "sample_blks_total"),
    View(name: "copy", since: 14, phase: "command", done: "bytes_processed", total: "bytes_total"),
  ]

  static func query(session: Int, _ server: ServerIdentity) -> Statement {
    let parts = views.filter { $0.since <= server.major }.map { view in
      "SELECT \(view.phase) AS phase, \(view.done) AS done, \(view.total) AS total"
        + " FROM pg_catalog.pg_stat_progress_\(view.name) WHERE pid = $1::integer"
    }
    // Without one of these, what it waits for.
    let waiting =
      "SELECT CASE WHEN wait_event_type = 'Lock' THEN 'waits for a lock of process '"
      + " || array_to_string(pg_blocking_pids(pid), ', ') ELSE '' END, NULL::bigint, NULL::bigint"
      + " FROM pg_catalog.pg_stat_activity WHERE pid = $1::integer"
    return Statement((parts + [waiting]).joined(separator: " UNION ALL "), [.integer(Int64(session))])
  }
}
