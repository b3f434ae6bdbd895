package import DatabaseDrivers
package import MigrationFiles

/// What `cairn` does with a database: it reads what was applied, applies what was not, and takes back.
package struct Runner: Sendable {
  package let source: MigrationSource
  package let connection: any DatabaseConnection
  package var options: RunOptions
  /// One value for the whole run: a lock that is a row says in it whose it is.
  var rules: any ServerRules
  let connections: RunConnections
  let probe = ProgressProbe()

  /// Without a way to reconnect there are no figures of long steps, no lease outlasts a long step, and no run the
  /// connection that it began with.
  package init(
    _ source: MigrationSource,
    _ connection: any DatabaseConnection,
    _ options: RunOptions = RunOptions(),
    reconnect: Reconnect? = nil
  ) {
    self.source = source
    self.connection = connection
    self.options = options
    rules = connection.server.rules(options)
    connections = RunConnections(connection, reconnect)
  }

  var context: RunContext {
    RunContext(
      rules: rules,
      retry: options.retry,
      interruption: options.interruption,
      renewsConnection: connections.canConnect,
      observe: { [probe, options] event in
        probe.note(event)
        options.observe(event)
      }
    )
  }

  // MARK: Reading

  /// What the database has recorded; none when it has no table for it.
  package func rows() async throws -> [TrackingRow] {
    try await Self.rows(rules, on: connection)
  }

  static func rows(_ rules: any ServerRules, on connection: isolated any DatabaseConnection) throws -> [TrackingRow] {
    do {
      return try connection.query(rules.tracking.select).map(rules.tracking.row)
    } catch let error as DatabaseError where rules.saysNoTable(error) {
      return []
    } catch let error as DatabaseError where rules.saysNoColumn(error) {
      // Without the newest column it is the form that the table had before.
      let isOlder = (try? connection.query(rules.tracking.selectOfOlderForm)) != nil
      throw isOlder ? Self.olderForm(rules.tracking) : Self.foreignTable(error.message)
    } catch let error as ForeignTable {
      throw Self.foreignTable(error.reason)
    }
  }

  private static func foreignTable(_ reason: String) -> RunError {
    RunError(
      .failed,
      [
        "error: this database has a table schema_migrations that is not Cairn's: \(reason)",
        "state: nothing was done",
        "next: give that table another name, as Cairn needs this one; then record what the database has already: cairn "
          + "baseline NUMBER",
      ]
    )
  }

  private static func olderForm(_ tracking: TrackingStatements) -> RunError {
    RunError(
      .failed,
      [
        "error: the table schema_migrations has an older form: it lacks the column \(TrackingStatements.newestColumn)",
        "state: nothing was done",
        "next: ALTER TABLE schema_migrations ADD COLUMN \(TrackingStatements.newestColumn) integer;",
      ]
    )
  }

  /// The files and the database side by side. One round trip, and each file is read once.
  package func ledger() async throws -> MigrationLedger {
    ledger(of: try await rows())
  }

  package func ledger(of rows: [TrackingRow]) -> MigrationLedger {
    ledger(of: rows, source.folder.fileFindings(source.heads))
  }

  private func ledger(of rows: [TrackingRow], _ files: [MigrationFileError]) -> MigrationLedger {
    MigrationLedger(source.heads, label: source.folder.label, rows: rows, files: files)
  }

  // MARK: Forward

  /// The migrations that `migrate` would apply now, read and in order.
  ///
  /// - Throws: `RunError` when the files and the database do not fit together, or a file cannot be read.
  package func planned(_ ledger: MigrationLedger) throws(RunError) -> [PlannedMigration] {
    try planned(ledger, scripts: [:])
  }

  /// Scripts are what was read already.
  private func planned(
    _ ledger: MigrationLedger,
    scripts: [HistoryHead: MigrationScript]
  ) throws(RunError) -> [PlannedMigration] {
    let blocking = ledger.findings.filter { !(options.fillsGaps && $0.kind == .gap) }
    guard blocking.isEmpty else { throw RunError(.failed, blocking.map(\.line)) }
    var chosen = ledger.pending
    if let target = options.target {
      guard source.heads.contains(where: { $0.migration.number == target }) else {
        throw RunError(.undecided, "error: \(source.folder.label) has no migration \(target)")
      }
      chosen = chosen.filter { $0.head.migration.number <= target }
    }
    if let count = options.count { chosen = Array(chosen.prefix(count)) }
    var planned: [PlannedMigration] = []
    for status in chosen {
      guard !status.head.isDraft else {
        throw RunError(
          .failed,
          "\(source.label(of: status.head)): error: it is a draft, whose checksum is not taken yet; write its SQL, then "
            + "run generate-migration"
        )
      }
      let script: MigrationScript
      if let known = scripts[status.head] {
        script = known
      } else {
        script = try source.script(of: status.head, dialect: rules.dialect)
      }
      planned.append(PlannedMigration(status: status, script: script, label: source.label(of: status.head)))
    }
    return planned
  }

  /// Applies what is pending.
  ///
  /// - Returns: What was applied, in order.
  /// - Throws: `RunError`
  package func migrate() async throws -> [MigrationName] {
    let files = source.folder.fileFindings(source.heads)
    let wanted = try planned(ledger(of: try await beforeAnything { try await rows() }, files))
    if wanted.isEmpty { return [] }
    let scripts = Dictionary(wanted.map { ($0.status.head, $0.script) }) { first, _ in first }
    return try await locked { runner in
      // Another run may have been at work until a moment ago.
      let rows = try await runner.beforeAnything { try await runner.rows() }
      let planned = try runner.planned(runner.ledger(of: rows, files), scripts: scripts)
      let starts = planned.map { runner.executor($0).start }
      try await runner.execute(planned) { index, executor, connection in
        let next = index + 1 < starts.count ? starts[index + 1] : nil
        try await executor.apply(next: next, startIsRecorded: index > 0 && starts[index] != nil, on: connection)
      }
      return planned.map(\.status.head.migration)
    }
  }

  /// Reads and prepares; what breaks there has changed nothing, and says so.
  func beforeAnything<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as DatabaseError where error.kind != .cancelled {
      throw RunError(.failed, ["error: \(error)", "state: nothing was done", "next: run the same again"])
    }
  }

  /// What is done with one migration, on the thread of the connection.
  typealias Execution = @Sendable (Int, MigrationExecutor, isolated any DatabaseConnection) async throws -> Void

  /// Does something with each migration, in their order.
  func execute(_ migrations: [PlannedMigration], _ body: Execution) async throws {
    var migrations = migrations
    var next = 0
    while next < migrations.count {
      if connections.working.needsRenewal { try await renewConnection() }
      let due: RenewalDue?
      (next, due) = try await execute(migrations, from: next, body, on: connections.working)
      guard let due else { continue }
      // It goes on with a new connection, as a run does that was stopped between two steps.
      // A doubt about a step that was not tried yet stays.
      let known = migrations[next].status.row
      let isFurther = due.row.stepsApplied > known?.stepsApplied ?? 0 || due.row.stepsReverted != nil
      migrations[next].status.row = due.row
      if isFurther { migrations[next].status.state = .failed(stepsApplied: due.row.stepsApplied, error: "") }
      try await renewConnection()
    }
  }

  /// Goes from file to file on one thread, as waking another costs as much as a small statement does.
  ///
  /// - Returns: The first that is not done, where the connection has to be made anew.
  private func execute(
    _ migrations: [PlannedMigration],
    from first: Int,
    _ body: Execution,
    on connection: isolated any DatabaseConnection
  ) async throws -> (next: Int, due: RenewalDue?) {
    for index in first..<migrations.count {
      if index > first, connection.needsRenewal { return (index, nil) }
      let migration = migrations[index]
      if options.interruption.isRequested {
        throw RunError(.interrupted, ["interrupted before \(migration.label)", "next: cairn migrate"])
      }
      // What people write may change the session, and finds none that a file in front of it changed.
      let isHandWritten = migration.status.head.isHandWritten
      let leaving: SessionState = migration.script.keepsSession ? .fresh : isHandWritten ? .changed : .generated
      if connections.willRunFile(isHandWritten: isHandWritten, leaving: leaving) {
        try beginSession(before: migration.label, on: connection)
      }
      do {
        try await body(index, executor(migration), connection)
      } catch let due as RenewalDue {
        return (index, due)
      }
    }
    return (migrations.count, nil)
  }

  private func executor(_ migration: PlannedMigration) -> MigrationExecutor {
    MigrationExecutor(
      migration.status,
      migration.script,
      label: migration.label,
      context: context,
      appliedBy: options.appliedBy
    )
  }
}

/// A migration that is to be applied or taken back, with its file.
package struct PlannedMigration: Sendable {
  package var status: MigrationStatus
  package var script: MigrationScript
  /// The file as messages name it.
  package var label: String
}
