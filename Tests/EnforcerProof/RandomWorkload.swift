package import SchemaModel
import TestSupport

/// One statement of a random workload. Values are text, and few: keys meet often.
package enum KeyStatement: Sendable {
  /// All columns of each row.
  case insert(table: Int, rows: [[String?]])
  case update(table: Int, keys: [[String?]], values: [String: String?])
  case delete(table: Int, keys: [[String?]])
}

package struct RandomWorkload {
  private var random: SplitMix64
  private let schema: DatabaseSchema
  private let longUnits: Bool

  package init(seed: UInt64, _ schema: DatabaseSchema) {
    random = SplitMix64(seed: seed &* 7_919 &+ 1)
    self.schema = schema
    longUnits = RandomKeySchema.allowsLongUnits(seed: seed)
  }

  /// The statements of the next transaction.
  package mutating func unit() -> [KeyStatement] {
    let count = longUnits && random.chance(25) ? random.number(2...4) : 1
    return (0..<count).map { _ in statement() }
  }

  private mutating func statement() -> KeyStatement {
    let place = random.number(0...(schema.tables.count - 1))
    let table = schema.tables[place]
    switch random.number(0...99) {
    case 0..<55:
      let rows = (0..<(random.chance(70) ? 1 : random.number(2...4))).map { _ in
        table.columns.map { value($0) }
      }
      return .insert(table: place, rows: rows)
    case 55..<80:
      let names = random.pick(random.number(1...2), of: table.columns.map(\.name))
      var values: [String: String?] = [:]
      for name in names { if let column = table.column(name) { values[name] = value(column) } }
      return .update(table: place, keys: keys(table), values: values)
    default:
      return .delete(table: place, keys: keys(table))
    }
  }

  private mutating func keys(_ table: TableDefinition) -> [[String?]] {
    let columns = (table.primaryKey?.columns ?? []).compactMap { table.column($0) }
    var keys: [[String?]] = []
    for _ in 0..<(random.chance(65) ? 1 : random.number(2...4)) {
      let key = columns.map { value($0) }
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  private mutating func value(_ column: ColumnDefinition) -> String? {
    if column.isNullable, random.chance(25) { return nil }
    return String(random.number(1...(column.name == "part" || column.name.hasSuffix("1") ? 3 : 6)))
  }
}
