/// A primary key of several columns.
///
/// ```swift
/// PrimaryKey(userID, fileID)                // CONSTRAINT "user_files_pkey" PRIMARY KEY ("user_id", "file_id")
/// PrimaryKey("user_files_pk", userID, fileID)
/// ```
public struct PrimaryKey: NamedTableElement {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let columns: [any AnyColumn]

  /// A key that Cairn names.
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

  /// A key with a name of its own.
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

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.primaryKey(self)]) }
}
