/// The way to a database.
package enum DatabaseDrivers {
  /// Connects, and makes the session one whose settings do not depend on the server's or the user's configuration.
  ///
  /// - Throws: `DatabaseError`: `.cannotConnect`, or `.usage` for a URL that is wrong or whose driver was left out of this build.
  package static func connect(
    _ url: DatabaseURL,
    options: ConnectionOptions = ConnectionOptions()
  ) async throws -> any DatabaseConnection {
    switch url.engine {
    #if Postgres
      case .postgres: return try await PostgresConnector.connect(url, options)
      case .dsql: return try await DSQLConnector.connect(url, options)
    #endif
    #if MySQL
      case .mysql: return try await MySQLConnector.connect(url, options)
    #endif
    #if !Postgres || !MySQL
      default: throw missing(url.engine)
    #endif
    }
  }

  /// The error for a driver that was left out of this build.
  static func missing(_ engine: DatabaseURL.Engine) -> DatabaseError {
    let (name, trait) =
      switch engine {
      case .postgres: ("Postgres", "Postgres")
      case .dsql: ("Aurora DSQL", "Postgres")
      case .mysql: ("MySQL", "MySQL")
      }
    return DatabaseError(
      .usage,
      "this build of cairn cannot reach \(name): it was made without the package trait '\(trait)'",
      hint: "build it with the trait, which is on by default: swift build --product cairn --traits Postgres,MySQL"
    )
  }
}
