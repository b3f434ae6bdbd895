internal import SchemaModel

/// A table that is divided by the values of some of its columns.
///
/// ```swift
/// Partitioned(by: .range, happenedAt) {
///   Partition("events_2025", from: "2025-01-01", to: "2026-01-01")
///   Partition("events_2026", from: "2026-01-01", to: "2027-01-01")
///   Partition.default("events_rest")
/// }
/// // CREATE TABLE "events" (…) PARTITION BY RANGE ("happened_at");
/// // CREATE TABLE "events_2025" PARTITION OF "events" FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
/// ```
///
/// On Postgres each partition is a table of its own; on MySQL it is a part of the table, and a range has only its end.
public struct Partitioned: NamedTableElement {
  /// How rows find their partition.
  public enum Strategy: Sendable {
    /// By where a value lies between bounds.
    case range
    /// By a list of values for each partition.
    case list
    /// By a hash of the values.
    case hash
    /// MySQL: by the server's own hash of the columns.
    case key
    /// MySQL: ranges and lists of the values of columns, not of an integer.
    case rangeColumns, listColumns
  }

  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let strategy: Strategy
  let keys: [IndexKey]
  let partitions: [Partition]

  /// The strategy, the columns or expressions that it looks at, and the partitions.
  public init(
    by strategy: Strategy,
    _ keys: any IndexKeyConvertible...,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column,
    @PartitionBuilder partitions: () -> [Partition] = { [] }
  ) {
    attributes = ElementAttributes(nil, fileID, line, column)
    self.strategy = strategy
    self.keys = keys.map(\.indexKey)
    self.partitions = partitions()
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.partitioned(self)]) }
}

extension Partitioned.Strategy {
  var modelValue: PartitioningDefinition.Strategy {
    switch self {
    case .range: .range
    case .list: .list
    case .hash: .hash
    case .key: .key
    case .rangeColumns: .rangeColumns
    case .listColumns: .listColumns
    }
  }
}

/// One partition of a table, and the rows that it takes.
public struct Partition: Sendable {
  let name: String
  let bound: PartitionDefinition.Bound
  /// Where it lives, if not where the table does.
  var home: String??

  /// The rows from one value, which it has, to another, which it has not. nil: without a bound on that side.
  public init(_ name: String, from lower: (any LiteralConvertible)? = nil, to upper: (any LiteralConvertible)? = nil) {
    self.name = name
    bound = .range(from: [Self.value(lower, or: .minimum)], to: [Self.value(upper, or: .maximum)])
  }

  /// The rows whose keys lie between these values, one a key.
  public init(_ name: String, from lower: [any LiteralConvertible], to upper: [any LiteralConvertible]) {
    self.name = name
    bound = .range(
      from: lower.map { Self.value($0, or: .minimum) },
      to: upper.map { Self.value($0, or: .maximum) }
    )
  }

  /// The rows whose keys lie between these values, one a key, where some are no constants. Nothing as `lower` is what
  /// MySQL has, whose ranges begin where others end.
  ///
  /// ```swift
  /// Partition("p_2026", from: [.value("2026-01-01"), .minimum], to: [.value("2027-01-01"), .maximum])
  /// ```
  public init(_ name: String, from lower: [Value], to upper: [Value]) {
    self.name = name
    bound = .range(from: lower.map(\.bound), to: upper.map(\.bound))
  }

  /// The rows that have one of these lists of values, each with one a key.
  public init(_ name: String, inRows rows: [Value]...) {
    self.name = name
    bound = .list(rows.map { $0.map(\.bound) })
  }

  /// The rows below a value that the server computes: `Partition("p0", below: "TO_DAYS('2026-01-01')")`, MySQL.
  public init(_ name: String, below expression: SQL) {
    self.name = name
    bound = .range(from: [], to: [.expression(expression.plainText)])
  }

  /// The rows that have one of these values.
  public init(_ name: String, in values: any LiteralConvertible...) {
    self.name = name
    bound = .list(values.map { [Self.value($0, or: .minimum)] })
  }

  /// The rows whose hash leaves this remainder.
  public init(_ name: String, modulus: Int, remainder: Int) {
    self.name = name
    bound = .hash(modulus: modulus, remainder: remainder)
  }

  private init(_ name: String, _ bound: PartitionDefinition.Bound) {
    self.name = name
    self.bound = bound
  }

  /// The namespace that it lives in, where that is not the table's; nil is the default one. Postgres.
  public func within(namespace: String?) -> Partition {
    var partition = self
    partition.home = .some(namespace)
    return partition
  }

  /// A value of a bound.
  public struct Value: Sendable {
    let bound: PartitionDefinition.BoundValue

    /// A constant.
    public static func value(_ value: any LiteralConvertible) -> Value {
      Value(bound: .literal(value.columnLiteral.literal))
    }

    /// What the server computes once: `TO_DAYS('2026-01-01')`.
    public static func sql(_ expression: SQL) -> Value { Value(bound: .expression(expression.plainText)) }

    /// Below all values: `MINVALUE`.
    public static var minimum: Value { Value(bound: .minimum) }

    /// Above all values: `MAXVALUE`.
    public static var maximum: Value { Value(bound: .maximum) }
  }

  /// What no other partition takes: Postgres.
  public static func `default`(_ name: String) -> Partition {
    Partition(name, PartitionDefinition.Bound.default)
  }

  private static func value(
    _ value: (any LiteralConvertible)?,
    or missing: PartitionDefinition.BoundValue
  ) -> PartitionDefinition.BoundValue {
    value.map { .literal($0.columnLiteral.literal) } ?? missing
  }
}

/// Gathers the partitions of a table; `if` and `for` work.
@resultBuilder
public enum PartitionBuilder {
  /// A partition.
  public static func buildExpression(_ partition: Partition) -> [Partition] { [partition] }

  /// The partitions, in order.
  public static func buildBlock(_ parts: [Partition]...) -> [Partition] { parts.flatMap { $0 } }

  /// `if` without `else`.
  public static func buildOptional(_ part: [Partition]?) -> [Partition] { part ?? [] }

  /// The first branch of `if … else` and `switch`.
  public static func buildEither(first part: [Partition]) -> [Partition] { part }

  /// The other branch of `if … else` and `switch`.
  public static func buildEither(second part: [Partition]) -> [Partition] { part }

  /// `for`.
  public static func buildArray(_ parts: [[Partition]]) -> [Partition] { parts.flatMap { $0 } }
}
