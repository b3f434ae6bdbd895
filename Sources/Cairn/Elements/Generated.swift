internal import SchemaModel

/// A column that the server computes from others of its row.
///
/// ```swift
/// Generated(emailKey, as: "lower(\(email))")
/// // "email_key" varchar(255) NOT NULL GENERATED ALWAYS AS (lower("email")) STORED
/// ```
public struct Generated: TableElement {
  /// Where the value is kept.
  public enum Storage: Sendable {
    /// In the row, computed when the row is written.
    case stored
    /// Nowhere, computed when the row is read: MySQL, and Postgres 18 and later.
    case virtual
  }

  let column: any AnyColumn
  var expression: SQL
  let storage: Storage
  let location: SourceLocation

  /// Makes a column of the table a generated one.
  ///
  /// - `column`: A stored property of the table.
  /// - `expression`: What it is computed by.
  /// - `storage`: Where the value is kept. Defaults to `.stored`.
  public init(
    _ column: any AnyColumn,
    as expression: SQL,
    _ storage: Storage = .stored,
    fileID: String = #fileID,
    line: Int = #line,
    sourceColumn: Int = #column
  ) {
    self.column = column
    self.expression = expression
    self.storage = storage
    location = SourceLocation(fileID: fileID, line: line, column: sourceColumn)
  }

  /// Another expression for one dialect.
  public func on(_ dialect: Dialect, _ expression: SQL) -> Generated {
    var generated = self
    generated.expression = generated.expression.on(dialect, expression)
    return generated
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.generated(self)]) }
}
