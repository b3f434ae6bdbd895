/// `CONSTRAINT name EXCLUDE USING method (key WITH operator, …) INCLUDE (columns) WHERE (predicate)`.
package struct ExclusionDefinition: Hashable, Codable, Sendable {
  package struct Element: Hashable, Codable, Sendable {
    package var key: IndexKey
    /// `=`, `&&`.
    package var `operator`: String

    package init(_ key: IndexKey, with operator: String) {
      self.key = key
      self.operator = `operator`
    }
  }

  package var name: String
  /// `gist` where nothing else was said.
  package var method: String
  package var elements: [Element]
  package var includedColumns: [String]
  package var predicate: ColumnExpression?
  package var deferrability: Deferrability

  package init(
    _ name: String,
    method: String = "gist",
    elements: [Element],
    includedColumns: [String] = [],
    predicate: ColumnExpression? = nil,
    deferrability: Deferrability = .notDeferrable
  ) {
    self.name = name
    self.method = method
    self.elements = elements
    self.includedColumns = includedColumns
    self.predicate = predicate
    self.deferrability = deferrability
  }

  package var columns: [String] {
    elements.flatMap(\.key.columns) + includedColumns + (predicate?.columns ?? [])
  }
}
