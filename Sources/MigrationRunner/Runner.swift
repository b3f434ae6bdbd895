package import DatabaseDrivers
package import MigrationFiles

/// What `cairn` does with a database: it reads what was applied, applies what was not, and takes back.
package struct Runner: Sendable {
  package let source: MigrationSource
  package let connection: any DatabaseConnection
  package var options: RunOptions
  /// One value for the whole run: a lock that is a row says in it whose it is.
  let rules: any ServerRules

  package init(_ source: MigrationSource, _ connection: any DatabaseConnection, _ options: RunOptions = RunOptions()) {
    self.source = source
    self.connection = connection
    self.options = options
    rules = connection.server.rules
  }

  var context: RunContext {
    RunContext(
      rules: rules,
      retry: options.retry,
      interruption: options.interruption,
      observe: options.observe
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
    }
  }

  /// The files and the database side by side. One round trip.
  package func ledger() async throws -> MigrationLedger {
    MigrationLedger(source.heads, label: source.folder.label, rows: try await rows())
  }

  // MARK: Forward

  /// The migrations that `migrate` would apply now, read and in order.
  ///
  /// - Throws: `RunError` when the files and the database do not fit together, or a file cannot be read.
  package func planned(_ ledger: MigrationLedger) throws(RunError) -> [PlannedMigration] {
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
      let script = try source.script(of: status.head, dialect: rules.dialect)
      planned.append(PlannedMigration(status: status, script: script, label: source.label(of: status.head)))
    }
    return planned
  }

  /// Applies what is pending.
  ///
  /// - Returns: What was applied, in order.
  /// - Throws: `RunError`
  package func migrate() async throws -> [MigrationName] {
    if try planned(try await beforeAnything { try await ledger() }).isEmpty { return [] }
    return try await locked {
      // Another run may have been at work until a moment ago.
      let planned = try planned(try await beforeAnything { try await ledger() })
      for migration in planned {
        try await execute(migration) { try await $0.apply(on: connection) }
      }
      return planned.map(\.status.head.migration)
    }
  }

  /// Reads and prepares; what breaks there has changed nothing, and says so.
  func beforeAnything<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as DatabaseError {
      throw RunError(.failed, ["error: \(error)", "state: nothing was done", "next: run the same again"])
    }
  }

  func execute(
    _ migration: PlannedMigration,
    _ body: @Sendable (MigrationExecutor) async throws -> Void
  ) async throws {
    if await options.interruption.isRequested {
      throw RunError(.interrupted, ["interrupted before \(migration.label)", "next: cairn migrate"])
    }
    let executor = MigrationExecutor(
      migration.status,
      migration.script,
      label: migration.label,
      context: context,
      appliedBy: options.appliedBy
    )
    try await body(executor)
  }
}

/// A migration that is to be applied or taken back, with its file.
package struct PlannedMigration: Sendable {
  package var status: MigrationStatus
  package var script: MigrationScript
  /// The file as messages name it.
  package var label: String
}
