internal import SchemaModel

/// SQL of the author's, in which only columns, tables and other objects may be interpolated.
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
    /// A column of a table that is known by its type.
    case tableColumn(any Table.Type, any AnyKeyPath & Sendable)
    case table(any Table.Type)
    case object(ObjectName)
    case objectColumn(String, ObjectName)
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

    /// Adds a column of a table, where no value of the table is at hand: `\(\Users.email)`.
    public mutating func appendInterpolation<T: Table, Value, Nullability, Defaulting>(
      _ keyPath: any KeyPath<T, Column<Value, Nullability, Defaulting>> & Sendable
    ) {
      segments.append(.tableColumn(T.self, keyPath))
    }

    /// Adds the name of a table: `FROM \(Users.self)`.
    public mutating func appendInterpolation<T: Table>(_ table: T.Type) {
      segments.append(.table(table))
    }

    /// Adds the name of a view, a sequence, a domain or a routine.
    public mutating func appendInterpolation(_ object: some NamedSchemaElement) {
      segments.append(.object(object.attributes.name))
    }

    /// Adds the name of an enumeration type: `\(Mood.self)`.
    public mutating func appendInterpolation<E: DatabaseEnum>(_ type: E.Type) {
      segments.append(.object(ObjectName(type.databaseName, in: type.namespace)))
    }

    /// Adds the name of an object that Swift has no value for: `\(object: "events_2026", in: "billing")`.
    public mutating func appendInterpolation(object name: String, in namespace: String? = nil) {
      segments.append(.object(ObjectName(name, in: namespace)))
    }

    /// Adds a column of such an object, as its bare name: `\(column: "day", of: "busy_days")`.
    public mutating func appendInterpolation(column: String, of name: String, in namespace: String? = nil) {
      segments.append(.objectColumn(column, ObjectName(name, in: namespace)))
    }

    /// Adds text that Swift computed. It is not quoted: it is SQL.
    public mutating func appendInterpolation(raw text: String) {
      appendLiteral(text)
    }
  }
}

extension SQL {
  /// The text without what it mentions: where nothing can be mentioned.
  var plainText: String {
    segments.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
}

extension SQL: IndexKeyConvertible {
  /// The expression as the key of an index.
  public var indexKey: IndexKey { IndexKey(target: .expression(self)) }
}
