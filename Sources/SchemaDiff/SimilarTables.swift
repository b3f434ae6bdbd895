import SchemaModel

/// Finds among new tables those that most of a dropped table's columns came to, by name and type.
struct SimilarTables {
  /// How many tables are compared in full with one: enough to find its like, and no square of hundreds of tables.
  private static let maximumComparisons = 16

  private struct Column: Hashable {
    var name: String
    var type: ColumnType
  }

  private let tables: [TableDefinition]
  private let columns: [Set<Column>]
  private var tablesByColumn: [Column: [Int]] = [:]

  init(_ tables: [TableDefinition]) {
    self.tables = tables
    columns = tables.map(Self.columns)
    for (position, table) in tables.enumerated() {
      for column in table.columns {
        tablesByColumn[Column(name: column.name, type: column.type), default: []].append(position)
      }
    }
  }

  func tables(like table: TableDefinition) -> [(table: TableDefinition, shared: Int)] {
    let own = Self.columns(table)
    // The column that fewest tables have says most.
    let traces = table.columns.compactMap { tablesByColumn[Column(name: $0.name, type: $0.type)] }
      .sorted { ($0.count, $0.first ?? 0) < ($1.count, $1.first ?? 0) }
    var (seen, alike): (Set<Int>, [(TableDefinition, Int)]) = ([], [])
    for position in traces.joined() {
      if seen.count == Self.maximumComparisons { break }
      guard seen.insert(position).inserted else { continue }
      let shared = own.intersection(columns[position]).count
      if shared * 2 > max(own.count, columns[position].count) { alike.append((tables[position], shared)) }
    }
    return alike
  }

  private static func columns(_ table: TableDefinition) -> Set<Column> {
    Set(table.columns.map { Column(name: $0.name, type: $0.type) })
  }
}
