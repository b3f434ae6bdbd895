import SchemaModel

/// Foreign keys to what is not there or not unique.
enum ForeignKeyTargets: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .foreignKey(let key) = element.element else { continue }
        let subject = table.subject(of: element)
        guard let target = schema.table(key.referencedTable) else {
          findings.error(
            element.location,
            subject,
            "the table '\(key.referencedTable)', which it references, is not in the schema; add it to the schema"
          )
          continue
        }
        let missing = key.referencedColumns.filter { target.column($0) == nil }
        for column in missing {
          findings.error(
            element.location,
            subject,
            "there is no column '\(column)' in '\(target.name)', which it references; reference one that is declared there"
          )
        }
        guard missing.isEmpty, !isUnique(key.referencedColumns, in: target, inOrder: schema.dialect == .mysql)
        else { continue }
        findings.error(element.location, subject, message(key.referencedColumns, target))
      }
    }
  }

  private static func message(_ columns: [String], _ target: LoweredTable) -> String {
    let names = columns.map { "'\(target.subject($0))'" }.joined(separator: ", ")
    if isUnique(columns, in: target, inOrder: false) {
      return "MySQL wants \(names) in the order of the unique key that they are (E6125); reference them in that order"
    }
    return
      "\(names), which it references, \(columns.count == 1 ? "is" : "are together") not unique: no primary key, no "
      + "unique constraint that is checked at once, and no unique index without condition is exactly on "
      + "\(columns.count == 1 ? "it" : "them"); add .unique() or Unique(…) there"
  }

  private static func isUnique(_ columns: [String], in table: LoweredTable, inOrder: Bool) -> Bool {
    table.elements.contains { element in
      let key: [String]
      switch element.element {
      case .primaryKey(let primaryKey): key = primaryKey.columns
      case .unique(let unique):
        guard unique.deferrability == .notDeferrable else { return false }
        key = unique.columns
      case .index(let index):
        guard index.isUnique, index.predicate == nil, let names = wholeColumns(index) else { return false }
        key = names
      case .foreignKey, .check, .exclusion: return false
      }
      // Postgres finds the key in any order, MySQL only in its own (E6125).
      return inOrder ? key == columns : key.sorted() == columns.sorted()
    }
  }

  /// The columns of an index on nothing but whole columns.
  private static func wholeColumns(_ index: IndexDefinition) -> [String]? {
    var names: [String] = []
    for key in index.keys {
      guard case .column(let name) = key.target, key.prefixLength == nil else { return nil }
      names.append(name)
    }
    return names
  }
}
