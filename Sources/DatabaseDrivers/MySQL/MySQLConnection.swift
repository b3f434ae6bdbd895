#if MySQL
  import CMySQL

  /// A connection to MySQL through libmysqlclient or libmariadb.
  actor MySQLConnection: DatabaseConnection {
    private let thread: ConnectionThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    nonisolated let server: ServerIdentity
    nonisolated var sessionID: Int { Int(cancellation.connectionID) }
    nonisolated var expiresAt: ContinuousClock.Instant? { nil }
    nonisolated let running = RunningStatement()
    private nonisolated let cancellation: MySQLCancellation

    /// Nil after `close`.
    private var handle: MySQLHandle?
    /// The last statement with parameters, which is often the next one too: the record that is written behind each step.
    private var prepared: (sql: String, statement: MySQLPreparedStatement)?
    private var noticeHandler: (@Sendable (DatabaseNotice) -> Void)?

    init(
      _ handle: MySQLHandle,
      _ server: ServerIdentity,
      _ cancellation: MySQLCancellation,
      on thread: ConnectionThread
    ) {
      self.thread = thread
      self.handle = handle
      self.server = server
      self.cancellation = cancellation
    }

    var transactionStatus: TransactionStatus {
      guard let handle, isAlive else { return .unknown }
      return cairn_mysql_in_transaction(handle.pointer) ? .inTransaction : .idle
    }

    var isAlive: Bool {
      handle?.isAlive ?? false
    }

    func execute(_ statement: String) throws -> StatementResult {
      var result = try run(statement) { handle in try MySQLTextQuery(handle).run(statement) }
      // The statement is done. If the connection breaks now, the next one says so.
      result.notices = (try? notices()) ?? []
      return result
    }

    func query(_ sql: String, _ parameters: [DatabaseValue]) throws -> [Row] {
      try run(sql) { handle in
        guard !parameters.isEmpty else { return try MySQLTextQuery(handle).run(sql).rows }
        var rows: [Row] = []
        try withPrepared(sql, on: handle) { statement in
          rows = []
          try statement.run(parameters) { rows.append($0) }
        }
        return rows
      }
    }

    func stream(_ sql: String, _ parameters: [DatabaseValue], _ row: @Sendable (Row) throws -> Void) throws {
      var refusal: (any Error)?
      do {
        try withoutActuallyEscaping(row) { row in
          try run(sql) { [running, cancellation] handle in
            try Self.read(sql, parameters, on: handle) { next in
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
        }
      } catch {
        throw refusal ?? error
      }
      if let refusal { throw refusal }
    }

    private static func read(
      _ sql: String,
      _ parameters: [DatabaseValue],
      on handle: MySQLHandle,
      _ row: @escaping (Row) -> Void
    ) throws {
      if parameters.isEmpty {
        _ = try MySQLTextQuery(handle).run(sql, row)
      } else {
        try MySQLPreparedStatement(handle, sql).run(parameters, row)
      }
    }

    func pipeline(_ statements: [Statement], answered: (Int) -> Void) throws -> [StatementResult] {
      try inTurn(statements, answered: answered)
    }

    func onNotice(_ handler: (@Sendable (DatabaseNotice) -> Void)?) {
      noticeHandler = handler
    }

    nonisolated func cancel() throws {
      try running.cancel { try cancellation.send() }
    }

    func close() {
      prepared = nil
      handle = nil
    }

    // MARK: One statement

    private func run<Result>(_ sql: String, _ work: (MySQLHandle) throws -> Result) throws -> Result {
      guard let handle else { throw DatabaseError(.usage, "the connection was closed") }
      guard handle.isAlive else {
        throw DatabaseError(.connectionLost, "the server ended the connection")
      }
      running.begin()
      defer { running.end() }
      do {
        return try work(handle)
      } catch let error as DatabaseError {
        throw error.running(sql, wasCancelled: running.end())
      }
    }

    /// ER_NEED_REPREPARE: the table's definition was dropped from the server's cache just then, and nothing was done.
    private static let preparedTooEarly = 1615

    private func withPrepared(_ sql: String, on handle: MySQLHandle, _ run: (MySQLPreparedStatement) throws -> Void)
      throws
    {
      var known = prepared?.sql == sql ? prepared?.statement : nil
      prepared = nil
      for attempt in 1... {
        let statement = try known ?? MySQLPreparedStatement(handle, sql)
        known = nil
        do {
          try run(statement)
          prepared = (sql, statement)
          return
        } catch let error as DatabaseError where error.number == Self.preparedTooEarly && attempt < 10 {}
      }
    }

    /// Asks for the warnings of the last statement, if there were any.
    private func notices() throws -> [DatabaseNotice] {
      guard let handle, mysql_warning_count(handle.pointer) > 0 else { return [] }
      let notices = try MySQLTextQuery(handle).run("SHOW WARNINGS").rows.map { row in
        DatabaseNotice(severity: row[0].text ?? "", code: row[1].text ?? "", message: row[2].text ?? "")
      }
      for notice in notices { noticeHandler?(notice) }
      return notices
    }
  }
#endif
