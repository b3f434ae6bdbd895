import Foundation

/// What is asked of a connection beside its URL.
package struct ConnectionOptions: Sendable {
  /// How long to wait for one host to answer, unless the URL says it.
  package var connectTimeout: Duration
  /// What the server's list of sessions shows; Postgres only.
  package var applicationName: String
  /// Asked, on the connection's thread, when the server wants a password and none was given anywhere.
  ///
  /// Its argument is whose password: `alice at db.example.com`. Nil ends the attempt.
  package var passwordPrompt: (@Sendable (String) -> Secret?)?
  /// How long a DSQL cluster keeps a connection: an hour (facts of DSQL, section 5). Shorter in tests.
  package var clusterLifetime = Duration.seconds(3_600)
  /// Whether the server keeps the plans of what is asked again and again. Not through a pool, where another session may
  /// answer next, which has none of them.
  package var keepsPlans = false
  /// The variables that stand in for what the URL does not say.
  package var environment: [String: String]

  package init(
    connectTimeout: Duration = .seconds(10),
    applicationName: String = "cairn",
    passwordPrompt: (@Sendable (String) -> Secret?)? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.connectTimeout = connectTimeout
    self.applicationName = applicationName
    self.passwordPrompt = passwordPrompt
    self.environment = environment
  }
}
