import SchemaModel

/// A declared schema and what it became, side by side: what the rules of validation look at.
struct LoweringResult {
  let declaration: SchemaDeclaration
  let rules: any DialectRules
  /// In the order of declaration.
  let tables: [LoweredTable]
  let objects: [LoweredObject]
  private let positions: [ObjectName: Int]

  init(
    _ declaration: SchemaDeclaration,
    _ rules: any DialectRules,
    _ tables: [LoweredTable],
    objects: [LoweredObject] = []
  ) {
    self.objects = objects
    self.declaration = declaration
    self.rules = rules
    self.tables = tables
    var positions: [ObjectName: Int] = [:]
    for (index, table) in tables.enumerated() where positions[table.declaration.name] == nil {
      positions[table.declaration.name] = index
    }
    self.positions = positions
  }

  func table(_ name: ObjectName) -> LoweredTable? {
    positions[name].map { tables[$0] }
  }

  var dialect: DialectName { rules.options.name }
}

struct LoweredTable {
  let declaration: TableDeclaration
  let columns: [LoweredColumn]
  var elements: [LoweredElement]
  let attributes: TableAttributes
  let partitioning: PartitioningDefinition?
  private let positions: [String: Int]

  init(
    _ declaration: TableDeclaration,
    columns: [LoweredColumn],
    elements: [LoweredElement],
    attributes: TableAttributes = TableAttributes(),
    partitioning: PartitioningDefinition? = nil
  ) {
    self.declaration = declaration
    self.attributes = attributes
    self.partitioning = partitioning
    self.columns = columns
    self.elements = elements
    var positions: [String: Int] = [:]
    for (index, column) in columns.enumerated() where positions[column.definition.name] == nil {
      positions[column.definition.name] = index
    }
    self.positions = positions
  }

  var name: ObjectName { declaration.name }

  func column(_ name: String) -> LoweredColumn? {
    positions[name].map { columns[$0] }
  }

  /// The column's name as people say it: `users.email`.
  func subject(_ column: String) -> String { "\(name).\(column)" }

  var primaryKey: PrimaryKeyDefinition? {
    for case .primaryKey(let key) in elements.map(\.element) { return key }
    return nil
  }

  var foreignKeys: [(key: ForeignKeyDefinition, location: SourceLocation)] {
    elements.compactMap { element in
      if case .foreignKey(let key) = element.element { (key, element.location) } else { nil }
    }
  }

  var definition: TableDefinition {
    TableDefinition(
      name,
      columns: columns.map(\.definition),
      elements: elements.map(\.element),
      attributes: attributes,
      partitioning: partitioning,
      comment: declaration.comment
    )
  }
}

struct LoweredColumn {
  let declaration: ColumnDeclaration
  let definition: ColumnDefinition
}

struct LoweredElement {
  /// What the author wrote.
  enum Source {
    case primaryKey(PrimaryKeyDeclaration)
    case unique(UniqueDeclaration)
    case foreignKey(ForeignKeyDeclaration)
    case check(CheckDeclaration)
    case index(IndexDeclaration)
    case exclusion(ExclusionDeclaration)
    /// A check that the type of a column brings with it.
    case columnType(column: String)
  }

  var element: TableElement
  let source: Source
  let options: ElementOptions

  init(_ element: TableElement, _ source: Source, _ options: ElementOptions) {
    self.element = element
    self.source = source
    self.options = options
  }

  var location: SourceLocation { options.location }
}
