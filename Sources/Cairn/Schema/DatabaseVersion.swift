internal import SchemaModel

/// The version of a server, written as `14` or as `"8.4"`.
///
/// ```swift
/// .postgres(from: 14)    // the SQL runs on Postgres 14 and later
/// .mysql(from: "8.4")    // the SQL runs on MySQL 8.4 and later
/// ```
public struct DatabaseVersion: Hashable, Sendable {
  let text: String

  /// Nil when the text is no version.
  var modelVersion: ServerVersion? { ServerVersion(text) }
}

extension DatabaseVersion: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A version without a dot: `14`.
  public init(integerLiteral value: Int) {
    text = String(value)
  }

  /// A version with dots: `"8.4"`, `"8.0.29"`.
  public init(stringLiteral value: String) {
    text = value
  }
}
