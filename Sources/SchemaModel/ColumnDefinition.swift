/// A column as its server holds it.
package struct ColumnDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var type: ColumnType
  package var isNullable: Bool
  package var defaultValue: DefaultValue?
  package var identity: Identity?
  package var generated: GeneratedValue?
  package var collation: String?
  /// MySQL: where it is not the table's.
  package var characterSet: String?
  package var comment: String?

  package init(
    _ name: String,
    _ type: ColumnType,
    isNullable: Bool = false,
    defaultValue: DefaultValue? = nil,
    identity: Identity? = nil,
    generated: GeneratedValue? = nil,
    collation: String? = nil,
    characterSet: String? = nil,
    comment: String? = nil
  ) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.defaultValue = defaultValue
    self.identity = identity
    self.generated = generated
    self.collation = collation
    self.characterSet = characterSet
    self.comment = comment
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    type = try container.decode(ColumnType.self, forKey: .type)
    isNullable = try container.decodeIfPresent(Bool.self, forKey: .isNullable) ?? false
    defaultValue = try container.decodeIfPresent(DefaultValue.self, forKey: .defaultValue)
    identity = try container.decodeIfPresent(Identity.self, forKey: .identity)
    generated = try container.decodeIfPresent(GeneratedValue.self, forKey: .generated)
    collation = try container.decodeIfPresent(String.self, forKey: .collation)
    characterSet = try container.decodeIfPresent(String.self, forKey: .characterSet)
    comment = try container.decodeIfPresent(String.self, forKey: .comment)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(type, forKey: .type)
    if isNullable { try container.encode(true, forKey: .isNullable) }
    try container.encodeIfPresent(defaultValue, forKey: .defaultValue)
    try container.encodeIfPresent(identity, forKey: .identity)
    try container.encodeIfPresent(generated, forKey: .generated)
    try container.encodeIfPresent(collation, forKey: .collation)
    try container.encodeIfPresent(characterSet, forKey: .characterSet)
    try container.encodeIfPresent(comment, forKey: .comment)
  }

  private enum CodingKeys: String, CodingKey {
    case name, type, collation, characterSet, comment, identity, generated
    case isNullable = "nullable"
    case defaultValue = "default"
  }
}

/// A number that the server counts up: identity on Postgres and DSQL, AUTO_INCREMENT on MySQL.
package struct Identity: Hashable, Sendable {
  /// `GENERATED ALWAYS`: a row may not bring its own number.
  package var isAlways: Bool
  /// How many numbers a session takes at once; DSQL wants it said.
  package var cache: Int?
  /// At most one; on the heap, as few columns have any and every column pays for its size.
  private var counting: [SequenceOptions]

  package init(isAlways: Bool = false, cache: Int? = nil, options: SequenceOptions? = nil) {
    self.isAlways = isAlways
    self.cache = cache
    self.counting = options.map { [$0] } ?? []
  }

  /// How it counts, but for the cache. MySQL's AUTO_INCREMENT knows the start alone.
  package var options: SequenceOptions? {
    get { counting.first }
    set { counting = newValue.map { [$0] } ?? [] }
  }
}

extension Identity: Codable {
  private enum CodingKeys: String, CodingKey {
    case isAlways, cache, options
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      isAlways: try container.decode(Bool.self, forKey: .isAlways),
      cache: try container.decodeIfPresent(Int.self, forKey: .cache),
      options: try container.decodeIfPresent(SequenceOptions.self, forKey: .options)
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isAlways, forKey: .isAlways)
    try container.encodeIfPresent(cache, forKey: .cache)
    try container.encodeIfPresent(options, forKey: .options)
  }
}

/// A value that the server computes from other columns of the row.
package struct GeneratedValue: Hashable, Codable, Sendable {
  package enum Storage: String, Codable, Hashable, Sendable {
    case stored, virtual
  }

  package var expression: ColumnExpression
  package var storage: Storage

  package init(_ expression: ColumnExpression, _ storage: Storage) {
    self.expression = expression
    self.storage = storage
  }
}

extension ColumnDefinition {
  /// The columns of the same table that this one is computed from or defaults to.
  package var mentionedColumns: [String] {
    var columns = generated?.expression.columns ?? []
    if case .expression(let expression) = defaultValue { columns += expression.columns }
    return columns
  }

  /// The column as it is after another column, or this one, took a new name.
  package func renamingColumn(_ old: String, to new: String) -> ColumnDefinition {
    var column = self
    if column.name == old { column.name = new }
    if let generated {
      column.generated = GeneratedValue(generated.expression.renamingColumn(old, to: new), generated.storage)
    }
    if case .expression(let expression) = defaultValue {
      column.defaultValue = .expression(expression.renamingColumn(old, to: new))
    }
    return column
  }
}
