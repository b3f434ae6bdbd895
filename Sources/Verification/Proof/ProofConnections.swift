import DatabaseDrivers

/// The connections to the database in which migrations are tried.
struct ProofConnections: Sendable {
  private let reading = KeptConnection(keepsPlans: true)
  private let session = KeptConnection(keepsPlans: false)

  /// Through one connection for all that is only read: on a new one the server would plan every query anew.
  func read<Result: Sendable>(
    _ database: DatabaseURL,
    _ body: @Sendable (isolated any DatabaseConnection) throws -> Result
  ) async throws -> Result {
    try await body(reading.connection(to: database))
  }

  /// In a session in which nothing is left of another: in that of before, where the server makes it as new. What people
  /// wrote gets a new one, and so does what runs behind it, as it may change what sessions begin with.
  func use<Result: Sendable>(
    _ database: DatabaseURL,
    isHandWritten: Bool,
    _ body: @Sendable (isolated any DatabaseConnection) async throws -> Result
  ) async throws -> Result {
    if isHandWritten { await session.close() }
    do {
      let result = try await body(session.connection(to: database))
      await session.endUse(closing: isHandWritten)
      return result
    } catch {
      await session.close()
      throw error
    }
  }

  func close() async {
    await reading.close()
    await session.close()
  }
}

/// A connection that stays for the next who wants one to the same database.
private actor KeptConnection {
  private var open: (database: DatabaseURL, connection: any DatabaseConnection)?
  private var options = ConnectionOptions()

  init(keepsPlans: Bool) {
    options.keepsPlans = keepsPlans
  }

  func connection(to database: DatabaseURL) async throws -> any DatabaseConnection {
    if let open, open.database == database { return open.connection }
    await close()
    let connection = try await DatabaseDrivers.connect(database, options: options)
    open = (database, connection)
    return connection
  }

  /// Leaves nothing of the session for the next use of it.
  func endUse(closing: Bool) async {
    guard !closing, let connection = open?.connection, (try? await connection.discardSession()) == true else {
      return await close()
    }
  }

  func close() async {
    await open?.connection.close()
    open = nil
  }
}
