internal import SchemaModel

/// A database server that SQL is written for.
///
/// ```swift
/// Check("\(name) ~ '^[a-z]+$'").on(.mysql, "regexp_like(\(name), '^[a-z]+$')")
/// Index(deletedAt).where("\(deletedAt) IS NULL").only(.postgres, .dsql)
/// ```
public enum Dialect: String, CaseIterable, Hashable, Sendable {
  /// PostgreSQL.
  case postgres
  /// MySQL. MariaDB is another database.
  case mysql
  /// Amazon Aurora DSQL.
  case dsql
}

extension Dialect {
  var modelName: DialectName {
    switch self {
    case .postgres: .postgres
    case .mysql: .mysql
    case .dsql: .dsql
    }
  }
}
