import SchemaModel

/// What one dialect's servers have, allow and call things: the facts that lowering and validation ask for.
protocol DialectRules: Sendable {
  var options: DialectOptions { get }
  /// As messages say it: `Postgres`.
  var title: String { get }
  var limits: DialectLimits { get }

  func has(_ feature: DialectFeature) -> Bool

  /// What a type of the DSL is here.
  func lowered(_ type: DeclaredType) throws(UnavailableType) -> LoweredType

  /// The type that the author wrote in the dialect's own words: a canonical one where it is exactly that.
  func canonicalType(_ text: String) -> ColumnType

  /// The current moment, as a default of a column of this type; nil when the type holds no moment.
  func now(for type: ColumnType) -> String?

  /// A fresh UUID, as a default of a column of this type; nil when the type holds none.
  func random(for type: ColumnType) -> String?

  /// A UUID constant as a default of a column of this type; nil when the text can stand as it is.
  func uuidDefault(_ digits: String, for type: ColumnType) -> DefaultValue?

  /// The constant that the server prints as this text for a default of a column of this type; nil where it is more than
  /// a constant, or has to be written as an expression to be the same again.
  func constant(printed text: String, for type: ColumnType) -> Literal?

  /// Where names of such elements must be unique.
  func scopes(of kind: TableElement.Kind, in table: ObjectName) -> [NameScope]

  /// Two names are one where these are equal.
  func folded(_ name: String) -> String

  /// The name that every primary key has, where the author has no say.
  var fixedPrimaryKeyName: String? { get }

  /// UNIQUE is a unique index rather than a constraint.
  var uniqueIsIndex: Bool { get }

  /// Where the server puts NULLs in a key by itself.
  func defaultNulls(isDescending: Bool) -> IndexKey.NullsOrder

  /// Types that count up: `integer`.
  var identityTypes: Set<String> { get }

  /// How many identity numbers a session takes at once, when the author does not say.
  func identityCache(_ declared: Int?) -> Int?

  /// The collation, or nil where it is the one that the server has anyway.
  func collation(_ declared: String) -> String?

  /// A string constant as SQL.
  func literal(_ string: String) -> String

  /// Why a column of this type cannot be a key of an index of this method, and what to do; nil when it can.
  func keyProblem(_ type: ColumnType, method: String?, prefixLength: Int?) -> String?

  /// What the dialect lacks for this object; nil when it has a form for it.
  func gap(for object: SchemaObject) -> ObjectGap?

  /// Whether a foreign key may lead from a column of one type to a column of the other.
  func canReference(from: ColumnDefinition, to: ColumnDefinition) -> Bool
}

/// A place in which names must be unique.
struct NameScope: Hashable {
  enum Kind: Hashable {
    /// Tables, indexes, and the indexes of keys.
    case relations
    /// Enumeration types, and tables, which make a type each.
    case types
    case constraints
    case indexes
    case checks
    case foreignKeys
  }

  var kind: Kind
  var namespace: String?
  var table: String?
}

struct DialectLimits {
  /// The longest name, in `nameUnit`s.
  var nameLength: Int
  var nameUnit: NameUnit
  var columns: Int
  var keyColumns: Int
  /// Indexes of one table, that of the primary key among them.
  var indexes: Int?
  /// Namespaces beside `public`.
  var namespaces: Int?

  enum NameUnit: String {
    case bytes, characters
  }
}

/// Something that not every dialect has.
enum DialectFeature: String, CaseIterable {
  case partialIndex, includedColumns, nullsNotDistinct, nullsOrder, descendingKey, operatorClass, keyCollation
  case prefixLength, columnCollation, deferrableForeignKey, deferrableUnique, matchFull, setDefault, setSomeColumns
  case virtualColumn, alwaysIdentity, identityOptions
  case exclusion, indexParameters, invisibleIndex, indexParser, indexComment, columnCharacterSet
  case tableCharacterSet, tableParameters, rowSecurity, unloggedTable, partitioning, namespaces
}

/// A DSL type on one server.
struct LoweredType {
  var type: ColumnType
  /// What the type itself does not say of its values.
  var constraint: TypeConstraint?
  var collation: String?

  init(_ type: ColumnType, constraint: TypeConstraint? = nil, collation: String? = nil) {
    self.type = type
    self.constraint = constraint
    self.collation = collation
  }
}

enum TypeConstraint {
  case oneOf([String])
  case maximumBytes(Int)

  func expression(on column: String, _ rules: any DialectRules) -> ColumnExpression {
    switch self {
    case .oneOf(let labels):
      ColumnExpression([.column(column), .sql(" IN (\(labels.map(rules.literal).joined(separator: ", ")))")])
    case .maximumBytes(let count):
      ColumnExpression([.sql("octet_length("), .column(column), .sql(") <= \(count)")])
    }
  }
}

/// A type that a dialect lacks, and what to do instead.
struct UnavailableType: Error {
  var reason: String
  var wayOut: String
}
