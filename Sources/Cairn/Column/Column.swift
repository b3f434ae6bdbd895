internal import SchemaModel

/// A column of a table.
///
/// ```swift
/// let email  = Column(.varchar(255)).unique()                    // "email" varchar(255) NOT NULL
/// let credit = Column(.decimal(10, 2)).default(0)                // "credit" numeric(10, 2) NOT NULL DEFAULT 0
/// let teamID = Column(.uuid).nullable().references(\Teams.id)    // "team_id" uuid
/// let mail   = Column("e_mail", .text)                           // "e_mail" text NOT NULL
/// ```
///
/// Its type knows the Swift type of its values, whether it takes NULL and whether it has a default; so a default of
/// another type, or `onDelete: .setNull` on a column without NULLs, does not compile. Each modifier gives a new column,
/// so a column that several others start from is never changed by them.
public struct Column<Value, Nullability, Defaulting>: AnyColumn {
  /// What the column says of itself.
  public let columnDescription: ColumnDescription

  init(_ columnDescription: ColumnDescription) {
    self.columnDescription = columnDescription
  }

  func changed(_ change: (inout ColumnAttributes) -> Void) -> Column {
    Column(columnDescription.changed(change))
  }
}

extension Column where Nullability == NotNull, Defaulting == NoDefault {
  /// A column that is called as its property in snake case: `teamID` is `team_id`.
  public init(
    _ type: ColumnType<Value>,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(nil, type, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A column with a name of its own.
  public init(
    _ name: String,
    _ type: ColumnType<Value>,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(name, type, SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(_ name: String?, _ type: ColumnType<Value>, _ location: SourceLocation) {
    var attributes = ColumnAttributes(name: name, type: type.declared, location: location)
    attributes.identity = type.identity
    self.init(ColumnDescription(attributes))
  }
}

/// Any column, whatever its values are.
public protocol AnyColumn: IndexKeyConvertible {
  /// What the column says of itself.
  var columnDescription: ColumnDescription { get }
}

extension AnyColumn {
  /// The column as the key of an index.
  public var indexKey: IndexKey { IndexKey(target: .column(columnDescription)) }
}
