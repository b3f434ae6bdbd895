/// `CREATE [UNIQUE] INDEX name ON table USING method (keys) INCLUDE (columns) WHERE predicate`.
package struct IndexDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var isUnique: Bool
  package var keys: [IndexKey]
  package var includedColumns: [String]
  package var predicate: ColumnExpression?
  /// The access method where it is not the server's default one: `gin`, `hash`.
  package var method: String?
  package var nullsNotDistinct: Bool

  package init(
    _ name: String,
    isUnique: Bool = false,
    keys: [IndexKey],
    includedColumns: [String] = [],
    predicate: ColumnExpression? = nil,
    method: String? = nil,
    nullsNotDistinct: Bool = false
  ) {
    self.name = name
    self.isUnique = isUnique
    self.keys = keys
    self.includedColumns = includedColumns
    self.predicate = predicate
    self.method = method
    self.nullsNotDistinct = nullsNotDistinct
  }
}

/// One key of an index: a column or an expression, and how it is sorted and compared.
package struct IndexKey: Hashable, Codable, Sendable {
  package enum Target: Hashable, Codable, Sendable {
    case column(String)
    case expression(ColumnExpression)
  }

  package enum NullsOrder: String, Hashable, Codable, Sendable {
    case first, last
  }

  package var target: Target
  package var isDescending: Bool
  /// Where NULLs sort, if not where the server puts them by itself.
  package var nulls: NullsOrder?
  package var operatorClass: String?
  package var collation: String?
  /// How many leading characters or bytes are indexed: MySQL.
  package var prefixLength: Int?

  package init(
    _ target: Target,
    isDescending: Bool = false,
    nulls: NullsOrder? = nil,
    operatorClass: String? = nil,
    collation: String? = nil,
    prefixLength: Int? = nil
  ) {
    self.target = target
    self.isDescending = isDescending
    self.nulls = nulls
    self.operatorClass = operatorClass
    self.collation = collation
    self.prefixLength = prefixLength
  }

  package init(_ column: String) {
    self.init(.column(column))
  }

  package var columns: [String] {
    switch target {
    case .column(let name): [name]
    case .expression(let expression): expression.columns
    }
  }

  package func renamingColumn(_ old: String, to new: String) -> IndexKey {
    var key = self
    switch target {
    case .column(let name): key.target = .column(name == old ? new : name)
    case .expression(let expression): key.target = .expression(expression.renamingColumn(old, to: new))
    }
    return key
  }
}

extension IndexKey.Target {
  private enum CodingKeys: String, CodingKey {
    case expression
  }

  package init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self = .column(name)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = .expression(try container.decode(ColumnExpression.self, forKey: .expression))
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .column(let name):
      var container = encoder.singleValueContainer()
      try container.encode(name)
    case .expression(let expression):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(expression, forKey: .expression)
    }
  }
}

extension IndexDefinition {
  /// The columns that it is built on or filters by; included ones too.
  package var columns: [String] {
    keys.flatMap(\.columns) + includedColumns + (predicate?.columns ?? [])
  }
}
