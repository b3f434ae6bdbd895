import DatabaseDrivers

/// A connection for one thing that is tried: nothing of its session is left for the next.
struct ProofSession {
  let database: DatabaseURL

  init(_ database: DatabaseURL) {
    self.database = database
  }

  func use<Result: Sendable>(
    _ body: (isolated any DatabaseConnection) async throws -> Result
  ) async throws -> Result {
    let connection = try await DatabaseDrivers.connect(database)
    do {
      let result = try await body(connection)
      await connection.close()
      return result
    } catch {
      await connection.close()
      throw error
    }
  }
}
