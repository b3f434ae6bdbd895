import DatabaseDrivers

/// Asks the server, through a second connection, how far a long step is.
final class ProgressProbe: Sendable {
  private let stepBegan = Locked<ContinuousClock.Instant?>(nil)

  /// A step that is done sooner is not asked about.
  private static let patience = Duration.seconds(1)

  func note(_ event: RunEvent) {
    switch event {
    case .stepBegan: stepBegan.withLock { $0 = .now }
    case .stepEnded, .migrationEnded: stepBegan.withLock { $0 = nil }
    default: break
    }
  }

  private var isDue: Bool {
    stepBegan.withLock { $0.map { $0.duration(to: .now) >= Self.patience } ?? false }
  }

  /// Asks again and again until it is cancelled, or until the server does not answer: nobody is told why, as what it says
  /// is only a help.
  func run(_ rules: any ServerRules, _ connections: RunConnections, _ observe: RunObserver) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(500))
      guard isDue else { continue }
      do {
        let working = connections.working
        guard let query = rules.progress(ofSession: working.sessionID, on: working.server) else { return }
        let rows = try await connections.beside().query(query.sql, query.parameters)
        if isDue, let progress = rows.first.flatMap({ StatementProgress($0) }) { observe(.stepProgress(progress)) }
      } catch {
        return
      }
    }
  }
}
