import Foundation

/// Where a database is, as people write it.
///
///     postgres://alice@db.example.com:5432/library?sslmode=verify-full
///     postgres:///library?host=/run/postgresql           a unix socket; so is postgres://%2Frun%2Fpostgresql/library
///     postgres://one:5432,two:5433/library?target_session_attrs=read-write
///     postgres:///?service=library                       a service of libpq
///     mysql://alice@db.example.com/library?ssl-mode=VERIFY_IDENTITY&ssl-ca=/etc/ca.pem
///     mysql://root@%2Frun%2Fmysqld%2Fmysqld.sock/library
///     dsql://CLUSTER.dsql.eu-west-1.on.aws/postgres?user=admin
///
/// Its description is safe to print: the password in it is blotted out.
package struct DatabaseURL: Sendable, Equatable {
  package enum Engine: String, Sendable {
    case postgres, mysql, dsql
  }

  package let engine: Engine
  /// The whole text, password included: what libpq parses by itself.
  let text: Secret
  let parts: URLParts

  /// - Throws: `DatabaseError` of kind `.usage`, whose message never holds the text: it may hold a password.
  package init(_ text: String) throws {
    guard let colon = text.range(of: "://") else {
      throw DatabaseError(.usage, "this is no database URL", hint: Self.forms)
    }
    switch text[..<colon.lowerBound].lowercased() {
    case "postgres", "postgresql": engine = .postgres
    case "mysql": engine = .mysql
    case "dsql": engine = .dsql
    case let scheme where scheme.allSatisfy({ $0.isLetter || "+-.".contains($0) }):
      throw DatabaseError(.usage, "'\(scheme)://' is no database that cairn knows", hint: Self.forms)
    default:
      throw DatabaseError(.usage, "this is no database URL", hint: Self.forms)
    }
    let rest = text[colon.upperBound...]
    parts = try URLParts(rest)
    // libpq knows the scheme in small letters only.
    self.text = Secret("\(engine.rawValue)://\(rest)")
  }

  /// The name of the database; nil where the URL leaves it to the library.
  package var database: String? {
    let name = PercentEncoding.decoded(parts.database)
    return name?.isEmpty == false ? name : nil
  }

  private static let forms =
    "write postgres://user@host/database, mysql://user@host/database or dsql://cluster.dsql.region.on.aws/postgres"
}

extension DatabaseURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "\(engine.rawValue)://\(parts.redacted)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}

extension DatabaseURL {
  /// The text of a library, without what is secret in this URL.
  func redacted(_ message: String) -> String {
    parts.secrets.reduce(message.replacing(text.value, with: description)) { $1.redacted(from: $0) }
  }

  func redacted(_ error: DatabaseError) -> DatabaseError {
    var error = error
    error.message = redacted(error.message)
    error.detail = error.detail.map(redacted)
    error.hint = error.hint.map(redacted)
    return error
  }
}
