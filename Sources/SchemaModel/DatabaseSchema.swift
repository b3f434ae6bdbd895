/// A whole schema as one dialect's server would hold it: the one value that all parts of Cairn speak.
package struct DatabaseSchema: Hashable, Sendable {
  package var dialect: DialectName
  /// Sorted by name.
  package var enumTypes: [EnumDefinition]
  /// Sorted by name.
  package var tables: [TableDefinition]
  /// Sorted by key.
  package var objects: [SchemaObject]

  package init(
    dialect: DialectName,
    enumTypes: [EnumDefinition] = [],
    tables: [TableDefinition] = [],
    objects: [SchemaObject] = []
  ) {
    self.dialect = dialect
    self.enumTypes = enumTypes.sorted { $0.name < $1.name }
    self.tables = tables.sorted { $0.name < $1.name }
    self.objects = objects.sorted { $0.key < $1.key }
  }
}

extension DatabaseSchema: Codable {
  private enum CodingKeys: String, CodingKey {
    case dialect, enumTypes, tables, objects
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      dialect: try container.decode(DialectName.self, forKey: .dialect),
      enumTypes: try container.decode([EnumDefinition].self, forKey: .enumTypes),
      tables: try container.decode([TableDefinition].self, forKey: .tables),
      objects: try container.decodeIfPresent([SchemaObject].self, forKey: .objects) ?? []
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dialect, forKey: .dialect)
    try container.encode(enumTypes, forKey: .enumTypes)
    try container.encode(tables, forKey: .tables)
    if !objects.isEmpty { try container.encode(objects, forKey: .objects) }
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

  package func object(_ key: SchemaObjectKey) -> SchemaObject? {
    objects.first { $0.key == key }
  }

  /// The objects of a relation: its triggers, policies and grants.
  package func objects(ownedBy relation: ObjectName) -> [SchemaObject] {
    objects.filter { $0.owner == relation }
  }

  package mutating func insert(_ object: SchemaObject) {
    let key = object.key
    objects.removeAll { $0.key == key }
    let position = objects.firstIndex { key < $0.key } ?? objects.endIndex
    objects.insert(object, at: position)
  }

  package mutating func removeObject(_ key: SchemaObjectKey) {
    objects.removeAll { $0.key == key }
  }

  /// The schema with the columns of each table sorted by name, for comparing schemas that hold the same columns in
  /// another order: no server but MySQL can move a column, and a dropped column that comes back stands last.
  package var ignoringColumnOrder: DatabaseSchema {
    var schema = self
    for index in schema.tables.indices { schema.tables[index].columns.sort { $0.name < $1.name } }
    return schema
  }
}
