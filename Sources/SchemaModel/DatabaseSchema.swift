/// A whole schema as one dialect's server would hold it: the one value that all parts of Cairn speak.
package struct DatabaseSchema: Hashable, Codable, Sendable {
  package var dialect: DialectName
  /// Sorted by name.
  package var enumTypes: [EnumDefinition]
  /// Sorted by name.
  package var tables: [TableDefinition]

  package init(dialect: DialectName, enumTypes: [EnumDefinition] = [], tables: [TableDefinition] = []) {
    self.dialect = dialect
    self.enumTypes = enumTypes.sorted { $0.name < $1.name }
    self.tables = tables.sorted { $0.name < $1.name }
  }
}

/// `CREATE TYPE name AS ENUM (labels)`.
package struct EnumDefinition: Hashable, Codable, Sendable {
  package var name: ObjectName
  package var labels: [String]

  package init(_ name: ObjectName, _ labels: [String]) {
    self.name = name
    self.labels = labels
  }
}

extension DatabaseSchema {
  /// Where a table of this name stands, or would stand.
  private func tablePosition(_ name: ObjectName) -> (index: Int, isThere: Bool) {
    var (low, high) = (0, tables.count)
    while low < high {
      let middle = (low + high) / 2
      if tables[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return (low, low < tables.count && tables[low].name == name)
  }

  package func table(_ name: ObjectName) -> TableDefinition? {
    let (index, isThere) = tablePosition(name)
    return isThere ? tables[index] : nil
  }

  package func enumType(_ name: ObjectName) -> EnumDefinition? {
    enumTypes.first { $0.name == name }
  }

  package mutating func insert(_ table: TableDefinition) {
    let (index, isThere) = tablePosition(table.name)
    if isThere { tables[index] = table } else { tables.insert(table, at: index) }
  }

  package mutating func removeTable(_ name: ObjectName) {
    let (index, isThere) = tablePosition(name)
    if isThere { tables.remove(at: index) }
  }

  /// Changes one table in place; nothing happens when it is not there.
  package mutating func updateTable(_ name: ObjectName, _ update: (inout TableDefinition) -> Void) {
    let (index, isThere) = tablePosition(name)
    if isThere { update(&tables[index]) }
  }

  package mutating func insert(_ enumType: EnumDefinition) {
    enumTypes.removeAll { $0.name == enumType.name }
    enumTypes.append(enumType)
    enumTypes.sort { $0.name < $1.name }
  }

  /// The schema with the columns of each table sorted by name, for comparing schemas that hold the same columns in
  /// another order: no server but MySQL can move a column, and a dropped column that comes back stands last.
  package var ignoringColumnOrder: DatabaseSchema {
    var schema = self
    for index in schema.tables.indices { schema.tables[index].columns.sort { $0.name < $1.name } }
    return schema
  }
}
