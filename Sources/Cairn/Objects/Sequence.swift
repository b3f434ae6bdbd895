internal import SchemaModel

/// Numbers that the server counts for whoever asks: Postgres, DSQL.
///
/// ```swift
/// Sequence("order_numbers", start: 1000)
/// // CREATE SEQUENCE IF NOT EXISTS "order_numbers" START WITH 1000
/// let number = Column(.bigint).default(.sql("nextval('order_numbers')"))
/// ```
public struct Sequence: RenamableSchemaElement, NamedSchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let numbers: Numbers
  let options: SequenceOptions

  /// How large the numbers can become.
  public enum Numbers: String, Sendable {
    case smallint, integer, bigint
  }

  /// A sequence of `bigint`s, unless told otherwise.
  ///
  /// - `numbers`: How large they can become. Defaults to `.bigint`; DSQL has no others.
  /// - `start`: The first number. Defaults to 1, or the greatest when it counts down.
  /// - `increment`: The step. Defaults to 1.
  /// - `minimum`, `maximum`: The bounds. Default to those of the numbers.
  /// - `cache`: How many numbers a session takes at once. Defaults to 1; DSQL wants 1 or at least 65536.
  /// - `cycles`: Whether it begins again at its end. Defaults to `false`.
  public init(
    _ name: String,
    in namespace: String? = nil,
    as numbers: Numbers = .bigint,
    start: Int64? = nil,
    increment: Int64? = nil,
    minimum: Int64? = nil,
    maximum: Int64? = nil,
    cache: Int64? = nil,
    cycles: Bool? = nil,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Sequence", name, in: namespace, fileID, line, column)
    self.numbers = numbers
    options = SequenceOptions(
      start: start,
      increment: increment,
      minimum: minimum,
      maximum: maximum,
      cache: cache,
      cycles: cycles
    )
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    ObjectContent(
      .sequence(
        SequenceDefinition(attributes.name, .builtin(numbers.rawValue), options: options, comment: attributes.comment)
      )
    )
  }
}
