import SchemaModel

/// Changes in portions that one migration can hold.
enum MigrationSplit {
  /// A Postgres transaction that creates some 1,850 tables runs out of locks at the default settings
  /// (facts: max_locks_per_transaction = 64); this many are safe.
  static let tablesPerMigration = 500

  /// The changes cut behind every `tablesPerMigration`th new table.
  ///
  /// New tables stand in the order of their foreign keys, so each portion can run on the one before it.
  static func portions(of changes: [Change]) -> [[Change]] {
    var portions: [[Change]] = [[]]
    var tables = 0
    for change in changes {
      if case .createTable = change {
        if tables == tablesPerMigration {
          portions.append([])
          tables = 0
        }
        tables += 1
      }
      portions[portions.count - 1].append(change)
    }
    return portions
  }
}
