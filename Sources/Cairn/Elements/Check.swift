/// A condition that no row may make false.
///
/// ```swift
/// Check("ends_after_start", "\(endsAt) > \(startsAt)")
/// // CONSTRAINT "ends_after_start" CHECK ("ends_at" > "starts_at")
/// Check("\(code) ~ '^[A-Z]'").on(.mysql, "regexp_like(\(code), '^[A-Z]')")
/// ```
public struct Check: NamedTableElement {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  var condition: SQL

  /// A check that Cairn names.
  public init(
    _ condition: SQL,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(nil, fileID, line, column)
    self.condition = condition
  }

  /// A check with a name of its own.
  public init(
    _ name: String,
    _ condition: SQL,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(name, fileID, line, column)
    self.condition = condition
  }

  /// Another condition for one dialect.
  public func on(_ dialect: Dialect, _ condition: SQL) -> Check {
    var check = self
    check.condition = check.condition.on(dialect, condition)
    return check
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.check(self)]) }
}
