#if Postgres
  import Foundation

  /// Connects to Aurora DSQL: Postgres' protocol, a signed token as password, TLS always.
  enum DSQLConnector {
    static func connect(_ url: DatabaseURL, _ options: ConnectionOptions) async throws -> PostgresConnection {
      let target = try DSQLTarget(url, options.environment)
      // From before the connection is made, so that it is rather renewed too early.
      let expiry = ContinuousClock.now.advanced(by: options.clusterLifetime)
      return try await PostgresConnector.connect(product: .dsql, expiresAt: expiry) {
        try PostgresConnector.open(target.settings(options), options)
      }
    }
  }
#endif
