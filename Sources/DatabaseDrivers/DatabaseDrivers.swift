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

  /// Does nothing where this build has the driver: for what costs time before it connects.
  ///
  /// - Throws: `DatabaseError` of kind `.usage`, as `connect` does.
  package static func require(_ engine: DatabaseURL.Engine) throws {
    guard present.contains(engine.trait) else { throw missing(engine) }
  }

  /// The traits of the package that this build was made with.
  private static let present: [String] = {
    var traits: [String] = []
    #if Postgres
      traits.append("Postgres")
    #endif
    #if MySQL
      traits.append("MySQL")
    #endif
    return traits
  }()

  /// The error for a driver that was left out of this build. What the build has stays in what is to be typed.
  static func missing(_ engine: DatabaseURL.Engine) -> DatabaseError {
    let traits = ["Postgres", "MySQL"].filter { present.contains($0) || $0 == engine.trait }
    let quoted = traits.map { "\"\($0)\"" }.joined(separator: ", ")
    return DatabaseError(
      .usage,
      "this build of cairn cannot reach \(engine.server): it was made without the package trait '\(engine.trait)'",
      hint: """
        build it again with swift build --product cairn --traits \(traits.joined(separator: ",")); in a package that \
        depends on cairn, write traits: [\(quoted)] at the end of its .package(…)
        """
    )
  }
}

extension DatabaseURL.Engine {
  /// The trait of the package that brings its driver.
  fileprivate var trait: String {
    switch self {
    case .postgres, .dsql: "Postgres"
    case .mysql: "MySQL"
    }
  }

  /// What people call the server.
  fileprivate var server: String {
    switch self {
    case .postgres: "Postgres"
    case .dsql: "Aurora DSQL"
    case .mysql: "MySQL"
    }
  }
}
