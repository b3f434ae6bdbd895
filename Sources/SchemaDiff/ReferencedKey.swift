import SchemaModel

/// The columns of a table that a foreign key elsewhere references, in no order.
struct ReferencedKey: Hashable {
  var table: ObjectName
  var columns: [String]

  init(table: ObjectName, columns: [String]) {
    self.table = table
    self.columns = columns.sorted()
  }

  init(of key: ForeignKeyDefinition) {
    self.init(table: key.referencedTable, columns: key.referencedColumns)
  }
}

extension TableElement {
  /// The columns that no two rows share because of this element, if foreign keys can rest on it.
  var keyColumns: [String]? {
    switch self {
    case .primaryKey(let key):
      return key.columns
    case .unique(let unique):
      return unique.deferrability == .notDeferrable ? unique.columns : nil
    case .index(let index):
      guard index.isUnique, index.predicate == nil else { return nil }
      let columns = index.keys.compactMap { key in
        if case .column(let name) = key.target, key.prefixLength == nil { name } else { nil }
      }
      return columns.count == index.keys.count ? columns : nil
    case .foreignKey, .check, .exclusion:
      return nil
    }
  }

  func supports(_ key: ReferencedKey) -> Bool {
    guard let keyColumns, keyColumns.count == key.columns.count else { return false }
    return keyColumns.sorted() == key.columns
  }
}
