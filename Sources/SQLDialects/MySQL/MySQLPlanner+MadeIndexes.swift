import SchemaModel

/// Indexes that MySQL made by itself for a foreign key, and that are of the schema by now.
///
/// It marks them, which only shows in what becomes of them: the next key that begins with their columns takes their place
/// without a word, and so does the index of the next foreign key, under its own name. DROP INDEX and ADD KEY of the same
/// in one ALTER TABLE takes the mark away.
extension MySQLPlanner {
  /// The clauses that keep such indexes of a table, as it is behind these changes.
  func remadeIndexes(for changes: [Change], on table: ObjectName) -> [String] {
    let brought = changes.compactMap { change -> TableElement? in
      switch change {
      case .addElement(_, let element): element
      case .renameElement(_, let element, _): element.kind == .foreignKey ? element : nil
      default: nil
      }
    }.filter { $0.kind != .check && $0.isKeptByServer && !$0.isFulltext }
    if brought.isEmpty { return [] }
    let kept = self.table(table).indexes.filter { index in
      guard let columns = Self.plainColumns(of: index), mayBeMade(index.name, for: columns) else { return false }
      return !brought.contains { $0.kind == .index && $0.name == index.name }
        && brought.contains { $0.columns.starts(with: columns) }
    }
    return kept.flatMap { index in
      ["DROP INDEX \(MySQLSyntax.name(index.name))", MySQLSyntax.adding(.index(index))]
    }
  }

  private static func plainColumns(of index: IndexDefinition) -> [String]? {
    guard index == IndexDefinition(index.name, keys: index.keys) else { return nil }
    let columns = index.keys.compactMap { key -> String? in
      if case .column(let name) = key.target, key == IndexKey(name) { name } else { nil }
    }
    return columns.count == index.keys.count ? columns : nil
  }

  /// It is named after its first column or a foreign key; where that is taken, with a number.
  private func mayBeMade(_ name: String, for columns: [String]) -> Bool {
    var stem = name.lowercased()
    let names = foreignKeyNames.union([columns[0].lowercased()])
    if names.contains(stem) { return true }
    while let last = stem.last, last.isASCII, last.isNumber { stem.removeLast() }
    return stem.last == "_" && names.contains(String(stem.dropLast()))
  }
}
