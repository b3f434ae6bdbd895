/// A column of the DSL.
package struct ColumnDeclaration: Sendable {
  package var name: String
  package var type: DeclaredType
  /// `.on(.mysql, type: "…")`: this text instead of what the type becomes there.
  package var typeOverrides: [DialectName: String]
  package var isNullable: Bool
  package var defaultValue: DeclaredDefault?
  package var identity: Identity?
  package var generated: DeclaredGeneratedValue?
  package var collation: String?
  package var characterSet: String?
  package var comment: String?
  package var renamedFrom: String?
  /// What values of the types that it had become.
  package var conversions: [DeclaredConversion]
  package var location: SourceLocation

  package init(
    _ name: String,
    _ type: DeclaredType,
    location: SourceLocation,
    typeOverrides: [DialectName: String] = [:],
    isNullable: Bool = false,
    defaultValue: DeclaredDefault? = nil,
    identity: Identity? = nil,
    generated: DeclaredGeneratedValue? = nil,
    collation: String? = nil,
    characterSet: String? = nil,
    comment: String? = nil,
    renamedFrom: String? = nil,
    conversions: [DeclaredConversion] = []
  ) {
    self.conversions = conversions
    self.name = name
    self.type = type
    self.location = location
    self.typeOverrides = typeOverrides
    self.isNullable = isNullable
    self.defaultValue = defaultValue
    self.identity = identity
    self.generated = generated
    self.collation = collation
    self.characterSet = characterSet
    self.comment = comment
    self.renamedFrom = renamedFrom
  }
}

/// A column type as the DSL says it.
package indirect enum DeclaredType: Hashable, Sendable {
  case smallint, integer, bigint
  case real, double
  case decimal(precision: Int, scale: Int)
  case boolean
  case char(Int)
  case varchar(Int)
  case text
  case bytes
  case varbytes(Int)
  case uuid
  case date
  /// Fractional digits, where the author said how many.
  case time(digits: Int?)
  /// An instant.
  case timestamp(digits: Int?)
  /// A date and time without a zone.
  case localTimestamp(digits: Int?)
  case interval
  case json
  case jsonb
  case array(DeclaredType)
  case enumeration(EnumerationDeclaration)
  case inet
  case vector(Int)
  case tsvector
  /// A type of the database's own that `CREATE DOMAIN` made.
  case domain(ObjectName)
  /// The author's own text.
  case custom(String)
}

/// An enumeration of the DSL: the labels of a Swift enum, in the order of its cases.
package struct EnumerationDeclaration: Hashable, Sendable {
  package enum Storage: Hashable, Sendable {
    /// The dialect's own kind of enumeration, where it has one.
    case native
    /// Text with a CHECK.
    case check
  }

  /// The name of the database's type.
  package var name: String
  package var labels: [String]
  package var storage: Storage
  /// Where the type lives; nil: the default namespace.
  package var namespace: String?
  package var renamedFrom: ObjectName?
  /// Values by the names that they had.
  package var renamedLabels: [String: String]

  package init(
    _ name: String,
    _ labels: [String],
    storage: Storage = .native,
    namespace: String? = nil,
    renamedFrom: ObjectName? = nil,
    renamedLabels: [String: String] = [:]
  ) {
    self.name = name
    self.labels = labels
    self.storage = storage
    self.namespace = namespace
    self.renamedFrom = renamedFrom
    self.renamedLabels = renamedLabels
  }
}

/// `.converted(from:)` on a column.
package struct DeclaredConversion: Sendable {
  package var from: DeclaredType
  package var expression: DeclaredExpression
  package var back: DeclaredExpression?

  package init(from: DeclaredType, _ expression: DeclaredExpression, back: DeclaredExpression? = nil) {
    self.from = from
    self.expression = expression
    self.back = back
  }
}

/// A default of the DSL.
package enum DeclaredDefault: Hashable, Sendable {
  case literal(Literal)
  /// The moment of the statement or transaction.
  case now
  /// A fresh random key.
  case random
  case sql(DeclaredExpression)
}

package struct DeclaredGeneratedValue: Hashable, Sendable {
  package var expression: DeclaredExpression
  package var storage: GeneratedValue.Storage
  package var location: SourceLocation

  package init(_ expression: DeclaredExpression, _ storage: GeneratedValue.Storage, location: SourceLocation) {
    self.expression = expression
    self.storage = storage
    self.location = location
  }
}
