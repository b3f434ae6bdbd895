package import DatabaseDrivers
package import MigrationFiles
package import SQLDialects

/// How one kind of server wants migrations to be run and recorded.
///
/// Everything else here talks to this protocol and never asks which server it has.
package protocol ServerRules: Sendable {
  /// How its files are read.
  var dialect: any SQLDialect { get }

  /// How the tracking table is read and written.
  var tracking: TrackingStatements { get set }

  /// Asks for the schema or database in which a session that has just begun looks first.
  var homeQuery: String { get }

  /// Whether this step can stand in a transaction with the record of it. Where it cannot and this says that it can, the
  /// server's refusal is understood (`refusesTransaction`), at the price of a second try.
  func canShareTransaction(_ step: ScriptStep) -> Bool

  /// The server will not run this inside a transaction, and has done nothing of it.
  func refusesTransaction(_ error: DatabaseError) -> Bool

  /// The same again can succeed: somebody held a lock, or two transactions were in each other's way.
  func isTransient(_ error: DatabaseError) -> Bool

  /// The answer of a statement that was done already: what it creates is there, what it drops is not.
  func saysAlreadyDone(_ error: DatabaseError) -> Bool

  /// There is no table of this name.
  func saysNoTable(_ error: DatabaseError) -> Bool

  /// The table has no column of this name.
  func saysNoColumn(_ error: DatabaseError) -> Bool

  /// What of a step in which a run was stopped would take effect a second time if it ran again, without the server's
  /// saying so: `adds an index without a name`. Nil where the server says so, or where the same again does no harm.
  func secondEffect(of step: ScriptStep) -> String?

  /// Whether an earlier run left a part of the step's work, of which this makes the rest; the step is done then. Asked in
  /// front of a step of a hand-written file.
  func completes(_ step: ScriptStep, on connection: isolated any DatabaseConnection) throws -> Bool

  /// Before a step of a hand-written file: limits, and what a broken try of it left. What it answers is to run behind the
  /// step, however that ends.
  func prepare(for step: ScriptStep, on connection: isolated any DatabaseConnection) throws -> Statement?

  /// After a statement: waits for what the server does in the background.
  func finish(
    _ statement: String,
    _ result: StatementResult,
    on connection: isolated any DatabaseConnection
  ) async throws

  /// Settings of a session in front of a file that people wrote: those with which it began, and bounded waits for locks,
  /// so that no statement queues for long in front of the application's own traffic. What is generated says its own.
  func begin(on connection: isolated any DatabaseConnection) throws

  /// What asks another session how far the statement of this one is: a row of phase, done and total. Nil where the server
  /// does not tell.
  func progress(ofSession session: Int, on server: ServerIdentity) -> Statement?

  /// The lock that one run at a time holds.
  var lock: any RunLock { get }
}

/// What keeps two runs on one database apart.
package protocol RunLock: Sendable {
  /// It is a row, and so wants the tables of migration 0000 first.
  var needsTables: Bool { get }

  /// How often it is renewed while a step runs: well before it would end. Nil when it lasts as long as its session.
  var renewalInterval: Duration? { get }

  /// Takes it if it is free, at once.
  func tryAcquire(on connection: isolated any DatabaseConnection) throws -> Bool

  /// Who holds it, as far as the server tells: `cairn, since 12:34, pid 71`.
  func holder(on connection: isolated any DatabaseConnection) throws -> String?

  /// Confirms that it is still held, and for how long; called before each step, and in its transaction, which then cannot
  /// end well when another run took the lock meanwhile.
  func renew(on connection: isolated any DatabaseConnection) throws

  func release(on connection: isolated any DatabaseConnection) throws
}

extension RunLock {
  package var needsTables: Bool { false }
  package var renewalInterval: Duration? { nil }
  package func renew(on connection: isolated any DatabaseConnection) throws {}
}

extension ServerRules {
  package func secondEffect(of step: ScriptStep) -> String? { nil }

  package func completes(_ step: ScriptStep, on connection: isolated any DatabaseConnection) throws -> Bool { false }

  package func prepare(for step: ScriptStep, on connection: isolated any DatabaseConnection) throws -> Statement? {
    nil
  }

  package func finish(
    _ statement: String,
    _ result: StatementResult,
    on connection: isolated any DatabaseConnection
  ) async throws {}

  package func progress(ofSession session: Int, on server: ServerIdentity) -> Statement? { nil }

  package func begin(on connection: isolated any DatabaseConnection) throws {}

  /// When the server refuses this step of a hand-written file, nothing of it is left.
  func isAllOrNothing(_ step: ScriptStep) -> Bool {
    guard !step.repeatsUntilNoRowChanges else { return false }
    // A routine may commit, and an index that is built beside the traffic is left invalid.
    let mayLeavePart = step.statements.contains { statement in
      let words = statement.words(12)
      return ["CALL", "DO"].contains(words.first) || words.contains("ASYNC")
    }
    if mayLeavePart { return false }
    if canShareTransaction(step), dialect.hasTransactionalDDL || step.isDataOnly { return true }
    return !dialect.hasTransactionalDDL && step.statements.count == 1
  }
}

extension ServerIdentity {
  /// The one place where a server's name becomes its rules.
  package func rules(_ options: RunOptions) -> any ServerRules {
    switch product {
    case .postgres: PostgresRules()
    case .mysql: MySQLRules()
    case .dsql: DSQLRules(leaseDuration: options.leaseDuration)
    }
  }
}
