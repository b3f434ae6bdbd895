import SQLDialects
import SchemaModel
import TestSupport
import Verification

/// What the rows are like that a migration finds.
enum RowStyle: String, CaseIterable, Sendable {
  /// Anything that the column takes: NULL, the longest, the smallest, quotes.
  case wild
  /// Values that differ, are short, and stand the most conversions; NULL only in references.
  case tidy
  /// Tidy, and no rows in the tables in which they could be in the way.
  case spared
  case none

  var words: String {
    switch self {
    case .wild: "rows of any kind"
    case .tidy: "rows of plain values"
    case .spared: "rows where none is in the way"
    case .none: "no rows"
    }
  }
}

/// Statements that put rows into a schema's tables, referenced tables first. The server may refuse some of them.
struct RowFill {
  static let rowsPerTable = 4

  private(set) var statements: [String] = []
  private let schema: DatabaseSchema
  private let seed: UInt64
  private let style: RowStyle
  private let dialect: any SQLDialect
  private let values: RowValues

  init(
    _ schema: DatabaseSchema,
    seed: UInt64,
    style: RowStyle,
    sparing spared: Set<ObjectName>,
    on server: any LawServer
  ) {
    self.schema = schema
    self.seed = seed
    self.style = style
    dialect = server.dialect
    values = RowValues(schema, style: style, on: server)
    if style == .none { return }
    for table in schema.tablesInReferenceOrder where style != .spared || !spared.contains(table.name) {
      for number in 0..<Self.rowsPerTable { statements.append(insertion(into: table, number)) }
    }
  }

  private func insertion(into table: TableDefinition, _ number: Int) -> String {
    var columns: [String] = []
    var expressions: [String] = []
    for column in table.columns where column.generated == nil && column.identity == nil {
      var random = random(table, column, number)
      if style == .wild, column.defaultValue != nil, random.next() % 3 == 0 { continue }
      columns.append(dialect.quoted(column.name))
      expressions.append(reference(from: column, of: table, number, &random) ?? values.value(column, number, &random))
    }
    let list = columns.joined(separator: ", ")
    if columns.isEmpty { return values.server.insertionOfDefaults(into: name(table.name)) }
    return "INSERT INTO \(name(table.name)) (\(list)) VALUES (\(expressions.joined(separator: ", ")))"
  }

  /// A value depends on nothing but what it is for, so that a smaller schema gets the same rows.
  private func random(_ table: TableDefinition, _ column: ColumnDefinition, _ number: Int) -> SplitMix64 {
    var hash = seed
    for byte in "\(table.name)\0\(column.name)\0\(number)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var random = SplitMix64(seed: hash)
    _ = random.next()
    return random
  }

  /// A value of the key that a foreign key references, or NULL.
  private func reference(
    from column: ColumnDefinition,
    of table: TableDefinition,
    _ number: Int,
    _ random: inout SplitMix64
  ) -> String? {
    for key in table.foreignKeys where key.enforcement == .database {
      guard let position = key.columns.firstIndex(of: column.name) else { continue }
      if column.isNullable, key.referencedTable == table.name || random.next() % 3 == 0 { return "NULL" }
      let order = key.referencedColumns.map { dialect.quoted($0) }.joined(separator: ", ")
      let wanted = dialect.quoted(key.referencedColumns[position])
      return "(SELECT \(wanted) FROM \(name(key.referencedTable)) ORDER BY \(order) LIMIT 1 OFFSET \(number % 3))"
    }
    return nil
  }

  private func name(_ name: ObjectName) -> String {
    (name.namespace.map { dialect.quoted($0) + "." } ?? "") + dialect.quoted(name.name)
  }
}
