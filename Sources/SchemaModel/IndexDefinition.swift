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
  /// Postgres: `fillfactor` = `70`. MySQL: `KEY_BLOCK_SIZE` = `8`.
  package var parameters: [String: String]
  /// MySQL: kept up to date, and not used by queries.
  package var isInvisible: Bool
  /// MySQL: what divides the text of a full-text index into words: `ngram`.
  package var parser: String?
  package var comment: String?

  package init(
    _ name: String,
    isUnique: Bool = false,
    keys: [IndexKey],
    includedColumns: [String] = [],
    predicate: ColumnExpression? = nil,
    method: String? = nil,
    nullsNotDistinct: Bool = false,
    parameters: [String: String] = [:],
    isInvisible: Bool = false,
    parser: String? = nil,
    comment: String? = nil
  ) {
    self.name = name
    self.isUnique = isUnique
    self.keys = keys
    self.includedColumns = includedColumns
    self.predicate = predicate
    self.method = method
    self.nullsNotDistinct = nullsNotDistinct
    self.parameters = parameters
    self.isInvisible = isInvisible
    self.parser = parser
    self.comment = comment
  }
}

extension IndexDefinition {
  private enum CodingKeys: String, CodingKey {
    case name, isUnique, keys, includedColumns, predicate, method, nullsNotDistinct
    case parameters, isInvisible, parser, comment
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .name),
      isUnique: try container.decode(Bool.self, forKey: .isUnique),
      keys: try container.decode([IndexKey].self, forKey: .keys),
      includedColumns: try container.decode([String].self, forKey: .includedColumns),
      predicate: try container.decodeIfPresent(ColumnExpression.self, forKey: .predicate),
      method: try container.decodeIfPresent(String.self, forKey: .method),
      nullsNotDistinct: try container.decode(Bool.self, forKey: .nullsNotDistinct),
      parameters: try container.decodeIfPresent([String: String].self, forKey: .parameters) ?? [:],
      isInvisible: try container.decodeIfPresent(Bool.self, forKey: .isInvisible) ?? false,
      parser: try container.decodeIfPresent(String.self, forKey: .parser),
      comment: try container.decodeIfPresent(String.self, forKey: .comment)
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(isUnique, forKey: .isUnique)
    try container.encode(keys, forKey: .keys)
    try container.encode(includedColumns, forKey: .includedColumns)
    try container.encodeIfPresent(predicate, forKey: .predicate)
    try container.encodeIfPresent(method, forKey: .method)
    try container.encode(nullsNotDistinct, forKey: .nullsNotDistinct)
    if !parameters.isEmpty { try container.encode(parameters, forKey: .parameters) }
    if isInvisible { try container.encode(true, forKey: .isInvisible) }
    try container.encodeIfPresent(parser, forKey: .parser)
    try container.encodeIfPresent(comment, forKey: .comment)
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
