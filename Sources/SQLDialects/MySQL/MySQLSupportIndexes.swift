import SchemaModel

/// The indexes that foreign keys need and that nobody declared.
///
/// InnoDB wants an index that starts with the columns of each foreign key. Where none is declared, MySQL makes one by
/// itself, named after the constraint; it vanishes when another index takes over, but stays behind when the foreign key
/// goes. Cairn writes these indexes out and moves them itself, so that a table which grew by migrations is the same as
/// one that was created at once.
struct MySQLSupportIndexes {
  struct Index: Hashable {
    var name: String
    var columns: [String]
  }

  static func of(_ table: TableDefinition) -> [Index] {
    guard !table.databaseForeignKeys.isEmpty else { return [] }
    var leading = table.columnLists { $0.isDescending }
    var taken = Set((table.uniques.map(\.name) + table.indexes.map(\.name)).map { $0.lowercased() })
    var indexes: [Index] = []
    for key in table.databaseForeignKeys where !leading.contains(where: { $0.starts(with: key.columns) }) {
      var (name, number) = (key.name, 1)
      while !taken.insert(name.lowercased()).inserted {
        number += 1
        name = "\(key.name)_\(number)"
      }
      indexes.append(Index(name: name, columns: key.columns))
      leading.append(key.columns)
    }
    return indexes
  }

  /// What an ALTER TABLE must add and drop beside its own clauses, from the indexes that are there to the wanted ones.
  static func clauses(from old: [Index], to new: [Index]) -> [String] {
    let (oldNames, newNames) = (Set(old.map(\.name)), Set(new.map(\.name)))
    return new.filter { !oldNames.contains($0.name) }.map { "ADD \(MySQLSyntax.key($0.name, $0.columns))" }
      + old.filter { !newNames.contains($0.name) }.map { "DROP INDEX \(MySQLSyntax.name($0.name))" }
  }
}

extension TableDefinition {
  /// Those that the server keeps: the application's own are never in the SQL.
  var databaseForeignKeys: [ForeignKeyDefinition] {
    foreignKeys.filter { $0.enforcement == .database }
  }

  /// The columns of each key and index, as far as they are whole columns: an expression or a prefix ends the list, and
  /// whatever else is said to end it. (For a foreign key that is a descending column.)
  func columnLists(endingAt isEnd: (IndexKey) -> Bool = { _ in false }) -> [[String]] {
    var lists = uniques.map(\.columns)
    if let primaryKey { lists.append(primaryKey.columns) }
    for index in indexes where index.isOrdered {
      var columns: [String] = []
      for key in index.keys {
        guard case .column(let name) = key.target, key.prefixLength == nil, !isEnd(key) else { break }
        columns.append(name)
      }
      lists.append(columns)
    }
    return lists
  }

  /// The column lists that no two rows share: what a foreign key may reference.
  var uniqueColumnLists: [[String]] {
    var lists = uniques.map(\.columns)
    if let primaryKey { lists.append(primaryKey.columns) }
    for index in indexes where index.isUnique {
      let columns = index.keys.compactMap { key -> String? in
        if case .column(let name) = key.target, key.prefixLength == nil { name } else { nil }
      }
      if columns.count == index.keys.count { lists.append(columns) }
    }
    return lists
  }

  /// Whether AUTO_INCREMENT may stand on the column: it must come first in a key (E1075).
  func isLeadingKey(_ column: String) -> Bool {
    columnLists().contains { $0.first == column }
  }

  func isIndexed(_ column: String) -> Bool {
    elements.contains { $0.kind != .check && $0.columns.contains(column) }
  }
}
