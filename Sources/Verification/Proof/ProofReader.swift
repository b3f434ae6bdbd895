import DatabaseDrivers

/// One connection for all that is only read in a database: on a new one the server would plan every query anew.
actor ProofReader {
  private var open: (database: DatabaseURL, connection: any DatabaseConnection)?

  func read<Result: Sendable>(
    _ database: DatabaseURL,
    _ body: @Sendable (isolated any DatabaseConnection) throws -> Result
  ) async throws -> Result {
    if let open, open.database != database { await close() }
    if open == nil { open = (database, try await DatabaseDrivers.connect(database)) }
    guard let connection = open?.connection else { throw CancellationError() }
    return try await body(connection)
  }

  func close() async {
    await open?.connection.close()
    open = nil
  }
}
