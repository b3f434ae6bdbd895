/// One connection to the database, as the enforcer needs it: any Postgres client satisfies it in ten lines.
///
/// Values travel as text, in and out: every statement of the enforcer casts its parameters (`$1::uuid`) and what it
/// returns (`"id"::text`), so that a client needs no types of its own for them.
///
///     struct NIOSession: SQLSession {
///       let connection: PostgresNIO.PostgresConnection
///       let logger: Logger
///
///       func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
///         var bindings = PostgresBindings()
///         for parameter in parameters {
///           if let parameter { bindings.append(parameter) } else { bindings.appendNull() }
///         }
///         let rows = try await connection.query(PostgresQuery(unsafeSQL: sql, binds: bindings), logger: logger)
///         return try await rows.collect().map { row in try row.map { try $0.decode(String?.self) } }
///       }
///
///       func sqlState(of error: any Error) -> String? { (error as? PSQLError)?.serverInfo?[.sqlState] }
///     }
public protocol SQLSession: Sendable {
  /// Runs one statement with its parameters (`$1`, `$2` …) and returns its rows, none for a statement without any.
  ///
  /// - Throws: the client's own error.
  func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]]

  /// The SQLSTATE with which the server answered, `40001`; nil when the error did not come from the server, as when the
  /// connection broke: what was asked last may then have been done or not.
  func sqlState(of error: any Error) -> String?
}
