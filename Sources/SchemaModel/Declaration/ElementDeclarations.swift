/// What every element of a table says beside its own matter.
package struct ElementOptions: Hashable, Sendable {
  /// The author's name for it; nil: Cairn names it.
  package var name: String?
  package var renamedFrom: String?
  /// The dialects that it is for; nil: all.
  package var dialects: Set<DialectName>?
  package var location: SourceLocation

  package init(
    name: String? = nil,
    renamedFrom: String? = nil,
    dialects: Set<DialectName>? = nil,
    location: SourceLocation
  ) {
    self.name = name
    self.renamedFrom = renamedFrom
    self.dialects = dialects
    self.location = location
  }

  package func includes(_ dialect: DialectName) -> Bool {
    dialects?.contains(dialect) ?? true
  }
}

package struct PrimaryKeyDeclaration: Hashable, Sendable {
  package var columns: [DeclaredColumnReference]
  package var options: ElementOptions

  package init(_ columns: [DeclaredColumnReference], _ options: ElementOptions) {
    self.columns = columns
    self.options = options
  }
}

package struct UniqueDeclaration: Hashable, Sendable {
  package var columns: [DeclaredColumnReference]
  package var nullsNotDistinct: Bool
  package var includedColumns: [DeclaredColumnReference]
  package var deferrability: Deferrability
  /// A constraint also where a dialect makes it a unique index unless told otherwise.
  package var isConstraint: Bool
  package var options: ElementOptions

  package init(
    _ columns: [DeclaredColumnReference],
    nullsNotDistinct: Bool = false,
    includedColumns: [DeclaredColumnReference] = [],
    deferrability: Deferrability = .notDeferrable,
    isConstraint: Bool = false,
    _ options: ElementOptions
  ) {
    self.columns = columns
    self.nullsNotDistinct = nullsNotDistinct
    self.includedColumns = includedColumns
    self.deferrability = deferrability
    self.isConstraint = isConstraint
    self.options = options
  }
}

package struct CheckDeclaration: Hashable, Sendable {
  package var expression: DeclaredExpression
  /// The column whose modifier it is; nil for one in the table's body.
  package var column: String?
  package var options: ElementOptions

  package init(_ expression: DeclaredExpression, column: String? = nil, _ options: ElementOptions) {
    self.expression = expression
    self.column = column
    self.options = options
  }
}

package struct ForeignKeyDeclaration: Hashable, Sendable {
  package var columns: [DeclaredColumnReference]
  package var referencedTable: ObjectName
  package var referencedColumns: [String]
  package var onDelete: ReferentialAction
  package var onDeleteColumns: [DeclaredColumnReference]
  package var onUpdate: ReferentialAction
  package var match: MatchRule
  package var deferrability: Deferrability
  package var options: ElementOptions

  package init(
    _ columns: [DeclaredColumnReference],
    references referencedTable: ObjectName,
    _ referencedColumns: [String],
    onDelete: ReferentialAction = .noAction,
    onDeleteColumns: [DeclaredColumnReference] = [],
    onUpdate: ReferentialAction = .noAction,
    match: MatchRule = .simple,
    deferrability: Deferrability = .notDeferrable,
    _ options: ElementOptions
  ) {
    self.columns = columns
    self.referencedTable = referencedTable
    self.referencedColumns = referencedColumns
    self.onDelete = onDelete
    self.onDeleteColumns = onDeleteColumns
    self.onUpdate = onUpdate
    self.match = match
    self.deferrability = deferrability
    self.options = options
  }
}

package struct IndexDeclaration: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case column(DeclaredColumnReference)
    case expression(DeclaredExpression)
  }

  package struct Key: Hashable, Sendable {
    package var target: Target
    package var isDescending: Bool
    package var nulls: IndexKey.NullsOrder?
    package var operatorClass: String?
    package var collation: String?
    package var prefixLength: Int?

    package init(
      _ target: Target,
      isDescending: Bool = false,
      nulls: IndexKey.NullsOrder? = nil,
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
  }

  package var keys: [Key]
  package var isUnique: Bool
  package var predicate: DeclaredExpression?
  package var includedColumns: [DeclaredColumnReference]
  package var method: String?
  package var nullsNotDistinct: Bool
  package var parameters: [String: String]
  package var isInvisible: Bool
  package var parser: String?
  package var comment: String?
  package var options: ElementOptions

  package init(
    _ keys: [Key],
    isUnique: Bool = false,
    predicate: DeclaredExpression? = nil,
    includedColumns: [DeclaredColumnReference] = [],
    method: String? = nil,
    nullsNotDistinct: Bool = false,
    parameters: [String: String] = [:],
    isInvisible: Bool = false,
    parser: String? = nil,
    comment: String? = nil,
    _ options: ElementOptions
  ) {
    self.keys = keys
    self.isUnique = isUnique
    self.predicate = predicate
    self.includedColumns = includedColumns
    self.method = method
    self.nullsNotDistinct = nullsNotDistinct
    self.parameters = parameters
    self.isInvisible = isInvisible
    self.parser = parser
    self.comment = comment
    self.options = options
  }
}
