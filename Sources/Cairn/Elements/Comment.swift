internal import SchemaModel

/// What a table is about, for people who read the database.
///
/// ```swift
/// Comment("People who may log in")    // COMMENT ON TABLE "users" IS 'People who may log in'
/// ```
public struct Comment: TableElement {
  let text: String
  let location: SourceLocation

  /// The comment of the table.
  public init(
    _ text: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.text = text
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.comment(self)]) }
}
