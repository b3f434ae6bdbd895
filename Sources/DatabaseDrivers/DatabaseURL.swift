import Foundation

/// Where a database is, as people write it: `postgres://…`, `mysql://…`, `dsql://…`.
///
/// Its description is safe to print: without the password.
package struct DatabaseURL: Sendable, Equatable {
  package enum Engine: String, Sendable {
    case postgres, mysql, dsql
  }

  package let engine: Engine
  /// The whole text, password included.
  let text: Secret

  /// - Throws: `DatabaseError` of kind `.usage`, without the text: it may hold a password.
  package init(_ text: String) throws {
    guard let colon = text.range(of: "://") else {
      throw DatabaseError(.usage, "this is no database URL", hint: Self.forms)
    }
    switch text[..<colon.lowerBound] {
    case "postgres", "postgresql": engine = .postgres
    case "mysql": engine = .mysql
    case "dsql": engine = .dsql
    case let scheme:
      throw DatabaseError(.usage, "'\(scheme)://' is no database that cairn knows", hint: Self.forms)
    }
    self.text = Secret(text)
  }

  private static let forms =
    "write postgres://user@host:port/database, mysql://user@host:port/database or dsql://cluster.dsql.region.on.aws/postgres"
}
