import DatabaseDrivers

/// Renews a lock that ends by itself, through a second connection, while a step takes its time.
struct LeaseKeeper {
  let rules: any ServerRules
  let connections: RunConnections
  let interval: Duration

  /// Renews until it is cancelled, or until the lock is another run's: this run finds that out at its next step.
  func run() async {
    while true {
      do {
        try await Task.sleep(for: interval)
      } catch {
        return
      }
      do {
        try await Self.renew(rules, on: connections.beside())
      } catch let error as DatabaseError where error.kind == .usage {
        return
      } catch {
        // Another transaction was in the way, or the connection broke: there is time for another try.
      }
    }
  }

  private static func renew(_ rules: any ServerRules, on connection: isolated any DatabaseConnection) throws {
    try rules.lock.renew(on: connection)
  }
}
