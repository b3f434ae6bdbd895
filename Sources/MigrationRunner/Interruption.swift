package import DatabaseDrivers

/// The wish to stop, which comes from a signal while a statement runs.
package actor Interruption {
  package private(set) var isRequested = false
  private var connection: (any DatabaseConnection)?

  package init() {}

  /// Whose running statement a request cancels.
  package func watch(_ connection: (any DatabaseConnection)?) {
    self.connection = connection
  }

  /// Asks the run to stop: the statement that is running is cancelled on the server.
  package func request() {
    isRequested = true
    // Without a server that can be reached the run ends by itself.
    try? connection?.cancel()
  }
}
