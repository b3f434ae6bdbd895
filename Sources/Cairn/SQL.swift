/// SQL of the author's, in which only columns may be interpolated.
///
/// ```swift
/// Check("\(endsAt) > \(startsAt)")                                  // CHECK ("ends_at" > "starts_at")
/// Index(SQL("lower(\(email))"))                                     // ("lower"("email"))
/// SQL("\(code) ~ '^[A-Z]'").on(.mysql, "regexp_like(\(code), '^[A-Z]')")
/// ```
///
/// A column keeps its identity: each dialect quotes its name, and it follows when the column is renamed.
/// The rest is what the server reads.
public struct SQL: Sendable {
  enum Segment: Sendable {
    case text(String)
    case column(ColumnDescription)
  }

  var segments: [Segment]
  var overrides: [(dialect: Dialect, segments: [Segment])] = []

  /// The expression, where the context does not say that it is one.
  public init(_ sql: SQL) {
    self = sql
  }

  /// Another text for one dialect.
  public func on(_ dialect: Dialect, _ sql: SQL) -> SQL {
    var result = self
    result.overrides.append((dialect, sql.segments))
    return result
  }

  func on(_ dialects: KeyValuePairs<Dialect, SQL>) -> SQL {
    dialects.reduce(self) { $0.on($1.key, $1.value) }
  }
}

extension SQL: ExpressibleByStringInterpolation {
  /// SQL without columns.
  public init(stringLiteral text: String) {
    segments = text.isEmpty ? [] : [.text(text)]
  }

  /// SQL with columns.
  public init(stringInterpolation interpolation: StringInterpolation) {
    segments = interpolation.segments
  }

  /// Gathers the text and the columns of an interpolation.
  public struct StringInterpolation: StringInterpolationProtocol {
    var segments: [Segment] = []

    /// Makes room for the segments.
    public init(literalCapacity: Int, interpolationCount: Int) {
      segments.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds text.
    public mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { segments.append(.text(text)) }
    }

    /// Adds a column.
    public mutating func appendInterpolation<Value, Nullability, Defaulting>(
      _ column: Column<Value, Nullability, Defaulting>
    ) {
      segments.append(.column(column.columnDescription))
    }

    /// Adds text that Swift computed. It is not quoted: it is SQL.
    public mutating func appendInterpolation(raw text: String) {
      appendLiteral(text)
    }
  }
}

extension SQL: IndexKeyConvertible {
  /// The expression as the key of an index.
  public var indexKey: IndexKey { IndexKey(target: .expression(self)) }
}
