/// How a table is kept, as its body says it for some or all dialects.
package struct TableAttributesDeclaration: Hashable, Sendable {
  package var attributes: TableAttributes
  package var options: ElementOptions

  package init(_ attributes: TableAttributes, _ options: ElementOptions) {
    self.attributes = attributes
    self.options = options
  }
}

/// How a table is divided.
package struct PartitioningDeclaration: Hashable, Sendable {
  package var strategy: PartitioningDefinition.Strategy
  package var keys: [IndexDeclaration.Key]
  package var partitions: [PartitionDefinition]
  package var options: ElementOptions

  package init(
    _ strategy: PartitioningDefinition.Strategy,
    _ keys: [IndexDeclaration.Key],
    partitions: [PartitionDefinition],
    _ options: ElementOptions
  ) {
    self.strategy = strategy
    self.keys = keys
    self.partitions = partitions
    self.options = options
  }
}

/// `EXCLUDE USING method (key WITH operator, …)`.
package struct ExclusionDeclaration: Hashable, Sendable {
  package struct Element: Hashable, Sendable {
    package var key: IndexDeclaration.Key
    package var `operator`: String

    package init(_ key: IndexDeclaration.Key, with operator: String) {
      self.key = key
      self.operator = `operator`
    }
  }

  package var elements: [Element]
  package var method: String
  package var includedColumns: [DeclaredColumnReference]
  package var predicate: DeclaredExpression?
  package var deferrability: Deferrability
  package var options: ElementOptions

  package init(
    _ elements: [Element],
    method: String,
    includedColumns: [DeclaredColumnReference] = [],
    predicate: DeclaredExpression? = nil,
    deferrability: Deferrability = .notDeferrable,
    _ options: ElementOptions
  ) {
    self.elements = elements
    self.method = method
    self.includedColumns = includedColumns
    self.predicate = predicate
    self.deferrability = deferrability
    self.options = options
  }
}
