internal import SchemaModel

/// What a column says of itself.
///
/// A `Column` holds nothing but a reference to one of these: that is what keeps large schemas fast to compile.
/// The reference is also the column's identity, by which an index or a check finds it among its table's columns.
public final class ColumnDescription: Sendable {
  let attributes: ColumnAttributes

  init(_ attributes: ColumnAttributes) {
    self.attributes = attributes
  }

  /// A description of its own that differs from this one.
  func changed(_ change: (inout ColumnAttributes) -> Void) -> ColumnDescription {
    var attributes = attributes
    change(&attributes)
    return ColumnDescription(attributes)
  }

  /// Stands for the column itself in an expression that its own modifier holds.
  static let own = ColumnDescription(
    ColumnAttributes(name: nil, type: .text, location: SourceLocation(fileID: "", line: 0, column: 0))
  )
}

struct ColumnAttributes: Sendable {
  var name: String?
  var type: DeclaredType
  var location: SourceLocation
  var typeOverrides: [(dialect: Dialect, type: String)] = []
  var isNullable = false
  var defaultValue: DefaultDescription?
  var identity: Identity?
  var collation: String?
  var characterSet: String?
  var comment: String?
  var renamedFrom: String?
  var conversions: [ConversionDescription] = []
  var isPrimaryKey = false
  var primaryKeyName: String?
  var constraints: [ColumnConstraint] = []
}

/// What values of another type become.
struct ConversionDescription: Sendable {
  var from: DeclaredType
  var expression: SQL
  var back: SQL?
}

enum DefaultDescription: Sendable {
  case literal(Literal)
  case now
  case random
  case sql(SQL)
}

/// A constraint that a modifier of one column makes.
enum ColumnConstraint: Sendable {
  case unique(name: String?, nullsNotDistinct: Bool)
  case check(name: String?, SQL)
  case reference(ReferenceDescription)
}

struct ReferenceDescription: Sendable {
  var target: ReferenceTarget
  var rules: ForeignKeyRules
  var name: String?
}

/// The columns that a foreign key points at. They are looked up when the schema is read: while a table is being made,
/// the table that it references may be in the making too.
struct ReferenceTarget: Sendable {
  var table: any Table.Type
  var keyPaths: [any AnyKeyPath & Sendable]
}

struct ForeignKeyRules: Sendable {
  var onDelete: SchemaModel.ReferentialAction
  var onUpdate: SchemaModel.ReferentialAction
  var match: SchemaModel.MatchRule
  var deferrability: SchemaModel.Deferrability

  init<Nullability, Defaulting>(
    _ onDelete: ReferentialAction<Nullability, Defaulting>,
    _ onUpdate: ReferentialAction<Nullability, Defaulting>,
    _ match: MatchRule,
    _ deferrability: Deferrability
  ) {
    self.onDelete = onDelete.action
    self.onUpdate = onUpdate.action
    self.match = match.modelRule
    self.deferrability = deferrability.modelValue
  }
}
