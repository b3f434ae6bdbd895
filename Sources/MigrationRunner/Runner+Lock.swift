import DatabaseDrivers
import MigrationFiles

extension Runner {
  /// Does something while no other run works on the database.
  func locked<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
    let (connection, rules) = (connection, rules)
    await options.interruption.watch(connection)
    if rules.lock.needsTables { try await prepareTables() }
    try await beforeAnything { try await acquire() }
    do {
      try await beforeAnything { try await Self.begin(rules, on: connection) }
      let result = try await body()
      await Self.release(rules, on: connection)
      return result
    } catch {
      await Self.release(rules, on: connection)
      throw error
    }
  }

  private static func begin(_ rules: any ServerRules, on connection: isolated any DatabaseConnection) throws {
    try rules.begin(on: connection)
    try rules.limitLockWaits(on: connection)
  }

  private static func release(_ rules: any ServerRules, on connection: isolated any DatabaseConnection) {
    // A session that is gone holds nothing, and what went wrong before matters more.
    try? rules.lock.release(on: connection)
  }

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
      if await options.interruption.isRequested { throw RunError(.interrupted, "interrupted; nothing was done") }
      let pause = RetryPolicy(firstPause: .milliseconds(100), longestPause: .seconds(2)).pause(after: attempt)
      try await Task.sleep(for: min(pause, ContinuousClock.now.duration(to: end)))
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
    let executor = MigrationExecutor(migration, script, label: source.label(of: first), context: context, appliedBy: "")
    try await executor.prepareTables(on: connection)
  }
}
