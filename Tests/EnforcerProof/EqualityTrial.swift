package import ForeignKeys
package import SchemaModel

/// A random workload on two sets of tables: one with Postgres' own foreign keys, one with nothing but the emitted code.
package struct EqualityTrial {
  package let seed: UInt64
  package let schema: DatabaseSchema
  /// The emitted namespaces, in the order of the schema's tables.
  private let tables: [any EnforcedTable.Type]
  private let native: any SQLSession
  private let enforced: any SQLSession

  package init(
    seed: UInt64,
    _ tables: [any KeyedTable.Type],
    native: any SQLSession,
    enforced: any SQLSession
  ) {
    self.seed = seed
    schema = RandomKeySchema.schema(seed: seed)
    self.tables = tables.compactMap { $0 as? any EnforcedTable.Type }
    self.native = native
    self.enforced = enforced
  }

  package struct Outcome: Sendable {
    package var statements = 0
    package var refused = 0
    /// The first difference, in words.
    package var difference: String?
  }

  package func run(units: Int) async throws -> Outcome {
    for sql in KeySchemaSQL.statements(schema, in: "native_\(seed)", withForeignKeys: true) {
      _ = try await native.query(sql, [])
    }
    for sql in KeySchemaSQL.statements(schema, in: "enforced_\(seed)", withForeignKeys: false) {
      _ = try await enforced.query(sql, [])
    }
    let outcome = try await compare(units)
    if outcome.difference == nil {
      _ = try await native.query("DROP SCHEMA native_\(seed), enforced_\(seed) CASCADE", [])
    }
    return outcome
  }

  private func compare(_ units: Int) async throws -> Outcome {
    var outcome = Outcome()
    guard tables.count == schema.tables.count else {
      outcome.difference = "emitted were \(tables.count) tables of \(schema.tables.count)"
      return outcome
    }
    var workload = RandomWorkload(seed: seed, schema)
    for number in 1...units {
      let unit = workload.unit()
      outcome.statements += unit.count
      let expected = try await runNative(unit)
      let found = try await runEnforced(unit)
      if expected != nil { outcome.refused += 1 }
      let rows = try await native.query(KeySchemaSQL.contents(schema), [])
      let ours = try await enforced.query(KeySchemaSQL.contents(schema), [])
      if (expected == nil) != (found == nil) || rows != ours {
        outcome.difference = """
          seed \(seed), unit \(number): \(unit)
          Postgres: \(expected ?? "accepted")
          enforcer: \(found ?? "accepted")
          only Postgres: \(rows.filter { !ours.contains($0) }.map { $0.compactMap(\.self) })
          only enforcer: \(ours.filter { !rows.contains($0) }.map { $0.compactMap(\.self) })
          """
        return outcome
      }
    }
    return outcome
  }

  // MARK: Postgres' own

  /// Nil when it was accepted, else the refusal.
  private func runNative(_ unit: [KeyStatement]) async throws -> String? {
    do {
      _ = try await native.query("BEGIN", [])
      for statement in unit {
        let (sql, parameters) = text(statement)
        _ = try await native.query(sql, parameters)
      }
      _ = try await native.query("COMMIT", [])
      return nil
    } catch {
      _ = try? await native.query("ROLLBACK", [])
      guard native.sqlState(of: error) != nil else { throw error }
      return "\(error)"
    }
  }

  private func text(_ statement: KeyStatement) -> (sql: String, parameters: [String?]) {
    var parameters: [String?] = []
    func parameter(_ value: String?, _ column: ColumnDefinition?) -> String {
      parameters.append(value)
      return "$\(parameters.count)::\(column?.type.description ?? "text")"
    }
    func condition(_ table: TableDefinition, _ keys: [[String?]]) -> String {
      let columns = (table.primaryKey?.columns ?? []).map { table.column($0) }
      return keys.map { key in
        "(\(zip(columns, key).map { "\($0?.name ?? "") = \(parameter($1, $0))" }.joined(separator: " AND ")))"
      }.joined(separator: " OR ")
    }
    switch statement {
    case .insert(let place, let rows):
      let table = schema.tables[place]
      let values = rows.map { row in "(\(zip(row, table.columns).map { parameter($0, $1) }.joined(separator: ", ")))" }
      let names = table.columns.map(\.name).joined(separator: ", ")
      return ("INSERT INTO \(table.name) (\(names)) VALUES \(values.joined(separator: ", "))", parameters)
    case .update(let place, let keys, let values):
      let table = schema.tables[place]
      let sets = values.keys.sorted().map { "\($0) = \(parameter(values[$0] ?? nil, table.column($0)))" }
      let sql = "UPDATE \(table.name) SET \(sets.joined(separator: ", ")) WHERE \(condition(table, keys))"
      return (sql, parameters)
    case .delete(let place, let keys):
      let table = schema.tables[place]
      let sql = "DELETE FROM \(table.name) WHERE \(condition(table, keys))"
      return (sql, parameters)
    }
  }

  // MARK: The enforcer

  private func runEnforced(_ unit: [KeyStatement]) async throws -> String? {
    do {
      try await enforced.withTransaction { work in
        for statement in unit { try await enforce(statement, in: work) }
      }
      return nil
    } catch let error as ForeignKeyViolation {
      return "\(error)"
    } catch {
      guard enforced.sqlState(of: error) != nil else { throw error }
      return "\(error)"
    }
  }

  private func enforce(_ statement: KeyStatement, in unit: UnitOfWork) async throws {
    let (sql, parameters) = text(statement)
    switch statement {
    case .insert(let place, let rows):
      try await insert(tables[place], rows, place, in: unit)
      try await unit.query(sql, parameters)
    case .update(let place, let keys, let values):
      try await update(tables[place], keys, values, place, in: unit)
    case .delete(let place, let keys):
      try await delete(tables[place], keys, in: unit)
    }
  }

  /// A row of all columns as the emitted type has it: its columns are some of the table's, in the same order.
  private func insert<T: EnforcedTable>(
    _ type: T.Type,
    _ rows: [[String?]],
    _ place: Int,
    in unit: UnitOfWork
  ) async throws {
    let names = schema.tables[place].columns.map(\.name)
    let places = T.table.columns.compactMap { column in names.firstIndex(of: column.name) }
    try await T.willInsert(rows.map { row in try T.Row(values: KeyRow(places.map { row[$0] })) }, in: unit)
  }

  private func update<T: EnforcedTable>(
    _ type: T.Type,
    _ keys: [[String?]],
    _ values: [String: String?],
    _ place: Int,
    in unit: UnitOfWork
  ) async throws {
    let columns = T.table.columns
    func changed(_ row: [String?]) throws -> T.Row {
      var row = row
      for (place, column) in columns.enumerated() {
        if let value = values[column.name] { row[place] = value }
      }
      return try T.Row(values: KeyRow(row))
    }
    let keys = try keys.map { try T.Key(values: KeyRow($0)) }
    guard keys.count == 1, seed % 3 == 0 else {
      // What no key is about is the caller's to write.
      let others = values.filter { name, _ in !columns.contains { $0.name == name } }
      if !others.isEmpty {
        let (sql, parameters) = text(.update(table: place, keys: keys.map(\.values.texts), values: others))
        try await unit.query(sql, parameters)
      }
      try await T.update(keys, in: unit) { row in row = try changed(row.values.texts) }
      return
    }
    // The other way: the caller has read the row, and updates it by itself.
    let table = schema.tables[place]
    let condition = T.table.primaryKey.enumerated().map { number, name in
      "\(name) = $\(number + 1)::\(table.column(name)?.type.description ?? "")"
    }
    let names = columns.map { "\($0.name)::text" }.joined(separator: ", ")
    let sql = "SELECT \(names) FROM \(T.table.name) WHERE \(condition.joined(separator: " AND "))"
    for row in try await unit.query(sql, keys[0].values.texts) {
      let old = try T.Row(values: KeyRow(row))
      let new = try changed(row)
      try await T.willUpdate(from: old, to: new, in: unit)
      let (sql, parameters) = text(.update(table: place, keys: [keys[0].values.texts], values: values))
      try await unit.query(sql, parameters)
    }
  }

  private func delete<T: EnforcedTable>(_ type: T.Type, _ keys: [[String?]], in unit: UnitOfWork) async throws {
    try await T.delete(try keys.map { try T.Key(values: KeyRow($0)) }, in: unit)
  }
}
