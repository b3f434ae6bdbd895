/// A table as its server holds it. Columns stand in the table's order, everything else is sorted by name.
package struct TableDefinition: Hashable, Codable, Sendable {
  package var name: ObjectName
  package var columns: [ColumnDefinition]
  package var primaryKey: PrimaryKeyDefinition?
  package var uniques: [UniqueDefinition]
  package var foreignKeys: [ForeignKeyDefinition]
  package var checks: [CheckDefinition]
  package var exclusions: [ExclusionDefinition]
  package var indexes: [IndexDefinition]
  package var attributes: TableAttributes
  package var partitioning: PartitioningDefinition?
  package var comment: String?

  package init(
    _ name: ObjectName,
    columns: [ColumnDefinition],
    elements: [TableElement] = [],
    attributes: TableAttributes = TableAttributes(),
    partitioning: PartitioningDefinition? = nil,
    comment: String? = nil
  ) {
    self.name = name
    self.columns = columns
    self.uniques = []
    self.foreignKeys = []
    self.checks = []
    self.exclusions = []
    self.indexes = []
    self.attributes = attributes
    self.partitioning = partitioning
    self.comment = comment
    for element in elements { insert(element) }
    sortElements()
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(ObjectName.self, forKey: .name)
    columns = try container.decode([ColumnDefinition].self, forKey: .columns)
    primaryKey = try container.decodeIfPresent(PrimaryKeyDefinition.self, forKey: .primaryKey)
    uniques = try container.decodeIfPresent([UniqueDefinition].self, forKey: .uniques) ?? []
    foreignKeys = try container.decodeIfPresent([ForeignKeyDefinition].self, forKey: .foreignKeys) ?? []
    checks = try container.decodeIfPresent([CheckDefinition].self, forKey: .checks) ?? []
    exclusions = try container.decodeIfPresent([ExclusionDefinition].self, forKey: .exclusions) ?? []
    indexes = try container.decodeIfPresent([IndexDefinition].self, forKey: .indexes) ?? []
    attributes = try container.decodeIfPresent(TableAttributes.self, forKey: .attributes) ?? TableAttributes()
    partitioning = try container.decodeIfPresent(PartitioningDefinition.self, forKey: .partitioning)
    comment = try container.decodeIfPresent(String.self, forKey: .comment)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(columns, forKey: .columns)
    try container.encodeIfPresent(primaryKey, forKey: .primaryKey)
    if !uniques.isEmpty { try container.encode(uniques, forKey: .uniques) }
    if !foreignKeys.isEmpty { try container.encode(foreignKeys, forKey: .foreignKeys) }
    if !checks.isEmpty { try container.encode(checks, forKey: .checks) }
    if !exclusions.isEmpty { try container.encode(exclusions, forKey: .exclusions) }
    if !indexes.isEmpty { try container.encode(indexes, forKey: .indexes) }
    if attributes != TableAttributes() { try container.encode(attributes, forKey: .attributes) }
    try container.encodeIfPresent(partitioning, forKey: .partitioning)
    try container.encodeIfPresent(comment, forKey: .comment)
  }

  private enum CodingKeys: String, CodingKey {
    case name, columns, primaryKey, uniques, foreignKeys, checks, exclusions, indexes, attributes, partitioning, comment
  }
}

extension TableDefinition {
  package func column(_ name: String) -> ColumnDefinition? {
    columns.first { $0.name == name }
  }

  /// Keys, constraints and indexes, by kind and then by name.
  package var elements: [TableElement] {
    var elements: [TableElement] = []
    if let primaryKey { elements.append(.primaryKey(primaryKey)) }
    elements += uniques.map(TableElement.unique)
    elements += checks.map(TableElement.check)
    elements += exclusions.map(TableElement.exclusion)
    elements += indexes.map(TableElement.index)
    elements += foreignKeys.map(TableElement.foreignKey)
    return elements
  }

  package func element(_ kind: TableElement.Kind, named name: String) -> TableElement? {
    switch kind {
    case .primaryKey: primaryKey.flatMap { $0.name == name ? .primaryKey($0) : nil }
    case .unique: uniques.first { $0.name == name }.map(TableElement.unique)
    case .foreignKey: foreignKeys.first { $0.name == name }.map(TableElement.foreignKey)
    case .check: checks.first { $0.name == name }.map(TableElement.check)
    case .exclusion: exclusions.first { $0.name == name }.map(TableElement.exclusion)
    case .index: indexes.first { $0.name == name }.map(TableElement.index)
    }
  }

  package mutating func insert(_ element: TableElement) {
    switch element {
    case .primaryKey(let key): primaryKey = key
    case .unique(let unique): uniques.append(unique)
    case .foreignKey(let key): foreignKeys.append(key)
    case .check(let check): checks.append(check)
    case .exclusion(let exclusion): exclusions.append(exclusion)
    case .index(let index): indexes.append(index)
    }
    sortElements()
  }

  package mutating func removeElement(_ kind: TableElement.Kind, named name: String) {
    switch kind {
    case .primaryKey: if primaryKey?.name == name { primaryKey = nil }
    case .unique: uniques.removeAll { $0.name == name }
    case .foreignKey: foreignKeys.removeAll { $0.name == name }
    case .check: checks.removeAll { $0.name == name }
    case .exclusion: exclusions.removeAll { $0.name == name }
    case .index: indexes.removeAll { $0.name == name }
    }
  }

  /// The table after one of its columns took a new name; expressions, keys and indexes follow.
  package func renamingColumn(_ old: String, to new: String) -> TableDefinition {
    TableDefinition(
      name,
      columns: columns.map { $0.renamingColumn(old, to: new) },
      elements: elements.map { $0.renamingColumn(old, to: new) },
      attributes: attributes,
      partitioning: partitioning?.renamingColumn(old, to: new),
      comment: comment
    )
  }

  private mutating func sortElements() {
    uniques.sort { $0.name < $1.name }
    foreignKeys.sort { $0.name < $1.name }
    checks.sort { $0.name < $1.name }
    exclusions.sort { $0.name < $1.name }
    indexes.sort { $0.name < $1.name }
  }
}
