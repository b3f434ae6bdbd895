import DatabaseDrivers
import MigrationFiles

extension Runner {
  /// Does something while no other run works on the database. The runner that the body gets knows where the record is,
  /// whatever the files make of the session.
  func locked<Result: Sendable>(_ body: @Sendable (Runner) async throws -> Result) async throws -> Result {
    let interruption = options.interruption
    interruption.watch(connection)
    defer { interruption.watch(nil) }
    do {
      if interruption.isRequested { throw Self.interruptedAtOnce }
      var runner = self
      runner.rules.tracking.home = try await beforeAnything {
        try await connection.query(rules.homeQuery).first?[0].text
      }
      if rules.lock.needsTables { try await prepareTables() }
      try await beforeAnything { try await acquire() }
      return try await runner.holdingLock(body)
    } catch let error as DatabaseError where error.kind == .cancelled && interruption.isRequested {
      // What a migration was broken off in says more; this was between them.
      throw Self.interruptedAtOnce
    }
  }

  private func holdingLock<Result: Sendable>(_ body: @Sendable (Runner) async throws -> Result) async throws -> Result {
    let besides = workBesides()
    func end() async {
      for task in besides { task.cancel() }
      for task in besides { await task.value }
      // The lock may be called after what a file changed.
      if connections.willRunFile(isHandWritten: false, leaving: .fresh) {
        try? await beginSession(on: connections.working)
      }
      await Self.release(rules, options.interruption, on: connections.working)
      await connections.close()
    }
    do {
      try await beforeAnything { try await beginSession(on: connections.working) }
      let result = try await body(self)
      await end()
      return result
    } catch {
      await end()
      throw error
    }
  }

  /// What goes on beside the steps, through a connection of its own.
  private func workBesides() -> [Task<Void, Never>] {
    guard connections.canConnect else { return [] }
    var tasks: [Task<Void, Never>] = []
    let (rules, connections, observe) = (rules, connections, options.observe)
    if let interval = rules.lock.renewalInterval {
      let keeper = LeaseKeeper(rules: rules, connections: connections, interval: interval)
      tasks.append(Task { await keeper.run() })
    }
    if options.asksForProgress {
      tasks.append(Task { [probe] in await probe.run(rules, connections, observe) })
    }
    return tasks
  }

  /// Goes on with a new connection: the server ends the old one soon.
  func renewConnection() async throws {
    let new = try await connections.renew()
    options.interruption.watch(new)
    try await beginSession(on: new)
  }

  /// Gives the session the settings with which it began, in front of a file.
  func beginSession(before label: String, on connection: isolated any DatabaseConnection) throws {
    do {
      try beginSession(on: connection)
    } catch let error as DatabaseError where error.kind != .cancelled {
      throw RunError(
        .failed,
        ["\(label): error: \(error)", "state: nothing of it was done", "next: run the same again"]
      )
    }
  }

  /// Gives the session the settings with which it began.
  func beginSession(on connection: isolated any DatabaseConnection) throws {
    try rules.begin(on: connection)
  }

  private static func release(
    _ rules: any ServerRules,
    _ interruption: Interruption,
    on connection: isolated any DatabaseConnection
  ) {
    // A session that is gone holds nothing, and what went wrong before matters more.
    try? interruption.shielding { try rules.lock.release(on: connection) }
  }

  private static let interruptedAtOnce = RunError(
    .interrupted,
    ["interrupted", "state: nothing was done", "next: run the same again"]
  )

  private static func tryAcquire(_ rules: any ServerRules, on connection: isolated any DatabaseConnection) throws
    -> Bool
  {
    try rules.lock.tryAcquire(on: connection)
  }

  private static func holder(_ rules: any ServerRules, on connection: isolated any DatabaseConnection) -> String? {
    try? rules.lock.holder(on: connection)
  }

  private func acquire() async throws {
    let end = ContinuousClock.now.advanced(by: options.lockTimeout)
    var attempt = 1
    while try await !Self.tryAcquire(rules, on: connection) {
      let holder = await Self.holder(rules, on: connection)
      if attempt == 1 { options.observe(.waitingForLock(holder: holder)) }
      guard ContinuousClock.now < end else {
        throw RunError(
          .locked,
          [
            "error: another run of cairn has this database\(holder.map { " (\($0))" } ?? "")",
            "state: nothing was done",
            "next: wait for it, or give more time: --lock-timeout SECONDS",
          ]
        )
      }
      if options.interruption.isRequested { throw Self.interruptedAtOnce }
      let pause = RetryPolicy(firstPause: .milliseconds(100), longestPause: .seconds(2)).pause(after: attempt)
      await options.interruption.pause(for: min(pause, ContinuousClock.now.duration(to: end)))
      attempt += 1
    }
  }

  /// The statements of migration 0000, which can run again at any time.
  func prepareTables() async throws {
    guard try await rows().isEmpty, let first = source.heads.first, first.migration.number == 0 else { return }
    let script = try source.script(of: first, dialect: rules.dialect)
    let migration = MigrationStatus(head: first, state: .pending, row: nil)
    var context = context
    context.holdsLock = false
    context.renewsConnection = false
    let executor = MigrationExecutor(migration, script, label: source.label(of: first), context: context, appliedBy: "")
    try await executor.prepareTables(on: connection)
  }
}
