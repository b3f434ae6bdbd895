import SchemaModel

/// Foreign keys of the application whose columns no index begins with: each deletion of a referenced row would read the
/// whole table, and on DSQL that is every row over the network.
enum ReferencingIndexes: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .foreignKey(let key) = element.element, key.enforcement == .application,
          !table.elements.contains(where: { $0.element.leads(with: key.columns) })
        else { continue }
        let names = key.columns.map { "'\(table.subject($0))'" }.joined(separator: ", ")
        var properties = SwiftNames(taken: [])
        let columns = key.columns.map { properties.property($0) }.joined(separator: ", ")
        findings.error(
          element.location,
          table.subject(of: element),
          "the application keeps this foreign key and looks for rows by \(names), which no index begins with; add "
            + "Index(\(columns)) to the body"
        )
      }
    }
  }
}

extension TableElement {
  /// Rows are found through it by the values of these columns, in whatever order it has them.
  fileprivate func leads(with columns: [String]) -> Bool {
    switch self {
    case .primaryKey(let key): return Set(key.columns.prefix(columns.count)) == Set(columns)
    case .unique(let unique): return Set(unique.columns.prefix(columns.count)) == Set(columns)
    case .index(let index):
      guard index.predicate == nil else { return false }
      let names = index.keys.prefix(columns.count).compactMap { key in
        if case .column(let name) = key.target, key.prefixLength == nil { name } else { nil }
      }
      return Set(names) == Set(columns)
    case .foreignKey, .check, .exclusion: return false
    }
  }
}
