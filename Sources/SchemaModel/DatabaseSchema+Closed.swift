extension DatabaseSchema {
  /// Whether everything that is named is there: the columns of keys, constraints and indexes, the tables and columns that
  /// foreign keys reference, the types of columns.
  package var isClosed: Bool {
    let types = Set(enumTypes.map(\.name))
    return tables.allSatisfy { table in
      let columns = Set(table.columns.map(\.name))
      return table.elements.allSatisfy { columns.isSuperset(of: $0.columns) }
        && table.columns.allSatisfy { $0.type.enumTypeName.map(types.contains) ?? true }
        && table.foreignKeys.allSatisfy { key in
          guard let target = self.table(key.referencedTable) else { return false }
          return Set(target.columns.map(\.name)).isSuperset(of: key.referencedColumns)
        }
    }
  }
}
