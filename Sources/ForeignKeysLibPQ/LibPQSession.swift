package import DatabaseDrivers
public import ForeignKeys

/// A session of the enforcer on a connection through libpq, which waits on a thread of its own.
///
///     let session = try await LibPQSession.connect("postgres://app@localhost/library")
///     try await session.withTransaction { unit in … }
///
/// One transaction at a time: a server holds as many sessions as it wants transactions at once.
public final class LibPQSession: SQLSession {
  private let connection: any DatabaseConnection

  package init(_ connection: any DatabaseConnection) { self.connection = connection }

  /// Connects to Postgres (`postgres://…`) or Aurora DSQL (`dsql://cluster-endpoint`).
  ///
  /// - Throws: `SessionError`
  public static func connect(_ url: String) async throws -> LibPQSession {
    do {
      return LibPQSession(try await DatabaseDrivers.connect(DatabaseURL(url)))
    } catch let error as DatabaseError {
      throw SessionError(sqlState: error.sqlState, message: error.description)
    }
  }

  /// Runs one statement on the connection's own thread.
  ///
  /// - Throws: `SessionError`
  public func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    do {
      return try await connection.query(sql, parameters.map { $0.map(DatabaseValue.text) ?? .null }).map { row in
        row.values.map(\.text)
      }
    } catch let error as DatabaseError {
      throw SessionError(sqlState: error.outcomeIsKnown ? error.sqlState : nil, message: error.description)
    }
  }

  /// The server's answer, if there was one.
  public func sqlState(of error: any Error) -> String? { (error as? SessionError)?.sqlState }

  /// Ends the connection; a transaction that is open is rolled back by the server.
  public func close() async { await connection.close() }
}

/// What the server or the connection answered.
public struct SessionError: Error, Sendable {
  /// Nil when it did not come from the server.
  public var sqlState: String?
  /// What was said, and what is known of it.
  public var message: String
}

extension SessionError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
