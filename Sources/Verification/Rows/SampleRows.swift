package import DatabaseDrivers
package import SQLDialects
package import SchemaModel

/// Rows for every table that has none: of values that fit the types and, as far as tries can tell, the constraints.
package struct SampleRows: Sendable {
  private static let rowsPerTable = 3
  private static let tries = 24

  private let schema: DatabaseSchema
  private let dialect: any SQLDialect
  private let values: SampleValues
  private let violations: [ObjectName: [String]]

  /// - Parameters:
  ///   - schema: What the database holds.
  ///   - dialect: The one that it speaks.
  ///   - changes: What is done to it next, in which the rows are not to be in the way.
  package init(_ schema: DatabaseSchema, _ dialect: any SQLDialect, before changes: [Change] = []) {
    let coming = ComingConstraints(schema, changes, dialect)
    self.schema = coming.schema
    self.dialect = dialect
    values = SampleValues(coming.schema)
    violations = coming.violations
  }

  /// Takes away what the next changes would fail on, and fills what is empty, referenced tables first.
  ///
  /// - Returns: The tables that stay empty, as every row that was tried was refused.
  /// - Throws: `DatabaseError` when the connection breaks.
  package func fill(on connection: isolated any DatabaseConnection) throws -> [ObjectName] {
    let tables = schema.tablesInReferenceOrder
    for table in tables.reversed() { _ = try removeViolations(of: table.name, on: connection) }
    let first = try connection.pipeline(tables.map { Statement("SELECT 1 FROM \(name($0.name)) LIMIT 1") })
    var waiting = zip(tables, first).filter { $0.1.rows.isEmpty }.map(\.0)
    // Where keys go in a circle, what was refused may reference what came behind it.
    while !waiting.isEmpty {
      var empty: [TableDefinition] = []
      for table in waiting {
        var rows = 0
        for number in 0..<Self.rowsPerTable where try insert(number, into: table, on: connection) { rows += 1 }
        if rows == 0 { empty.append(table) }
      }
      if empty.count == waiting.count { break }
      waiting = empty
    }
    return waiting.map(\.name)
  }

  /// False when the server takes none of the rows that were tried.
  private func insert(
    _ number: Int,
    into table: TableDefinition,
    on connection: isolated any DatabaseConnection
  ) throws -> Bool {
    for attempt in 0..<Self.tries {
      do {
        _ = try connection.execute(insertion(into: table, number, attempt))
        if try removeViolations(of: table.name, on: connection) == 0 { return true }
      } catch let error as DatabaseError where error.kind == .server && connection.isAlive {
        continue
      }
    }
    return false
  }

  /// - Returns: How many rows went. What the server does not understand yet, as it is about what the migration makes, takes
  ///   none.
  private func removeViolations(of table: ObjectName, on connection: isolated any DatabaseConnection) throws -> Int {
    var count = 0
    for condition in violations[table] ?? [] {
      do {
        count += try connection.execute("DELETE FROM \(name(table)) WHERE \(condition)").affectedRows ?? 0
      } catch let error as DatabaseError where error.kind == .server && connection.isAlive {
        continue
      }
    }
    return count
  }

  private func insertion(into table: TableDefinition, _ number: Int, _ attempt: Int) -> String {
    var columns: [String] = []
    var expressions: [String] = []
    for column in table.columns where column.generated == nil && column.identity == nil {
      let choice = Choice(table.name, column.name, number, attempt)
      if attempt % 3 == 2, column.defaultValue != nil, choice.isOneIn(2) { continue }
      columns.append(dialect.quoted(column.name))
      expressions.append(reference(from: column, of: table, number, choice) ?? value(of: column, in: table, choice))
    }
    if columns.isEmpty, let first = table.columns.first {
      columns = [dialect.quoted(first.name)]
      expressions = ["DEFAULT"]
    }
    return "INSERT INTO \(name(table.name)) (\(columns.joined(separator: ", "))) "
      + "VALUES (\(expressions.joined(separator: ", ")))"
  }

  private func value(of column: ColumnDefinition, in table: TableDefinition, _ choice: Choice) -> String {
    let checked = CheckedValues(of: column, in: table, schema).texts
    let plain = values.texts(of: column.type, choice.number)
    if choice.attempt == 0 || choice.attempt == 1 && checked.isEmpty, let first = plain.first {
      return dialect.literal(first)
    }
    // Rows without a value are in the way of much that is right, and so come late.
    if column.isNullable, choice.attempt > 11, choice.isOneIn(4) { return "NULL" }
    // What checks speak of comes as often as what the type allows.
    let source = checked.isEmpty || !plain.isEmpty && choice.isOneIn(2) ? plain : checked
    if source.isEmpty { return column.defaultValue == nil ? "NULL" : "DEFAULT" }
    return dialect.literal(source[choice.index(below: source.count)])
  }

  /// A value of the key that a foreign key references, or NULL.
  private func reference(
    from column: ColumnDefinition,
    of table: TableDefinition,
    _ number: Int,
    _ choice: Choice
  ) -> String? {
    for key in table.foreignKeys {
      guard let position = key.columns.firstIndex(of: column.name) else { continue }
      if column.isNullable, key.referencedTable == table.name || choice.isOneIn(3) { return "NULL" }
      let order = key.referencedColumns.map { dialect.quoted($0) }.joined(separator: ", ")
      let wanted = dialect.quoted(key.referencedColumns[position])
      return "(SELECT \(wanted) FROM \(name(key.referencedTable)) ORDER BY \(order) LIMIT 1 "
        + "OFFSET \((number + choice.attempt) % Self.rowsPerTable))"
    }
    return nil
  }

  private func name(_ name: ObjectName) -> String { dialect.quotedName(name) }

  /// What is taken where several things fit: it depends on nothing but what it is for, so that every run tries the same.
  private struct Choice {
    let number: Int
    let attempt: Int
    private let hash: UInt64

    init(_ table: ObjectName, _ column: String, _ number: Int, _ attempt: Int) {
      (self.number, self.attempt) = (number, attempt)
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in "\(table)\0\(column)\0\(number)\0\(attempt)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      self.hash = hash ^ (hash >> 29)
    }

    func isOneIn(_ count: UInt64) -> Bool { (hash >> 8) % count == 0 }

    func index(below count: Int) -> Int { Int((hash >> 16) % UInt64(count)) }
  }
}

extension DatabaseSchema {
  /// Referenced tables first; where keys go in a circle, by name.
  package var tablesInReferenceOrder: [TableDefinition] {
    var (ordered, rest) = ([TableDefinition](), tables)
    while !rest.isEmpty {
      let waiting = Set(rest.map(\.name))
      let next = rest.firstIndex { table in
        table.foreignKeys.allSatisfy { $0.referencedTable == table.name || !waiting.contains($0.referencedTable) }
      }
      ordered.append(rest.remove(at: next ?? 0))
    }
    return ordered
  }
}

extension SQLDialect {
  func quotedName(_ name: ObjectName) -> String {
    (name.namespace.map { quoted($0) + "." } ?? "") + quoted(name.name)
  }
}
