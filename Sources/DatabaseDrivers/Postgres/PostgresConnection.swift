#if Postgres
  import CPostgres
  import Foundation

  /// A connection to Postgres or Aurora DSQL through libpq.
  actor PostgresConnection: DatabaseConnection {
    private let thread: ConnectionThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    nonisolated let server: ServerIdentity
    nonisolated let sessionID: Int
    nonisolated let expiresAt: ContinuousClock.Instant?
    nonisolated let running = RunningStatement()
    private nonisolated let cancellation: PostgresCancellation

    /// Nil after `close`.
    private var handle: PostgresHandle?
    /// Whether it is worth asking the server to; see `restoreSettings`.
    var canLookForItsClient: Bool
    private let mayKeepPlans: Bool
    private var keepsPlans = false
    /// What the server keeps plans of, and their names.
    private var plans: [String: String] = [:]

    init(
      _ handle: PostgresHandle,
      _ server: ServerIdentity,
      _ cancellation: PostgresCancellation,
      expiresAt: ContinuousClock.Instant?,
      keepsPlans: Bool,
      on thread: ConnectionThread
    ) {
      self.thread = thread
      self.handle = handle
      self.server = server
      self.cancellation = cancellation
      self.expiresAt = expiresAt
      mayKeepPlans = keepsPlans
      canLookForItsClient = server.number >= 140_000
      sessionID = Int(PQbackendPID(handle.pointer))
    }

    var transactionStatus: TransactionStatus {
      guard let handle else { return .unknown }
      return switch PQtransactionStatus(handle.pointer) {
      case PQTRANS_IDLE: .idle
      case PQTRANS_INTRANS: .inTransaction
      case PQTRANS_INERROR: .failed
      default: .unknown
      }
    }

    var isAlive: Bool {
      guard let handle, !handle.isBad else { return false }
      return PQconsumeInput(handle.pointer) == 1 && !handle.isBad
    }

    func execute(_ statement: String) throws -> StatementResult {
      try run(statement, [])
    }

    func query(_ sql: String, _ parameters: [DatabaseValue]) throws -> [Row] {
      try run(sql, parameters).rows
    }

    func stream(_ sql: String, _ parameters: [DatabaseValue], _ row: @Sendable (Row) throws -> Void) throws {
      var refusal: (any Error)?
      do {
        try withoutActuallyEscaping(row) { row in
          _ = try run(sql, parameters, rowByRow: true) { [running, cancellation] next in
            guard refusal == nil else { return }
            do {
              try row(next)
            } catch {
              refusal = error
              // The rows that are on their way are read and forgotten; the server need not make more.
              try? running.cancel { try cancellation.send() }
            }
          }
        }
      } catch {
        throw refusal ?? error
      }
      if let refusal { throw refusal }
    }

    func onNotice(_ handler: (@Sendable (DatabaseNotice) -> Void)?) {
      handle?.onNotice = handler
    }

    nonisolated func cancel() throws {
      try running.cancel { try cancellation.send() }
    }

    func close() {
      handle = nil
    }

    /// As a connection begins.
    func pinSettings() throws {
      if let handle { try PostgresConnector.pin(handle) }
    }

    // MARK: Plans

    func keepPlans(_ keeps: Bool) { keepsPlans = keeps && mayKeepPlans }

    /// The name under which the server keeps a query's plan; nil where it keeps none.
    func plan(of sql: String, _ parameters: PostgresParameters, on handle: PostgresHandle) throws -> String? {
      guard keepsPlans, sql.hasPrefix("SELECT") else { return nil }
      if let name = plans[sql] { return name }
      let name = "cairn_\(plans.count + 1)"
      try parameters.prepare(sql, as: name, on: handle)
      plans[sql] = name
      return name
    }

    func forgetPlans() { plans = [:] }

    // MARK: One statement

    /// Sends one statement and reads all that it answers.
    private func run(
      _ sql: String,
      _ parameters: [DatabaseValue],
      rowByRow: Bool = false,
      _ row: ((Row) -> Void)? = nil
    ) throws -> StatementResult {
      let parameters = try PostgresParameters(parameters)
      let handle = try readyHandle(for: [sql])
      running.begin()
      defer { running.end() }
      let plan = try plan(of: sql, parameters, on: handle)
      guard parameters.send(sql, prepared: plan, on: handle.pointer) else { throw sendingFailed(handle) }
      if rowByRow { PQsetSingleRowMode(handle.pointer) }
      var answer = PostgresAnswer(row)
      while let result = PostgresResult(PQgetResult(handle.pointer)) {
        answer.read(result, on: handle.pointer)
      }
      answer.finish(handle, server, wasCancelled: running.end())
      return try answer.result()
    }

    /// The handle, when a statement may be sent on it.
    ///
    /// - Throws: `DatabaseError`: the outcome is known, for nothing was sent.
    func readyHandle(for statements: [String]) throws -> PostgresHandle {
      guard let handle else { throw DatabaseError(.usage, "the connection was closed") }
      for statement in statements where statement.utf8.contains(0) {
        throw DatabaseError(.usage, "the statement holds a NUL, which no statement of Postgres can")
      }
      guard isAlive else {
        throw DatabaseError(.connectionLost, "the connection is gone: \(handle.errorMessage)")
      }
      handle.notices = []
      return handle
    }

    func sendingFailed(_ handle: PostgresHandle) -> DatabaseError {
      handle.isBad
        ? DatabaseError(.connectionLost, handle.errorMessage).asConnectionLost()
        : DatabaseError(.usage, handle.errorMessage)
    }
  }
#endif
