/// Why the work with a database failed, with everything that the server said.
package struct DatabaseError: Error, Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// The server refused or could not do it.
    case server
    /// The connection broke, before or while something was asked.
    case connectionLost
    case cannotConnect
    /// `DatabaseConnection.cancel` was called, and the server stopped the statement.
    case cancelled
    /// Asked for what is not possible: a wrong URL, a NUL in a statement, a connection that was closed.
    case usage
  }

  package var kind: Kind
  package var message: String

  /// Five characters, from both Postgres and MySQL.
  package var sqlState: String?
  /// MySQL's error number; from 2000 to 2999 they are the client library's own.
  package var number: Int?
  package var severity: String?
  package var detail: String?
  package var hint: String?
  /// Where in the statement: how many Unicode scalars stand before the place.
  package var position: Int?
  /// Postgres' call stack of functions and DO blocks, with the query inside it that failed.
  package var context: String?
  package var schema: String?
  package var table: String?
  package var column: String?
  package var type: String?
  package var constraint: String?
  /// Which statement of a pipeline failed, from 0.
  package var statementIndex: Int?

  /// False when nobody can tell from here whether the statement took effect: the connection broke while it ran, or at COMMIT.
  package var outcomeIsKnown = true

  package init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }
}

extension DatabaseError: CustomStringConvertible {
  /// What, where, what to do; the place in the statement is the caller's to show.
  package var description: String {
    var lines = ["\(message)\(codes)"]
    let objects = [
      ("schema", schema), ("table", table), ("column", column), ("type", type), ("constraint", constraint),
    ]
    .compactMap { word, name in name.map { "\(word) \($0)" } }
    if !objects.isEmpty { lines.append("where: \(objects.joined(separator: ", "))") }
    if let detail { lines.append("detail: \(detail)") }
    if let context { lines.append("context: \(context)") }
    if !outcomeIsKnown { lines.append("unknown: whether the statement took effect") }
    if let hint { lines.append("hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  private var codes: String {
    let codes = [sqlState.map { "SQLSTATE \($0)" }, number.map { "error \($0)" }].compactMap(\.self)
    return codes.isEmpty ? "" : " (\(codes.joined(separator: ", ")))"
  }
}

extension DatabaseError {
  /// Where in the statement, if the server said so.
  package func place(in statement: String) -> String.Index? {
    guard let position else { return nil }
    return statement.unicodeScalars.index(
      statement.startIndex,
      offsetBy: position,
      limitedBy: statement.endIndex
    )
  }
}
