import SchemaModel

/// MySQL: tables and columns with a character set of their own.
extension RandomSchema {
  /// The table's, as its attributes say it: where these are empty, the database's.
  mutating func randomCharacterSet(_ attributes: TableAttributes) -> TableAttributes {
    let choices: [(String?, String?)] = [
      (nil, nil), ("latin1", "latin1_swedish_ci"), ("utf8mb4", "utf8mb4_bin"), (nil, "utf8mb4_0900_as_cs"),
    ]
    var attributes = attributes
    (attributes.characterSet, attributes.collation) = random.pick(choices) ?? (nil, nil)
    return attributes
  }

  mutating func setCharacterSet(of column: inout ColumnDefinition) {
    let choices: [(String?, String?)] = [
      ("latin1", "latin1_bin"), ("latin1", nil), (nil, "utf8mb4_bin"), ("utf8mb4", "utf8mb4_0900_as_cs"),
    ]
    (column.characterSet, column.collation) = random.pick(choices) ?? (nil, nil)
  }

  /// The character set and collation that a column of a table has in the end.
  func characterSet(of column: ColumnDefinition, _ table: TableDefinition) -> String? {
    guard dialect == .mysql else { return nil }
    if column.collation == nil, column.characterSet == nil {
      return table.attributes.collation ?? table.attributes.characterSet
    }
    return column.collation ?? column.characterSet
  }

  /// A default that the character set cannot write is none; a full-text index has one character set.
  func repairCharacterSets(_ table: inout TableDefinition) {
    for index in table.columns.indices {
      let column = table.columns[index]
      guard case .literal(.string(let text)) = column.defaultValue else { continue }
      let isLatin = characterSet(of: column, table)?.hasPrefix("latin1") == true
      if isLatin, !text.utf8.allSatisfy({ $0 < 128 }) { table.columns[index].defaultValue = nil }
    }
    for index in table.indexes where index.method == "fulltext" {
      let sets = index.columns.compactMap { table.column($0) }.map { characterSet(of: $0, table) ?? "" }
      if Set(sets).count > 1 { table.removeElement(.index, named: index.name) }
    }
  }
}
