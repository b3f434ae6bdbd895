package import ForeignKeys
package import SchemaModel

/// Random statements as an application runs them that keeps its foreign keys with the emitted code.
package struct EnforcedStatements: Sendable {
  private let schema: DatabaseSchema
  /// In the order of the schema's tables.
  private let tables: [any EnforcedTable.Type]
  /// The application reads a row and updates it by itself, instead of letting the enforcer do both.
  private let ownUpdates: Bool

  package init(_ schema: DatabaseSchema, _ tables: [any EnforcedTable.Type], ownUpdates: Bool) {
    self.schema = schema
    self.tables = tables
    self.ownUpdates = ownUpdates
  }

  /// The statement as SQL.
  package func text(_ statement: KeyStatement) -> (sql: String, parameters: [String?]) {
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

  /// Runs a statement with what the enforcer asks before it or does in its place.
  package func run(_ statement: KeyStatement, in unit: UnitOfWork) async throws {
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
    guard keys.count == 1, ownUpdates else {
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
      let isWritten = try await T.willUpdate(from: old, to: new, in: unit)
      // Its statement names the row by the key that it has now.
      let now = (isWritten ? new : old).values.texts
      let key = T.table.primaryKey.map { name in columns.firstIndex { $0.name == name }.flatMap { now[$0] } }
      let (sql, parameters) = text(.update(table: place, keys: [key], values: values))
      try await unit.query(sql, parameters)
    }
  }

  private func delete<T: EnforcedTable>(_ type: T.Type, _ keys: [[String?]], in unit: UnitOfWork) async throws {
    try await T.delete(try keys.map { try T.Key(values: KeyRow($0)) }, in: unit)
  }
}
