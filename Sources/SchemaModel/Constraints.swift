/// `CONSTRAINT name PRIMARY KEY (columns)`. MySQL calls every primary key `PRIMARY`.
package struct PrimaryKeyDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var columns: [String]

  package init(_ name: String, _ columns: [String]) {
    self.name = name
    self.columns = columns
  }
}

/// `CONSTRAINT name UNIQUE (columns)`.
package struct UniqueDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var columns: [String]
  /// Two rows with NULL in a column count as equal: Postgres 15 and later, DSQL.
  package var nullsNotDistinct: Bool
  package var includedColumns: [String]
  package var deferrability: Deferrability

  package init(
    _ name: String,
    _ columns: [String],
    nullsNotDistinct: Bool = false,
    includedColumns: [String] = [],
    deferrability: Deferrability = .notDeferrable
  ) {
    self.name = name
    self.columns = columns
    self.nullsNotDistinct = nullsNotDistinct
    self.includedColumns = includedColumns
    self.deferrability = deferrability
  }
}

/// `CONSTRAINT name CHECK (expression)`.
package struct CheckDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var expression: ColumnExpression
  /// False where only rows written since then obey it for certain: `NOT VALID`. Nobody declares that; databases have it.
  package var isValidated: Bool

  package init(_ name: String, _ expression: ColumnExpression, isValidated: Bool = true) {
    self.name = name
    self.expression = expression
    self.isValidated = isValidated
  }

  private enum CodingKeys: String, CodingKey {
    case name, expression, isValidated
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    expression = try container.decode(ColumnExpression.self, forKey: .expression)
    isValidated = try container.decodeIfPresent(Bool.self, forKey: .isValidated) ?? true
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(expression, forKey: .expression)
    if !isValidated { try container.encode(false, forKey: .isValidated) }
  }
}

/// When a constraint is checked: at once, or at the end of the transaction.
package enum Deferrability: String, Codable, Hashable, Sendable {
  case notDeferrable, deferrable, initiallyDeferred
}

/// What happens to a row when the row that it references goes or changes its key.
package enum ReferentialAction: String, Codable, CaseIterable, Hashable, Sendable {
  case noAction, restrict, cascade, setNull, setDefault
}

/// Whether a composite foreign key with some NULLs passes (`simple`) or must be NULL in whole (`full`).
package enum MatchRule: String, Codable, Hashable, Sendable {
  case simple, full
}

/// `CONSTRAINT name FOREIGN KEY (columns) REFERENCES table (columns)`.
package struct ForeignKeyDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var columns: [String]
  package var referencedTable: ObjectName
  package var referencedColumns: [String]
  package var onDelete: ReferentialAction
  /// Those that SET NULL and SET DEFAULT write when the row that they reference goes; empty for all.
  package var onDeleteColumns: [String]
  package var onUpdate: ReferentialAction
  package var match: MatchRule
  package var deferrability: Deferrability
  /// `application`: absent from the SQL, kept by emitted code.
  package var enforcement: ForeignKeyEnforcement
  /// False where only rows written since then obey it for certain: `NOT VALID`. Nobody declares that; databases have it.
  package var isValidated: Bool

  package init(
    _ name: String,
    _ columns: [String],
    references referencedTable: ObjectName,
    _ referencedColumns: [String],
    onDelete: ReferentialAction = .noAction,
    onDeleteColumns: [String] = [],
    onUpdate: ReferentialAction = .noAction,
    match: MatchRule = .simple,
    deferrability: Deferrability = .notDeferrable,
    enforcement: ForeignKeyEnforcement = .database,
    isValidated: Bool = true
  ) {
    self.name = name
    self.columns = columns
    self.referencedTable = referencedTable
    self.referencedColumns = referencedColumns
    self.onDelete = onDelete
    self.onDeleteColumns = onDeleteColumns
    self.onUpdate = onUpdate
    self.match = match
    self.deferrability = deferrability
    self.enforcement = enforcement
    self.isValidated = isValidated
  }

  private enum CodingKeys: String, CodingKey {
    case name, columns, referencedTable, referencedColumns, onDelete, onUpdate, match, deferrability, enforcement
    case onDeleteColumns, isValidated
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    columns = try container.decode([String].self, forKey: .columns)
    referencedTable = try container.decode(ObjectName.self, forKey: .referencedTable)
    referencedColumns = try container.decode([String].self, forKey: .referencedColumns)
    onDelete = try container.decode(ReferentialAction.self, forKey: .onDelete)
    onDeleteColumns = try container.decodeIfPresent([String].self, forKey: .onDeleteColumns) ?? []
    onUpdate = try container.decode(ReferentialAction.self, forKey: .onUpdate)
    match = try container.decode(MatchRule.self, forKey: .match)
    deferrability = try container.decode(Deferrability.self, forKey: .deferrability)
    enforcement = try container.decode(ForeignKeyEnforcement.self, forKey: .enforcement)
    isValidated = try container.decodeIfPresent(Bool.self, forKey: .isValidated) ?? true
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(columns, forKey: .columns)
    try container.encode(referencedTable, forKey: .referencedTable)
    try container.encode(referencedColumns, forKey: .referencedColumns)
    try container.encode(onDelete, forKey: .onDelete)
    if !onDeleteColumns.isEmpty { try container.encode(onDeleteColumns, forKey: .onDeleteColumns) }
    try container.encode(onUpdate, forKey: .onUpdate)
    try container.encode(match, forKey: .match)
    try container.encode(deferrability, forKey: .deferrability)
    try container.encode(enforcement, forKey: .enforcement)
    if !isValidated { try container.encode(false, forKey: .isValidated) }
  }
}
