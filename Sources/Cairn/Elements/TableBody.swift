internal import SchemaModel

/// What a table has beside its columns, as the table's result builder gathers it.
///
/// A function can make a part of it for several tables:
///
/// ```swift
/// @TableBodyBuilder func newestFirst(_ stamps: Timestamps) -> TableBody {
///   Index(stamps.createdAt.descending)
/// }
/// ```
public struct TableBody: TableElement {
  var parts: [BodyPart]

  init(_ parts: [BodyPart]) {
    self.parts = parts
  }

  /// The body itself, as a part of another one.
  public var elements: TableBody { self }
}

enum BodyPart {
  case primaryKey(PrimaryKey)
  case unique(Unique)
  case foreignKey(ForeignKey)
  case index(Index)
  case check(Check)
  case generated(Generated)
  case comment(Comment)
  case exclude(Exclude)
  case partitioned(Partitioned)
  case attributes(TableAttributes, ElementAttributes)
  case object(any SchemaElement)
}

/// Gathers the elements of a table; `if`, `for` and functions work as they do elsewhere.
@resultBuilder
public enum TableBodyBuilder {
  /// One element, or the body that a function made.
  public static func buildExpression(_ element: some TableElement) -> TableBody {
    element.elements
  }

  /// The elements, in order.
  public static func buildBlock(_ parts: TableBody...) -> TableBody {
    TableBody(parts.flatMap(\.parts))
  }

  /// `if` without `else`.
  public static func buildOptional(_ part: TableBody?) -> TableBody {
    part ?? TableBody([])
  }

  /// The first branch of `if … else` and `switch`.
  public static func buildEither(first part: TableBody) -> TableBody {
    part
  }

  /// The other branch of `if … else` and `switch`.
  public static func buildEither(second part: TableBody) -> TableBody {
    part
  }

  /// `for`.
  public static func buildArray(_ parts: [TableBody]) -> TableBody {
    TableBody(parts.flatMap(\.parts))
  }
}
