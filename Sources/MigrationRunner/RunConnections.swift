package import DatabaseDrivers

/// Makes another connection to the same database.
package typealias Reconnect = @Sendable () async throws -> any DatabaseConnection

/// The connections of a run: the one that works, and a second one for what must not wait until a statement is done.
actor RunConnections {
  /// What is asked between two files, on the thread of a connection, which waits for nobody.
  private nonisolated let state: Locked<(working: any DatabaseConnection, session: SessionState)>
  private let first: any DatabaseConnection
  private let connect: Reconnect?
  private var second: Task<any DatabaseConnection, any Error>?

  init(_ connection: any DatabaseConnection, _ connect: Reconnect?) {
    state = Locked((connection, .fresh))
    first = connection
    self.connect = connect
  }

  nonisolated var working: any DatabaseConnection { state.withLock(\.working) }

  nonisolated var canConnect: Bool { connect != nil }

  /// Takes note that a file is about to run, and what it leaves.
  ///
  /// - Returns: Whether the session may have settings, of a file in front, that this one should not meet.
  nonisolated func willRunFile(isHandWritten: Bool, leaving next: SessionState) -> Bool {
    state.withLock { state in
      let isDue = state.session == .changed || (state.session == .generated && isHandWritten)
      if isDue || next != .fresh { state.session = next }
      return isDue
    }
  }

  /// A connection beside the one that works, made when it is first asked for.
  ///
  /// - Throws: `DatabaseError`
  func beside() async throws -> any DatabaseConnection {
    guard let connect else { throw DatabaseError(.usage, "there is no way to a second connection") }
    if let second {
      let connection = try await second.value
      if await connection.isAlive, !connection.needsRenewal { return connection }
      await connection.close()
    }
    let opening = Task { try await connect() }
    second = opening
    return try await opening.value
  }

  /// Puts a new connection in the place of one that the server will soon end.
  ///
  /// - Throws: `DatabaseError`
  func renew() async throws -> any DatabaseConnection {
    guard let connect else { return working }
    let new = try await connect()
    if working !== first { await working.close() }
    state.withLock { $0 = (new, .fresh) }
    return new
  }

  /// Ends those that were made here; the first is its maker's.
  func close() async {
    if working !== first { await working.close() }
    if let connection = try? await second?.value { await connection.close() }
    state.withLock { $0 = (first, .fresh) }
    second = nil
  }
}

/// What the files that ran have made of a session's settings.
enum SessionState {
  /// As the run made them.
  case fresh
  /// What a generated file sets, it takes back to what the server says.
  case generated
  /// Whatever somebody wrote.
  case changed
}
