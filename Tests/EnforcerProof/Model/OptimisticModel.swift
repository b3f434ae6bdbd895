package import ForeignKeys
package import SchemaModel

/// Aurora DSQL's optimistic concurrency on a Postgres: each transaction works on a copy of the tables as they were when it
/// began, and its changes become everybody's when it commits, unless a transaction that committed in between touched the
/// same rows in a way that the matrix does not allow.
///
/// Postgres runs the statements and marks the rows that FOR KEY SHARE holds (`xmax`); plain SELECTs leave no mark, as on
/// DSQL.
package actor OptimisticModel {
  let schema: DatabaseSchema
  private let session: any SQLSession
  private var commits: [Footprint] = []
  package private(set) var conflicts = 0

  package init(_ schema: DatabaseSchema, on session: any SQLSession) {
    self.schema = schema
    self.session = session
  }

  /// The tables, empty, in these namespaces: the committed state is in `model`.
  package func make(_ namespaces: [String]) async throws {
    for namespace in namespaces {
      for sql in KeySchemaSQL.statements(schema, in: namespace, withForeignKeys: false) {
        _ = try await session.query(sql, [])
      }
    }
    _ = try await session.query("SET search_path = model", [])
  }

  /// Copies all rows from one namespace into another.
  package func copy(from source: String, to target: String) async throws {
    for table in schema.tables {
      _ = try await session.query("DELETE FROM \(target).\(table.name)", [])
      _ = try await session.query("INSERT INTO \(target).\(table.name) SELECT * FROM \(source).\(table.name)", [])
    }
  }

  package func forgetCommits() {
    commits = []
    conflicts = 0
  }

  func rows(of namespace: String) async throws -> [TableRows] { try await rows(of: namespace, session) }

  package func contents() async throws -> [[String?]] {
    try await session.query(KeySchemaSQL.contents(schema), [])
  }

  // MARK: Transactions

  struct Snapshot: Sendable {
    var commits: Int
    var rows: [TableRows]
  }

  /// One step, as the actor of a session that only the model uses runs its statements in turn: nothing commits between
  /// the copy and the count.
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private func alone<Result>(_ body: () async throws -> Result) async throws -> Result {
    while isBusy { await withCheckedContinuation { waiting.append($0) } }
    isBusy = true
    defer {
      isBusy = false
      let next = waiting
      waiting = []
      for continuation in next { continuation.resume() }
    }
    return try await body()
  }

  func begin(in namespace: String) async throws -> Snapshot {
    try await alone {
      try await copy(from: "model", to: namespace)
      return Snapshot(commits: commits.count, rows: try await rows(of: namespace, session))
    }
  }

  func rows(of namespace: String, _ session: any SQLSession) async throws -> [TableRows] {
    var all: [TableRows] = []
    for table in schema.tables {
      let key = places(table)
      let columns = table.columns.map { "\($0.name)::text" }.joined(separator: ", ")
      var rows: TableRows = [:]
      for row in try await session.query("SELECT \(columns) FROM \(namespace).\(table.name)", []) {
        rows[key.map { row[$0] }] = row
      }
      all.append(rows)
    }
    return all
  }

  /// The rows that a transaction, still open in `session`, holds with FOR KEY SHARE.
  func locked(in namespace: String, _ session: any SQLSession) async throws -> Footprint {
    var footprint: Footprint = [:]
    for (place, table) in schema.tables.enumerated() {
      let key = (table.primaryKey?.columns ?? []).map { "\($0)::text" }.joined(separator: ", ")
      let sql = "SELECT \(key) FROM \(namespace).\(table.name) WHERE xmax::text <> '0'"
      for row in try await session.query(sql, []) {
        footprint[RowName(table: place, key: row)] = .keyShare
      }
    }
    return footprint
  }

  /// Makes the changes everybody's; false when they conflict.
  func commit(_ snapshot: Snapshot, _ rows: [TableRows], locked: Footprint, from namespace: String) async throws -> Bool
  {
    try await alone {
      var footprint = locked
      var changed: [[[String?]]] = []
      for place in schema.tables.indices {
        changed.append(add(snapshot.rows[place], rows[place], place, to: &footprint))
      }
      for other in commits[snapshot.commits...] {
        for (name, access) in footprint {
          guard let theirs = other[name], access.conflicts(with: theirs) else { continue }
          conflicts += 1
          return false
        }
      }
      for (place, keys) in changed.enumerated() where !keys.isEmpty { try await write(keys, place, from: namespace) }
      commits.append(footprint)
      return true
    }
  }

  /// The changed rows of one table, which it also adds to the footprint.
  private func add(_ old: TableRows, _ new: TableRows, _ place: Int, to footprint: inout Footprint) -> [[String?]] {
    let table = schema.tables[place]
    let unique = table.columns.indices.filter { table.columns[$0].name == "code" }
    var changed: [[String?]] = []
    for key in Set(old.keys).union(new.keys) where old[key] != new[key] {
      changed.append(key)
      let isKey = old[key] == nil || new[key] == nil || unique.contains { old[key]?[$0] != new[key]?[$0] }
      footprint[RowName(table: place, key: key)] = isKey ? .key : .value
      for column in unique {
        if let value = new[key]?[column], isKey {
          footprint[RowName(table: place, key: [value], unique: table.columns[column].name)] = .key
        }
      }
    }
    return changed
  }

  private func write(_ keys: [[String?]], _ place: Int, from namespace: String) async throws {
    let table = schema.tables[place]
    let columns = places(table).map { table.columns[$0] }
    let conditions = keys.map { key in
      "(\(zip(columns, key).map { "\($0.name)::text = '\($1 ?? "")'" }.joined(separator: " AND ")))"
    }.joined(separator: " OR ")
    _ = try await session.query("DELETE FROM model.\(table.name) WHERE \(conditions)", [])
    _ = try await session.query(
      "INSERT INTO model.\(table.name) SELECT * FROM \(namespace).\(table.name) WHERE \(conditions)",
      []
    )
  }

  private func places(_ table: TableDefinition) -> [Int] {
    (table.primaryKey?.columns ?? []).compactMap { name in table.columns.firstIndex { $0.name == name } }
  }
}
