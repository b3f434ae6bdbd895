/// Columns whose values together are in the table only once.
///
/// ```swift
/// Unique(ownerID, slug)                     // CONSTRAINT "files_owner_id_slug_key" UNIQUE ("owner_id", "slug")
/// Unique("files_slug", ownerID, slug).nullsNotDistinct()
/// ```
public struct Unique: NamedTableElement {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let columns: [any AnyColumn]
  var areNullsNotDistinct = false
  var includedColumns: [any AnyColumn] = []
  var deferrability = Deferrability.never
  var isConstraint = false

  /// A constraint that Cairn names.
  public init(
    _ firstColumn: any AnyColumn,
    _ columns: any AnyColumn...,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(nil, fileID, line, column)
    self.columns = [firstColumn] + columns
  }

  /// A constraint with a name of its own.
  public init(
    _ name: String,
    _ firstColumn: any AnyColumn,
    _ columns: any AnyColumn...,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(name, fileID, line, column)
    self.columns = [firstColumn] + columns
  }

  /// Counts NULL as equal to NULL: `UNIQUE NULLS NOT DISTINCT`, Postgres 15 and later, DSQL.
  public func nullsNotDistinct() -> Unique {
    var unique = self
    unique.areNullsNotDistinct = true
    return unique
  }

  /// Keeps more columns in the index, for queries that need nothing else: `UNIQUE (…) INCLUDE (…)`.
  public func include(_ columns: any AnyColumn...) -> Unique {
    var unique = self
    unique.includedColumns += columns
    return unique
  }

  /// Lets the check wait for the end of the transaction: `DEFERRABLE`, Postgres.
  public func deferrable(_ deferrability: Deferrability) -> Unique {
    var unique = self
    unique.deferrability = deferrability
    return unique
  }

  /// Makes it a constraint on DSQL too, where Cairn makes unique indexes because these can be made again and again.
  public func asConstraint() -> Unique {
    var unique = self
    unique.isConstraint = true
    return unique
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.unique(self)]) }
}
